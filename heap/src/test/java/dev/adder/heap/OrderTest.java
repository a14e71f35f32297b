package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Replays the random programs of {@code order.py} on toy objects: the order of finalizers and callbacks, the numbers
 * that collections return and the order of every generation must be those that CPython 3.11 has recorded.
 */
class OrderTest {
    private static final int STEPS = 90;

    private final List<String> log = Toy.LOG;
    private final Toy[] roots = new Toy[6];
    private final ToyWeak[] wrs = new ToyWeak[4];
    private final ToyWeak.Callback callback = new ToyWeak.Callback(wr -> log.add("cb" + wr.name));
    private final List<Consumer<Toy>> finalizers = List.of(
            toy -> log.add("del" + toy.name),
            toy -> {
                log.add("back" + toy.name);
                setRoot(toy.name % 6, toy);
            },
            toy -> {
                log.add("cut" + toy.name);
                toy.set(1, null);
            });
    private final FreeList lists = new FreeList(80);
    private final Toy anyone = new Toy(0, 0);
    private final FreeList[] tuplesOfSize = {null, new FreeList(2000), new FreeList(2000)};
    private int serial;
    private long state;

    private int rnd(int n) {
        state = state * 1103515245L + 12345 & 0x7fffffff;
        return (int) ((state >> 8) % n);
    }

    private void setRoot(int at, Toy value) {
        Toy old = roots[at];
        roots[at] = Toy.ref(value);
        Counted.xdecref(old);
    }

    private void collect(int generation) {
        log.add("gc" + generation);
        log.add("=" + Heap.current.collect(generation));
        Counted last = null;
        for (int i = 0; i < 3; i++) {
            log.add("[" + i);
            last = logNames(i, last);
            log.add("]");
        }
        Counted.xdecref(last);
    }

    /**
     * The loop over a list of objects, which holds them, as does the variable of the loop: takes over its reference
     * and returns its new one.
     */
    private Counted logNames(int generation, Counted variable) {
        if (!lists.take(null)) {
            Heap.gcAlloc();
        }
        Counted[] objects = Heap.current.getObjects(generation);
        for (Counted object : objects) {
            object.incref();
        }
        Heap.gcAlloc();
        for (Counted object : objects) {
            object.incref();
            Counted.xdecref(variable);
            variable = object;
            log.add(object instanceof Toy toy ? "n" + toy.name : "w" + ((ToyWeak) object).name);
        }
        for (int i = objects.length - 1; i >= 0; i--) {
            objects[i].decref();
        }
        gcFree(lists);
        Heap.gcFree();
        return variable;
    }

    private void gcFree(FreeList list) {
        if (!list.give(anyone)) {
            Heap.gcFree();
        }
    }

    private void step() {
        int op = rnd(10);
        if (op < 3) {
            int kind = rnd(4);
            Toy node = new Toy(serial++, 4);
            node.finalizer = kind == 0 ? null : finalizers.get(kind - 1);
            setRoot(rnd(6), node);
            node.decref();
        } else if (op < 6) {
            Toy source = Toy.ref(roots[rnd(6)]);
            Toy target = Toy.ref(roots[rnd(6)]);
            int slot = rnd(4);
            if (source != null && target != null) {
                source.set(slot, target);
            }
            Counted.xdecref(source);
            Counted.xdecref(target);
        } else if (op == 6) {
            setRoot(rnd(6), null);
        } else if (op == 7) {
            Toy target = Toy.ref(roots[rnd(6)]);
            Toy holder = Toy.ref(roots[rnd(6)]);
            int place = rnd(3);
            ToyWeak wr = null;
            if (target != null && holder != null) {
                // the call's arguments are a tuple
                FreeList tuples = tuplesOfSize[place == 0 ? 1 : 2];
                if (!tuples.take(null)) {
                    Heap.gcAlloc();
                }
                wr = new ToyWeak(serial++, ToyWeak.Kind.SUBCLASS, target, place == 0 ? null : callback);
                gcFree(tuples);
                if (place < 2) {
                    setWeak(rnd(4), wr);
                } else {
                    holder.set(3, wr);
                }
            }
            Counted.xdecref(target);
            Counted.xdecref(holder);
            Counted.xdecref(wr);
        } else if (op == 8) {
            collect(rnd(3));
        } else {
            Toy holder = Toy.ref(roots[rnd(6)]);
            Toy value = null;
            if (holder != null) {
                value = Toy.ref((Toy) holder.slots[rnd(3)]);
                setRoot(rnd(6), value);
            }
            Counted.xdecref(holder);
            Counted.xdecref(value);
        }
    }

    private void setWeak(int at, ToyWeak value) {
        ToyWeak old = wrs[at];
        wrs[at] = Toy.ref(value);
        Counted.xdecref(old);
    }

    private String run(int seed, boolean automatic) {
        serial = 0;
        state = seed * 7919L + 17;
        log.clear();
        Heap.current.collect(2);
        Heap.current.setEnabled(automatic);
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        Heap.current.setEnabled(false);
        log.add("end");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < roots.length; i++) {
                setRoot(i, null);
            }
            for (int i = 0; i < wrs.length; i++) {
                setWeak(i, null);
            }
            collect(2);
        }
        return String.join(" ", log);
    }

    private void compareAll(String resource, boolean automatic) throws IOException {
        Heap.current = new Heap(new HeapHooks() {
            @Override
            public void clearFreeLists() {
                lists.clear();
                tuplesOfSize[1].clear();
                tuplesOfSize[2].clear();
            }
        });
        Heap.current.setEnabled(false);
        Heap.current.setThreshold(0, 5);
        Heap.current.setThreshold(1, 2);
        Heap.current.setThreshold(2, 1);
        try (BufferedReader recorded = new BufferedReader(new InputStreamReader(
                OrderTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            int seed = 0;
            for (String expected = recorded.readLine(); expected != null; expected = recorded.readLine()) {
                assertEquals(expected, run(seed, automatic), "seed " + seed);
                seed++;
            }
            assertEquals(150, seed);
        }
    }

    @Test
    void ordersAreThoseOfCPython() throws IOException {
        compareAll("order.txt", false);
    }

    @Test
    void automaticCollectionsComeWhenThoseOfCPythonCome() throws IOException {
        compareAll("auto.txt", true);
    }
}
