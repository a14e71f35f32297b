package dev.adder.runtime.object;

import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReference;

/**
 * What an instance has beyond its built-in layout: attributes, {@code __slots__} and weak references.
 *
 * <p>Attributes are in {@link #values}, at the positions that the type's shared keys give to the names (3.11's inline values),
 * until something asks for the dict; then {@link #dict} holds them and values is null. At most one of the two is not null.
 */
public final class InstanceState {
    /** Attribute values by position in {@code type.sharedKeys}; null where there is no such attribute. Owned. */
    public PyObject[] values;

    /** How many of {@link #values} are set, and in which order: the positions, oldest first. */
    public byte[] order;

    public int used;

    /** The attribute dict. Owned. */
    public PyDict dict;

    /** The values of {@code __slots__}, by the index in the member descriptor. Owned. */
    public PyObject[] slots;

    /** The newest-first list of weak references to the object. Not owned: they unlink themselves. */
    public WeakReference weakrefs;

    private static final Pool<InstanceState> POOL = new Pool<>(32);

    /** The state of an object that had none. */
    static InstanceState make() {
        if (HeapMode.POOLS) {
            InstanceState s = POOL.take();
            if (s != null) {
                return s;
            }
        }
        return new InstanceState();
    }

    private InstanceState() {}

    /** The object is gone, its attributes, slots and weak references too. */
    void recycle() {
        PyObject[] a = slots;
        if (a != null) {
            slots = null;
            Payload.release(a);
        }
        POOL.give(this);
    }

    /** Gives {@link #order} back. */
    void dropOrder() {
        byte[] o = order;
        if (o != null) {
            order = null;
            Payload.release(o);
        }
    }

    /** Visits the attributes; the slots are {@link HeapType#traverseSlots}'s. */
    void traverse(Visitor visitor) {
        if (values != null) {
            visitor.visitAll(values, values.length);
        }
        visitor.xvisit(dict);
    }
}
