package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;

/** The attributes and items of a field name: tuples (is attribute, name or index). */
@BuiltinType(name = "fieldnameiterator")
public final class PyFieldNameIterator extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyStr text;
    private int at;

    private PyFieldNameIterator(PyStr text, int at) {
        super(TYPE);
        text.incref();
        this.text = text;
        this.at = at;
    }

    /** (first, iterator of the rest). */
    // CPython: Objects/stringlib/unicode_format.h formatter_field_name_split
    public static PyObject split(PyStr name) {
        int n = name.length();
        int first = StrFormat.firstEnd(name, 0, n);
        long index = StrFormat.integer(name, 0, first);
        PyFieldNameIterator it = new PyFieldNameIterator(name, first);
        Heap.allocated(it);
        return PyTuple.steal(index >= 0 ? PyInt.of(index) : name.substring(0, first), it);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(text);
    }

    @Override
    protected void dropFields() {
        PyStr s = text;
        text = null;
        xdecref(s);
    }

    static final class Type extends PyType {
        Type() {
            super("fieldnameiterator", PyFieldNameIteratorTable.INSTANCE, null, 64, 0, 0);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/stringlib/unicode_format.h fieldnameiter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyFieldNameIterator self = (PyFieldNameIterator) o;
            int n = self.text.length();
            if (self.at >= n) {
                return null;
            }
            StrFormat.Accessor a = StrFormat.accessor(self.text, self.at, n);
            self.at = a.end();
            PyObject what = a.index() >= 0 ? PyInt.of(a.index()) : self.text.substring(a.nameFrom(), a.nameTo());
            return PyTuple.steal(PyBool.of(a.attribute()), what);
        }
    }
}
