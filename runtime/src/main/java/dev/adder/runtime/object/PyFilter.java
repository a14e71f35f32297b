package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;

/** {@code filter}. */
@BuiltinType(name = "filter", doc = "filter(function or None, iterable) --> filter object\n\n"
        + "Return an iterator yielding those items of iterable for which function(item)\n"
        + "is true. If function is None, return the items that are true.")
public final class PyFilter extends PyObject {
    private static final Pool<PyFilter> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyObject function;
    private PyObject iterator;

    private PyFilter(PyType type) {
        super(type);
    }

    private static PyFilter make(PyType type, PyObject function, @Steals PyObject iterator) {
        PyFilter made = POOL.take();
        if (made == null) {
            made = new PyFilter(type);
        } else {
            made.reborn(type);
        }
        made.fill(function, iterator);
        return made;
    }

    private void fill(PyObject function, @Steals PyObject iterator) {
        function.incref();
        this.function = function;
        this.iterator = iterator;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    // CPython: Python/bltinmodule.c filter_new
    @PyNew(value = "filter", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNew("filter", cls, 0, kwnames);
        Args.checkPositional("filter", nargs, 2, 2);
        PyFilter self = make(cls, args[base], Abstract.iter(args[base + 1]));
        FreeLists.born(self);
        return self;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyFilter self) {
        self.type.incref();
        return PyTuple.steal(self.type, PyTuple.pair(self.function, self.iterator));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(iterator);
        visitor.xvisit(function);
    }

    @Override
    protected void dropFields() {
        xdecref(function);
        function = null;
        xdecref(iterator);
        iterator = null;
    }

    static final class Type extends PyType {
        Type() {
            super("filter", PyFilterTable.INSTANCE, null, 32, 0, BASETYPE | HAVE_GC | GENERIC_GETATTR | TP_VECTORCALL);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Python/bltinmodule.c filter_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyFilter self = (PyFilter) o;
            PyObject it = self.iterator;
            boolean plain = self.function == PyNone.INSTANCE || self.function == PyBool.TYPE;
            for (PyObject item; (item = it.type.tpIterNext(it)) != null;) {
                boolean ok;
                try {
                    ok = plain ? Objects.isTrue(item) : test(self.function, item);
                } catch (PyException e) {
                    item.decref();
                    throw e;
                }
                if (ok) {
                    return item;
                }
                item.decref();
            }
            return null;
        }

        private static boolean test(PyObject function, PyObject item) {
            PyObject good = Call.call(function, item);
            try {
                return Objects.isTrue(good);
            } finally {
                good.decref();
            }
        }
    }
}
