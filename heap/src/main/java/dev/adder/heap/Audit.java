package dev.adder.heap;

import java.util.ArrayList;
import java.util.List;

/**
 * The conscience of the counts: every count must equal the number of references found by walking everything. Works in
 * {@link HeapMode#AUDIT} only, at a safepoint: a moment when every owned reference is in an object, in a
 * {@link RootProvider} or among the {@link NativeRoots}.
 *
 * <p>An object in the middle of its deallocation is walked like any other, so a deallocator that can run foreign code
 * takes a reference out of its field before it gives it back.
 */
public final class Audit {
    private static final int MAX_HOLDERS = 8;

    /**
     * An object whose count cannot be explained.
     *
     * @param object the object, borrowed
     * @param type the name of its type
     * @param description a text that shows it
     * @param refcnt its count
     * @param found the number of references found
     * @param touched the line that last touched its count, or null
     * @param holders the types of the first few of those that hold the references found; "root" for a root
     */
    public record Mismatch(
            Counted object, String type, String description, int refcnt, int found, String touched, List<String> holders) {
        @Override
        public String toString() {
            return type + " " + description + ": count " + refcnt + ", found " + found
                    + (touched == null ? "" : ", last touched at " + touched)
                    + (holders.isEmpty() ? "" : ", held by " + String.join(", ", holders));
        }
    }

    private Audit() {}

    /**
     * Counts references into the ledger's slots. An object that is being deallocated lets its references go one after the other, and what
     * dies with one may run code: of those that it still shows, some are its own and some no longer.
     */
    private static final class Count extends Visitor {
        final int[] found = new int[Ledger.slots()];
        /** The part of {@link #found} that objects show which are being deallocated. */
        final int[] going = new int[found.length];
        final List<Counted> freed = new ArrayList<>();
        private boolean dying;

        void walk(Counted holder) {
            dying = holder.refcnt == 0;
            holder.traverse(this);
            holder.traverseHidden(this);
            dying = false;
        }

        @Override
        public void visit(Counted object) {
            int slot = Ledger.slotOf(object);
            if (slot >= 0) {
                found[slot]++;
                if (dying) {
                    going[slot]++;
                }
            } else if (!dying) {
                freed.add(object);
            }
        }

        /** Whether {@code refcnt} is what was found, or what it then is of an object that never dies. */
        boolean explains(int slot, int refcnt) {
            int most = found[slot];
            int least = most - going[slot];
            int counted = refcnt >= Counted.STATIC_REFCNT / 2 ? refcnt - (Counted.STATIC_REFCNT - 1) : refcnt;
            return least <= counted && counted <= most || least <= refcnt && refcnt <= most;
        }
    }

    /**
     * Takes each reference found off the count of its object, as the collector does, which needs no look-up: what is left is
     * what no reference explains.
     */
    private static final class Subtract extends Visitor {
        /** Each visit that found a count of zero: of an object that is freed, or has more references than its count. */
        final List<Counted> below = new ArrayList<>();

        @Override
        public void visit(Counted object) {
            if (--object.refcnt < 0) {
                below.add(object);
            }
        }
    }

    private static int[] saved = new int[0];

    /**
     * Whether every count is right, or with {@code lowOnly} at least as high as the references found. The quick form of
     * {@link #run}, which changes the counts during the walk and puts them back.
     */
    public static boolean isClean(List<RootProvider> more, boolean lowOnly) {
        int slots = Ledger.slots();
        if (saved.length < slots) {
            saved = new int[slots];
        }
        for (int i = 0; i < slots; i++) {
            Counted object = Ledger.at(i);
            if (object != null) {
                saved[i] = object.refcnt;
            }
        }
        Subtract subtract = new Subtract();
        for (int i = 0; i < slots; i++) {
            Counted object = Ledger.at(i);
            if (object != null) {
                object.traverse(subtract);
                object.traverseHidden(subtract);
            }
        }
        visitRoots(subtract, more);
        for (Counted object : subtract.below) {
            object.refcnt++;
        }
        boolean clean = subtract.below.isEmpty();
        for (int i = 0; i < slots; i++) {
            Counted object = Ledger.at(i);
            if (object != null) {
                clean &= lowOnly || object.refcnt == 0 || object.refcnt == Counted.STATIC_REFCNT - 1;
                object.refcnt = saved[i];
            }
        }
        return clean;
    }

