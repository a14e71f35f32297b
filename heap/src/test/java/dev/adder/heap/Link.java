package dev.adder.heap;

/** The smallest container: one reference, no finalizer. */
final class Link extends Counted {
    /** The number of links that have been freed. */
    static long freed;

    Counted next;

    /** A new tracked link, owned by the caller; takes over the reference {@code next}. */
    Link(Counted next) {
        this.next = next;
        Heap.gcAlloc(this);
        Heap.track(this);
    }

    @Override
    protected void dealloc() {
        Heap.untrack(this);
        if (Heap.trashcanBegin(this)) {
            return;
        }
        try {
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
        visitor.xvisit(next);
    }

    @Override
    public void clear() {
        Counted old = next;
        next = null;
        xdecref(old);
    }

    @Override
    public boolean isCollectable() {
        return true;
    }
}
