package dev.adder.heap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The references that one piece of native code holds in its variables while it does not run: it has called Python code, or waits for the
 * lock, or its thread has not begun. Nobody registers them one by one. The first audit after the native code was left takes an inventory of
 * what no walk explains; until the native code goes on, exactly these references must stay unexplained, and from then on none may. So a
 * reference that native code forgets to release is found as soon as it has returned, and one that it releases twice at once: a count that
 * is too low is never taken into an inventory.
 */
public final class NativeHoldings {
    /** What native code holds that no audit has looked at. */
    private static final List<NativeHoldings> NEW = new ArrayList<>();

    private Inventory inventory;

    /** Native code is left. */
    public NativeHoldings() {
        synchronized (Ledger.class) {
            NEW.add(this);
        }
    }

    /** The native code goes on. */
    public void drop() {
        synchronized (Ledger.class) {
            if (inventory == null) {
                NEW.remove(this);
            } else {
                inventory.drop(this);
            }
        }
    }

    /** An empty inventory of all that an audit has not looked at, or null if there is nothing of the kind. */
    static Inventory takeNew() {
        if (NEW.isEmpty()) {
            return null;
        }
        Inventory result = new Inventory();
        result.owners.addAll(NEW);
        for (NativeHoldings owner : NEW) {
            owner.inventory = result;
        }
        NEW.clear();
        return result;
    }

    /**
     * What one audit found to be held. Where several pieces of native code were left since the audit before, it cannot say which of them
     * holds what: when one goes on, those that remain are looked at anew.
     */
    static final class Inventory {
        private final List<NativeHoldings> owners = new ArrayList<>();
        private Ledger.Record[] records = new Ledger.Record[8];
        private int[] counts = new int[8];
        private int size;

        /** {@code n} references to the object of {@code record} are held. */
        void add(Ledger.Record record, int n) {
            if (size == records.length) {
                records = Arrays.copyOf(records, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            records[size] = record;
            counts[size++] = n;
            record.excess += n;
        }

        private void drop(NativeHoldings owner) {
            for (int i = 0; i < size; i++) {
                records[i].excess -= counts[i];
                if (Ledger.listener != null) {
                    Ledger.listener.touched(records[i]);
                }
            }
            size = 0;
            owners.remove(owner);
            for (NativeHoldings other : owners) {
                other.inventory = null;
                NEW.add(other);
            }
        }
    }
}
