package dev.adder.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A collectable object with a name, a few slots, an optional finalizer and weak references. */
class Toy extends Counted {
    /** What has happened: names of finalizers and callbacks in the order of their calls. */
    static final List<String> LOG = new ArrayList<>();
    /** The number of toys that have been freed. */
    static long freed;

    final int name;
    final Counted[] slots;
    Consumer<Toy> finalizer;
    boolean legacy;
    boolean immutable;
    WeakReference weak;

    /** A new tracked toy, owned by the caller. */
    Toy(int name, int slots) {
        this.name = name;
        this.slots = new Counted[slots];
        Heap.gcAlloc(this);
        Heap.track(this);
    }

    /** Takes a new reference to {@code value} and drops the old one. */
    void set(int slot, Counted value) {
        if (value != null) {
            value.incref();
        }
        Counted old = slots[slot];
        slots[slot] = value;
        xdecref(old);
    }

    /** A new reference to {@code object}, which may be null. */
    static <T extends Counted> T ref(T object) {
        if (object != null) {
            object.incref();
        }
        return object;
    }

    @Override
    protected void dealloc() {
        Heap.untrack(this);
        if (Heap.trashcanBegin(this)) {
            return;
        }
        try {
            if (finalizer != null) {
                Heap.track(this);
                if (!Heap.callFinalizerFromDealloc(this)) {
                    return;
                }
                Heap.untrack(this);
            }
            WeakReferences.clear(this);
            WeakReferences.clearWithoutCallbacks(this);
            clear();
            freed++;
            Heap.gcFree();
            Heap.free(this);
        } finally {
            Heap.trashcanEnd();
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitAll(slots, slots.length);
    }

    @Override
    public void clear() {
        for (int i = 0; i < slots.length; i++) {
            Counted old = slots[i];
            slots[i] = null;
            xdecref(old);
        }
    }

    @Override
    public void maybeUntrackImmutable() {
        if (immutable) {
            for (Counted value : slots) {
                if (value != null && Heap.isTracked(value)) {
                    return;
                }
            }
            Heap.untrack(this);
        }
    }

    @Override
    public boolean isCollectable() {
        return true;
    }

    @Override
    public boolean hasLegacyFinalizer() {
        return legacy;
    }

    @Override
    public boolean needsFinalizing() {
        return finalizer != null;
    }

    @Override
    public void runFinalizer() {
        finalizer.accept(this);
    }

    @Override
    public WeakReference weakReferences() {
        return weak;
    }

    @Override
    public void setWeakReferences(WeakReference head) {
        weak = head;
    }

    @Override
    public long basicSizeForAddress() {
        return 48;
    }

    @Override
    public String toString() {
        return "toy" + name;
    }
}
