package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** What iterates over a generic alias: it gives the starred alias once. */
@BuiltinType(name = "generic_alias_iterator")
public final class PyGenericAliasIterator extends PyObject {
    public static final PyType TYPE = new Type();

    /** The alias without its star; null when the one with it has been given. Owned. */
    private PyGenericAlias alias;

    private PyGenericAliasIterator(PyGenericAlias alias) {
        super(TYPE);
        alias.incref();
        this.alias = alias;
    }

    static PyObject create(PyGenericAlias alias) {
        PyGenericAliasIterator it = new PyGenericAliasIterator(alias);
        Heap.gcAlloc(it);
        Heap.track(it);
        return it;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(alias);
    }

    @Override
    protected void clearFields() {
        PyGenericAlias a = alias;
        alias = null;
        xdecref(a);
    }

    @Override
    protected void dropFields() {
        xdecref(alias);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyGenericAliasIterator self) {
        PyObject iter = TypeObject.builtin("iter");
        return PyTuple.steal(iter, PyTuple.steal(new PyObject[] {self.alias == null ? PyTuple.empty() : self.alias.newRef()}));
    }

    static final class Type extends PyType {
        Type() {
            super("generic_alias_iterator", PyGenericAliasIteratorTable.INSTANCE, null, 24, 0, HAVE_GC);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/genericaliasobject.c ga_iternext
        @Override
        public PyObject tpIterNext(PyObject self) {
            PyGenericAliasIterator it = (PyGenericAliasIterator) self;
            PyGenericAlias a = it.alias;
            if (a == null) {
                return null;
            }
            PyObject starred = a.star();
            it.alias = null;
            a.decref();
            return starred;
        }
    }
}
