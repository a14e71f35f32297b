package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;

/** The parts of a format string: tuples (literal, field name, specification, conversion). */
@BuiltinType(name = "formatteriterator")
public final class PyFormatterIterator extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyStr text;
    private final StrFormat.Parser parser;

    private PyFormatterIterator(PyStr text) {
        super(TYPE);
        text.incref();
        this.text = text;
        parser = new StrFormat.Parser(text);
    }

    public static PyObject create(PyStr text) {
        PyFormatterIterator it = new PyFormatterIterator(text);
        Heap.allocated(it);
        return it;
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
            super("formatteriterator", PyFormatterIteratorTable.INSTANCE, null, 64, 0, 0);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/stringlib/unicode_format.h formatteriter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyFormatterIterator self = (PyFormatterIterator) o;
            StrFormat.Parser p = self.parser;
            if (!p.next()) {
                return null;
            }
            PyObject literal = self.text.substring(p.literalFrom, p.literalTo);
            if (!p.field) {
                return PyTuple.steal(literal, PyNone.owned(), PyNone.owned(), PyNone.owned());
            }
            return PyTuple.steal(literal, self.text.substring(p.nameFrom, p.nameTo), self.text.substring(p.specFrom, p.specTo),
                    p.conversion == 0 ? PyNone.owned() : PyStr.ofCodePoint(p.conversion));
        }
    }
}
