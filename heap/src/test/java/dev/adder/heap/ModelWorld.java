package dev.adder.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A random program on the heap and on a model side by side. The model knows edges and roots and computes by counting and
 * by reachability what must be alive, which finalizers and callbacks must have run, and how many references there are.
 */
final class ModelWorld {
    private static final int ROOTS = 8;
    private static final int SLOTS = 3;
    /** More than there are objects: each resurrects once at most. */
    private static final int STEPS = 400;

    /** What a finalizer does. */
    private enum Finalizer { NONE, LOG, RESURRECT, RESURRECT_NEIGHBOUR, CUT, SAVE }

    /** The model of an object. */
    private static final class Cell {
        final int name;
        final Finalizer finalizer;
        final Cell[] slots = new Cell[SLOTS];
        int refcnt;
        boolean finalized;
        boolean dead;
        /** Names of live weak references with callbacks, oldest first. */
        final List<Integer> weak = new ArrayList<>();
        Toy toy;

        Cell(int name, Finalizer finalizer) {
            this.name = name;
            this.finalizer = finalizer;
        }
    }

    private final Random random;
    private final boolean countingOnly;
    private final List<Cell> cells = new ArrayList<>();
    private final Cell[] modelRoots = new Cell[ROOTS];
    private final Toy[] roots = new Toy[ROOTS];
    private final TreeMap<Integer, Cell> modelSaved = new TreeMap<>();
    private final TreeMap<Integer, Toy> saved = new TreeMap<>();
    private final List<ToyWeak> weaks = new ArrayList<>();
    private final List<Cell> weakTo = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> modelLog = new ArrayList<>();
    private final ToyWeak.Callback callback = new ToyWeak.Callback(wr -> {
        log.add("cb" + wr.name);
        called();
    });

    /** Whether a {@link StepAudit} follows, and is told wrong counts, too. */
    private boolean stepping;
    private Steps steps;

    /** @param countingOnly no cycles, but finalizers of every kind and the exact order of everything */
    ModelWorld(int seed, boolean countingOnly) {
        random = new Random(seed);
        this.countingOnly = countingOnly;
    }

    /** The same, with an audit at every step and a wrong count at some. */
    static ModelWorld stepping(int seed, boolean countingOnly) {
        ModelWorld world = new ModelWorld(seed, countingOnly);
        world.stepping = true;
        return world;
    }

    private static final class Steps extends StepAudit {
        private final ReferenceHolder[] near;

        /** @param isNear whether the audit is told to look at the roots before it searches */
        Steps(ReferenceHolder roots, boolean isNear) {
            super(roots);
            near = isNear ? new ReferenceHolder[] {roots} : new ReferenceHolder[0];
        }

        @Override
        protected void lookAtFrames() {}

        boolean step() {
            return step(near, near.length);
        }
    }

    /** The deallocator or the collector, which are native code, have called a finalizer or a callback. */
    private void called() {
        if (stepping) {
            NativeHoldings holdings = new NativeHoldings();
            assertTrue(steps.step());
            assertTrue(steps.step());
            holdings.drop();
        }
    }

    private void follow() {
        if (stepping) {
            assertTrue(steps.step());
            Cell cell = cells.isEmpty() ? null : cells.get(random.nextInt(cells.size()));
            if (cell != null && !cell.dead && random.nextInt(4) == 0) {
                cell.toy.incref();
                tells(cell);
                cell.toy.decref();
                tells(cell);
                assertTrue(steps.step());
            }
        }
    }

    /** The very next step finds that the count of {@code cell} is wrong, and nothing else. */
    private void tells(Cell cell) {
        assertFalse(steps.step());
        List<Audit.Mismatch> all = Audit.run(List.of(this::visitRoots));
        assertEquals(1, all.size());
        assertEquals(cell.toy, all.getFirst().object());
        steps.excuse();
    }

    private void setRoot(int at, Toy value) {
        Toy old = roots[at];
        roots[at] = Toy.ref(value);
        Counted.xdecref(old);
    }

    private void runFinalizer(Toy toy, Finalizer kind) {
        log.add("del" + toy.name);
        called();
        switch (kind) {
            case RESURRECT -> setRoot(toy.name % ROOTS, toy);
            case RESURRECT_NEIGHBOUR -> setRoot(toy.name % ROOTS, (Toy) toy.slots[0]);
            case CUT -> toy.set(1, null);
            case SAVE -> saved.put(toy.name, Toy.ref(toy));
            default -> { }
        }
    }

