package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;

/** {@code operator.itemgetter}. */
@BuiltinType(name = "operator.itemgetter", doc = "itemgetter(item, ...) --> itemgetter object\n\n"
        + "Return a callable object that fetches the given item(s) from its operand.\n"
        + "After f = itemgetter(2), the call f(r) returns r[2].\n"
        + "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])")
public final class PyItemGetter extends PyObject {
    public static final PyType TYPE = new Type();

    /** The only key, or a tuple of several. Owned. */
    private PyObject keys;
    private boolean single;

    private PyItemGetter(PyType type) {
        super(type);
    }

    // CPython: Modules/_operator.c itemgetter_new
    @PyNew(value = "itemgetter", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("itemgetter", kwnames);
        Args.checkPositional("itemgetter", nargs, 1, Math.max(nargs, 1));
        PyItemGetter self = new PyItemGetter(cls);
        self.single = nargs == 1;
        self.keys = nargs == 1 ? args[base].newRef() : PyTuple.copyOf(args, base, nargs);
        FreeLists.born(self);
        return self;
    }

    // CPython: Modules/_operator.c itemgetter_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling")
    static PyObject reduce(PyItemGetter self) {
        self.type.incref();
        return PyTuple.steal(self.type, self.single ? PyTuple.of(self.keys) : self.keys.newRef());
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(keys);
    }

    @Override
    protected void dropFields() {
        PyObject k = keys;
        keys = null;
        xdecref(k);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("operator.itemgetter", PyItemGetterTable.INSTANCE, null, 48, 0, HAVE_GC | HAVE_VECTORCALL);
        }

        // CPython: Modules/_operator.c itemgetter_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyItemGetter self = (PyItemGetter) o;
            if (ReprGuard.enter(self)) {
                return PyStr.of(self.type.tpName() + "(...)");
            }
            try {
                String text = self.single ? "(" + Objects.reprText(self.keys) + ")" : Objects.reprText(self.keys);
                return PyStr.of(self.type.tpName() + text);
            } finally {
                ReprGuard.leave(self);
            }
        }

        // CPython: Modules/_operator.c itemgetter_call_impl
        @Override
        public PyObject tpCall(PyObject o, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            Args.checkNoKeywords("itemgetter", kwnames);
            Args.checkPositional("itemgetter", nargs, 1, 1);
            PyItemGetter self = (PyItemGetter) o;
            if (self.single) {
                return Abstract.getItem(args[base], self.keys);
            }
            PyObject[] keys = ((PyTuple) self.keys).items;
            PyObject[] items = new PyObject[keys.length];
            for (int i = 0; i < keys.length; i++) {
                try {
                    items[i] = Abstract.getItem(args[base], keys[i]);
                } catch (PyException e) {
                    decrefAll(items, i);
                    throw e;
                }
            }
            return PyTuple.steal(items);
        }
    }
}
