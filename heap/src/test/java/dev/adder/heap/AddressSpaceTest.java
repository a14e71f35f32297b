package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {
    /** An object without head of any size. */
    private static final class Block extends Counted {
        final long size;

        Block(long size) {
            this.size = size;
            Heap.allocated(this);
        }

        @Override
        protected void dealloc() {
            Heap.free(this);
        }

        @Override
        public long basicSizeForAddress() {
            return size;
        }
    }

    private AddressSpace space;

    @BeforeEach
    void newHeap() {
        Heap.current = new Heap(new HeapHooks());
        Heap.watchers = 0;
        Heap.current.setEnabled(false);
        space = Heap.current.addresses;
    }

    private static long addressOfTemporary(long size) {
        Block block = new Block(size);
        long address = Heap.address(block);
        block.decref();
        return address;
    }

    @Test
    void temporariesShareAnAddress() {
        assertEquals(addressOfTemporary(16), addressOfTemporary(16));
        assertEquals(addressOfTemporary(700), addressOfTemporary(700));
        assertNotEquals(addressOfTemporary(16), addressOfTemporary(32));
    }

    @Test
    void freeingMappedMemoryRaisesTheThreshold() {
        long mapped = addressOfTemporary(1 << 20);
        long inHeap = addressOfTemporary(1 << 20);
        assertNotEquals(mapped, inHeap);
        assertEquals(inHeap, addressOfTemporary(1 << 20));
        assertEquals(addressOfTemporary(1 << 26), addressOfTemporary(1 << 26));
    }

    @Test
    void unseenDeathComesFirst() {
        Block seen = new Block(48);
        Block unseen = new Block(48);
        long address = Heap.address(seen);
        seen.decref();
        unseen.decref();
        Block c = new Block(48);
        Block d = new Block(48);
        assertNotEquals(address, Heap.address(c));
        assertEquals(address, Heap.address(d));
    }

    @Test
    void freeListsKeepAddresses() {
        FreeList list = new FreeList(2);
        Block a = new Block(48);
        Block b = new Block(48);
        long atA = Heap.address(a);
        assertTrue(list.give(a));
        assertTrue(list.give(b));
        assertEquals(0, Heap.watchers);
        Block c = new Block(48);
        Block d = new Block(48);
        assertTrue(list.take(c));
        assertTrue(list.take(d));
        assertNotEquals(atA, Heap.address(c));
        assertEquals(atA, Heap.address(d));
        assertTrue(list.give(d));
        list.clear();
        assertEquals(atA, addressOfTemporary(48));
    }

    @Test
    void lastFreedIsFirstReused() {
        Block a = new Block(48);
        Block b = new Block(48);
        long atA = Heap.address(a);
        long atB = Heap.address(b);
        assertEquals(atA + 48, atB);
        a.decref();
        b.decref();
        Block c = new Block(48);
        Block d = new Block(48);
        assertEquals(atA, Heap.address(d));
        assertEquals(atB, Heap.address(c));
    }

    @Test
    void addressIsNotReusedByOneThatLivedBesideItsOwner() {
        Block a = new Block(48);
        Block beside = new Block(48);
        long address = Heap.address(a);
        a.decref();
        assertNotEquals(address, Heap.address(beside));
    }

    @Test
    void dyingObjectTakesNoAddress() {
        Toy dying = new Toy(0, 1);
        dying.finalizer = self -> {};
        Toy a = new Toy(1, 1);
        long address = Heap.address(a);
        a.decref();
        dying.decref();
        Toy b = new Toy(2, 1);
        Toy c = new Toy(3, 1);
        assertNotEquals(address, Heap.address(b));
        assertEquals(address, Heap.address(c));
    }

    @Test
    void collectableObjectsLieBehindTheirHead() {
        Toy toy = new Toy(0, 1);
        long address = Heap.address(toy);
        assertEquals(address, Heap.address(toy));
        assertSame(toy, space.objectAt(address));
        assertNull(space.objectAt(address + 8));
        assertNull(space.objectAt(address - 16));
        assertSame(toy, space.objectContaining(address - 16));
        assertSame(toy, space.objectContaining(address + 8));
        toy.decref();
        assertNull(space.objectAt(address));
        assertNull(space.objectContaining(address));
        assertNull(space.objectAt(0));
        assertNull(space.objectAt(-1));
        assertNull(space.objectAt(Long.MAX_VALUE));
    }

    @Test
    void reuseEndsWhenNobodyLooks() {
        Block a = new Block(48);
        Heap.address(a);
        a.decref();
        for (int i = 0; i <= AddressSpace.UNSEEN_LIMIT; i++) {
            new Block(48).decref();
        }
        assertEquals(0, space.claimable);
        assertEquals(addressOfTemporary(48), addressOfTemporary(48));
    }

    @Test
    void rawMemoryIsApart() {
        Set<Long> seen = new HashSet<>();
        List<Long> raw = new ArrayList<>();
        for (long size : new long[] {1, 16, 100, 512, 513, 5000, 200_000, 1 << 24}) {
            long address = space.allocateRaw(size);
            raw.add(address);
            assertTrue(seen.add(address));
            assertEquals(0, address & 15);
            assertNull(space.objectAt(address));
        }
        raw.forEach(space::freeRaw);
        assertEquals(raw.get(5), space.allocateRaw(5000));
    }

    @Test
    void liveObjectsNeverOverlap() {
        Random random = new Random(42);
        List<Block> live = new ArrayList<>();
        Map<Block, Long> known = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            if (live.size() < 3000 && random.nextInt(100) < 55 || live.isEmpty()) {
                live.add(new Block(random.nextInt(20) == 0 ? random.nextInt(300_000) : random.nextInt(600)));
            } else {
                int at = random.nextInt(live.size());
                Block block = live.set(at, live.getLast());
                live.removeLast();
                Long address = known.remove(block);
                block.decref();
                if (address != null) {
                    assertNull(space.objectAt(address));
                }
            }
            if (!live.isEmpty() && random.nextBoolean()) {
                Block block = live.get(random.nextInt(live.size()));
                long address = Heap.address(block);
                assertEquals(0, address & 15);
                Long before = known.put(block, address);
                assertTrue(before == null || before == address);
                assertSame(block, space.objectAt(address));
                assertSame(block, space.objectContaining(address + Math.max(block.size - 1, 0)));
            }
        }
        long end = 0;
        for (Map.Entry<Block, Long> entry
                : known.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
            assertFalse(entry.getValue() < end);
            end = entry.getValue() + entry.getKey().size;
        }
    }
}
