package dev.adder.heap;

import java.util.function.Consumer;

/** A weak reference to a toy. */
final class ToyWeak extends Counted implements WeakReference {
    /** What a subclass, a plain reference and a proxy are to the list. */
    enum Kind { PLAIN, PROXY, SUBCLASS }

    /** The counted object that stands for a function. */
    static final class Callback extends Counted {
        final Consumer<ToyWeak> function;

        Callback(Consumer<ToyWeak> function) {
            this.function = function;
        }

        @Override
        protected void dealloc() {
            Heap.free(this);
        }
    }

    final int name;
    private final Kind kind;
    private Counted referent;
    private WeakReference previous;
    private WeakReference next;
    private Counted callback;

    /** A new weak reference, owned by the caller; takes a new reference to {@code callback}. */
    ToyWeak(int name, Kind kind, Counted referent, Callback callback) {
        this.name = name;
        this.kind = kind;
        this.callback = Toy.ref(callback);
        Heap.gcAlloc(this);
        WeakReferences.insert(this, referent);
        Heap.track(this);
    }

    @Override
    protected void dealloc() {
        Heap.untrack(this);
        WeakReferences.clearReference(this);
        Heap.gcFree();
        Heap.free(this);
    }

    @Override
    public void handleCallback(Counted function) {
        ((Callback) function).function.accept(this);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(callback);
    }

    @Override
    public void clear() {
        WeakReferences.clearReference(this);
    }

    @Override
    public boolean isCollectable() {
        return true;
    }

    @Override
    public WeakReference asWeakReference() {
        return this;
    }

    @Override
    public Counted counted() {
        return this;
    }

    @Override
    public Counted referent() {
        return referent;
    }

    @Override
    public void setReferent(Counted referent) {
        this.referent = referent;
    }

    @Override
    public WeakReference previous() {
        return previous;
    }

    @Override
    public void setPrevious(WeakReference previous) {
        this.previous = previous;
    }

    @Override
    public WeakReference next() {
        return next;
    }

    @Override
    public void setNext(WeakReference next) {
        this.next = next;
    }

    @Override
    public Counted callback() {
        return callback;
    }

    @Override
    public void setCallback(Counted callback) {
        this.callback = callback;
    }

    @Override
    public boolean isPlainReference() {
        return kind == Kind.PLAIN;
    }

    @Override
    public boolean isProxy() {
        return kind == Kind.PROXY;
    }
}
