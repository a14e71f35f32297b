package dev.adder.heap;

import java.util.Arrays;
import java.util.Locale;

/**
 * The cyclic garbage collector: CPython's phases, one method each, in CPython's order and with the order of every list
 * kept, since that is the order in which weak reference callbacks, finalizers and clears happen.
 *
 * <p>Where CPython hides its working numbers in the links of its lists, the numbers here are in {@link #refs}, by the
 * position of an object in the list at hand. No code of the program runs while they are in use. The collector is its
 * own visitor for the phases that visit much: so {@code visit} is the same method at nearly every call.
 */
// CPython: Modules/gcmodule.c
final class Collector extends Visitor {
    private static final int SUBTRACT = 0;
    private static final int REACH = 1;
    private static final int MOVE = 2;

    /** Marks in {@link #refs}, beside counts from zero up. */
    private static final int REACHED = -1;
    private static final int TENTATIVELY_UNREACHABLE = -2;
    private static final int MOVED_BACK = -3;

    private static final int KEPT_BUFFER = 1 << 16;

    /** Of the last collection: the objects freed. */
    long collected;
    /** Of the last collection: the objects left alone because of legacy finalizers. */
    long uncollectable;

    private final Heap heap;
    private final TrackedList[] lists;

    private int phase;
    /** The number of the list whose members the visits are about. */
    private int number;
    private int[] refs = new int[1024];
    private int[] movedBack = new int[16];
    private int movedBackCount;
    /**
     * Whether any of the objects last found unreachable has a finalizer or is about weak references. Where none has, nothing happens between
     * the search and the clearing: the phases in between, and the second search, would find what is known.
     */
    private boolean attention;

    Collector(Heap heap) {
        this.heap = heap;
        this.lists = heap.lists;
    }

    /** Collects {@code generation} with all younger ones; the number of unreachable objects found. */
    long collect(int generation) {
        boolean complete = false;
        try {
            long found = collectPhases(generation);
            complete = true;
            return found;
        } finally {
            if (!complete) {
                // an error of the JVM has come through: nothing may stay in a list that nobody will look at again
                for (int i = Heap.UNREACHABLE; i < lists.length; i++) {
                    lists[i].mergeInto(lists[Heap.GENERATIONS - 1]);
                }
            }
        }
    }

    // CPython: Modules/gcmodule.c gc_collect_main
    private long collectPhases(int generation) {
        int debug = heap.debug();
        long start = 0;
        if ((debug & Heap.DEBUG_STATS) != 0) {
            writeGenerationSizes(generation);
            start = System.nanoTime();
        }
        if (generation + 1 < Heap.GENERATIONS) {
            heap.counts[generation + 1]++;
        }
        Arrays.fill(heap.counts, 0, generation + 1, 0);

        TrackedList young = lists[generation];
        for (int i = 0; i < generation; i++) {
            lists[i].mergeInto(young);
        }
        TrackedList old = generation < Heap.GENERATIONS - 1 ? lists[generation + 1] : young;
        TrackedList unreachable = lists[Heap.UNREACHABLE];
        TrackedList stillUnreachable = lists[Heap.STILL_UNREACHABLE];
        TrackedList legacy = lists[Heap.UNCOLLECTABLE];

        deduceUnreachable(young, unreachable);
        untrackTuples(young);
        if (young != old) {
            if (generation == Heap.GENERATIONS - 2) {
                heap.longLivedPending += young.size;
            }
            young.mergeInto(old);
        } else {
            untrackDicts(young);
            heap.longLivedPending = 0;
            heap.longLivedTotal = young.size;
        }
        boolean quiet = !attention;
        if (!quiet) {
            moveLegacyFinalizers(unreachable, legacy);
            moveLegacyFinalizerReachable(legacy);
        }
        if ((debug & Heap.DEBUG_COLLECTABLE) != 0) {
            writeEach("collectable", unreachable);
        }
        long freed = 0;
        TrackedList trash = unreachable;
        if (!quiet) {
            freed = handleWeakrefs(unreachable, old);
            finalizeGarbage(unreachable);
            handleResurrectedObjects(unreachable, stillUnreachable, old);
            trash = stillUnreachable;
        }
        freed += trash.size;
        deleteGarbage(trash, old);

        long left = legacy.size;
        if ((debug & Heap.DEBUG_UNCOLLECTABLE) != 0) {
            writeEach("uncollectable", legacy);
        }
        if ((debug & Heap.DEBUG_STATS) != 0) {
            heap.hooks.writeDebug(String.format(Locale.ROOT,
                    "gc: done, %d unreachable, %d uncollectable, %.4fs elapsed\n",
                    freed + left, left, (System.nanoTime() - start) / 1e9));
        }
        handleLegacyFinalizers(legacy, old);
        if (generation == Heap.GENERATIONS - 1) {
            heap.hooks.clearFreeLists();
        }
        collected = freed;
        uncollectable = left;
        Heap.GenerationStats stats = heap.stats(generation);
        stats.collections++;
        stats.collected += freed;
        stats.uncollectable += left;
        return freed + left;
    }

