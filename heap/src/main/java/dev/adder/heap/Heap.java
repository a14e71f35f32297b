package dev.adder.heap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The memory system of one runtime: which objects the collector follows, when it runs, and the choke points through
 * which every object is born ({@link #allocated}) and dies ({@link #free}). {@link #current} is the heap of the runtime
 * that holds the lock; the static methods work on it.
 */
public final class Heap {
    /** Number of generations; the permanent one is not counted. */
    public static final int GENERATIONS = 3;

    /** Debug flag: statistics of each collection. */
    public static final int DEBUG_STATS = 1;
    /** Debug flag: names each collectable object found. */
    public static final int DEBUG_COLLECTABLE = 2;
    /** Debug flag: names each uncollectable object found. */
    public static final int DEBUG_UNCOLLECTABLE = 4;
    /** Debug flag: garbage is saved instead of freed. */
    public static final int DEBUG_SAVEALL = 32;

    static final int PERMANENT = 3;
    static final int UNREACHABLE = 4;
    static final int UNCOLLECTABLE = 5;
    static final int STILL_UNREACHABLE = 6;
    static final int CALLBACKS = 7;

    /** The heap of the runtime that holds the lock, which sets it when it takes the lock. */
    public static Heap current = new Heap(new HeapHooks());

    /**
     * How many reasons there are to notice births and deaths: used addresses that wait for an object to be allocated, in all address
     * spaces, and a {@link #tracer}. While it is zero, an object that nobody asks for its address costs a look at this field when it is
     * born and another when it dies.
     */
    static int watchers;
    private static AllocationTracer tracer;

    /** What this heap asks of its runtime. */
    public final HeapHooks hooks;
    /** Where {@code id()} comes from. */
    public final AddressSpace addresses = new AddressSpace();

    final TrackedList[] lists = new TrackedList[8];
    final int[] counts = new int[GENERATIONS];
    final List<RootProvider> rootProviders = new ArrayList<>();
    long longLivedTotal;
    long longLivedPending;

    private final TrackedList youngest;
    private final Collector collector;
    private final int[] thresholds = {700, 10, 10};
    private final GenerationStats[] stats = {new GenerationStats(), new GenerationStats(), new GenerationStats()};
    private boolean enabled = true;
    private boolean collecting;
    private int debug;

    /** What has happened in the collections of a generation so far. */
    public static final class GenerationStats {
        long collections;
        long collected;
        long uncollectable;

        /** Number of collections. */
        public long collections() {
            return collections;
        }

        /** Number of objects freed or found unreachable. */
        public long collected() {
            return collected;
        }

        /** Number of objects found unreachable and left alone. */
        public long uncollectable() {
            return uncollectable;
        }
    }

    /** An empty heap. */
    public Heap(HeapHooks hooks) {
        this.hooks = hooks;
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new TrackedList(i);
        }
        youngest = lists[0];
        collector = new Collector(this);
    }

    /**
     * The choke point of birth: {@code object} (borrowed) has just been made by a program. It may inherit the address of
     * one that died, and counts for the collector if it is collectable, as {@link #gcAlloc(Counted)} does alone.
     */
    public static void allocated(Counted object) {
        if (watchers != 0) {
            current.noticeBirth(object);
        }
        if (object.isCollectable()) {
            gcAlloc(object);
        }
    }

    /** {@link #allocated(Counted)} for an object that is not collectable. */
    public static void atomAllocated(Counted object) {
        if (watchers != 0) {
            current.noticeBirth(object);
        }
    }

    /**
     * A collectable object is being made that CPython would not take from a free list: counts for the collector, and
     * collects if that is due. This and {@link #track} together do what {@link #allocated} and {@link #track} do. For
     * callers that hold no owned reference but the ones that the audit finds; others use {@link #gcAlloc(Counted)}.
     */
    // CPython: Modules/gcmodule.c _PyObject_GC_Link
    public static void gcAlloc() {
        Heap heap = current;
        if (++heap.counts[0] > heap.thresholds[0] && heap.isDue()) {
            heap.collectDueGenerations();
        }
    }

    /** {@link #gcAlloc()} for {@code object} (borrowed), which is complete enough to be traversed and not yet tracked. */
    public static void gcAlloc(Counted object) {
        Heap heap = current;
        if (++heap.counts[0] > heap.thresholds[0] && heap.isDue()) {
            NativeRoots.push(object);
            heap.collectDueGenerations();
            NativeRoots.pop(object);
        }
    }

    /** {@link #allocated(Counted)} for a collectable object that CPython takes from {@code freeList} while that has one. */
    public static void allocated(Counted object, FreeList freeList) {
        if (!freeList.take(object)) {
            allocated(object);
        } else if (tracer != null) {
            tracer.born(object);
        }
    }

    /** {@link #allocated(Counted, FreeList)} for an object that the collector follows from now on. */
    public static void track(Counted object, FreeList freeList) {
        if (freeList.take(object)) {
            current.youngest.append(object);
            if (tracer != null) {
                tracer.born(object);
            }
        } else {
            gcAlloc(object);
            track(object);
        }
    }

    /** {@link #atomAllocated(Counted)} for an object that CPython takes from {@code freeList} while that has one. */
    public static void atomAllocated(Counted object, FreeList freeList) {
        if (watchers != 0) {
            current.noticeBirth(object, freeList);
        }
    }

    /** {@link #free(Counted)} for an object that is not collectable and that CPython puts into {@code freeList}. */
    public static void atomFree(Counted object, FreeList freeList) {
        if ((object.gcBits | watchers) != 0) {
            boolean kept = freeList.give(object);
            current.release(object, kept);
        }
        if (HeapMode.LEDGER) {
            Ledger.died(object);
        }
        if (HeapMode.EMPTIES) {
            object.recycle();
        }
    }

    /** Whether nobody would notice if {@code births} collectable objects were made and freed at once: neither an address nor a collection. */
    public static boolean isUnnoticed(int births) {
        Heap heap = current;
        return watchers == 0 && (heap.counts[0] + births <= heap.thresholds[0] || !heap.isDue());
    }

    private boolean isDue() {
        return enabled && thresholds[0] != 0 && !collecting;
    }

    /**
     * A collectable object is about to go through {@link #free} that CPython would not put into a free list: counts for
     * the collector.
     */
    // CPython: Modules/gcmodule.c PyObject_GC_Del
    public static void gcFree() {
        Heap heap = current;
        if (heap.counts[0] > 0) {
            heap.counts[0]--;
        }
    }

    /** {@link #gcFree()} and {@link #free} for {@code object}, which CPython puts into {@code freeList} while that has room. */
    public static void free(Counted object, FreeList freeList) {
        if (!freeList.give(object)) {
            gcFree();
            free(object);
            return;
        }
        if ((object.gcBits | watchers) != 0) {
            current.release(object, true);
        }
        if (HeapMode.LEDGER) {
            Ledger.died(object);
        }
        if (HeapMode.EMPTIES) {
            object.recycle();
        }
    }

    /**
     * The choke point of death: {@code object} owns nothing any more and nobody will touch it again. Untracks it if
     * that has not been done, and gives its address back.
     */
    public static void free(Counted object) {
        if ((object.gcBits | watchers) != 0) {
            current.release(object, false);
        }
        if (HeapMode.LEDGER) {
            Ledger.died(object);
        }
        if (HeapMode.EMPTIES) {
            object.recycle();
        }
    }

    private void release(Counted object, boolean kept) {
        int bits = object.gcBits;
        if (bits >>> TrackedList.POSITION_SHIFT != 0) {
            lists[bits & TrackedList.LIST_MASK].remove(object);
        }
        if ((bits & TrackedList.HAS_ADDRESS) != 0) {
            addresses.release(object);
        } else if (watchers != 0 && !kept) {
            addresses.releaseUnknown(object);
        }
        if (tracer != null) {
            tracer.died(object);
        }
        object.gcBits = 0;
    }

    /** The address of {@code object} (borrowed): its {@code id()}. */
    public static long address(Counted object) {
        return current.addresses.address(object);
    }

    /** {@link Trashcan#begin} of the running thread. */
    public static boolean trashcanBegin(Counted object) {
        return Trashcan.current.begin(object);
    }

    /** {@link Trashcan#end} of the running thread. */
    public static void trashcanEnd() {
        Trashcan.current.end();
    }

    /**
     * The collector follows {@code object} from now on, in the youngest generation. It must not be tracked. Like
     * {@link #allocated}, it lets the object inherit an address, for those that were made through {@link #gcAlloc()}.
     */
    public static void track(Counted object) {
        if (HeapMode.CHECKED && TrackedList.isTracked(object)) {
            throw new LifetimeError("tracked twice: " + object.getClass().getName());
        }
        Heap heap = current;
        heap.youngest.append(object);
        if (watchers != 0 && object.refcnt != 0) {
            heap.noticeBirth(object);
        }
    }

    /** {@link #track(Counted)} for an object that is not new: one that was untracked, or comes to be tracked later than it was born. */
    public static void trackAgain(Counted object) {
        if (HeapMode.CHECKED && TrackedList.isTracked(object)) {
            throw new LifetimeError("tracked twice: " + object.getClass().getName());
        }
        current.youngest.append(object);
    }

    private void noticeBirth(Counted object) {
        addresses.claim(object);
        if (tracer != null) {
            tracer.born(object);
        }
    }

    private void noticeBirth(Counted object, FreeList freeList) {
        if (!freeList.take(object)) {
            addresses.claim(object);
        }
        if (tracer != null) {
            tracer.born(object);
        }
    }

    /** Lets {@code tracer} see each birth and each death from now on; null for nobody. */
    public static void setTracer(AllocationTracer tracer) {
        if (Heap.tracer == null && tracer != null) {
            AddressSpace.countWaiting(1);
        } else if (Heap.tracer != null && tracer == null) {
            AddressSpace.countWaiting(-1);
        }
        Heap.tracer = tracer;
    }

    /** The collector forgets {@code object}, if it followed it. */
    public static void untrack(Counted object) {
        int bits = object.gcBits;
        if (bits >>> TrackedList.POSITION_SHIFT != 0) {
            current.lists[bits & TrackedList.LIST_MASK].remove(object);
        }
    }

    /** Whether the collector follows {@code object}. */
    public static boolean isTracked(Counted object) {
        return TrackedList.isTracked(object);
    }

    /** Whether the finalizer of {@code object} has run. */
    public static boolean isFinalized(Counted object) {
        return (object.gcBits & TrackedList.FINALIZED) != 0;
    }

    /** Notes that the finalizer of {@code object} has run. */
    public static void setFinalized(Counted object) {
        object.gcBits |= TrackedList.FINALIZED;
    }

    /** Runs the finalizer of {@code object} (borrowed) unless it has run; a type that is not collectable may run twice. */
    // CPython: Objects/object.c PyObject_CallFinalizer
    public static void callFinalizer(Counted object) {
        if (!object.needsFinalizing() || isFinalized(object)) {
            return;
        }
        object.runFinalizer();
        if (object.isCollectable()) {
            setFinalized(object);
        }
    }

    /**
     * {@link #callFinalizer} at the start of a deallocation (count zero). False when the finalizer has resurrected the
     * object: the deallocator then returns at once and leaves it as it is.
     */
    // CPython: Objects/object.c PyObject_CallFinalizerFromDealloc
    public static boolean callFinalizerFromDealloc(Counted object) {
        if (!object.needsFinalizing() || isFinalized(object)) {
            return true;
        }
        object.refcnt = 1;
        NativeRoots.push(object);
        callFinalizer(object);
        NativeRoots.pop(object);
        return --object.refcnt == 0;
    }

    // CPython: Modules/gcmodule.c gc_collect_generations
    private void collectDueGenerations() {
        for (int i = GENERATIONS - 1; i >= 0; i--) {
            if (counts[i] > thresholds[i]) {
                // a full collection waits until a quarter of the old objects is new to it: linear cost over all
                if (i == GENERATIONS - 1 && longLivedPending < longLivedTotal / 4) {
                    continue;
                }
                collect(i);
                return;
            }
        }
    }

    /**
     * Collects {@code generation} and all younger ones, with callbacks; nothing if a collection is running.
     *
     * @return the number of unreachable objects found
     */
    // CPython: Modules/gcmodule.c gc_collect_with_callback
    public long collect(int generation) {
        if (collecting) {
            return 0;
        }
        collecting = true;
        try {
            hooks.collectionStarted(generation);
            long found = collector.collect(generation);
            hooks.collectionStopped(generation, collector.collected, collector.uncollectable);
            return found;
        } finally {
            collecting = false;
        }
    }

    /** Moves all tracked objects to the oldest generation, as a start that has filled it with collections would. */
    public void promoteAll() {
        for (int i = 0; i < GENERATIONS - 1; i++) {
            lists[i].mergeInto(lists[GENERATIONS - 1]);
        }
    }

    /** A full collection without callbacks, as at shutdown. Finds nothing where the JVM has no memory left for it. */
    // CPython: Modules/gcmodule.c _PyGC_CollectNoFail
    public long collectNoFail() {
        if (collecting) {
            return 0;
        }
        collecting = true;
        try {
            return collector.collect(GENERATIONS - 1);
        } catch (OutOfMemoryError e) {
            return 0;
        } finally {
            collecting = false;
        }
    }

    /** Whether a collection is running. */
    public boolean isCollecting() {
        return collecting;
    }

    /** Whether collections start by themselves. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Switches automatic collection. */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /** The threshold of {@code generation}. */
    public int threshold(int generation) {
        return thresholds[generation];
    }

    /** Sets the threshold of {@code generation}; zero for the youngest switches automatic collection off. */
    public void setThreshold(int generation, int threshold) {
        thresholds[generation] = threshold;
    }

    /** For the youngest: allocations minus deallocations; for others: collections of the next younger one. */
    public int count(int generation) {
        return counts[generation];
    }

    /** The debug flags. */
    public int debug() {
        return debug;
    }

    /** Sets the debug flags. */
    public void setDebug(int flags) {
        debug = flags;
    }

    /** The statistics of {@code generation}, live. */
    public GenerationStats stats(int generation) {
        return stats[generation];
    }

    /** Moves everything tracked to the permanent generation, which is never collected. */
    // CPython: Modules/gcmodule.c gc_freeze_impl
    public void freeze() {
        for (int i = 0; i < GENERATIONS; i++) {
            lists[i].mergeInto(lists[PERMANENT]);
            counts[i] = 0;
        }
    }

    /** Moves the permanent generation to the oldest one. */
    public void unfreeze() {
        lists[PERMANENT].mergeInto(lists[GENERATIONS - 1]);
    }

    /** The number of objects in the permanent generation. */
    public int freezeCount() {
        return lists[PERMANENT].size;
    }

    /** The number of tracked objects in {@code generation}. */
    public int generationSize(int generation) {
        return lists[generation].size;
    }

    /** The tracked objects of {@code generation} in order; of all generations, youngest first, if it is -1. Borrowed. */
    public Counted[] getObjects(int generation) {
        if (generation >= 0) {
            Counted[] result = new Counted[lists[generation].size];
            lists[generation].copyTo(result, 0);
            return result;
        }
        int total = 0;
        for (int i = 0; i < GENERATIONS; i++) {
            total += lists[i].size;
        }
        Counted[] result = new Counted[total];
        int at = 0;
        for (int i = 0; i < GENERATIONS; i++) {
            at = lists[i].copyTo(result, at);
        }
        return result;
    }

    /**
     * The tracked objects, youngest generation first, that refer to one of {@code objects}. All borrowed. The caller
     * leaves out the containers that it made itself for the call.
     */
    // CPython: Modules/gcmodule.c gc_get_referrers
    public List<Counted> getReferrers(Counted... objects) {
        List<Counted> result = new ArrayList<>();
        Search search = new Search(objects);
        for (int i = 0; i < GENERATIONS; i++) {
            TrackedList list = lists[i];
            for (int j = 1; j <= list.top; j++) {
                Counted object = list.slots[j];
                if (object != null && search.in(object)) {
                    result.add(object);
                }
            }
        }
        return result;
    }

    /** What the collectable ones among {@code objects} refer to, in the order of their traversals. All borrowed. */
    // CPython: Modules/gcmodule.c gc_get_referents
    public List<Counted> getReferents(Counted... objects) {
        List<Counted> result = new ArrayList<>();
        Visitor visitor = new Visitor() {
            @Override
            public void visit(Counted object) {
                result.add(object);
            }
        };
        for (Counted object : objects) {
            if (object.isCollectable()) {
                object.traverse(visitor);
            }
        }
        return result;
    }

    /**
     * How many objects can be reached from the roots and from the tracked objects. Takes time and memory in proportion; for a program
     * that asks how many there are and no audit counts along.
     */
    public int countReachable() {
        Reach reach = new Reach();
        NativeRoots.visit(reach);
        for (RootProvider provider : rootProviders) {
            provider.visitRoots(reach);
        }
        for (Counted object : getObjects(-1)) {
            reach.visit(object);
        }
        while (!reach.waiting.isEmpty()) {
            Counted object = reach.waiting.removeLast();
            object.traverse(reach);
            object.traverseHidden(reach);
        }
        return reach.seen.size();
    }

    private static final class Reach extends Visitor {
        final Set<Counted> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        final ArrayDeque<Counted> waiting = new ArrayDeque<>();

        @Override
        public void visit(Counted object) {
            if (seen.add(object)) {
                waiting.addLast(object);
            }
        }
    }

    private static final class Search extends Visitor {
        private final Counted[] wanted;
        private boolean found;

        Search(Counted[] wanted) {
            this.wanted = wanted;
        }

        boolean in(Counted object) {
            found = false;
            object.traverse(this);
            return found;
        }

        @Override
        public void visit(Counted object) {
            for (Counted one : wanted) {
                if (one == object) {
                    found = true;
                }
            }
        }
    }

    /** The audit asks {@code provider} for references from now on. */
    public void addRootProvider(RootProvider provider) {
        rootProviders.add(provider);
    }

    /** The audit forgets {@code provider}. */
    public void removeRootProvider(RootProvider provider) {
        rootProviders.remove(provider);
    }
}
