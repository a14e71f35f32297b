package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySlice;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _ctypes._Pointer}. */
@BuiltinType(name = "_ctypes._Pointer", doc = "XXX to be provided")
final class CtypesPointer extends CtypesData {
    static final PyType TYPE = new Type();

    CtypesPointer(PyType type) {
        super(type);
    }

    @PyNew(value = "_Pointer", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        CtypesInfo info = CtypesInfo.of(cls);
        if (info == null || info.proto == null) {
            throw PyErr.typeError("Cannot create instance: has no _type_");
        }
        return create(cls);
    }

    @PyInit(value = "_Pointer(value=<unrepresentable>, /)", textSignature = false)
    static void init(CtypesPointer self, PyObject value) {
        if (value != null) {
            setContents(self, value);
        }
    }

    private PyObject target() {
        CtypesInfo info = info();
        if (info.proto == null) {
            throw PyErr.typeError("Cannot create instance: has no _type_");
        }
        return info.proto;
    }

    @PyGetter(value = "contents", doc = "the object this pointer points to (read-write)")
    static PyObject contents(CtypesPointer self) {
        long p = self.pointer();
        if (p == 0) {
            throw PyErr.valueError("NULL pointer access");
        }
        return fromBase((PyType) self.target(), self, 0, p);
    }

    // CPython: Modules/_ctypes/_ctypes.c Pointer_set_contents
    @PySetter("contents")
    static void setContents(CtypesPointer self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("Pointer does not support item deletion");
        }
        PyType target = (PyType) self.target();
        if (!(value instanceof CtypesData d) || !value.type.isSubtype(target)) {
            throw PyErr.typeError("expected " + target.tpName() + " instead of " + value.type.tpName());
        }
        CtypesCodes.writeWord(memory(), self.address, d.address);
        self.keep(1, value.newRef());
        self.keep(0, d.kept().newRef());
    }

    private long at(long i) {
        long p = pointer();
        if (p == 0) {
            throw PyErr.valueError("NULL pointer access");
        }
        return p + i * CtypesInfo.of(target()).size;
    }

    private PyObject item(long i) {
        long p = at(i);
        return get(target(), (char) 0, this, i, CtypesInfo.of(target()).size, p);
    }

    private static final class Type extends CtypesData.Type {
        Type() {
            super("_ctypes._Pointer", CtypesPointerTable.INSTANCE, CtypesData.TYPE, 96);
            type = CtypesPointerMeta.TYPE;
        }

        @Override
        public boolean nbBool(PyObject self) {
            return ((CtypesPointer) self).pointer() != 0;
        }

        // CPython: Modules/_ctypes/_ctypes.c Pointer_subscript
        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            CtypesPointer p = (CtypesPointer) self;
            if (Abstract.isIndex(key)) {
                return p.item(Abstract.asSsize(key, PyExc.IndexError));
            }
            if (!(key instanceof PySlice slice)) {
                throw PyErr.typeError("Pointer indices must be integer");
            }
            long step = 1;
            if (slice.step != PyNone.INSTANCE) {
                step = Abstract.asSsize(slice.step, PyExc.ValueError);
                if (step == 0) {
                    throw PyErr.valueError("slice step cannot be zero");
                }
            }
            long start = 0;
            if (slice.start == PyNone.INSTANCE) {
                if (step < 0) {
                    throw PyErr.valueError("slice start is required for step < 0");
                }
            } else {
                start = Abstract.asSsize(slice.start, PyExc.ValueError);
            }
            if (slice.stop == PyNone.INSTANCE) {
                throw PyErr.valueError("slice stop is required");
            }
            long stop = Abstract.asSsize(slice.stop, PyExc.ValueError);
            long n = step > 0 && start > stop || step < 0 && start < stop ? 0 : step > 0 ? (stop - start - 1) / step + 1 : (stop - start + 1) / step + 1;
            if (start == stop) {
                n = 0;
            }
            char code = CtypesInfo.of(p.target()).code;
            PyList list = PyList.create();
            try {
                for (long k = 0; k < n; k++) {
                    list.appendSteal(p.item(start + k * step));
                }
                if (code == 'u') {
                    return PyStr.join(PyStr.empty(), list);
                }
                if (code == 'c') {
                    byte[] out = new byte[list.size];
                    for (int k = 0; k < out.length; k++) {
                        out[k] = ((PyBytes) list.items[k]).value[0];
                    }
                    return PyBytes.of(out);
                }
                return list.newRef();
            } finally {
                list.decref();
            }
        }

        @Override
        public PyObject sqItem(PyObject self, long i) {
            return ((CtypesPointer) self).item(i);
        }

        @Override
        public void sqAssItem(PyObject self, long i, PyObject value) {
            CtypesPointer p = (CtypesPointer) self;
            if (value == null) {
                throw PyErr.typeError("Pointer does not support item deletion");
            }
            long at = p.at(i);
            p.set(p.target(), (char) 0, value, i, CtypesInfo.of(p.target()).size, at);
        }
    }
}