    /**
     * Splits {@code base}: what nothing outside of it reaches goes to {@code unreachable} (empty before), in order. After it:
     * {@link #attention} says whether any of that needs some.
     */
    // CPython: Modules/gcmodule.c deduce_unreachable
    private void deduceUnreachable(TrackedList base, TrackedList unreachable) {
        attention = false;
        if (base.size == 0) {
            return;
        }
        base.compact();
        number = base.number;
        findOutsideRefs(base);
        moveUnreachable(base, unreachable);
        if (refs.length > KEPT_BUFFER) {
            refs = new int[1024];
            movedBack = new int[16];
        }
    }

    /**
     * After it: {@code refs} of each member is the number of its references from outside of the list, its count less the
     * references from members. Both are summed up in one walk, since the objects of a large list are not in the cache
     * again. Objects that are not tracked count down slot 0, which means nothing.
     */
    // CPython: Modules/gcmodule.c update_refs, subtract_refs
    private void findOutsideRefs(TrackedList base) {
        int top = base.top;
        if (refs.length <= top) {
            refs = new int[Math.max(top + 1, Math.min(2 * top, KEPT_BUFFER))];
        } else {
            Arrays.fill(refs, 0, top + 1, 0);
        }
        phase = SUBTRACT;
        Counted[] slots = base.slots;
        for (int i = 1; i <= top; i++) {
            Counted object = slots[i];
            int count = object.refcnt;
            if (HeapMode.CHECKED && count <= 0) {
                throw new LifetimeError("a tracked object with the count " + count + ": " + object.getClass().getName());
            }
            refs[i] += count;
            object.traverse(this);
        }
    }

    /**
     * Everything reached from a member with references from outside stays; the rest moves. A member is tentatively
     * unreachable when the scan comes by and nobody has reached it; whoever reaches it later moves it back, to the end.
     *
     * <p>Invariant of the scan: left of it each member is reached, with all that it refers to marked at least as
     * "wait for the scan" (a count above zero), or tentatively unreachable.
     */
    // CPython: Modules/gcmodule.c move_unreachable
    private void moveUnreachable(TrackedList base, TrackedList unreachable) {
        phase = REACH;
        movedBackCount = 0;
        refs[0] = REACHED;
        Counted[] slots = base.slots;
        int top = base.top;
        int left = 0;
        for (int i = 1; i <= top; i++) {
            if (refs[i] != 0) {
                refs[i] = REACHED;
                slots[i].traverse(this);
            } else {
                refs[i] = TENTATIVELY_UNREACHABLE;
                left++;
            }
        }
        for (int i = 0; i < movedBackCount; i++) {
            slots[movedBack[i]].traverse(this);
        }
        if (left != 0) {
            splitList(base, unreachable, left - movedBackCount);
        }
    }

    /** Puts into effect what {@link #moveUnreachable} has marked: {@code leaving} members leave. Takes all memory that it needs first. */
    private void splitList(TrackedList base, TrackedList unreachable, int leaving) {
        Counted[] slots = base.slots;
        int top = base.top;
        Counted[] toEnd = new Counted[movedBackCount];
        for (int i = 0; i < movedBackCount; i++) {
            toEnd[i] = slots[movedBack[i]];
        }
        // the smaller part gets another array
        boolean mostLeave = leaving > top - leaving;
        if (mostLeave) {
            unreachable.takeArrayOf(base, top - leaving);
        } else {
            unreachable.reserve(leaving);
        }
        int kept = 0;
        int left = 0;
        for (int i = 1; i <= top; i++) {
            Counted object = slots[i];
            int mark = refs[i];
            if (mark == REACHED) {
                place(base, ++kept, object);
            } else if (mark == TENTATIVELY_UNREACHABLE) {
                place(unreachable, ++left, object);
                attention |= needsAttention(object);
            }
        }
        for (Counted object : toEnd) {
            place(base, ++kept, object);
        }
        Arrays.fill(slots, (mostLeave ? left : kept) + 1, top + 1, null);
        base.size = kept;
        base.top = kept;
        unreachable.size = left;
        unreachable.top = left;
        if (!mostLeave) {
            base.shrink();
        }
    }

