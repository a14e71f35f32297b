package dev.adder.heap;

import java.util.Arrays;

/**
 * An audit cheap enough for every instruction. {@link Audit} looks at the whole heap; this one looks at what has happened since the last
 * step, and only when that does not explain a count at more, in the end at everything.
 *
 * <p>Invariant between two steps: {@code found} of a record is the number of times that its object occurs in the {@code seen} of all
 * holders, and with {@code excess} it is what the object's count calls for. A holder is an object or one of the roots, {@code seen} the
 * references that it owned when it was looked at last. A count cannot change unnoticed, since the {@link Ledger} is told of each change; what
 * a holder owns can. So a step
 * <ol>
 * <li>looks again at the holders that are known to change all the time, the frames that ran, the {@link NativeRoots}, and
 *     the objects that were touched, unless they are large;
 * <li>compares the count of each object that was touched, or of which a holder was seen to have come or gone;
 * <li>while one does not agree, looks again at more holders: all those that were touched, those that the frames own, those that these own, those
 *     that had to be searched for lately, all containers, and last everything.
 * </ol>
 * What does not agree after everything was looked at is a mismatch, at this very step. Everything is also looked at where native code was
 * left ({@link NativeHoldings}), and every so often in any case: that finds a holder which won or lost a reference without a change of a
 * count that would have made a step look there, and a count that was written past the ledger.
 */
public abstract class StepAudit {
    /** The steps between two looks at everything, and how many records must be there for each of these steps if that is more. */
    private static final int FULL_EVERY = 1000;
    private static final int RECORDS_A_STEP = 64;

    /** Touched objects that own no more references than this are looked at in any case. */
    private static final int SMALL = 40;

    /** Owners of more references than this are looked at only if nothing nearer explains a count. */
    private static final int NEAR = 2000;

    private final ReferenceHolder roots;
    private final ReferenceHolder natives = new ReferenceHolder() {
        @Override
        protected void visitOwned(Visitor visitor) {
            NativeRoots.visit(visitor);
        }
    };

    private final Look look = new Look();
    private int step = 1;
    private int stepsSinceFull;
    private int nativeChanges;

    /** Whose counts this step compares. */
    private Ledger.Record[] noted = new Ledger.Record[64];
    private int notedCount;

    /** The holders behind the frames that this step has looked at. */
    private Ledger.Record[] behind = new Ledger.Record[64];
    private int behindCount;

    /** The containers, in no order, without those of this step. */
    private Ledger.Record[] containers = new Ledger.Record[1024];
    private int containerCount;

    /** The holders which only a look at all containers has found to have changed, the latest ones. */
    private final Ledger.Record[] searched = new Ledger.Record[32];
    private int searchedCount;

    /** Compares what a holder owns with what it was seen to own. */
    private static final class Look extends Visitor {
        private Counted[] old;
        private int oldCount;
        private int same;
        private Counted[] rest = new Counted[64];
        private int restCount;

        void begin(ReferenceHolder holder) {
            old = holder.seen;
            oldCount = holder.seenCount;
            same = 0;
            restCount = 0;
        }

        @Override
        public void visit(Counted object) {
            if (restCount == 0 && same < oldCount && old[same] == object) {
                same++;
            } else {
                if (restCount == rest.length) {
                    rest = Arrays.copyOf(rest, restCount * 2);
                }
                rest[restCount++] = object;
            }
        }
    }

    /** @param roots all roots but the {@link NativeRoots} and the frames */
    protected StepAudit(ReferenceHolder roots) {
        this.roots = roots;
    }

    /** Looks again at all holders that are neither objects nor the roots nor the {@link NativeRoots}: the frames. */
    protected abstract void lookAtFrames();

    /** Begins. What does not agree now is left as it is: the caller has run an {@link Audit} and told of it. */
    public final void begin() {
        synchronized (Ledger.class) {
            Ledger.listener = this;
            for (Ledger.Record record : Ledger.table()) {
                if (record != null) {
                    touched(record);
                }
            }
            excuse();
        }
    }

