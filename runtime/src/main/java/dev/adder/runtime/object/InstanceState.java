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

    /** How many of {@link #values} are set. */
    public int used;

    /** In which order they were set: the positions, oldest first. Null while these are 0, 1, 2 and so on. */
    byte[] order;

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

    /** The {@link #order}, made now if need be of the first {@code n} positions. */
    byte[] needOrder(int n) {
        byte[] o = order;
        if (o == null) {
            o = order = Payload.bytes(values.length);
            for (int i = 0; i < n; i++) {
                o[i] = (byte) i;
            }
        }
        return o;
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
