package dev.adder.runtime.object;

import dev.adder.heap.Counted;
import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReference;
import dev.adder.processor.Borrowed;
import dev.adder.processor.Steals;

/**
 * A Python object: a count, a type, and the state that instances of Python classes add. The Java class is the layout, the
 * type is the behaviour: an instance of {@code class L(list)} is a {@link PyList} whose {@link #type} is L.
 *
 * <p>Ownership of references, everywhere in the runtime: a returned reference is owned by the caller, a parameter is
 * borrowed; {@link Borrowed} and {@link Steals} mark the exceptions. A method that throws has released all it owned.
 */
public abstract class PyObject extends Counted {
    static {
        // type comes first, whichever class is touched first
        PyType.initialize();
    }

    /** The class. Owned if it is a heap type (one made by a class statement), as in CPython. */
    public PyType type;

    /** Attributes, slots and weak references; null until the first is needed. */
    public InstanceState state;

    /** A new object with the count one. It is not yet tracked by the collector. */
    protected PyObject(PyType type) {
        this.type = type;
        if (type != null && type.isHeapType()) {
            type.incref();
        }
    }

    /** A dead object comes back from its pool with this type: what the constructor does. */
    final void reborn(PyType type) {
        this.type = type;
        if (type.isHeapType()) {
            type.incref();
        }
    }

    /** Classes with fields override this: they call it, let go of what the fields hold, and {@link dev.adder.heap.Pool#give} the object. */
    @Override
    protected void recycle() {
        InstanceState s = state;
        if (s != null) {
            state = null;
            s.recycle();
        }
        if (HeapMode.CHECKED) {
            type = null;
        }
    }

    /** This object, with a new reference for the caller. */
    public final PyObject newRef() {
        incref();
        return this;
    }

    /** {@link #newRef} for a reference that may be absent. */
    public static PyObject xnewRef(PyObject object) {
        if (object != null) {
            object.incref();
        }
        return object;
    }

    /** Gives back each of the first {@code count} elements that is not null, last to first, and clears it. */
    public static void decrefAll(PyObject[] objects, int count) {
        for (int i = count - 1; i >= 0; i--) {
            PyObject o = objects[i];
            objects[i] = null;
            xdecref(o);
        }
    }

    @Override
    protected final void dealloc() {
        PyType t = type;
        if (t == PyInt.TYPE) {
            // they own nothing, and there are many
            Heap.free(this);
        } else if (t == PyFloat.TYPE) {
            Heap.atomFree(this, FreeLists.FLOATS);
        } else {
            t.tpDealloc(this);
        }
    }

    // CPython: Objects/typeobject.c subtype_traverse
    @Override
    public final void traverse(Visitor visitor) {
        if (type instanceof HeapType h) {
            if (state == null) {
                visitor.visit(h);
                traverseFields(visitor);
                return;
            }
            h.traverseSlots(state, visitor);
            if (h.nativeBase.dictoffset == 0) {
                state.traverse(visitor);
                visitor.visit(h);
                traverseFields(visitor);
                return;
            }
            visitor.visit(h);
        }
        traverseFields(visitor);
        if (state != null && !visitsOwnDict()) {
            state.traverse(visitor);
        }
    }

    /**
     * Visits each reference that the fields of the Java class own, exactly once; the attributes of {@link #state} only if
     * {@link #visitsOwnDict}.
     */
    protected void traverseFields(Visitor visitor) {}

    /** Whether {@link #traverseFields} visits the attribute dict too, since it does not come last in CPython. */
    protected boolean visitsOwnDict() {
        return false;
    }

    /** Drops the attributes where the layout's {@link #clearFields} does so between its own fields. */
    protected final void dropDict() {
        if (state != null) {
            HeapType.dropAttributes(state);
        }
    }

    /** Whether the attributes go before the first of the layout's own fields; else {@link #dropDict} is called, or they go last. */
    protected boolean dropsDictFirst() {
        return visitsOwnDict();
    }

    /** When the layout's tp_dealloc clears the weak references. */
    protected enum WeakrefTurn {
        /** Before anything that the object owns goes. */
        FIRST,
        /** Behind the attribute dict, which goes first ({@link #visitsOwnDict}). */
        AFTER_DICT,
        /** Behind everything. */
        LAST
    }

    /** When this layout clears its weak references. */
    protected WeakrefTurn weakrefTurn() {
        return WeakrefTurn.FIRST;
    }

    /** The part of {@link #traverseFields} that visits the attribute dict where {@link #visitsOwnDict}. */
    protected final void traverseDict(Visitor visitor) {
        if (state != null) {
            state.traverse(visitor);
        }
    }

    @Override
    public final void clear() {
        type.tpClear(this);
    }

    /** Drops what {@code tp_clear} of the built-in layout drops. */
    protected void clearFields() {}

    /**
     * Drops every reference that the fields of the Java class own, in the order of the layout's {@code tp_dealloc}; the object
     * is untracked and dying.
     */
    protected void dropFields() {}

    /** Whether the collector handles objects like this one (Py_TPFLAGS_HAVE_GC). */
    @Override
    public boolean isCollectable() {
        return type.isGc();
    }

    @Override
    public boolean hasLegacyFinalizer() {
        return type instanceof HeapType h && h.legacyFinalizer != null;
    }

    @Override
    public boolean needsFinalizing() {
        return type.has(Slot.TP_FINALIZE);
    }

    @Override
    public void runFinalizer() {
        type.tpFinalize(this);
    }

    @Override
    public int headSizeForAddress() {
        return (type.isGc() ? 16 : 0) + (type.hasFlag(PyType.MANAGED_DICT) ? 16 : 0);
    }

    @Override
    public long basicSizeForAddress() {
        return type.addressSize(this);
    }

    /** The head of the list of weak references to this object, or null. */
    @Override
    @Borrowed
    public WeakReference weakReferences() {
        return state == null ? null : state.weakrefs;
    }

    @Override
    public void setWeakReferences(WeakReference head) {
        if (state == null) {
            if (head == null) {
                return;
            }
            state = InstanceState.make();
        }
        state.weakrefs = head;
    }

    /** The attribute dict if there is one now; null if the type has none or it was not needed yet. */
    @Borrowed
    public PyDict dictIfAny() {
        return state == null ? null : state.dict;
    }

    /** The size in bytes that sys.getsizeof shows, without the collector's head ({@code __sizeof__}). */
    public long sizeof() {
        return type.basicsize;
    }

    /** The size in bytes of the object's own block, without the collector's head and without what it points to. */
    protected long allocatedSize() {
        return type.itemsize == 0 ? type.basicsize : sizeof();
    }

    /** A short text for messages of the runtime itself: never runs Python code. */
    @Override
    public String toString() {
        return "<" + type.name + " object>";
    }
}