    /** What does not agree, and has been told of, is taken to be right from now on. */
    public final void excuse() {
        synchronized (Ledger.class) {
            lookAtAll();
            for (Ledger.Record record : Ledger.table()) {
                if (record != null) {
                    record.excess = excess(record);
                }
            }
            endStep();
        }
    }

    /** Ends. */
    public final void end() {
        synchronized (Ledger.class) {
            Ledger.listener = null;
            for (Ledger.Record record : Ledger.table().clone()) {
                if (record != null && record.dead) {
                    Ledger.remove(record);
                }
            }
        }
    }

    /** The count of the object of {@code record} may have changed, or the object was born or has died. */
    void touched(Ledger.Record record) {
        if (record.noted != step) {
            record.noted = step;
            if (notedCount == noted.length) {
                noted = Arrays.copyOf(noted, notedCount * 2);
            }
            noted[notedCount++] = record;
        }
    }

    /** The books of an object, or null if it does not live. */
    protected static ReferenceHolder holder(Counted object) {
        return Ledger.at(object);
    }

    /** Looks again at what an object owns, if it lives. */
    protected final void look(Counted object) {
        Ledger.Record record = Ledger.at(object);
        if (record != null) {
            look((ReferenceHolder) record);
        }
    }

    /** Looks again at what {@code holder} owns; whether that has changed. */
    protected final boolean look(ReferenceHolder holder) {
        holder.lookedAt = step;
        look.begin(holder);
        holder.visitOwned(look);
        int same = look.same;
        int oldEnd = holder.seenCount;
        int restEnd = look.restCount;
        if (same == oldEnd && restEnd == 0) {
            return false;
        }
        Counted[] old = holder.seen;
        Counted[] rest = look.rest;
        int end = oldEnd;
        while (end > same && restEnd > 0 && old[end - 1] == rest[restEnd - 1]) {
            end--;
            restEnd--;
        }
        for (int i = same; i < end; i++) {
            count(old[i], -1);
        }
        for (int i = 0; i < restEnd; i++) {
            count(rest[i], 1);
        }
        int total = same + look.restCount;
        if (total > old.length || total * 4 < old.length) {
            holder.seen = total == 0 ? ReferenceHolder.NOTHING : new Counted[old.length == 0 ? total : total + (total >> 2)];
            System.arraycopy(old, 0, holder.seen, 0, same);
        }
        System.arraycopy(rest, 0, holder.seen, same, look.restCount);
        for (int i = total; i < Math.min(oldEnd, holder.seen.length); i++) {
            holder.seen[i] = null;
        }
        holder.seenCount = total;
        return true;
    }

    private void count(Counted object, int change) {
        Ledger.Record record = Ledger.recordOf(object);
        record.found += change;
        touched(record);
    }

    /** How many references the count of an object, or its death, calls for that no holder was seen to own. */
    private static int excess(Ledger.Record record) {
        return (record.dead ? 0 : Audit.references(record.object)) - record.found;
    }

    private static boolean agrees(Ledger.Record record) {
        return excess(record) == record.excess;
    }

    /**
     * A step. The caller has looked at the frames that ran.
     *
     * @param near holders that may explain what these frames do not, or lead to objects that do: the frames themselves among them
     * @return whether all is well; if not, everything was looked at, and an {@link Audit} will say what is wrong
     */
    protected final boolean step(ReferenceHolder[] near, int nearCount) {
        synchronized (Ledger.class) {
            if (NativeRoots.changes != nativeChanges) {
                nativeChanges = NativeRoots.changes;
                look(natives);
            }
            for (int i = 0, n = notedCount; i < n; i++) {
                if (noted[i].dead || noted[i].seenCount <= SMALL && noted[i].lookedAt != step) {
                    look((ReferenceHolder) noted[i]);
                }
            }
            NativeHoldings.Inventory inventory = NativeHoldings.takeNew();
            boolean isDue = ++stepsSinceFull >= Math.max(FULL_EVERY, Ledger.table().length / RECORDS_A_STEP);
            boolean clean = true;
            if (isDue || inventory != null || !agreed() && !agreedAfter(near, nearCount)) {
                if (!isDue) {
                    lookAtContainers();
                }
                if (isDue || !agreed()) {
                    lookAtAll();
                }
                clean = judge(isDue ? Ledger.table() : noted, inventory);
            }
            endStep();
            return clean;
        }
    }

