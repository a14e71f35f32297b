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
        Link link = new Link(null);
        assertFalse(list.take(link));
        assertTrue(list.give(link));
        assertTrue(list.give(link));
        assertFalse(list.give(link));
        assertEquals(2, list.level());
        assertTrue(list.take(link));
        list.clear();
        assertFalse(list.take(link));
    }

    @Test
    void poolGivesNothingWhileSwitchedOff() {
        Heap.current = new Heap(new HeapHooks());
        Pool<Link> pool = new Pool<>(32);
        Link link = new Link(null);
        link.decref();
        pool.give(link);
        assertNull(pool.take());
    }
}
