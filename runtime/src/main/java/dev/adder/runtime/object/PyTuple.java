package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.Steals;
import java.util.Arrays;

/** A tuple. */
@BuiltinType(name = "tuple")
public class PyTuple extends PyObject {
    public static final PyType TYPE = new Type();

    private static final PyTuple EMPTY = new PyTuple(TYPE, Call.NO_ARGS);

    /** The elements; the length of the array is the length of the tuple. Owned; not changed once the tuple is seen. */
    public final PyObject[] items;

    /** A tuple that owns the elements; not tracked yet. */
    protected PyTuple(PyType type, @Steals PyObject[] items) {
        super(type);
        this.items = items;
    }

    /** The empty tuple. */
    public static PyTuple empty() {
        EMPTY.incref();
        return EMPTY;
    }

    /** A tuple of these elements; takes over the references and the array. */
    public static PyTuple steal(@Steals PyObject... items) {
        if (items.length == 0) {
            return empty();
        }
        PyTuple t = new PyTuple(TYPE, items);
        Heap.allocated(t);
        Heap.track(t);
        return t;
    }

    /** A tuple with new references to these elements. */
    public static PyTuple of(PyObject... items) {
        return copyOf(items, 0, items.length);
    }

    /** A tuple with new references to {@code count} elements from {@code base} on. */
    public static PyTuple copyOf(PyObject[] source, int base, int count) {
        PyObject[] items = Arrays.copyOfRange(source, base, base + count);
        for (PyObject o : items) {
            o.incref();
        }
        return steal(items);
    }

    public int size() {
        return items.length;
    }

    @Borrowed
    public PyObject get(int i) {
        return items[i];
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visitAll(items, items.length);
    }

    @Override
    protected void dropFields() {
        decrefAll(items, items.length);
    }

    static class Type extends PyType {
        Type() {
            super("tuple", PyTupleTable.INSTANCE, null, 24, 8, BASETYPE | HAVE_GC | TRASHCAN | TUPLE_SUBCLASS | SEQUENCE | MATCH_SELF);
        }

        /** A built-in type that derives from tuple. */
        Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyTuple) self).items.length;
        }
    }
}