    private boolean agreed() {
        for (int i = 0; i < notedCount; i++) {
            if (!agrees(noted[i])) {
                return false;
            }
        }
        return true;
    }

    /** Looks at more and more holders until all that was noted agrees; false if it does not. */
    private boolean agreedAfter(ReferenceHolder[] near, int nearCount) {
        behindCount = 0;
        for (int i = 0; i < nearCount; i++) {
            if (near[i].lookedAt != step) {
                look(near[i]);
            }
        }
        for (int i = 0; i < notedCount; i++) {
            lookBehind(noted[i]);
        }
        if (agreed()) {
            return true;
        }
        for (int i = 0; i < nearCount; i++) {
            lookBehind(near[i]);
        }
        if (agreed()) {
            return true;
        }
        for (int i = 0, n = behindCount; i < n; i++) {
            lookBehind((ReferenceHolder) behind[i]);
        }
        for (int i = 0; i < searched.length; i++) {
            if (searched[i] != null) {
                lookBehind(searched[i]);
            }
        }
        return agreed();
    }

    private void lookBehind(Ledger.Record record) {
        if (record.lookedAt != step && record.seenCount <= NEAR) {
            look((ReferenceHolder) record);
            if (behindCount == behind.length) {
                behind = Arrays.copyOf(behind, behindCount * 2);
            }
            behind[behindCount++] = record;
        }
    }

    private void lookBehind(ReferenceHolder holder) {
        Counted[] seen = holder.seen;
        for (int i = 0, n = holder.seenCount; i < n; i++) {
            Ledger.Record record = Ledger.at(seen[i]);
            if (record != null) {
                lookBehind(record);
            }
        }
    }

    private void lookAtContainers() {
        for (int i = 0; i < notedCount; i++) {
            lookBehind(noted[i]);
        }
        for (int i = 0; i < containerCount; i++) {
            search(containers[i]);
        }
    }

    private void search(Ledger.Record record) {
        if (record.lookedAt != step && look((ReferenceHolder) record)) {
            searched[searchedCount++ & searched.length - 1] = record;
        }
    }

    private void lookAtAll() {
        stepsSinceFull = 0;
        look(roots);
        look(natives);
        lookAtFrames();
        for (Ledger.Record record : Ledger.table()) {
            if (record != null) {
                search(record);
            }
        }
    }

    /** Everything was looked at: whether everything agrees once {@code inventory}, if any, has taken what is too high. */
    private static boolean judge(Ledger.Record[] records, NativeHoldings.Inventory inventory) {
        boolean clean = true;
        for (Ledger.Record record : records) {
            if (record != null && !agrees(record)) {
                int more = excess(record) - record.excess;
                if (more > 0 && inventory != null && !record.dead) {
                    inventory.add(record, more);
                } else {
                    clean = false;
                }
            }
        }
        return clean;
    }

    private void endStep() {
        step++;
        for (int i = 0; i < notedCount; i++) {
            Ledger.Record record = noted[i];
            if (record.dead) {
                if (record.found == 0) {
                    forget(record);
                }
            } else if (record.container < 0 && record.object.isCollectable()) {
                if (containerCount == containers.length) {
                    containers = Arrays.copyOf(containers, containerCount * 2);
                }
                record.container = containerCount;
                containers[containerCount++] = record;
            }
        }
        Arrays.fill(noted, 0, notedCount, null);
        notedCount = 0;
    }

    private void forget(Ledger.Record record) {
        Ledger.remove(record);
        if (record.container >= 0) {
            Ledger.Record last = containers[--containerCount];
            containers[record.container] = last;
            last.container = record.container;
            containers[containerCount] = null;
            record.container = -1;
        }
        for (int i = 0; i < searched.length; i++) {
            if (searched[i] == record) {
                searched[i] = null;
            }
        }
    }
}
