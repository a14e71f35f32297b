package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Attributes;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Payload;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyMemoryView;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.Arrays;

/** {@code BytesIO} (Modules/_io/bytesio.c). */
@BuiltinType(name = "_io.BytesIO", doc = "Buffered I/O implementation using an in-memory bytes buffer.")
final class PyBytesIO extends PyIOBase {
    static final PyType TYPE = new Type();

    /** Null once closed. */
    private byte[] data = new byte[0];
    private int size;
    private long pos;
    /** Views of the data that live: it cannot be resized meanwhile. */
    int exports;

    private PyBytesIO(PyType type) {
        super(type);
    }

    @PyNew(value = "BytesIO", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBytesIO b = new PyBytesIO(cls);
        TypeObject.initInstance(b);
        return b;
    }

    @PyInit("BytesIO(initial_bytes=b'')")
    static void init(PyBytesIO self, PyObject initial) {
        self.requireNoExports();
        byte[] bytes = initial == null || initial == PyNone.INSTANCE ? new byte[0] : FsPath.bytesOf(initial);
        self.data = bytes.clone();
        self.size = bytes.length;
        self.pos = 0;
    }

    // CPython: Modules/_io/bytesio.c bytesio_dealloc
    @Override
    protected WeakrefTurn weakrefTurn() {
        return WeakrefTurn.LAST;
    }

    private void check() {
        if (data == null) {
            throw Io.closedFile();
        }
    }

    private void requireNoExports() {
        if (exports > 0) {
            throw PyErr.bufferError("Existing exports of data: object cannot be re-sized");
        }
    }

