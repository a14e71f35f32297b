package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.io.ByteArrayOutputStream;

/** The base of all I/O classes (Modules/_io/iobase.c): closing, iteration by lines, and the finalizer that closes. */
@BuiltinType(name = "_io._IOBase", doc = "The abstract base class for all I/O classes.\n\n"
        + "This class provides dummy implementations for many methods that\n"
        + "derived classes can override selectively; the default implementations\n"
        + "represent a file that cannot be read, written or seeked.\n\n"
        + "Even though IOBase does not declare read, readinto, or write because\n"
        + "their signatures will vary, implementations and clients should\n"
        + "consider those methods part of the interface. Also, implementations\n"
        + "may raise UnsupportedOperation when operations they do not support are\n"
        + "called.\n\n"
        + "The basic type used for binary data read from or written to a file is\n"
        + "bytes. Other bytes-like objects are accepted as method arguments too.\n"
        + "In some cases (such as readinto), a writable object is required. Text\n"
        + "I/O classes work with str data.\n\n"
        + "Note that calling any method (except additional calls to close(),\n"
        + "which are ignored) on a closed stream should raise a ValueError.\n\n"
        + "IOBase (and its subclasses) support the iterator protocol, meaning\n"
        + "that an IOBase object can be iterated over yielding the lines in a\n"
        + "stream.\n\n"
        + "IOBase also supports the :keyword:`with` statement. In this example,\n"
        + "fp is closed after the suite of the with statement is complete:\n\n"
        + "with open('spam.txt', 'r') as fp:\n"
        + "    fp.write('Spam and eggs!')\n")
class PyIOBase extends PyObject {
    static final PyType TYPE = new Type("_io._IOBase", PyIOBaseTable.INSTANCE, null, 32, 16, 24);

    PyIOBase(PyType type) {
        super(type);
    }

    @PyNew(value = "_IOBase", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyIOBase o = new PyIOBase(cls);
        TypeObject.initInstance(o);
        return o;
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyObject self) {
        return Io.dict(self);
    }

    static boolean isClosed(PyObject self) {
        PyObject closed = Objects.lookupAttr(self, Io.IOBASE_CLOSED);
        PyObject.xdecref(closed);
        return closed != null;
    }

    /** ValueError if {@code closed} is true. */
    // CPython: Modules/_io/iobase.c iobase_check_closed
    static void requireOpen(PyObject self) {
        PyObject closed = Objects.lookupAttr(self, Id.closed);
        if (closed == null) {
            return;
        }
        try {
            if (Objects.isTrue(closed)) {
                throw Io.closedFile();
            }
        } finally {
            closed.decref();
        }
    }

    @PyMethod(value = "seek($self, *args)", raw = true, textSignature = false,
            doc = "Change the stream position to the given byte offset.\n\n"
            + "  offset\n"
            + "    The stream position, relative to 'whence'.\n"
            + "  whence\n"
            + "    The relative position to seek from.\n\n"
            + "The offset is interpreted relative to the position indicated by whence.\n"
            + "Values for whence are:\n\n"
            + "* os.SEEK_SET or 0 -- start of stream (the default); offset should be zero or positive\n"
            + "* os.SEEK_CUR or 1 -- current stream position; offset may be negative\n"
            + "* os.SEEK_END or 2 -- end of stream; offset is usually negative\n\n"
            + "Return the new absolute position.")
    static PyObject seek(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("seek");
    }

    @PyMethod(value = "tell($self, /)", doc = "Return current stream position.")
    static PyObject tell(PyObject self) {
        PyObject zero = PyInt.of(0);
        PyObject one = PyInt.of(1);
        try {
            return Call.method(self, Io.SEEK, zero, one);
        } finally {
            zero.decref();
            one.decref();
        }
    }

    @PyMethod(value = "truncate($self, *args)", raw = true, textSignature = false, doc = "Truncate file to size bytes.\n\n"
            + "File pointer is left unchanged.  Size defaults to the current IO\n"
            + "position as reported by tell().  Returns the new size.")
    static PyObject truncate(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw Io.unsupported("truncate");
    }

    @PyMethod(value = "flush($self, /)",
            doc = "Flush write buffers, if applicable.\n\nThis is not implemented for read-only and non-blocking streams.")
    static void flush(PyObject self) {
        if (isClosed(self)) {
            throw Io.closedFile();
        }
    }

    // CPython: Modules/_io/iobase.c _io__IOBase_close_impl
    @PyMethod(value = "close($self, /)",
            doc = "Flush and close the IO object.\n\nThis method has no effect if the file is already closed.")
    static void close(PyObject self) {
        if (isClosed(self)) {
            return;
        }
        PyException error = null;
        try {
            Call.method(self, Id.flush).decref();
        } catch (PyException e) {
            error = e;
        }
        PyObject yes = PyBool.of(true);
        try {
            Objects.setAttr(self, Io.IOBASE_CLOSED, yes);
        } catch (PyException e) {
            error = Io.chain(error, e);
        } finally {
            yes.decref();
        }
        if (error != null) {
            throw error;
        }
    }

