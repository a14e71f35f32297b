package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySlice;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _ctypes.Array}. */
@BuiltinType(name = "_ctypes.Array", doc = "Abstract base class for arrays.\n\n"
        + "The recommended way to create concrete array types is by multiplying any\n"
        + "ctypes data type with a non-negative integer. Alternatively, you can subclass\n"
        + "this type and define _length_ and _type_ class variables. Array elements can\n"
        + "be read and written using standard subscript and slice accesses for slice\n"
        + "reads, the resulting object is not itself an Array.")
final class CtypesArray extends CtypesData {
    static final PyType TYPE = new Type();

    CtypesArray(PyType type) {
        super(type);
    }

    @PyNew(value = "Array", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return create(cls);
    }

    // CPython: Modules/_ctypes/_ctypes.c Array_init
    @PyInit(value = "Array", raw = true)
    static void init(CtypesArray self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        for (int i = 0; i < nargs; i++) {
            self.setItem(i, args[base + i]);
        }
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    PyObject item(long i) {
        if (i < 0 || i >= length) {
            throw PyErr.indexError("invalid index");
        }
        CtypesInfo info = info();
        long each = CtypesInfo.of(info.proto).size;
        return get(info.proto, (char) 0, this, i, each, address + i * each);
    }

    void setItem(long i, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("Array does not support item deletion");
        }
        if (i < 0 || i >= length) {
            throw PyErr.indexError("invalid index");
        }
        CtypesInfo info = info();
        long each = CtypesInfo.of(info.proto).size;
        set(info.proto, (char) 0, value, i, each, address + i * each);
    }

    private static final class Type extends CtypesData.Type {
        Type() {
            super("_ctypes.Array", CtypesArrayTable.INSTANCE, CtypesData.TYPE, 96);
            type = CtypesArrayMeta.TYPE;
        }

        @Override
        public long sqLength(PyObject self) {
            return ((CtypesArray) self).length;
        }

        @Override
        public long mpLength(PyObject self) {
            return ((CtypesArray) self).length;
        }

        @Override
        public PyObject sqItem(PyObject self, long i) {
            return ((CtypesArray) self).item(i);
        }

        @Override
        public void sqAssItem(PyObject self, long i, PyObject value) {
            ((CtypesArray) self).setItem(i, value);
        }

        // CPython: Modules/_ctypes/_ctypes.c Array_subscript
        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            CtypesArray a = (CtypesArray) self;
            if (Abstract.isIndex(key)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                return a.item(i < 0 ? i + a.length : i);
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("indices must be integers");
            }
            PySlice.Indices r = PySlice.adjustIndices(slice, a.length);
            char code = CtypesInfo.of(a.info().proto).code;
            if (code == 'c') {
                byte[] all = memory().read(a.address, (int) a.length);
                byte[] out = new byte[(int) r.length];
                for (int k = 0; k < out.length; k++) {
                    out[k] = all[(int) (r.start + k * r.step)];
                }
                return PyBytes.of(out);
            }
            PyList list = PyList.create();
            try {
                for (long k = 0; k < r.length; k++) {
                    list.appendSteal(a.item(r.start + k * r.step));
                }
                if (code == 'u') {
                    return PyStr.join(PyStr.empty(), list);
                }
                return list.newRef();
            } finally {
                list.decref();
            }
        }

        // CPython: Modules/_ctypes/_ctypes.c Array_ass_subscript
        @Override
        public void mpAssSubscript(PyObject self, PyObject key, PyObject value) {
            CtypesArray a = (CtypesArray) self;
            if (value == null) {
                throw PyErr.typeError("Array does not support item deletion");
            }
            if (Abstract.isIndex(key)) {
                long i = Abstract.asSsize(key, PyExc.IndexError);
                a.setItem(i < 0 ? i + a.length : i, value);
                return;
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("indices must be integer");
            }
            PySlice.Indices r = PySlice.adjustIndices(slice, a.length);
            if (Abstract.size(value) != r.length) {
                throw PyErr.valueError("Can only assign sequence of same size");
            }
            for (long k = 0; k < r.length; k++) {
                PyObject item = Abstract.sequenceGetItem(value, k);
                try {
                    a.setItem(r.start + k * r.step, item);
                } finally {
                    item.decref();
                }
            }
        }
    }
}
