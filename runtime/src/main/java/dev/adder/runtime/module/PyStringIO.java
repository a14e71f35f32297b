package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Attributes;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.Arrays;

/** {@code StringIO} (Modules/_io/stringio.c): a growing array of code points. */
@BuiltinType(name = "_io.StringIO",
        doc = "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of "
        + "object.  The newline\nargument is like the one of TextIOWrapper's constructor.")
final class PyStringIO extends PyIOBase {
    static final PyType TYPE = new Type();

    private int[] buf = new int[16];
    private int size;
    private long pos;
    private boolean ok;
    private boolean closed;
    private String newline;
    private boolean readTranslate;
    private boolean readUniversal;
    private String writeNewline;
    /** Owned; null if newlines are not universal. */
    private PyIncrementalNewlineDecoder decoder;

    private PyStringIO(PyType type) {
        super(type);
    }

    @PyNew(value = "StringIO", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyStringIO s = new PyStringIO(cls);
        TypeObject.initInstance(s);
        return s;
    }

    // CPython: Modules/_io/stringio.c _io_StringIO___init___impl
    @PyInit("StringIO(initial_value='', newline='\\n')")
    static void init(PyStringIO self, PyObject value, PyObject newlineObject) {
        String nl = "\n";
        if (newlineObject != null) {
            if (newlineObject != PyNone.INSTANCE && !(newlineObject instanceof PyStr)) {
                throw PyErr.typeError("newline must be str or None, not " + newlineObject.type.tpName());
            }
            nl = newlineObject == PyNone.INSTANCE ? null : newlineObject.toString();
            if (nl != null && !nl.isEmpty() && !nl.equals("\n") && !nl.equals("\r") && !nl.equals("\r\n")) {
                throw PyErr.valueError("illegal newline value: " + Objects.reprText(newlineObject));
            }
        }
        if (value != null && value != PyNone.INSTANCE && !(value instanceof PyStr)) {
            throw PyErr.typeError("initial_value must be str or None, not " + value.type.tpName());
        }
        self.ok = false;
        PyObject old = self.decoder;
        self.decoder = null;
        xdecref(old);
        self.newline = nl;
        self.readUniversal = nl == null || nl.isEmpty();
        self.readTranslate = nl == null;
        self.writeNewline = nl != null && nl.startsWith("\r") ? nl : null;
        if (self.readUniversal) {
            self.decoder = PyIncrementalNewlineDecoder.around(PyNone.INSTANCE, self.readTranslate);
        }
        self.size = 0;
        self.pos = 0;
        self.closed = false;
        self.ok = true;
        if (value instanceof PyStr s && s.length() > 0) {
            self.put(s);
            self.pos = 0;
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(decoder);
    }

    @Override
    protected void clearFields() {
        PyObject d = decoder;
        decoder = null;
        xdecref(d);
    }

    // CPython: Modules/_io/stringio.c stringio_dealloc
    @Override
    protected WeakrefTurn weakrefTurn() {
        return WeakrefTurn.LAST;
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    private void check() {
        if (!ok) {
            throw PyErr.valueError("I/O operation on uninitialized object");
        }
        if (closed) {
            throw PyErr.valueError("I/O operation on closed file");
        }
    }

    // CPython: Modules/_io/stringio.c write_str
    private void put(PyStr text) {
        PyStr decoded = decoder != null ? PyIncrementalNewlineDecoder.decode(decoder, text, true) : (PyStr) text.newRef();
        if (writeNewline != null) {
            PyStr t = PyStr.of(decoded.toString().replace("\n", writeNewline));
            decoded.decref();
            decoded = t;
        }
        int n = decoded.length();
        if (pos + n > Integer.MAX_VALUE - 16) {
            decoded.decref();
            throw PyErr.overflowError("new position too large");
        }
        int end = (int) pos + n;
        if (end > buf.length) {
            buf = Arrays.copyOf(buf, Math.max(end, buf.length + (buf.length >> 1)));
        }
        if (pos > size) {
            Arrays.fill(buf, size, (int) pos, 0);
        }
        int at = (int) pos;
        if (decoded.data instanceof byte[] b) {
            for (int i = 0; i < n; i++) {
                buf[at + i] = b[i] & 0xFF;
            }
        } else {
            for (int i = 0; i < n; i++) {
                buf[at + i] = decoded.codePointAt(i);
            }
        }
        pos = end;
        size = Math.max(size, end);
        decoded.decref();
    }

    private PyStr slice(int from, int to) {
        return PyStr.of(Arrays.copyOfRange(buf, from, to));
    }

    @PyMethod(value = "close($self, /)", doc = "Close the IO object.\n\n"
            + "Attempting any further operation after the object is closed\n"
            + "will raise a ValueError.\n\n"
            + "This method has no effect if the file is already closed.")
    static void closeData(PyStringIO self) {
        self.closed = true;
        self.buf = new int[0];
        self.size = 0;
    }

    @PyMethod(value = "getvalue($self, /)", doc = "Retrieve the entire contents of the object.")
    static PyObject getvalue(PyStringIO self) {
        self.check();
        return self.slice(0, self.size);
    }

    @PyMethod(value = "read($self, size=-1, /)", doc = "Read at most size characters, returned as a string.\n\n"
            + "If the argument is negative or omitted, read until EOF\n"
            + "is reached. Return an empty string at EOF.")
    static PyObject read(PyStringIO self, PyObject sizeObject) {
        long n = Io.size(sizeObject);
        self.check();
        long left = Math.max(0, self.size - self.pos);
        int take = (int) (n < 0 || n > left ? left : n);
        int from = (int) Math.min(self.pos, self.size);
        self.pos += take;
        return self.slice(from, from + take);
    }

    /** The next line, at most {@code limit} characters if that is not negative. */
    private PyStr line(long limit) {
        if (pos >= size) {
            return PyStr.empty();
        }
        int from = (int) pos;
        int end = size;
        boolean lf = readTranslate || !readUniversal && newline.equals("\n");
        for (int i = from; i < size; i++) {
            int c = buf[i];
            if (lf) {
                if (c == '\n') {
                    end = i + 1;
                    break;
                }
            } else if (readUniversal) {
                if (c == '\n' || c == '\r') {
                    end = c == '\r' && i + 1 < size && buf[i + 1] == '\n' ? i + 2 : i + 1;
                    break;
                }
            } else if (c == newline.charAt(0) && (newline.length() == 1 || i + 1 < size && buf[i + 1] == '\n')) {
                end = i + newline.length();
                break;
            }
        }
        if (limit >= 0 && end - from > limit) {
            end = from + (int) limit;
        }
        pos = end;
        return slice(from, end);
    }

    @PyMethod(value = "readline($self, size=-1, /)", doc = "Read until newline or EOF.\n\n"
            + "Returns an empty string if EOF is hit immediately.")
    static PyObject readOneLine(PyStringIO self, PyObject sizeObject) {
        long n = Io.size(sizeObject);
        self.check();
        return self.line(n);
    }

    @PyMethod(value = "tell($self, /)", doc = "Tell the current file position.")
    static long getTell(PyStringIO self) {
        self.check();
        return self.pos;
    }

    @PyMethod(value = "truncate($self, pos=None, /)", doc = "Truncate size to pos.\n\n"
            + "The pos argument defaults to the current file position, as\n"
            + "returned by tell().  The current file position is unchanged.\n"
            + "Returns the new absolute position.")
    static PyObject truncateTo(PyStringIO self, PyObject sizeObject) {
        self.check();
        long n = sizeObject == null || sizeObject == PyNone.INSTANCE ? self.pos : Io.size(sizeObject);
        if (n < 0) {
            throw PyErr.valueError("Negative size value " + n);
        }
        if (n < self.size) {
            self.size = (int) n;
        }
        return PyInt.of(n);
    }

    // CPython: Modules/_io/stringio.c _io_StringIO_seek_impl
    @PyMethod(value = "seek($self, pos, whence=0, /)", doc = "Change stream position.\n\n"
            + "Seek to character offset pos relative to position indicated by whence:\n"
            + "    0  Start of stream (the default).  pos should be >= 0;\n"
            + "    1  Current position - pos must be 0;\n"
            + "    2  End of stream - pos must be 0.\n"
            + "Returns the new absolute position.")
    static PyObject seekTo(PyStringIO self, long pos, int whence) {
        self.check();
        if (whence < 0 || whence > 2) {
            throw PyErr.valueError("Invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
        if (pos < 0 && whence == 0) {
            throw PyErr.valueError("Negative seek position " + pos);
        }
        if (whence != 0 && pos != 0) {
            throw PyErr.format(PyExc.OSError, "Can't do nonzero cur-relative seeks");
        }
        self.pos = whence == 0 ? pos : whence == 1 ? self.pos : self.size;
        return PyInt.of(self.pos);
    }

    @PyMethod(value = "write($self, s, /)", doc = "Write string to file.\n\n"
            + "Returns the number of characters written, which is always equal to\n"
            + "the length of the string.")
    static PyObject write(PyStringIO self, PyObject s) {
        if (!(s instanceof PyStr text)) {
            throw PyErr.typeError("string argument expected, got '" + s.type.tpName() + "'");
        }
        self.check();
        int n = text.length();
        if (n > 0) {
            self.put(text);
        }
        return PyInt.of(n);
    }

    @PyMethod(value = "seekable($self, /)", doc = "Returns True if the IO object can be seeked.")
    static boolean isSeekable(PyStringIO self) {
        self.check();
        return true;
    }

    @PyMethod(value = "readable($self, /)", doc = "Returns True if the IO object can be read.")
    static boolean isReadable(PyStringIO self) {
        self.check();
        return true;
    }

    @PyMethod(value = "writable($self, /)", doc = "Returns True if the IO object can be written.")
    static boolean isWritable(PyStringIO self) {
        self.check();
        return true;
    }

    @PyMethod(value = "__getstate__($self)", textSignature = false)
    static PyObject getstate(PyStringIO self) {
        PyObject value = getvalue(self);
        PyDict dict = Attributes.dictOf(self);
        return PyTuple.steal(value, self.newline == null ? PyNone.owned() : PyStr.of(self.newline), PyInt.of(self.pos),
                dict == null ? PyNone.owned() : PyDict.copyOf(dict));
    }

    // CPython: Modules/_io/stringio.c stringio_setstate
    @PyMethod(value = "__setstate__($self, state)", textSignature = false)
    static void setstate(PyStringIO self, PyObject state) {
        if (self.closed) {
            self.check();
        }
        if (!(state instanceof PyTuple t) || t.size() < 4) {
            throw PyErr.typeError(self.type.tpName() + ".__setstate__ argument should be 4-tuple, got " + state.type.tpName());
        }
        init(self, null, t.get(1));
        if (t.get(0) instanceof PyStr s) {
            int n = s.length();
            self.buf = new int[Math.max(n, 16)];
            for (int i = 0; i < n; i++) {
                self.buf[i] = s.codePointAt(i);
            }
            self.size = n;
        }
        long p = Abstract.asSsize(t.get(2), PyExc.OverflowError);
        if (p < 0) {
            throw PyErr.valueError("position value cannot be negative");
        }
        self.pos = p;
        if (t.get(3) != PyNone.INSTANCE) {
            if (!(t.get(3) instanceof PyDict d)) {
                throw PyErr.typeError("fourth item of state should be a dict, got a " + t.get(3).type.tpName());
            }
            Attributes.dictOf(self).update(d);
        }
    }

    @PyGetter("closed")
    static boolean isDataClosed(PyStringIO self) {
        if (!self.ok) {
            throw PyErr.valueError("I/O operation on uninitialized object");
        }
        return self.closed;
    }

    @PyGetter("newlines")
    static PyObject getNewlines(PyStringIO self) {
        self.check();
        return self.decoder == null ? PyNone.owned() : PyIncrementalNewlineDecoder.getNewlines(self.decoder);
    }

    @PyGetter("line_buffering")
    static boolean getLineBuffering(PyStringIO self) {
        self.check();
        return false;
    }

    static final class Type extends PyIOBase.Type {
        Type() {
            super("_io.StringIO", PyStringIOTable.INSTANCE, PyTextIOBase.TYPE, 120, 104, 112);
        }

        // CPython: Modules/_io/stringio.c stringio_iternext
        @Override
        public PyObject tpIterNext(PyObject o) {
            PyStringIO self = (PyStringIO) o;
            self.check();
            PyObject line;
            if (self.type == TYPE) {
                line = self.line(-1);
            } else {
                line = Call.method(self, Id.readline);
                if (!(line instanceof PyStr)) {
                    String name = line.type.tpName();
                    line.decref();
                    throw PyErr.format(PyExc.OSError, "readline() should have returned a str object, not '" + name + "'");
                }
            }
            if (((PyStr) line).length() == 0) {
                line.decref();
                return null;
            }
            return line;
        }
    }
}
