package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The base of buffered files (Modules/_io/bufferedio.c, its first part). */
@BuiltinType(name = "_io._BufferedIOBase", doc = "Base class for buffered IO objects.\n\n"
        + "The main difference with RawIOBase is that the read() method\n"
        + "supports omitting the size argument, and does not have a default\n"
        + "implementation that defers to readinto().\n\n"
        + "In addition, read(), readinto() and write() may raise\n"
        + "BlockingIOError if the underlying raw stream is in non-blocking\n"
        + "mode and not ready; unlike their raw counterparts, they will never\n"
        + "return None.\n\n"
        + "A typical implementation should not inherit from a RawIOBase\n"
        + "implementation, but wrap one.\n")
abstract class PyBufferedIOBase extends PyIOBase {
    static final PyType TYPE = new Type();

    PyBufferedIOBase(PyType type) {
        super(type);
    }

    @PyMethod(value = "detach($self, /)", doc = "Disconnect this buffer from its underlying raw stream and return it.\n\n"
            + "After the raw stream has been detached, the buffer is in an unusable\n"
            + "state.")
    static PyObject detach(PyObject self) {
        throw Io.unsupported("detach");
    }

    @PyMethod(value = "read($self, *args)", raw = true, textSignature = false, doc = "Read and return up to n bytes.\n\n"
            + "If the argument is omitted, None, or negative, reads and\n"
            + "returns all data until EOF.\n\n"
            + "If the argument is positive, and the underlying raw stream is\n"
            + "not 'interactive', multiple raw reads may be issued to satisfy\n"
            + "the byte count (unless EOF is reached first).  But for\n"
            + "interactive raw streams (as well as sockets and pipes), at most\n"
            + "one raw read will be issued, and a short result does not imply\n"
            + "that EOF is imminent.\n\n"
            + "Returns an empty bytes object on EOF.\n\n"
            + "Returns None if the underlying raw stream was open in non-blocking\n"
            + "mode and no data is available at the moment.\n")
    static PyObject read(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("read");
    }

    @PyMethod(value = "read1($self, *args)", raw = true, textSignature = false,
            doc = "Read and return up to n bytes, with at most one read() call\n"
            + "to the underlying raw stream. A short result does not imply\n"
            + "that EOF is imminent.\n\n"
            + "Returns an empty bytes object on EOF.\n")
    static PyObject read1(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("read1");
    }

    @PyMethod("readinto($self, buffer, /)")
    static PyObject readinto(PyObject self, PyObject buffer) {
        return into(self, buffer, Id.read, "readinto");
    }

    @PyMethod("readinto1($self, buffer, /)")
    static PyObject readinto1(PyObject self, PyObject buffer) {
        return into(self, buffer, Id.read1, "readinto1");
    }

    // CPython: Modules/_io/bufferedio.c _bufferediobase_readinto_generic
    private static PyObject into(PyObject self, PyObject buffer, PyStr method, String name) {
        Buffer b = Io.writable(buffer, name);
        try {
            PyObject size = PyInt.of(b.len);
            PyObject data;
            try {
                data = Call.method(self, method, size);
            } finally {
                size.decref();
            }
            try {
                if (!(data instanceof PyBytes bytes)) {
                    throw PyErr.typeError("read() should return bytes");
                }
                if (bytes.value.length > b.len) {
                    throw PyErr.valueError("read() returned too much data: " + b.len + " bytes requested, " + bytes.value.length
                            + " returned");
                }
                System.arraycopy(bytes.value, 0, b.bytes, b.offset, bytes.value.length);
                return PyInt.of(bytes.value.length);
            } finally {
                data.decref();
            }
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "write($self, *args)", raw = true, textSignature = false,
            doc = "Write the given buffer to the IO stream.\n\n"
            + "Returns the number of bytes written, which is always the length of b\n"
            + "in bytes.\n\n"
            + "Raises BlockingIOError if the buffer is full and the\n"
            + "underlying raw stream cannot accept more data at the moment.\n")
    static PyObject write(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("write");
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io._BufferedIOBase", PyBufferedIOBaseTable.INSTANCE, PyIOBase.TYPE, 32, 16, 24);
        }
    }
}