    private void modelSetRoot(int at, Cell value) {
        Cell old = modelRoots[at];
        modelRoots[at] = value;
        if (value != null) {
            value.refcnt++;
        }
        modelDecref(old);
    }

    private void modelSet(Cell cell, int slot, Cell value) {
        Cell old = cell.slots[slot];
        cell.slots[slot] = value;
        if (value != null) {
            value.refcnt++;
        }
        modelDecref(old);
    }

    private void modelDecref(Cell cell) {
        if (cell == null || --cell.refcnt != 0) {
            return;
        }
        if (cell.finalizer != Finalizer.NONE && !cell.finalized) {
            cell.refcnt = 1;
            modelFinalize(cell);
            if (--cell.refcnt != 0) {
                return;
            }
        }
        for (int i = cell.weak.size() - 1; i >= 0; i--) {
            modelLog.add("cb" + cell.weak.get(i));
        }
        cell.weak.clear();
        cell.dead = true;
        for (int i = 0; i < SLOTS; i++) {
            Cell old = cell.slots[i];
            cell.slots[i] = null;
            modelDecref(old);
        }
    }

    private void modelFinalize(Cell cell) {
        cell.finalized = true;
        modelLog.add("del" + cell.name);
        switch (cell.finalizer) {
            case RESURRECT -> modelSetRoot(cell.name % ROOTS, cell);
            case RESURRECT_NEIGHBOUR -> modelSetRoot(cell.name % ROOTS, cell.slots[0]);
            case CUT -> modelSet(cell, 1, null);
            case SAVE -> {
                modelSaved.put(cell.name, cell);
                cell.refcnt++;
            }
            default -> { }
        }
    }

    private Set<Cell> reachable() {
        Set<Cell> reached = new HashSet<>();
        Deque<Cell> waiting = new ArrayDeque<>();
        for (Cell root : modelRoots) {
            if (root != null && reached.add(root)) {
                waiting.push(root);
            }
        }
        for (Cell cell : modelSaved.values()) {
            if (reached.add(cell)) {
                waiting.push(cell);
            }
        }
        while (!waiting.isEmpty()) {
            for (Cell next : waiting.pop().slots) {
                if (next != null && reached.add(next)) {
                    waiting.push(next);
                }
            }
        }
        return reached;
    }

    /**
     * What a full collection must do to programs whose finalizers do not free anything by themselves; in which order is
     * not the model's business.
     */
    private void modelCollect() {
        Set<Cell> reached = reachable();
        List<Cell> trash = new ArrayList<>();
        for (Cell cell : cells) {
            if (!cell.dead && !reached.contains(cell)) {
                trash.add(cell);
            }
        }
        for (Cell cell : trash) {
            cell.weak.forEach(name -> modelLog.add("cb" + name));
            cell.weak.clear();
        }
        for (Cell cell : trash) {
            if (cell.finalizer != Finalizer.NONE && !cell.finalized) {
                modelFinalize(cell);
            }
        }
        reached = reachable();
        for (Cell cell : trash) {
            if (!reached.contains(cell) && !cell.dead) {
                cell.dead = true;
            }
        }
        for (Cell cell : trash) {
            for (int i = 0; cell.dead && i < SLOTS; i++) {
                Cell old = cell.slots[i];
                cell.slots[i] = null;
                if (old != null) {
                    old.refcnt--;
                }
            }
        }
    }

