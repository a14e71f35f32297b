package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The base of unbuffered files (Modules/_io/iobase.c). */
@BuiltinType(name = "_io._RawIOBase", doc = "Base class for raw binary I/O.")
abstract class PyRawIOBase extends PyIOBase {
    static final PyType TYPE = new Type();

    PyRawIOBase(PyType type) {
        super(type);
    }

    // CPython: Modules/_io/iobase.c _io__RawIOBase_read_impl
    @PyMethod("read($self, size=-1, /)")
    static PyObject read(PyObject self, PyObject size) {
        long n = size == null ? -1 : Abstract.asSsize(size, PyExc.OverflowError);
        if (n < 0) {
            return Call.method(self, Id.readall);
        }
        PyByteArray bytes = PyByteArray.of(Payload.zeroBytes((int) n));
        try {
            PyObject r = Call.method(self, Id.readinto, bytes);
            if (r == PyNone.INSTANCE) {
                return r;
            }
            try {
                long got = Abstract.asSsize(r, PyExc.ValueError);
                byte[] all = bytes.toByteArray();
                if (got < 0 || got > all.length) {
                    throw PyErr.valueError("readinto returned " + got + " outside buffer size " + all.length);
                }
                return PyBytes.ownOrShare(got == all.length ? all : Payload.resize(all, (int) got));
            } finally {
                r.decref();
            }
        } finally {
            bytes.decref();
        }
    }

    // CPython: Modules/_io/iobase.c _io__RawIOBase_readall_impl
    @PyMethod(value = "readall($self, /)", doc = "Read until EOF, using multiple read() call.")
    static PyObject readall(PyObject self) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        PyObject size = PyInt.of(Io.DEFAULT_BUFFER_SIZE);
        try {
            for (;;) {
                PyObject data;
                try {
                    data = Call.method(self, Id.read, size);
                } catch (PyException e) {
                    if (Io.trapEintr(e)) {
                        continue;
                    }
                    throw e;
                }
                try {
                    if (data == PyNone.INSTANCE) {
                        if (all.size() == 0) {
                            return data.newRef();
                        }
                        break;
                    }
                    if (!(data instanceof PyBytes b)) {
                        throw PyErr.typeError("read() should return bytes");
                    }
                    if (b.value.length == 0) {
                        break;
                    }
                    all.write(b.value, 0, b.value.length);
                } finally {
                    data.decref();
                }
            }
        } finally {
            size.decref();
        }
        return PyBytes.ownOrShare(all.toByteArray());
    }

    @PyMethod(value = "readinto($self, *args)", raw = true, textSignature = false)
    static PyObject readinto(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw PyErr.withValue(PyExc.NotImplementedError, null);
    }

    @PyMethod(value = "write($self, *args)", raw = true, textSignature = false)
    static PyObject write(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw PyErr.withValue(PyExc.NotImplementedError, null);
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io._RawIOBase", PyRawIOBaseTable.INSTANCE, PyIOBase.TYPE, 32, 16, 24);
        }
    }
}