    /** Whether a phase between the search and the clearing does anything with {@code object}. */
    private static boolean needsAttention(Counted object) {
        return object.needsFinalizing() && !Heap.isFinalized(object) || object.weakReferences() != null || object.asWeakReference() != null
                || object.hasLegacyFinalizer();
    }

    private static void place(TrackedList list, int at, Counted object) {
        list.slots[at] = object;
        object.gcBits = object.gcBits & TrackedList.FLAGS | at << TrackedList.POSITION_SHIFT | list.number;
    }

    @Override
    public void visit(Counted object) {
        int bits = object.gcBits;
        if ((bits & TrackedList.LIST_MASK) != number) {
            return;
        }
        int at = bits >>> TrackedList.POSITION_SHIFT;
        if (phase == SUBTRACT) {
            refs[at]--;
        } else if (phase == REACH) {
            int mark = refs[at];
            if (mark == 0) {
                refs[at] = 1;
            } else if (mark == TENTATIVELY_UNREACHABLE) {
                refs[at] = MOVED_BACK;
                if (movedBackCount == movedBack.length) {
                    movedBack = Arrays.copyOf(movedBack, movedBackCount * 2);
                }
                movedBack[movedBackCount++] = at;
            }
        } else if (at != 0) {
            lists[number].remove(object);
            lists[Heap.UNCOLLECTABLE].append(object);
        }
    }

    /** After it: no survivor is an immutable container of atoms only. */
    // CPython: Modules/gcmodule.c untrack_tuples
    private void untrackTuples(TrackedList young) {
        for (int i = 1; i <= young.top; i++) {
            Counted object = young.slots[i];
            if (object != null) {
                object.maybeUntrackImmutable();
            }
        }
    }

    /** After it: no survivor of a full collection is a mutable mapping of atoms only. */
    // CPython: Modules/gcmodule.c untrack_dicts
    private void untrackDicts(TrackedList young) {
        for (int i = 1; i <= young.top; i++) {
            Counted object = young.slots[i];
            if (object != null) {
                object.maybeUntrackMutable();
            }
        }
    }

    /** After it: nothing left in {@code unreachable} has a legacy finalizer. */
    // CPython: Modules/gcmodule.c move_legacy_finalizers
    private void moveLegacyFinalizers(TrackedList unreachable, TrackedList legacy) {
        for (int i = 1; i <= unreachable.top; i++) {
            Counted object = unreachable.slots[i];
            if (object != null && object.hasLegacyFinalizer()) {
                unreachable.remove(object);
                legacy.append(object);
            }
        }
    }

    /** After it: nothing left in {@code unreachable} is reachable from what has a legacy finalizer. */
    // CPython: Modules/gcmodule.c move_legacy_finalizer_reachable
    private void moveLegacyFinalizerReachable(TrackedList legacy) {
        phase = MOVE;
        number = Heap.UNREACHABLE;
        // the list grows while it is walked, at its end
        for (int i = 1; i <= legacy.top; i++) {
            legacy.slots[i].traverse(this);
        }
    }

    /**
     * Makes dead all weak references to the unreachable, and then calls the callbacks of those that are not themselves
     * unreachable. After it: no weak reference leads to trash, so nothing that finalizers or callbacks do can bring a
     * piece of it back but through the finalizers' own objects.
     *
     * @return the number of weak reference objects that died with their callbacks' calls
     */
    // CPython: Modules/gcmodule.c handle_weakrefs
    private long handleWeakrefs(TrackedList unreachable, TrackedList old) {
        TrackedList toCall = lists[Heap.CALLBACKS];
        for (int i = 1; i <= unreachable.top; i++) {
            Counted object = unreachable.slots[i];
            if (object == null) {
                continue;
            }
            WeakReference asReference = object.asWeakReference();
            if (asReference != null) {
                // its callback must not run when the trash is cleared
                WeakReferences.clearKeepingCallback(asReference);
            }
            WeakReference reference = object.weakReferences();
            while (reference != null) {
                WeakReferences.clearKeepingCallback(reference);
                Counted counted = reference.counted();
                if (reference.callback() != null
                        && (counted.gcBits & TrackedList.LIST_MASK) != Heap.UNREACHABLE) {
                    counted.incref();
                    NativeRoots.push(counted);
                    moveTo(toCall, counted);
                }
                reference = object.weakReferences();
            }
        }
        long freed = 0;
        for (int i = 1; i <= toCall.top; i++) {
            Counted object = toCall.slots[i];
            WeakReference reference = object.asWeakReference();
            reference.handleCallback(reference.callback());
            NativeRoots.pop(object);
            object.decref();
            if (isAt(toCall, i, object)) {
                moveTo(old, object);
            } else {
                freed++;
            }
        }
        return freed;
    }