    private void step() {
        int at = random.nextInt(ROOTS);
        int other = random.nextInt(ROOTS);
        int slot = random.nextInt(SLOTS);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                // finalizers that free or choose between two objects make the outcome depend on order: OrderTest's matter
                Finalizer kind = random.nextInt(4) == 0 ? Finalizer.SAVE
                        : Finalizer.values()[random.nextInt(countingOnly ? 5 : 2)];
                Cell cell = new Cell(cells.size(), kind);
                cells.add(cell);
                Toy toy = new Toy(cell.name, SLOTS);
                cell.toy = toy;
                if (kind != Finalizer.NONE) {
                    toy.finalizer = self -> runFinalizer(self, kind);
                }
                cell.refcnt = 1;
                setRoot(at, toy);
                toy.decref();
                modelSetRoot(at, cell);
                modelDecref(cell);
            }
            case 3, 4, 5, 6 -> {
                boolean forward = !countingOnly
                        || modelRoots[at] != null && modelRoots[other] != null && modelRoots[at].name > modelRoots[other].name;
                if (modelRoots[at] != null && modelRoots[other] != null && forward) {
                    roots[at].set(slot, roots[other]);
                    modelSet(modelRoots[at], slot, modelRoots[other]);
                }
            }
            case 7 -> {
                if (!saved.isEmpty()) {
                    int name = saved.firstKey();
                    saved.remove(name).decref();
                    modelDecref(modelSaved.remove(name));
                }
                setRoot(at, null);
                modelSetRoot(at, null);
            }
            case 8 -> {
                if (modelRoots[at] != null) {
                    int name = weaks.size();
                    weaks.add(new ToyWeak(name, ToyWeak.Kind.PLAIN, roots[at], callback));
                    weakTo.add(modelRoots[at]);
                    modelRoots[at].weak.add(name);
                }
            }
            default -> collect();
        }
    }

    private void collect() {
        int generation = random.nextInt(3);
        if (countingOnly) {
            // without cycles a collection must find nothing
            assertEquals(0, Heap.current.collect(generation));
            return;
        }
        if (generation == 2) {
            int from = log.size();
            assertEquals(from, modelLog.size());
            Heap.current.collect(2);
            modelCollect();
            // the same events, in any order
            assertEquals(new TreeSet<>(modelLog.subList(from, modelLog.size())), new TreeSet<>(log.subList(from, log.size())));
            assertEquals(modelLog.size(), log.size());
            modelLog.clear();
            log.clear();
        }
    }

    private void visitRoots(Visitor visitor) {
        visitor.visitAll(roots, ROOTS);
        saved.values().forEach(visitor::visit);
        weaks.forEach(visitor::visit);
        visitor.visit(callback);
    }

    private void compare() {
        assertEquals(modelLog, log);
        if (HeapMode.AUDIT) {
            assertEquals(List.of(), Audit.run(List.of(this::visitRoots)));
        }
        Set<Counted> live = new HashSet<>();
        for (Cell cell : cells) {
            if (!cell.dead) {
                live.add(cell.toy);
                assertEquals(cell.refcnt, cell.toy.refcnt, cell.toy.toString());
                assertTrue(Heap.isTracked(cell.toy));
                assertEquals(cell.finalized, Heap.isFinalized(cell.toy));
                for (int i = 0; i < SLOTS; i++) {
                    assertEquals(cell.slots[i] == null ? null : cell.slots[i].toy, cell.toy.slots[i]);
                }
            } else {
                assertFalse(Heap.isTracked(cell.toy));
            }
        }
        for (int i = 0; i < weaks.size(); i++) {
            boolean alive = weakTo.get(i).weak.contains(i);
            assertEquals(alive ? weakTo.get(i).toy : null, weaks.get(i).referent());
        }
        Set<Counted> tracked = new HashSet<>(List.of(Heap.current.getObjects(-1)));
        tracked.removeAll(weaks);
        assertEquals(live, tracked);
    }

    /** Plays one program to its end, comparing all along. */
    void play() {
        Heap.current = new Heap(new HeapHooks());
        Heap.current.setEnabled(false);
        if (stepping) {
            steps = new Steps(new ReferenceHolder() {
                @Override
                protected void visitOwned(Visitor visitor) {
                    visitRoots(visitor);
                }
            }, random.nextBoolean());
            steps.begin();
        }
        for (int i = 0; i < STEPS; i++) {
            step();
            follow();
            if (i % 8 == 0) {
                compare();
            }
        }
        for (int round = 0; round < STEPS; round++) {
            for (int i = 0; i < ROOTS; i++) {
                setRoot(i, null);
                modelSetRoot(i, null);
            }
            while (!saved.isEmpty()) {
                saved.pollFirstEntry().getValue().decref();
                modelDecref(modelSaved.pollFirstEntry().getValue());
            }
        }
        compare();
        Heap.current.collect(2);
        saved.values().forEach(Counted::decref);
        saved.clear();
        Heap.current.collect(2);
        if (stepping) {
            assertTrue(steps.step());
            steps.end();
        }
        weaks.forEach(Counted::decref);
        assertEquals(1, callback.refcnt);
        callback.decref();
        assertEquals(0, Heap.current.getObjects(-1).length);
    }
}
