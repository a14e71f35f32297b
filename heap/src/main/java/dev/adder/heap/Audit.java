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
        NativeHoldings.Inventory inventory = NativeHoldings.takeNew();
        Ledger.Record[] records = Ledger.table();
        for (Ledger.Record record : records) {
            if (record != null) {
                record.saved = record.object.refcnt;
            }
        }
        Subtract subtract = new Subtract();
        for (Ledger.Record record : records) {
            if (record != null && !record.dead && (record.saved != 0 || record.putOff)) {
                record.visitAll(subtract);
            }
        }
        visitRoots(subtract, more);

        List<Counted> suspects = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        List<Object> places = new ArrayList<>();
        for (Ledger.Record record : records) {
            if (record != null && !record.dead) {
                Counted object = record.object;
                int here = record.saved - object.refcnt;
                object.refcnt = record.saved;
                int left = references(object) - here - record.excess;
                if (left > 0 && inventory != null) {
                    inventory.add(record, left);
                } else if (left != 0) {
                    suspects.add(object);
                    found.add(here);
                    places.add(record.place);
                }
            }
        }
        for (Counted object : subtract.below) {
            if (Ledger.at(object) == null) {
                object.refcnt++;
                suspects.add(object);
                found.add(1);
                places.add("(freed)");
            }
        }
        return suspects.isEmpty() ? List.of() : report(suspects, found, places, more);
    }

    /** The references that a count says there are: an object that never dies starts with many more than one. */
    static int references(Counted object) {
        int n = object.refcnt;
        return n < Counted.STATIC_REFCNT / 2 ? n : n - (Counted.STATIC_REFCNT - 1);
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
            boolean freed = Ledger.at(object) == null;
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
        Ledger.Record record = Ledger.at(object);
        return record == null ? null : record.place;
    }
}
