package dev.adder.runtime.module;

import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Attributes;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyMemoryView;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** What the classes of the _io module share (Modules/_io/_iomodule.c). */
final class Io {
    static final int DEFAULT_BUFFER_SIZE = 8192;

    static final PyStr PEEK = PyStr.intern("peek");
    static final PyStr RAW = PyStr.intern("raw");
    static final PyStr MODE = PyStr.intern("mode");
    static final PyStr NAME = PyStr.intern("name");
    static final PyStr SEEK = PyStr.intern("seek");
    static final PyStr TELL = PyStr.intern("tell");
    static final PyStr TRUNCATE = PyStr.intern("truncate");
    static final PyStr SEEKABLE = PyStr.intern("seekable");
    static final PyStr FILENO = PyStr.intern("fileno");
    static final PyStr FINALIZING = PyStr.intern("_finalizing");
    static final PyStr IOBASE_CLOSED = PyStr.intern("__IOBase_closed");
    static final PyStr DECODE = PyStr.intern("decode");
    static final PyStr ENCODE = PyStr.intern("encode");
    static final PyStr RESET = PyStr.intern("reset");
    static final PyStr GETSTATE = PyStr.intern("getstate");
    static final PyStr SETSTATE = PyStr.intern("setstate");
    static final PyStr NEWLINES = PyStr.intern("newlines");
    static final PyStr EXTEND = PyStr.intern("extend");

    private Io() {}

    /** io.UnsupportedOperation, a class of OSError and ValueError. Borrowed. */
    static PyType unsupportedOperation() {
        Interpreter interpreter = ThreadState.current.interpreter;
        if (interpreter.unsupportedOperation == null) {
            PyDict dict = PyDict.create();
            PyStr module = PyStr.intern("io");
            dict.put(Id.__module__, module);
            module.decref();
            PyTuple bases = PyTuple.of(PyExc.OSError, PyExc.ValueError);
            PyStr name = PyStr.of("UnsupportedOperation");
            try {
                interpreter.unsupportedOperation = (PyType) Call.call(PyType.TYPE, name, bases, dict);
            } finally {
                name.decref();
                bases.decref();
                dict.decref();
            }
        }
        return interpreter.unsupportedOperation;
    }

    /** UnsupportedOperation, to be thrown. */
    static PyException unsupported(String message) {
        return PyErr.format(unsupportedOperation(), message);
    }

    static PyException closedFile() {
        return PyErr.valueError("I/O operation on closed file.");
    }

    /** The truth of an attribute. */
    static boolean isTrueAttr(PyObject o, PyStr name) {
        PyObject v = Objects.getAttr(o, name);
        try {
            return Objects.isTrue(v);
        } finally {
            v.decref();
        }
    }

    /** The truth of what a method without arguments returns. */
    static boolean isTrueCall(PyObject o, PyStr name) {
        PyObject v = Call.method(o, name);
        try {
            return Objects.isTrue(v);
        } finally {
            v.decref();
        }
    }

    /** A method's result as a number. */
    static long longCall(PyObject o, PyStr name, @Steals PyObject... args) {
        PyObject v;
        try {
            v = Call.method(o, name, args);
        } finally {
            PyObject.decrefAll(args, args.length);
        }
        try {
            return Abstract.asSsize(v, PyExc.ValueError);
        } finally {
            v.decref();
        }
    }

    /** Calls a method and lets its result go; the arguments are given up. */
    static void run(PyObject o, PyStr name, @Steals PyObject... args) {
        try {
            Call.method(o, name, args).decref();
        } finally {
            PyObject.decrefAll(args, args.length);
        }
    }

    /** None is -1: how much to read. */
    // CPython: Python/getargs.c _Py_convert_optional_to_ssize_t
    static long size(PyObject n) {
        if (n == null || n == PyNone.INSTANCE) {
            return -1;
        }
        if (!Abstract.isIndex(n)) {
            throw PyErr.typeError("argument should be integer or None, not '" + n.type.tpName() + "'");
        }
        return Abstract.asSsize(n, PyExc.OverflowError);
    }

    /** Whether {@code e} is of an interrupted system call whose handlers ran without an exception: then it is released. */
    static boolean trapEintr(PyException e) {
        if (e.matches(PyExc.InterruptedError)) {
            e.release();
            PosixFiles.checkSignals();
            return true;
        }
        return false;
    }

    /** Chains {@code first} as the context of {@code second}, which is returned to be thrown; either may be null. */
    // CPython: Python/errors.c _PyErr_ChainExceptions
    static PyException chain(PyException first, PyException second) {
        if (second == null) {
            return first;
        }
        if (first != null) {
            second.value().setContext(first.take());
        }
        return second;
    }

    /** The instance dict. Owned. */
    static PyObject dict(PyObject self) {
        return Attributes.dictOf(self).newRef();
    }

    /** "cannot pickle '_io.X' object". */
    static PyException cannotPickle(PyObject self) {
        return PyErr.typeError("cannot pickle '" + self.type.tpName() + "' object");
    }

    /** "unclosed file ..." about {@code source}; a warning turned into an error is reported for {@code self}. */
    static void warnUnclosed(PyObject self, PyObject source) {
        PyObject text = null;
        try {
            text = PyStr.of("unclosed file " + Objects.reprText(source));
            WarningsModule.warn(text, PyExc.ResourceWarning, 1, source);
        } catch (PyException e) {
            if (e.matches(PyExc.Warning)) {
                PyErr.writeUnraisable(e, self);
            } else {
                e.release();
            }
        } finally {
            PyObject.xdecref(text);
        }
    }

    /** A memoryview of part of an array, which writes into it. Owned. */
    static PyObject memoryView(byte[] bytes, int offset, int length, boolean readonly) {
        PyObject exporter = new PyIoBytes(bytes, offset, length, readonly);
        try {
            return Call.call(PyMemoryView.TYPE, exporter);
        } finally {
            exporter.decref();
        }
    }

    /** A buffer to write into, from the argument of readinto. */
    static Buffer writable(PyObject o, String function) {
        Buffer b;
        try {
            b = Abstract.getBuffer(o, Buffer.WRITABLE);
        } catch (PyException e) {
            e.release();
            throw PyErr.typeError(function + "() argument must be read-write bytes-like object, not " + o.type.tpName());
        }
        return b;
    }

    static ThreadState thread() {
        return ThreadState.current;
    }
}
