package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.adder.heap.ToyWeak.Callback;
import dev.adder.heap.ToyWeak.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeakReferencesTest {
    private final List<String> log = Toy.LOG;
    private final Callback callback = new Callback(wr -> log.add("cb" + wr.name));

    @BeforeEach
    void newHeap() {
        Heap.current = new Heap(new HeapHooks());
        Heap.current.setEnabled(false);
        log.clear();
        Toy.freed = 0;
    }

    private static List<Integer> names(Toy toy) {
        List<Integer> names = new ArrayList<>();
        WeakReference previous = null;
        for (WeakReference at = toy.weakReferences(); at != null; at = at.next()) {
            assertSame(previous, at.previous());
            names.add(((ToyWeak) at).name);
            previous = at;
        }
        assertEquals(names.size(), WeakReferences.count(toy));
        return names;
    }

    /** The order is the one that weakref.getweakrefs shows in CPython 3.11 for the same requests. */
    @Test
    void listHasTheOrderOfCPython() {
        Toy toy = new Toy(0, 1);
        ToyWeak first = new ToyWeak(1, Kind.PLAIN, toy, callback);
        List<ToyWeak> others = List.of(
                new ToyWeak(2, Kind.PROXY, toy, callback),
                new ToyWeak(3, Kind.SUBCLASS, toy, null),
                new ToyWeak(4, Kind.PROXY, toy, null),
                new ToyWeak(5, Kind.PLAIN, toy, callback),
                new ToyWeak(6, Kind.PLAIN, toy, null),
                new ToyWeak(7, Kind.SUBCLASS, toy, null),
                new ToyWeak(8, Kind.SUBCLASS, toy, callback),
                new ToyWeak(9, Kind.PROXY, toy, callback));
        assertEquals(List.of(6, 4, 9, 8, 7, 5, 3, 2, 1), names(toy));
        assertSame(others.get(4), WeakReferences.sharedReference(toy));
        assertSame(others.get(2), WeakReferences.sharedProxy(toy));
        first.decref();
        assertEquals(List.of(6, 4, 9, 8, 7, 5, 3, 2), names(toy));
        toy.decref();
        assertEquals(List.of("cb9", "cb8", "cb5", "cb2"), log);
        for (ToyWeak other : others) {
            assertNull(other.referent());
            assertNull(other.callback());
            other.decref();
        }
        assertEquals(1, callback.refcnt);
        assertEquals(0, Heap.current.generationSize(0));
    }

    @Test
    void noReferenceIsAliveWhenCallbacksRun() {
        Toy toy = new Toy(0, 1);
        List<ToyWeak> all = new ArrayList<>();
        Callback looking = new Callback(wr -> {
            for (ToyWeak other : all) {
                assertNull(other.referent());
            }
            log.add("looked");
        });
        for (int i = 0; i < 4; i++) {
            all.add(new ToyWeak(i, Kind.PLAIN, toy, looking));
        }
        toy.decref();
        assertEquals(List.of("looked", "looked", "looked", "looked"), log);
        all.forEach(Counted::decref);
        assertEquals(1, looking.refcnt);
    }

    @Test
    void callbackMayDropOtherReferences() {
        Toy toy = new Toy(0, 1);
        ToyWeak[] held = new ToyWeak[2];
        held[0] = new ToyWeak(0, Kind.PLAIN, toy, callback);
        held[1] = new ToyWeak(1, Kind.PLAIN, toy, new Callback(wr -> {
            log.add("drop");
            held[0].decref();
            held[1].decref();
        }));
        toy.decref();
        // the first is kept for its own call although nobody else wants it
        assertEquals(List.of("drop", "cb0"), log);
        assertEquals(0, Heap.current.generationSize(0));
    }

    @Test
    void referenceThatDiesBeforeItsReferentIsSilent() {
        Toy toy = new Toy(0, 1);
        ToyWeak weak = new ToyWeak(1, Kind.PLAIN, toy, callback);
        weak.decref();
        assertEquals(1, callback.refcnt);
        toy.decref();
        assertEquals(List.of(), log);
    }

    @Test
    void referenceFromWithinTrashIsSilent() {
        Toy toy = new Toy(0, 2);
        toy.set(0, toy);
        ToyWeak inside = new ToyWeak(1, Kind.PLAIN, toy, callback);
        toy.set(1, inside);
        inside.decref();
        ToyWeak outside = new ToyWeak(2, Kind.PLAIN, toy, callback);
        toy.decref();
        assertEquals(2, Heap.current.collect(2));
        assertEquals(List.of("cb2"), log);
        outside.decref();
        assertEquals(1, callback.refcnt);
    }

    @Test
    void weakReferenceFreedByItsCallbackCounts() {
        Toy toy = new Toy(0, 1);
        toy.set(0, toy);
        ToyWeak[] held = new ToyWeak[1];
        held[0] = new ToyWeak(1, Kind.PLAIN, toy, new Callback(wr -> held[0].decref()));
        toy.decref();
        assertEquals(2, Heap.current.collect(2));
        assertEquals(0, Heap.current.generationSize(2));
    }

    @Test
    void finalizerRunsBeforeReferencesClearByCountAndAfterInTrash() {
        Toy alone = new Toy(0, 1);
        ToyWeak toAlone = new ToyWeak(1, Kind.PLAIN, alone, null);
        alone.finalizer = self -> log.add("alone " + (toAlone.referent() == self));
        alone.decref();
        Toy cycle = new Toy(2, 1);
        cycle.set(0, cycle);
        ToyWeak toCycle = new ToyWeak(3, Kind.PLAIN, cycle, null);
        cycle.finalizer = self -> log.add("cycle " + (toCycle.referent() == self));
        cycle.decref();
        Heap.current.collect(0);
        assertEquals(List.of("alone true", "cycle false"), log);
        toAlone.decref();
        toCycle.decref();
    }
}
