package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private final List<String> events = new ArrayList<>();
    private final List<Counted> garbage = new ArrayList<>();
    private final StringBuilder debug = new StringBuilder();
    private Heap heap;

    private final class Hooks extends HeapHooks {
        @Override
        public void collectionStarted(int generation) {
            events.add("start " + generation);
        }

        @Override
        public void collectionStopped(int generation, long collected, long uncollectable) {
            events.add("stop " + generation + " " + collected + " " + uncollectable);
        }

        @Override
        public boolean saveGarbage(Counted object) {
            object.incref();
            garbage.add(object);
            return true;
        }

        @Override
        public void writeDebug(String text) {
            debug.append(text);
        }
    }

    @BeforeEach
    void newHeap() {
        heap = new Heap(new Hooks());
        Heap.current = heap;
        heap.setEnabled(false);
        Toy.LOG.clear();
        Toy.freed = 0;
        Link.freed = 0;
    }

    private static Toy cycle(int name) {
        Toy toy = new Toy(name, 2);
        toy.set(0, toy);
        return toy;
    }

    @Test
    void cycleOfAMillionIsCollected() {
        Link end = new Link(null);
        Link head = end;
        for (int i = 1; i < 1_000_000; i++) {
            head = new Link(head);
        }
        head.incref();
        end.next = head;
        assertEquals(0, heap.collect(2));
        assertEquals(1_000_000, heap.generationSize(2));
        head.decref();
        assertEquals(1_000_000, heap.collect(2));
        assertEquals(1_000_000, Link.freed);
        assertEquals(0, heap.generationSize(2));
    }

    @Test
    void collectionsStartByThemselvesAsThresholdsSay() {
        heap.setThreshold(0, 7);
        heap.setThreshold(1, 3);
        heap.setThreshold(2, 2);
        heap.setEnabled(true);
        List<Toy> kept = new ArrayList<>();
        StringBuilder generations = new StringBuilder();
        for (int i = 0; i < 8 * 22; i++) {
            kept.add(new Toy(i, 1));
            if ((i + 1) % 8 == 0) {
                assertEquals(2, events.size(), "after " + (i + 1));
                generations.append(events.getFirst().charAt(6));
                events.clear();
            }
        }
        assertTrue(events.isEmpty());
        // the full one comes when the second generation has been collected three times
        assertEquals("0000100001000012000010", generations.toString());
        heap.setEnabled(false);
        for (Toy toy : kept) {
            toy.decref();
        }
        assertEquals(176, Toy.freed);
    }

    @Test
    void fullCollectionWaitsForAQuarterOfNewObjects() {
        List<Toy> kept = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            kept.add(new Toy(i, 1));
        }
        heap.collect(2);
        heap.setThreshold(0, 9);
        heap.setThreshold(1, 0);
        heap.setThreshold(2, 0);
        heap.setEnabled(true);
        events.clear();
        int made = 0;
        while (!events.contains("start 2")) {
            kept.add(new Toy(made++, 1));
        }
        // the second generation takes twenty each time, so 259 are pending after 13 times, and the next time is the one
        assertEquals(270, made);
        heap.setEnabled(false);
        kept.forEach(Counted::decref);
    }

    @Test
    void countsAreThoseOfCPython() {
        Toy a = new Toy(0, 1);
        Toy b = new Toy(1, 1);
        assertEquals(2, heap.count(0));
        b.decref();
        assertEquals(1, heap.count(0));
        heap.collect(0);
        assertEquals(0, heap.count(0));
        assertEquals(1, heap.count(1));
        a.decref();
        assertEquals(0, heap.count(0));
        heap.collect(1);
        assertEquals(0, heap.count(1));
        assertEquals(1, heap.count(2));
    }

    @Test
    void statsAndCallbacksAddUp() {
        cycle(0).decref();
        cycle(1).decref();
        assertEquals(2, heap.collect(0));
        assertEquals(List.of("start 0", "stop 0 2 0"), events);
        assertEquals(1, heap.stats(0).collections());
        assertEquals(2, heap.stats(0).collected());
        assertEquals(0, heap.stats(0).uncollectable());
        heap.collectNoFail();
        assertEquals(2, events.size());
        assertEquals(1, heap.stats(2).collections());
    }

    @Test
    void collectionDoesNotNest() {
        Toy toy = cycle(0);
        long[] inner = {-1};
        toy.finalizer = self -> inner[0] = heap.collect(2);
        toy.decref();
        assertEquals(1, heap.collect(2));
        assertEquals(0, inner[0]);
    }

    @Test
    void finalizerResurrectsOnce() {
        Toy toy = cycle(0);
        Toy leaf = new Toy(1, 1);
        toy.set(1, leaf);
        leaf.decref();
        Toy[] saved = new Toy[1];
        toy.finalizer = self -> {
            Toy.LOG.add("del");
            saved[0] = Toy.ref(self);
        };
        toy.decref();
        assertEquals(0, heap.collect(2));
        assertSame(toy, saved[0]);
        assertTrue(Heap.isFinalized(toy));
        assertEquals(1, toy.slots[1].refcnt);
        assertArrayEquals(new Counted[] {toy, leaf}, heap.getObjects(2));
        saved[0].decref();
        assertEquals(2, heap.collect(2));
        assertEquals(List.of("del"), Toy.LOG);
        assertEquals(2, Toy.freed);
    }

    @Test
    void resurrectedPartKeepsWhatItReachesOnly() {
        Toy a = cycle(0);
        Toy b = cycle(1);
        a.set(1, b);
        Toy[] saved = new Toy[1];
        a.finalizer = self -> saved[0] = Toy.ref((Toy) self.slots[1]);
        a.decref();
        b.decref();
        assertEquals(1, heap.collect(2));
        assertSame(b, saved[0]);
        assertEquals(2, b.refcnt);
        saved[0].decref();
        assertEquals(1, heap.collect(2));
    }

    @Test
    void legacyFinalizersMakeGarbage() {
        Toy a = cycle(0);
        a.legacy = true;
        Toy b = cycle(1);
        a.set(1, b);
        b.decref();
        Toy other = cycle(2);
        other.set(1, a);
        other.decref();
        a.decref();
        assertEquals(3, heap.collect(2));
        assertEquals("stop 2 1 2", events.getLast());
        assertEquals(List.of(a), garbage);
        assertEquals(1, heap.stats(2).collected());
        assertEquals(2, heap.stats(2).uncollectable());
        assertArrayEquals(new Counted[] {a, b}, heap.getObjects(2));
    }

    @Test
    void debugOutputIsThatOfCPython() {
        heap.setDebug(Heap.DEBUG_STATS | Heap.DEBUG_COLLECTABLE | Heap.DEBUG_UNCOLLECTABLE);
        Toy a = cycle(0);
        Toy b = cycle(1);
        b.legacy = true;
        Toy kept = new Toy(2, 1);
        String collectable = "gc: collectable <Toy 0x" + Long.toHexString(Heap.address(a)) + ">\n";
        String uncollectable = "gc: uncollectable <Toy 0x" + Long.toHexString(Heap.address(b)) + ">\n";
        a.decref();
        b.decref();
        heap.collect(1);
        String text = debug.toString();
        assertTrue(text.matches("(?s).*, \\d\\.\\d{4}s elapsed\n"), text);
        assertEquals("gc: collecting generation 1...\n"
                + "gc: objects in each generation: 3 0 0\n"
                + "gc: objects in permanent generation: 0\n"
                + collectable + uncollectable
                + "gc: done, 2 unreachable, 1 uncollectable, ", text.substring(0, text.lastIndexOf(", ") + 2));
        kept.decref();
    }

    @Test
    void saveAllKeepsEverything() {
        heap.setDebug(Heap.DEBUG_SAVEALL);
        Toy a = cycle(0);
        a.decref();
        assertEquals(1, heap.collect(2));
        assertEquals(List.of(a), garbage);
        assertEquals(2, a.refcnt);
        assertEquals(0, Toy.freed);
        assertTrue(Heap.isTracked(a));
        heap.setDebug(0);
        garbage.removeFirst().decref();
        assertEquals(1, heap.collect(2));
        assertEquals(1, Toy.freed);
    }

    @Test
    void frozenObjectsAreLeftAlone() {
        Toy a = cycle(0);
        a.decref();
        heap.freeze();
        assertEquals(1, heap.freezeCount());
        assertEquals(0, heap.count(0));
        assertEquals(0, heap.collect(2));
        heap.unfreeze();
        assertEquals(0, heap.freezeCount());
        assertEquals(1, heap.generationSize(2));
        assertEquals(1, heap.collect(2));
    }

    @Test
    void immutableContainersOfAtomsAreUntracked() {
        Toy inner = new Toy(0, 1);
        inner.immutable = true;
        Toy outer = new Toy(1, 1);
        outer.immutable = true;
        outer.set(0, inner);
        Toy holder = new Toy(2, 1);
        Toy mixed = new Toy(3, 1);
        mixed.immutable = true;
        mixed.set(0, holder);
        heap.collect(0);
        assertFalse(Heap.isTracked(inner));
        assertFalse(Heap.isTracked(outer));
        assertTrue(Heap.isTracked(mixed));
        assertArrayEquals(new Counted[] {holder, mixed}, heap.getObjects(1));
        for (Toy toy : List.of(inner, outer, holder, mixed)) {
            toy.decref();
        }
        assertEquals(4, Toy.freed);
    }

    @Test
    void referrersAndReferentsAreFound() {
        Toy a = new Toy(0, 2);
        Toy b = new Toy(1, 2);
        Toy c = new Toy(2, 2);
        a.set(0, c);
        a.set(1, c);
        b.set(1, a);
        heap.collect(0);
        Toy d = new Toy(3, 1);
        d.set(0, c);
        assertEquals(List.of(d, a), heap.getReferrers(c));
        assertEquals(List.of(b), heap.getReferrers(a, b));
        assertEquals(List.of(c, c, a), heap.getReferents(a, b, c));
        assertArrayEquals(new Counted[] {d, a, b, c}, heap.getObjects(-1));
        assertArrayEquals(new Counted[] {a, b, c}, heap.getObjects(1));
        for (Toy toy : List.of(b, a, d, c)) {
            toy.decref();
        }
        assertEquals(4, Toy.freed);
    }

    @Test
    void holesInAGenerationAreClosed() {
        List<Toy> toys = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            toys.add(new Toy(i, 1));
        }
        List<Toy> kept = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            if (i % 3 == 0) {
                kept.add(toys.get(i));
            } else {
                toys.get(i).decref();
            }
        }
        for (int i = 0; i < 5000; i++) {
            kept.add(new Toy(i, 1));
        }
        assertArrayEquals(kept.toArray(), heap.getObjects(0));
        assertEquals(0, heap.collect(1));
        assertArrayEquals(kept.toArray(), heap.getObjects(2));
        kept.forEach(Counted::decref);
        assertEquals(0, heap.generationSize(2));
    }
}