    @PyMethod(value = "seekable($self, /)",
            doc = "Return whether object supports random access.\n\nIf False, seek(), tell() and truncate() will "
            + "raise OSError.\nThis method may need to do a test seek().")
    static boolean seekable(PyObject self) {
        return false;
    }

    @PyMethod(value = "readable($self, /)",
            doc = "Return whether object was opened for reading.\n\nIf False, read() will raise OSError.")
    static boolean readable(PyObject self) {
        return false;
    }

    @PyMethod(value = "writable($self, /)",
            doc = "Return whether object was opened for writing.\n\nIf False, write() will raise OSError.")
    static boolean writable(PyObject self) {
        return false;
    }

    @PyMethod(value = "_checkClosed($self, *args)", raw = true, textSignature = false)
    static PyObject checkClosed(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        requireOpen(self);
        return PyNone.owned();
    }

    private static PyObject check(PyObject self, dev.adder.runtime.object.PyStr method, String message) {
        PyObject r = Call.method(self, method);
        boolean ok = r instanceof PyBool b && b.isTrue();
        if (!ok) {
            r.decref();
            throw Io.unsupported(message);
        }
        return r;
    }

    static void requireSeekable(PyObject self) {
        check(self, Io.SEEKABLE, "File or stream is not seekable.").decref();
    }

    static void requireReadable(PyObject self) {
        check(self, Id.readable, "File or stream is not readable.").decref();
    }

    static void requireWritable(PyObject self) {
        check(self, Id.writable, "File or stream is not writable.").decref();
    }

    @PyMethod(value = "_checkSeekable($self, *args)", raw = true, textSignature = false)
    static PyObject checkSeekable(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return check(self, Io.SEEKABLE, "File or stream is not seekable.");
    }

    @PyMethod(value = "_checkReadable($self, *args)", raw = true, textSignature = false)
    static PyObject checkReadable(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return check(self, Id.readable, "File or stream is not readable.");
    }

    @PyMethod(value = "_checkWritable($self, *args)", raw = true, textSignature = false)
    static PyObject checkWritable(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return check(self, Id.writable, "File or stream is not writable.");
    }

    @PyMethod(value = "fileno($self, /)",
            doc = "Returns underlying file descriptor if one exists.\n\nOSError is raised if the IO object does not "
            + "use a file descriptor.")
    static PyObject fileno(PyObject self) {
        throw Io.unsupported("fileno");
    }

    @PyMethod(value = "isatty($self, /)",
            doc = "Return whether this is an 'interactive' stream.\n\nReturn False if it can't be determined.")
    static boolean isatty(PyObject self) {
        requireOpen(self);
        return false;
    }

    @PyMethod(value = "__enter__($self, /)", textSignature = false)
    static PyObject enter(PyObject self) {
        requireOpen(self);
        return self.newRef();
    }

    @PyMethod(value = "__exit__($self, *args)", raw = true, textSignature = false)
    static PyObject exit(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return Call.method(self, Id.close);
    }

