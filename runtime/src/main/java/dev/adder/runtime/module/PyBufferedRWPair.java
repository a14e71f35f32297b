package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code BufferedRWPair} (Modules/_io/bufferedio.c): a reader and a writer of two raw streams as one object. */
@BuiltinType(name = "_io.BufferedRWPair", doc = "A buffered reader and writer object together.\n\n"
        + "A buffered reader object and buffered writer object put together to\n"
        + "form a sequential IO object that can read and write. This is typically\n"
        + "used with a socket or two-way pipe.\n\n"
        + "reader and writer are RawIOBase objects that are readable and\n"
        + "writeable respectively. If the buffer_size is omitted it defaults to\n"
        + "DEFAULT_BUFFER_SIZE.")
final class PyBufferedRWPair extends PyIOBase {
    static final PyType TYPE = new Type();

    /** Owned; null before __init__. */
    private PyObject reader;
    private PyObject writer;

    private PyBufferedRWPair(PyType type) {
        super(type);
    }

    @PyNew(value = "BufferedRWPair", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBufferedRWPair p = new PyBufferedRWPair(cls);
        TypeObject.initInstance(p);
        return p;
    }

    @PyInit("BufferedRWPair(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)")
    static void init(PyBufferedRWPair self, PyObject reader, PyObject writer, long size) {
        requireReadable(reader);
        requireWritable(writer);
        PyObject n = PyInt.of(size);
        try {
            PyObject old = self.reader;
            self.reader = Call.call(PyBufferedReader.TYPE, reader, n);
            xdecref(old);
            old = self.writer;
            self.writer = Call.call(PyBufferedWriter.TYPE, writer, n);
            xdecref(old);
        } finally {
            n.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(reader);
        visitor.xvisit(writer);
    }

    @Override
    protected void clearFields() {
        PyObject o = reader;
        reader = null;
        xdecref(o);
        o = writer;
        writer = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    private static PyObject forward(PyObject half, PyStr method, PyObject[] args, int base, int nargs) {
        if (half == null) {
            throw PyErr.valueError("I/O operation on uninitialized object");
        }
        PyObject f = Objects.getAttr(half, method);
        try {
            return Call.vectorcall(f, args, base, nargs, null);
        } finally {
            f.decref();
        }
    }

    @PyMethod(value = "read($self, *args)", raw = true, textSignature = false)
    static PyObject read(PyBufferedRWPair self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return forward(self.reader, Id.read, args, base, nargs);
    }

    @PyMethod(value = "peek($self, *args)", raw = true, textSignature = false)
    static PyObject peek(PyBufferedRWPair self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return forward(self.reader, Io.PEEK, args, base, nargs);
    }

    @PyMethod(value = "read1($self, *args)", raw = true, textSignature = false)
    static PyObject read1(PyBufferedRWPair self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return forward(self.reader, Id.read1, args, base, nargs);
    }

    @PyMethod(value = "readinto($self, *args)", raw = true, textSignature = false)
    static PyObject readinto(PyBufferedRWPair self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return forward(self.reader, Id.readinto, args, base, nargs);
    }

    @PyMethod(value = "readinto1($self, *args)", raw = true, textSignature = false)
    static PyObject readinto1(PyBufferedRWPair self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return forward(self.reader, Id.readinto1, args, base, nargs);
    }

    @PyMethod(value = "write($self, *args)", raw = true, textSignature = false)
    static PyObject write(PyBufferedRWPair self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return forward(self.writer, Id.write, args, base, nargs);
    }

    @PyMethod(value = "flush($self, /)", textSignature = false)
    static PyObject flushWriter(PyBufferedRWPair self) {
        return forward(self.writer, Id.flush, Call.NO_ARGS, 0, 0);
    }

    @PyMethod(value = "readable($self, /)", textSignature = false)
    static PyObject isReadable(PyBufferedRWPair self) {
        return forward(self.reader, Id.readable, Call.NO_ARGS, 0, 0);
    }

    @PyMethod(value = "writable($self, /)", textSignature = false)
    static PyObject isWritable(PyBufferedRWPair self) {
        return forward(self.writer, Id.writable, Call.NO_ARGS, 0, 0);
    }

    @PyMethod(value = "close($self, /)", textSignature = false)
    static PyObject closeBoth(PyBufferedRWPair self) {
        PyException error = null;
        try {
            forward(self.writer, Id.close, Call.NO_ARGS, 0, 0).decref();
        } catch (PyException e) {
            error = e;
        }
        PyObject r = null;
        try {
            r = forward(self.reader, Id.close, Call.NO_ARGS, 0, 0);
        } catch (PyException e) {
            error = Io.chain(error, e);
        }
        if (error != null) {
            xdecref(r);
            throw error;
        }
        return r;
    }

    @PyMethod(value = "isatty($self, /)", textSignature = false)
    static PyObject getIsatty(PyBufferedRWPair self) {
        PyObject r = forward(self.writer, Id.isatty, Call.NO_ARGS, 0, 0);
        if (r != PyBool.FALSE) {
            return r;
        }
        r.decref();
        return forward(self.reader, Id.isatty, Call.NO_ARGS, 0, 0);
    }

    @PyGetter("closed")
    static PyObject isWriterClosed(PyBufferedRWPair self) {
        if (self.writer == null) {
            throw PyErr.runtimeError("the BufferedRWPair object is being garbage-collected");
        }
        return Objects.getAttr(self.writer, Id.closed);
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io.BufferedRWPair", PyBufferedRWPairTable.INSTANCE, PyBufferedIOBase.TYPE, 48, 32, 40);
        }
    }
}