    /** Notes who holds the objects that are not accounted for. */
    private static final class Holders extends Visitor {
        final List<Counted> suspects;
        final List<List<String>> names = new ArrayList<>();
        Counted holder;

        Holders(List<Counted> suspects) {
            this.suspects = suspects;
            for (int i = 0; i < suspects.size(); i++) {
                names.add(new ArrayList<>());
            }
        }

        @Override
        public void visit(Counted object) {
            for (int i = 0; i < suspects.size(); i++) {
                if (suspects.get(i) == object && names.get(i).size() < MAX_HOLDERS) {
                    names.get(i).add(holder == null ? "root" : Heap.current.hooks.typeName(holder));
                }
            }
        }
    }

    /** {@link #run} with the roots of {@link Heap#current} alone. */
    public static List<Mismatch> run() {
        return run(List.of());
    }

    /**
     * Walks all live objects and all roots, those of {@link Heap#current} and {@code more}.
     *
     * @return the objects that are not accounted for; empty when every count is right
     */
    public static List<Mismatch> run(List<RootProvider> more) {
        if (!HeapMode.AUDIT) {
            throw new IllegalStateException("the audit needs -Dadder.audit=true");
        }
        for (TrackedList list : Heap.current.lists) {
            list.check();
        }
        Count count = new Count();
        for (int i = 0; i < Ledger.slots(); i++) {
            Counted object = Ledger.at(i);
            if (object != null) {
                count.walk(object);
            }
        }
        visitRoots(count, more);

        List<Counted> suspects = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        List<Object> places = new ArrayList<>();
        for (int i = 0; i < count.found.length; i++) {
            Counted object = Ledger.at(i);
            if (object != null && !count.explains(i, object.refcnt)) {
                suspects.add(object);
                found.add(count.found[i]);
                places.add(Ledger.placeAt(i));
            }
        }
        for (Counted object : count.freed) {
            suspects.add(object);
            found.add(1);
            places.add("(freed)");
        }
        return suspects.isEmpty() ? List.of() : report(suspects, found, places, more);
    }

    private static List<Mismatch> report(
            List<Counted> suspects, List<Integer> found, List<Object> places, List<RootProvider> more) {
        Holders holders = new Holders(suspects);
        for (Counted object : Ledger.snapshot()) {
            holders.holder = object;
            object.traverse(holders);
            object.traverseHidden(holders);
        }
        holders.holder = null;
        visitRoots(holders, more);

        int[] counts = new int[suspects.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = suspects.get(i).refcnt;
        }
        HeapHooks hooks = Heap.current.hooks;
        List<Mismatch> result = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Counted object = suspects.get(i);
            boolean freed = Ledger.slotOf(object) < 0;
            Object place = places.get(i);
            result.add(new Mismatch(object, hooks.typeName(object), freed ? "(freed)" : hooks.describe(object), counts[i],
                    found.get(i), place == null ? null : place.toString(), holders.names.get(i)));
        }
        return result;
    }

    private static void visitRoots(Visitor visitor, List<RootProvider> more) {
        NativeRoots.visit(visitor);
        for (RootProvider provider : Heap.current.rootProviders) {
            provider.visitRoots(visitor);
        }
        for (RootProvider provider : more) {
            provider.visitRoots(visitor);
        }
    }

    /** The sum of the counts of all live objects ({@code sys.gettotalrefcount}). */
    public static long totalRefcount() {
        long total = 0;
        for (Counted object : Ledger.snapshot()) {
            total += object.refcnt;
        }
        return total;
    }

    /** All live objects, borrowed, in no order. */
    public static Counted[] liveObjects() {
        return Ledger.snapshot();
    }

    /** The line that last touched the count of {@code object}, or null. */
    public static Object lastTouched(Counted object) {
        int slot = Ledger.slotOf(object);
        return slot < 0 ? null : Ledger.placeAt(slot);
    }
}
