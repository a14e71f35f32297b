package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.math.BigInteger;

/** {@code enumerate}. */
@BuiltinType(name = "enumerate", doc = "Return an enumerate object.\n\n"
        + "  iterable\n"
        + "    an object supporting iteration\n\n"
        + "The enumerate object yields pairs containing a count (from start, which\n"
        + "defaults to zero) and a value yielded by the iterable argument.\n\n"
        + "enumerate is useful for obtaining an indexed list:\n"
        + "    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...")
public final class PyEnumerate extends PyObject {
    private static final Pool<PyEnumerate> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    /** The next index; {@link #bigIndex} in its place when that is not null. */
    private long index;
    private BigInteger bigIndex;

    /** Owned. */
    private PyObject iterator;

    /** The pair that is given again while nobody else holds it. Owned. */
    private PyTuple result;

    private PyEnumerate(PyType type) {
        super(type);
    }

    private static PyEnumerate make(PyType type) {
        PyEnumerate made = POOL.take();
        if (made == null) {
            made = new PyEnumerate(type);
        } else {
            made.reborn(type);
        }
        made.fill();
        return made;
    }

    private void fill() {
        index = 0;
        bigIndex = null;
        iterator = null;
        result = null;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    // CPython: Objects/enumobject.c enumerate_vectorcall, enum_new_impl
    @PyNew(value = "enumerate(iterable, start=0)", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int named = kwnames == null ? 0 : kwnames.size();
        if (nargs + named > 2) {
            throw PyErr.typeError("enumerate() takes at most 2 arguments (" + (nargs + named) + " given)");
        }
        if (cls != TYPE && nargs == 0 && Args.indexOf(kwnames, "iterable") < 0) {
            throw PyErr.typeError("enumerate() missing required argument 'iterable' (pos 1)");
        }
        PyObject iterable = nargs > 0 ? args[base] : null;
        PyObject start = nargs > 1 ? args[base + 1] : null;
        for (int i = 0; i < named; i++) {
            PyStr name = Args.keyword(kwnames, i);
            int at = name.equalTo("iterable") ? 0 : name.equalTo("start") ? 1 : -1;
            if (at < nargs) {
                throw PyErr.typeError("'" + name + "' is an invalid keyword argument for enumerate()");
            }
            if (at == 0) {
                iterable = args[base + nargs + i];
            } else {
                start = args[base + nargs + i];
            }
        }
        if (iterable == null) {
            throw PyErr.typeError("enumerate() missing required argument 'iterable'");
        }
        return create(cls, iterable, start);
    }

    private static PyObject create(PyType cls, PyObject iterable, PyObject start) {
        PyEnumerate self = make(cls);
        try {
            if (start != null) {
                PyInt i = Abstract.index(start);
                if (i.fitsLong()) {
                    self.index = i.longValue();
                } else {
                    self.bigIndex = i.bigValue();
                }
                i.decref();
            }
            self.iterator = Abstract.iter(iterable);
        } catch (PyException e) {
            FreeLists.born(self);
            self.decref();
            throw e;
        }
        self.result = PyTuple.pair(PyNone.INSTANCE, PyNone.INSTANCE);
        FreeLists.born(self);
        return self;
    }

    private PyInt current() {
        return bigIndex != null ? PyInt.of(bigIndex) : PyInt.of(index);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyEnumerate self) {
        PyInt i = self.current();
        self.type.incref();
        self.iterator.incref();
        return PyTuple.steal(self.type, PyTuple.steal(self.iterator, i));
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(iterator);
        visitor.xvisit(result);
    }

    @Override
    protected void dropFields() {
        xdecref(iterator);
        iterator = null;
        xdecref(result);
        result = null;
    }

    static final class Type extends PyType {
        Type() {
            super("enumerate", PyEnumerateTable.INSTANCE, null, 56, 0, BASETYPE | HAVE_GC | GENERIC_GETATTR | TP_VECTORCALL);
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        // CPython: Objects/enumobject.c enum_next
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyEnumerate self = (PyEnumerate) o;
            PyObject item = self.iterator.type.tpIterNext(self.iterator);
            if (item == null) {
                return null;
            }
            PyInt i = self.current();
            if (self.bigIndex != null) {
                self.bigIndex = self.bigIndex.add(BigInteger.ONE);
            } else if (self.index == Long.MAX_VALUE) {
                self.bigIndex = BigInteger.ONE.shiftLeft(63);
            } else {
                self.index++;
            }
            PyTuple r = self.result;
            if (r.refcnt != 1) {
                return PyTuple.steal(i, item);
            }
            r.incref();
            PyObject oldIndex = r.exchange(0, i);
            PyObject oldItem = r.exchange(1, item);
            oldIndex.decref();
            oldItem.decref();
            r.trackAgain();
            return r;
        }
    }
}