    /** Makes the data at least {@code n} bytes long. */
    private void grow(long n) {
        if (n > Integer.MAX_VALUE - 16) {
            throw PyErr.overflowError("new buffer size too large");
        }
        if (n > data.length) {
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(n, data.length + (data.length >> 1) + 16L)));
        }
    }

    @PyMethod(value = "readable($self, /)", doc = "Returns True if the IO object can be read.")
    static boolean isReadable(PyBytesIO self) {
        self.check();
        return true;
    }

    @PyMethod(value = "seekable($self, /)", doc = "Returns True if the IO object can be seeked.")
    static boolean isSeekable(PyBytesIO self) {
        self.check();
        return true;
    }

    @PyMethod(value = "writable($self, /)", doc = "Returns True if the IO object can be written.")
    static boolean isWritable(PyBytesIO self) {
        self.check();
        return true;
    }

    @PyMethod(value = "close($self, /)", doc = "Disable all I/O operations.")
    static void closeData(PyBytesIO self) {
        self.requireNoExports();
        self.data = null;
    }

    @PyMethod(value = "flush($self, /)", doc = "Does nothing.")
    static void flushData(PyBytesIO self) {
        self.check();
    }

    @PyMethod(value = "isatty($self, /)", doc = "Always returns False.\n\n"
            + "BytesIO objects are not connected to a TTY-like device.")
    static boolean getIsatty(PyBytesIO self) {
        self.check();
        return false;
    }

    @PyMethod(value = "tell($self, /)", doc = "Current file position, an integer.")
    static long getTell(PyBytesIO self) {
        self.check();
        return self.pos;
    }

    // CPython: Modules/_io/bytesio.c write_bytes
    private long put(PyObject b) {
        check();
        requireNoExports();
        if (b instanceof dev.adder.runtime.object.PyStr) {
            throw PyErr.typeError("a bytes-like object is required, not 'str'");
        }
        Buffer view = Abstract.getBuffer(b, Buffer.CONTIG_RO);
        try {
            int n = (int) view.len;
            if (n == 0) {
                return 0;
            }
            grow(pos + n);
            if (pos > size) {
                Arrays.fill(data, size, (int) pos, (byte) 0);
            }
            System.arraycopy(view.bytes, view.offset, data, (int) pos, n);
            pos += n;
            size = (int) Math.max(size, pos);
            return n;
        } finally {
            view.release();
        }
    }

    @PyMethod(value = "write($self, b, /)", doc = "Write bytes to file.\n\nReturn the number of bytes written.")
    static long write(PyBytesIO self, PyObject b) {
        return self.put(b);
    }

    @PyMethod(value = "writelines($self, lines, /)", doc = "Write lines to the file.\n\n"
            + "Note that newlines are not added.  lines can be any iterable object\n"
            + "producing bytes-like objects. This is equivalent to calling write() for\n"
            + "each element.")
    static void writeAll(PyBytesIO self, PyObject lines) {
        self.check();
        PyObject it = Abstract.iter(lines);
        try {
            for (PyObject line; (line = Abstract.next(it)) != null;) {
                try {
                    self.put(line);
                } finally {
                    line.decref();
                }
            }
        } finally {
            it.decref();
        }
    }

    private PyObject take(long n) {
        long left = Math.max(0, size - pos);
        int count = (int) (n < 0 || n > left ? left : n);
        PyObject r = PyBytes.ownOrShare(Payload.copyOfRange(data, (int) Math.min(pos, size), (int) Math.min(pos, size) + count));
        pos += count;
        return r;
    }

    private int lineLength(long limit) {
        if (pos >= size) {
            return 0;
        }
        int from = (int) pos;
        int end = limit >= 0 && limit < size - from ? from + (int) limit : size;
        for (int i = from; i < end; i++) {
            if (data[i] == '\n') {
                return i + 1 - from;
            }
        }
        return end - from;
    }

    @PyMethod(value = "read1($self, size=-1, /)", doc = "Read at most size bytes, returned as a bytes object.\n\n"
            + "If the size argument is negative or omitted, read until EOF is reached.\n"
            + "Return an empty bytes object at EOF.")
    static PyObject read1(PyBytesIO self, PyObject size) {
        return read(self, size);
    }

    @PyMethod(value = "readinto($self, buffer, /)", doc = "Read bytes into buffer.\n\n"
            + "Returns number of bytes read (0 for EOF), or None if the object\n"
            + "is set not to block and has no data to read.")
    static long readinto(PyBytesIO self, PyObject buffer) {
        Buffer b = Io.writable(buffer, "readinto");
        try {
            self.check();
            int n = (int) Math.min(b.len, Math.max(0, self.size - self.pos));
            if (n > 0) {
                System.arraycopy(self.data, (int) self.pos, b.bytes, b.offset, n);
                self.pos += n;
            }
            return n;
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "readline($self, size=-1, /)", doc = "Next line from the file, as a bytes object.\n\n"
            + "Retain newline.  A non-negative size argument limits the maximum\n"
            + "number of bytes to return (an incomplete line may be returned then).\n"
            + "Return an empty bytes object at EOF.")
    static PyObject readOneLine(PyBytesIO self, PyObject size) {
        long n = Io.size(size);
        self.check();
        return self.take(self.lineLength(n));
    }

    @PyMethod(value = "readlines($self, size=None, /)", doc = "List of bytes objects, each a line from the file.\n\n"
            + "Call readline() repeatedly and return a list of the lines so read.\n"
            + "The optional size argument, if given, is an approximate bound on the\n"
            + "total number of bytes in the lines returned.")
    static PyObject readAllLines(PyBytesIO self, PyObject size) {
        self.check();
        long max = size == null || size == PyNone.INSTANCE ? 0 : Io.size(size);
        PyList list = PyList.create();
        long total = 0;
        for (int n; (n = self.lineLength(-1)) > 0;) {
            list.appendSteal(self.take(n));
            total += n;
            if (max > 0 && total >= max) {
                break;
            }
        }
        return list;
    }

    @PyMethod(value = "read($self, size=-1, /)", doc = "Read at most size bytes, returned as a bytes object.\n\n"
            + "If the size argument is negative, read until EOF is reached.\n"
            + "Return an empty bytes object at EOF.")
    static PyObject read(PyBytesIO self, PyObject size) {
        long n = Io.size(size);
        self.check();
        return self.take(n);
    }

    @PyMethod(value = "getbuffer($self, /)", doc = "Get a read-write view over the contents of the BytesIO object.")
    static PyObject getbuffer(PyBytesIO self) {
        self.check();
        PyObject exporter = new PyBytesIOBuffer(self);
        try {
            return Call.call(PyMemoryView.TYPE, exporter);
        } finally {
            exporter.decref();
        }
    }

    /** The data for a view of it; it stays where it is while {@link #exports} is not 0. */
    byte[] array() {
        return data;
    }

    int length() {
        return size;
    }

    @PyMethod(value = "getvalue($self, /)", doc = "Retrieve the entire contents of the BytesIO object.")
    static PyObject getvalue(PyBytesIO self) {
        self.check();
        return PyBytes.ownOrShare(Payload.copyOfRange(self.data, 0, self.size));
    }

    @PyMethod(value = "seek($self, pos, whence=0, /)", doc = "Change stream position.\n\n"
            + "Seek to byte offset pos relative to position indicated by whence:\n"
            + "     0  Start of stream (the default).  pos should be >= 0;\n"
            + "     1  Current position - pos may be negative;\n"
            + "     2  End of stream - pos usually negative.\n"
            + "Returns the new absolute position.")
    static PyObject seekTo(PyBytesIO self, long pos, int whence) {
        self.check();
        if (pos < 0 && whence == 0) {
            throw PyErr.valueError("negative seek value " + pos);
        }
        if (whence == 1) {
            pos += self.pos;
        } else if (whence == 2) {
            pos += self.size;
        } else if (whence != 0) {
            throw PyErr.valueError("invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
        self.pos = Math.max(pos, 0);
        return PyInt.of(self.pos);
    }

    @PyMethod(value = "truncate($self, size=None, /)", doc = "Truncate the file to at most size bytes.\n\n"
            + "Size defaults to the current file position, as returned by tell().\n"
            + "The current file position is unchanged.  Returns the new size.")
    static PyObject truncateTo(PyBytesIO self, PyObject sizeObject) {
        self.check();
        self.requireNoExports();
        long n = sizeObject == null || sizeObject == PyNone.INSTANCE ? self.pos : Io.size(sizeObject);
        if (n < 0) {
            throw PyErr.valueError("negative size value " + n);
        }
        if (n < self.size) {
            self.size = (int) n;
        }
        return PyInt.of(n);
    }

    @PyMethod(value = "__getstate__($self)", textSignature = false)
    static PyObject getstate(PyBytesIO self) {
        PyObject value = getvalue(self);
        PyDict dict = Attributes.dictOf(self);
        PyObject copy = dict == null ? PyNone.owned() : PyDict.copyOf(dict);
        return PyTuple.steal(value, PyInt.of(self.pos), copy);
    }

    @PyMethod(value = "__setstate__($self, state)", textSignature = false)
    static void setstate(PyBytesIO self, PyObject state) {
        if (!(state instanceof PyTuple t) || t.size() < 3) {
            throw PyErr.typeError(self.type.tpName() + ".__setstate__ argument should be 3-tuple, got " + state.type.tpName());
        }
        init(self, t.get(0));
        long p = Abstract.asSsize(t.get(1), PyExc.OverflowError);
        if (p < 0) {
            throw PyErr.valueError("position value cannot be negative");
        }
        self.pos = p;
        if (t.get(2) != PyNone.INSTANCE) {
            if (!(t.get(2) instanceof PyDict d)) {
                throw PyErr.typeError("third item of state should be a dict, got a " + t.get(2).type.tpName());
            }
            Attributes.dictOf(self).update(d);
        }
    }

    @PyGetter(value = "closed", doc = "True if the file is closed.")
    static boolean isDataClosed(PyBytesIO self) {
        return self.data == null;
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io.BytesIO", PyBytesIOTable.INSTANCE, PyBufferedIOBase.TYPE, 64, 40, 48);
        }

        @Override
        public PyObject tpIterNext(PyObject o) {
            PyBytesIO self = (PyBytesIO) o;
            self.check();
            int n = self.lineLength(-1);
            return n == 0 ? null : self.take(n);
        }
    }
}
