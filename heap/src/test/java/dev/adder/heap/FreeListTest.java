package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FreeListTest {
    @Test
    void holdsUpToItsLimit() {
        FreeList list = new FreeList(2);
        assertFalse(list.take());
        assertTrue(list.give());
        assertTrue(list.give());
        assertFalse(list.give());
        assertEquals(2, list.level());
        assertTrue(list.take());
        list.clear();
        assertFalse(list.take());
    }

    @Test
    void poolGivesNothingWhileSwitchedOff() {
        Heap.current = new Heap(new HeapHooks());
        Pool<Link> pool = new Pool<>(4);
        Link link = new Link(null);
        link.decref();
        pool.give(link);
        assertNull(pool.take());
    }
}
