package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.Steals;
import java.util.Arrays;

/** A list. */
@BuiltinType(name = "list")
public final class PyList extends PyObject {
    public static final PyType TYPE = new Type();

    /** The elements, {@link #size} of them; the rest of the array is null. Owned. */
    public PyObject[] items;
    public int size;

    private PyList(PyType type, @Steals PyObject[] items, int size) {
        super(type);
        this.items = items;
        this.size = size;
    }

    /** An empty list. */
    public static PyList create() {
        return steal(Call.NO_ARGS, 0);
    }

    /** A list of the first {@code size} elements; takes over the references and the array. */
    public static PyList steal(@Steals PyObject[] items, int size) {
        PyList l = new PyList(TYPE, items, size);
        Heap.allocated(l);
        Heap.track(l);
        return l;
    }

    /** list.append; takes a new reference. */
    public void append(PyObject value) {
        value.incref();
        appendSteal(value);
    }

    /** Appends and takes over the reference. */
    public void appendSteal(@Steals PyObject value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 3) + 6 & ~3);
        }
        items[size++] = value;
    }

    public int size() {
        return size;
    }

    @Borrowed
    public PyObject get(int i) {
        return items[i];
    }

    /** list.extend. */
    public void extend(PyObject iterable) {
        PyObject it = Abstract.iter(iterable);
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                appendSteal(item);
            }
        } finally {
            it.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visitAll(items, size);
    }

    @Override
    protected void dropFields() {
        PyObject[] a = items;
        int n = size;
        items = Call.NO_ARGS;
        size = 0;
        decrefAll(a, n);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("list", PyListTable.INSTANCE, null, 40, 0, BASETYPE | HAVE_GC | TRASHCAN | LIST_SUBCLASS | SEQUENCE | MATCH_SELF);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyList) self).size;
        }
    }
}
