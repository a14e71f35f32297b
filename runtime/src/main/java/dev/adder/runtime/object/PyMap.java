package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;

/** {@code map}. */
@BuiltinType(name = "map", doc = "map(func, *iterables) --> map object\n\n"
        + "Make an iterator that computes the function using arguments from\n"
        + "each of the iterables.  Stops when the shortest iterable is exhausted.")
public final class PyMap extends PyObject {
    private static final Pool<PyMap> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** A tuple of the iterators, and the function. Owned. */
    private PyTuple iterators;
    private PyObject function;

    private PyMap(PyType type) {
        super(type);
    }

    private static PyMap make(PyType type, @Steals PyTuple iterators, PyObject function) {
        PyMap made = POOL.take();
        if (made == null) {
            made = new PyMap(type);
        } else {
            made.reborn(type);
        }
        made.fill(iterators, function);
        return made;
    }

    private void fill(@Steals PyTuple iterators, PyObject function) {
        this.iterators = iterators;
        function.incref();
        this.function = function;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    // CPython: Python/bltinmodule.c map_new
    @PyNew(value = "map", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNew("map", cls, 0, kwnames);
        if (nargs < 2) {
            throw PyErr.typeError("map() must have at least two arguments.");
        }
        PyObject[] its = Payload.objects(nargs - 1);
        for (int i = 0; i < its.length; i++) {
            try {
                its[i] = Abstract.iter(args[base + 1 + i]);
            } catch (PyException e) {
                decrefAll(its, i);
                throw e;
            }
        }
        PyMap self = make(cls, PyTuple.steal(its), args[base]);
        FreeLists.born(self);
        return self;
    }

    // CPython: Python/bltinmodule.c map_next
    private PyObject next() {
        PyObject[] its = iterators.items;
        PyObject[] values = Payload.objects(its.length);
        int n = 0;
        try {
            for (; n < its.length; n++) {
                PyObject v = its[n].type.tpIterNext(its[n]);
                if (v == null) {
                    return null;
                }
                values[n] = v;
            }
            return Call.vectorcall(function, values, 0, n, null);
        } finally {
            for (int i = 0; i < n; i++) {
                PyObject v = values[i];
                values[i] = null;
                v.decref();
            }
            Payload.release(values);
        }
    }

    // CPython: Python/bltinmodule.c map_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyMap self) {
        PyObject[] args = new PyObject[self.iterators.items.length + 1];
        args[0] = self.function.newRef();
        for (int i = 1; i < args.length; i++) {
            args[i] = self.iterators.items[i - 1].newRef();
        }
        self.type.incref();
        return PyTuple.steal(self.type, PyTuple.steal(args));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(iterators);
        visitor.xvisit(function);
    }

    @Override
    protected void dropFields() {
        xdecref(iterators);
        iterators = null;
        xdecref(function);
        function = null;
    }

    static final class Type extends PyType {
        Type() {
            super("map", PyMapTable.INSTANCE, null, 32, 0, BASETYPE | HAVE_GC | GENERIC_GETATTR | TP_VECTORCALL);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyMap) self).next();
        }
    }
}
