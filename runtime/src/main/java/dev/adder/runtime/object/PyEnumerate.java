package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.math.BigInteger;

/** {@code enumerate}. */
@BuiltinType(name = "enumerate")
public final class PyEnumerate extends PyObject {
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

    // CPython: Objects/enumobject.c enum_new_impl
    @PyNew("enumerate(iterable, start=0)")
    static PyObject create(PyType cls, PyObject iterable, PyObject start) {
        PyEnumerate self = new PyEnumerate(cls);
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

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyEnumerate self) {
        PyInt i = self.current();
        self.type.incref();
        self.iterator.incref();
        return PyTuple.steal(self.type, PyTuple.steal(self.iterator, i));
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false)
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
            super("enumerate", PyEnumerateTable.INSTANCE, null, 56, 0, BASETYPE | HAVE_GC);
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