    private void moveTo(TrackedList target, Counted object) {
        Heap.untrack(object);
        target.append(object);
    }

    private static boolean isAt(TrackedList list, int at, Counted object) {
        return at <= list.top && list.slots[at] == object;
    }

    /**
     * Runs the finalizers that have not run. They may free, resurrect or change anything; what is freed leaves the
     * list by itself.
     */
    // CPython: Modules/gcmodule.c finalize_garbage
    private void finalizeGarbage(TrackedList unreachable) {
        for (int i = 1; i <= unreachable.top; i++) {
            Counted object = unreachable.slots[i];
            if (object != null && !Heap.isFinalized(object) && object.needsFinalizing()) {
                Heap.setFinalized(object);
                object.incref();
                NativeRoots.push(object);
                object.runFinalizer();
                NativeRoots.pop(object);
                object.decref();
            }
        }
    }

    /** Looks again, after the finalizers: what has become reachable goes to {@code old}, with all that it reaches. */
    // CPython: Modules/gcmodule.c handle_resurrected_objects
    private void handleResurrectedObjects(TrackedList unreachable, TrackedList stillUnreachable, TrackedList old) {
        deduceUnreachable(unreachable, stillUnreachable);
        unreachable.mergeInto(old);
    }

    /**
     * Breaks the cycles: clears each object, which dies of it or dies with a later one. What survives (a finalizer of
     * an untracked object may do it) goes to {@code old}.
     */
    // CPython: Modules/gcmodule.c delete_garbage
    private void deleteGarbage(TrackedList trash, TrackedList old) {
        boolean save = (heap.debug() & Heap.DEBUG_SAVEALL) != 0;
        for (int i = 1; i <= trash.top; i++) {
            Counted object = trash.slots[i];
            if (object == null) {
                continue;
            }
            if (save) {
                heap.hooks.saveGarbage(object);
            } else {
                object.incref();
                NativeRoots.push(object);
                try {
                    object.clear();
                } catch (RuntimeException exception) {
                    heap.hooks.unraisableInClear(object, exception);
                }
                NativeRoots.pop(object);
                object.decref();
            }
            if (isAt(trash, i, object)) {
                moveTo(old, object);
            }
        }
        trash.cutTo(0);
    }

    /** The uncollectable become reachable as garbage, for the program to deal with, and old. */
    // CPython: Modules/gcmodule.c handle_legacy_finalizers
    private void handleLegacyFinalizers(TrackedList legacy, TrackedList old) {
        boolean saveAll = (heap.debug() & Heap.DEBUG_SAVEALL) != 0;
        for (int i = 1; i <= legacy.top; i++) {
            Counted object = legacy.slots[i];
            if (object != null && (saveAll || object.hasLegacyFinalizer()) && !heap.hooks.saveGarbage(object)) {
                break;
            }
        }
        legacy.mergeInto(old);
    }

    // CPython: Modules/gcmodule.c show_stats_each_generations
    private void writeGenerationSizes(int generation) {
        heap.hooks.writeDebug("gc: collecting generation " + generation + "...\n");
        heap.hooks.writeDebug("gc: objects in each generation: " + lists[0].size + " " + lists[1].size + " "
                + lists[2].size + "\ngc: objects in permanent generation: " + lists[Heap.PERMANENT].size + "\n");
    }

    // CPython: Modules/gcmodule.c debug_cycle
    private void writeEach(String kind, TrackedList list) {
        for (int i = 1; i <= list.top; i++) {
            Counted object = list.slots[i];
            if (object != null) {
                heap.hooks.writeDebug("gc: " + kind + " <" + heap.hooks.typeName(object) + " 0x"
                        + Long.toHexString(heap.addresses.address(object)) + ">\n");
            }
        }
    }
}