    // CPython: Modules/_io/iobase.c _io__IOBase_readline_impl
    @PyMethod(value = "readline($self, size=-1, /)",
            doc = "Read and return a line from the stream.\n\n"
        + "If size is specified, at most size bytes will be read.\n\n"
        + "The line terminator is always b'\\n' for binary files; for text\n"
        + "files, the newlines argument to open can be used to select the line\n"
        + "terminator(s) recognized.")
    static PyObject readline(PyObject self, PyObject size) {
        long limit = Io.size(size);
        PyObject peek = Objects.lookupAttr(self, Io.PEEK);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            while (limit < 0 || line.size() < limit) {
                long want = 1;
                if (peek != null) {
                    PyObject one = PyInt.of(1);
                    PyObject ahead;
                    try {
                        ahead = Call.call(peek, one);
                    } catch (PyException e) {
                        if (Io.trapEintr(e)) {
                            continue;
                        }
                        throw e;
                    } finally {
                        one.decref();
                    }
                    try {
                        if (!(ahead instanceof PyBytes b)) {
                            throw PyErr.format(PyExc.OSError, "peek() should have returned a bytes object, not '"
                                    + ahead.type.tpName() + "'");
                        }
                        byte[] v = b.keptValue();
                        if (v.length > 0) {
                            int n = 0;
                            while (n < v.length && (limit < 0 || n < limit)) {
                                if (v[n++] == '\n') {
                                    break;
                                }
                            }
                            want = n;
                        }
                    } finally {
                        ahead.decref();
                    }
                }
                PyObject count = PyInt.of(want);
                PyObject chunk;
                try {
                    chunk = Call.method(self, Id.read, count);
                } catch (PyException e) {
                    if (Io.trapEintr(e)) {
                        continue;
                    }
                    throw e;
                } finally {
                    count.decref();
                }
                try {
                    if (!(chunk instanceof PyBytes b)) {
                        throw PyErr.format(PyExc.OSError, "read() should have returned a bytes object, not '" + chunk.type.tpName()
                                + "'");
                    }
                    if (b.value.length == 0) {
                        break;
                    }
                    line.write(b.value, 0, b.value.length);
                    if (b.value[b.value.length - 1] == '\n') {
                        break;
                    }
                } finally {
                    chunk.decref();
                }
            }
        } finally {
            xdecref(peek);
        }
        return PyBytes.ownOrShare(line.toByteArray());
    }

    // CPython: Modules/_io/iobase.c _io__IOBase_readlines_impl
    @PyMethod(value = "readlines($self, hint=-1, /)",
            doc = "Return a list of lines from the stream.\n\nhint can be specified to control the number of lines "
            + "read: no more\nlines will be read if the total size (in bytes/characters) of all\nlines so far exceeds hint.")
    static PyObject readlines(PyObject self, PyObject hint) {
        long bound = Io.size(hint);
        if (bound <= 0) {
            return Abstract.list(self);
        }
        PyList list = PyList.create();
        PyObject it = null;
        try {
            it = Abstract.iter(self);
            long length = 0;
            for (PyObject line; (line = Abstract.next(it)) != null;) {
                list.appendSteal(line);
                length += Abstract.size(line);
                if (length > bound) {
                    break;
                }
            }
            return list.newRef();
        } finally {
            xdecref(it);
            list.decref();
        }
    }

    @PyMethod(value = "writelines($self, lines, /)",
            doc = "Write a list of lines to stream.\n\nLine separators are not added, so it is usual for each of "
            + "the\nlines provided to have a line separator at the end.")
    static void writelines(PyObject self, PyObject lines) {
        requireOpen(self);
        PyObject it = Abstract.iter(lines);
        try {
            for (PyObject line; (line = Abstract.next(it)) != null;) {
                try {
                    for (;;) {
                        try {
                            Call.method(self, Id.write, line).decref();
                            break;
                        } catch (PyException e) {
                            if (!Io.trapEintr(e)) {
                                throw e;
                            }
                        }
                    }
                } finally {
                    line.decref();
                }
            }
        } finally {
            it.decref();
        }
    }

    @PyGetter("closed")
    static boolean getClosed(PyObject self) {
        return isClosed(self);
    }

    /** Called at the start of a native class's deallocation. */
    protected void deallocating() {}

    static class Type extends PyType {
        Type(String name, MethodTable table, PyType base, int basicsize, int dictoffset, int weaklistoffset) {
            super(name, table, base, basicsize, 0, HAVE_GC | BASETYPE | HAS_DICT | HAS_WEAKREFS);
            this.dictoffset = dictoffset;
            this.weaklistoffset = weaklistoffset;
        }

        @Override
        public PyObject tpIter(PyObject self) {
            requireOpen(self);
            return self.newRef();
        }

        // CPython: Modules/_io/iobase.c iobase_iternext
        @Override
        public PyObject tpIterNext(PyObject self) {
            PyObject line = Call.method(self, Id.readline);
            try {
                if (Abstract.size(line) <= 0) {
                    line.decref();
                    return null;
                }
            } catch (PyException e) {
                line.decref();
                throw e;
            }
            return line;
        }

        // CPython: Modules/_io/iobase.c iobase_finalize
        @Override
        public void tpFinalize(PyObject self) {
            boolean closed = false;
            try {
                PyObject value = Objects.lookupAttr(self, Id.closed);
                if (value != null) {
                    try {
                        closed = Objects.isTrue(value);
                    } finally {
                        value.decref();
                    }
                }
            } catch (PyException e) {
                e.release();
            }
            if (closed) {
                return;
            }
            PyObject yes = PyBool.of(true);
            try {
                Objects.setAttr(self, Io.FINALIZING, yes);
            } catch (PyException e) {
                e.release();
            } finally {
                yes.decref();
            }
            try {
                Call.method(self, Id.close).decref();
            } catch (PyException e) {
                if (ThreadState.current.interpreter.config.devMode) {
                    PyErr.writeUnraisable(e, self);
                } else {
                    e.release();
                }
            }
        }

        // CPython: Modules/_io/iobase.c iobase_dealloc
        @Override
        public void tpDealloc(PyObject self) {
            ((PyIOBase) self).deallocating();
            if (!Heap.callFinalizerFromDealloc(self)) {
                return;
            }
            super.tpDealloc(self);
        }
    }
}
