package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrashcanTest {
    private static final int TEN_MILLION = 10_000_000;

    private long state;

    @BeforeEach
    void newHeap() {
        Heap.current = new Heap(new HeapHooks());
        Heap.current.setEnabled(false);
        Toy.LOG.clear();
        Link.freed = 0;
    }

    private int rnd(int n) {
        state = state * 1103515245L + 12345 & 0x7fffffff;
        return (int) ((state >> 8) % n);
    }

    /** What {@code deep.py} does, whose output is CPython's. */
    private String run(int seed) {
        List<String> log = Toy.LOG;
        state = seed * 7919L + 17;
        log.clear();
        List<Toy> nodes = new ArrayList<>();
        nodes.add(node(0));
        for (int i = 1; i < 200 + seed * 10; i++) {
            Toy node = node(i);
            Toy parent = nodes.get(nodes.size() - 1 - rnd(Math.min(nodes.size(), 3)));
            parent.set(rnd(4), node);
            nodes.add(node);
        }
        log.add("built");
        Toy root = Toy.ref(nodes.getFirst());
        while (!nodes.isEmpty()) {
            nodes.removeLast().decref();
        }
        log.add("drop");
        root.decref();
        return String.join(" ", log);
    }

    private static Toy node(int name) {
        Toy toy = new Toy(name, 4);
        toy.finalizer = self -> Toy.LOG.add(Integer.toString(self.name));
        return toy;
    }

    @Test
    void deepTreesDieInTheOrderOfCPython() throws IOException {
        try (BufferedReader recorded = new BufferedReader(new InputStreamReader(
                TrashcanTest.class.getResourceAsStream("deep.txt"), StandardCharsets.UTF_8))) {
            int seed = 0;
            for (String expected = recorded.readLine(); expected != null; expected = recorded.readLine()) {
                assertEquals(expected, run(seed), "seed " + seed);
                seed++;
            }
            assertEquals(40, seed);
        }
    }

    @Test
    void chainOfTenMillionDiesByCount() {
        Link head = null;
        for (int i = 0; i < TEN_MILLION; i++) {
            head = new Link(head);
        }
        head.decref();
        assertEquals(TEN_MILLION, Link.freed);
        assertEquals(0, Heap.current.generationSize(0));
    }

    @Test
    void chainOfTenMillionHangingFromACycleIsCollected() {
        Link end = new Link(null);
        Link head = end;
        for (int i = 1; i < TEN_MILLION; i++) {
            head = new Link(head);
        }
        end.next = head;
        assertEquals(TEN_MILLION, Heap.current.collect(2));
        assertEquals(TEN_MILLION, Link.freed);
    }
}
