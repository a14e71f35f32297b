package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;

/** {@code zip}. */
@BuiltinType(name = "zip", doc = "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n"
        + "   >>> list(zip('abcdefg', range(3), range(4)))\n"
        + "   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n"
        + "The zip object yields n-length tuples, where n is the number of iterables\n"
        + "passed as positional arguments to zip().  The i-th element in every tuple\n"
        + "comes from the i-th iterable argument to zip().  This continues until the\n"
        + "shortest argument is exhausted.\n\n"
        + "If strict is true and one of the arguments is exhausted before the others,\n"
        + "raise a ValueError.")
public final class PyZip extends PyObject {
    private static final Pool<PyZip> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    private static final PyStr STRICT = PyStr.intern("strict");

    /** A tuple of the iterators. Owned. */
    private PyTuple iterators;

    /** The tuple that is given again while nobody else holds it. Owned. */
    private PyTuple result;

    private boolean strict;

    private PyZip(PyType type) {
        super(type);
    }

    private static PyZip make(PyType type, @Steals PyTuple iterators, @Steals PyTuple result, boolean strict) {
        PyZip made = POOL.take();
        if (made == null) {
            made = new PyZip(type);
        } else {
            made.reborn(type);
        }
        made.fill(iterators, result, strict);
        return made;
    }

    private void fill(@Steals PyTuple iterators, @Steals PyTuple result, boolean strict) {
        this.iterators = iterators;
        this.result = result;
        this.strict = strict;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    // CPython: Python/bltinmodule.c zip_new
    @PyNew(value = "zip", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        boolean strict = false;
        if (kwnames != null) {
            for (int i = 0; i < kwnames.items.length; i++) {
                if (!(kwnames.items[i] instanceof PyStr name) || !name.equalTo(STRICT)) {
                    throw PyErr.typeError("'" + kwnames.items[i] + "' is an invalid keyword argument for zip()");
                }
                strict = Objects.isTrue(args[base + nargs + i]);
            }
        }
        PyObject[] its = Payload.objects(nargs);
        PyObject[] nones = Payload.objects(nargs);
        for (int i = 0; i < nargs; i++) {
            try {
                its[i] = Abstract.iter(args[base + i]);
            } catch (PyException e) {
                decrefAll(its, i);
                decrefAll(nones, i);
                throw e;
            }
            nones[i] = PyNone.owned();
        }
        PyZip self = make(cls, PyTuple.steal(its), PyTuple.steal(nones), strict);
        FreeLists.born(self);
        return self;
    }

    // CPython: Python/bltinmodule.c zip_next
    private PyObject next() {
        PyObject[] its = iterators.items;
        int n = its.length;
        if (n == 0) {
            return null;
        }
        PyTuple r = result;
        if (r.refcnt == 1) {
            r.incref();
            for (int i = 0; i < n; i++) {
                PyObject item;
                try {
                    item = its[i].type.tpIterNext(its[i]);
                } catch (PyException e) {
                    r.decref();
                    throw strict && e.matches(PyExc.StopIteration) ? checkLengths(i, e) : e;
                }
                if (item == null) {
                    r.decref();
                    return end(i);
                }
                r.exchange(i, item).decref();
            }
            r.trackAgain();
            return r;
        }
        PyObject[] items = Payload.objects(n);
        for (int i = 0; i < n; i++) {
            PyObject item;
            try {
                item = its[i].type.tpIterNext(its[i]);
            } catch (PyException e) {
                decrefAll(items, i);
                throw strict && e.matches(PyExc.StopIteration) ? checkLengths(i, e) : e;
            }
            if (item == null) {
                decrefAll(items, i);
                return end(i);
            }
            items[i] = item;
        }
        return PyTuple.steal(items);
    }

    private PyObject end(int i) {
        if (strict) {
            PyException e = checkLengths(i, null);
            if (e != null) {
                throw e;
            }
        }
        return null;
    }

    /** The error if not all iterators end with number {@code i}; else {@code end}, which may be null. */
    private PyException checkLengths(int i, PyException end) {
        if (end != null) {
            end.release();
        }
        if (i > 0) {
            return PyErr.valueError("zip() argument " + (i + 1) + " is shorter than argument" + (i == 1 ? " " : "s 1-") + i);
        }
        PyObject[] its = iterators.items;
        for (int k = 1; k < its.length; k++) {
            PyObject item = Abstract.next(its[k]);
            if (item != null) {
                item.decref();
                return PyErr.valueError("zip() argument " + (k + 1) + " is longer than argument" + (k == 1 ? " " : "s 1-") + k);
            }
        }
        return end == null ? null : PyErr.withValue(PyExc.StopIteration, null);
    }

    // CPython: Python/bltinmodule.c zip_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyZip self) {
        self.type.incref();
        self.iterators.incref();
        return self.strict ? PyTuple.steal(self.type, self.iterators, PyBool.of(true)) : PyTuple.steal(self.type, self.iterators);
    }

    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false, doc = "Set state information for unpickling.")
    static void setState(PyZip self, PyObject state) {
        self.strict = Objects.isTrue(state);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(iterators);
        visitor.xvisit(result);
    }

    @Override
    protected void dropFields() {
        xdecref(iterators);
        iterators = null;
        xdecref(result);
        result = null;
    }

    static final class Type extends PyType {
        Type() {
            super("zip", PyZipTable.INSTANCE, null, 48, 0, BASETYPE | HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyZip) self).next();
        }
    }
}
