package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PySetter;

/** {@code UnicodeEncodeError}, {@code UnicodeDecodeError} and {@code UnicodeTranslateError}. */
@BuiltinType(name = "UnicodeEncodeError")
public final class PyUnicodeError extends PyBaseException {
    /** Owned; null before {@code __init__}. */
    public PyObject encoding;
    public PyObject object;
    public PyObject reason;

    /** The range of what cannot be converted. */
    public long start;
    public long end;

    private PyUnicodeError(PyType type) {
        super(type);
    }

    /** UnicodeEncodeError about the characters from {@code start} to {@code end} of {@code text}. */
    public static PyException encodeError(String encoding, PyObject text, long start, long end, String reason) {
        return make(PyExc.UnicodeEncodeError, encoding, text, start, end, reason);
    }

    /** UnicodeDecodeError about the bytes from {@code start} to {@code end}. */
    public static PyException decodeError(String encoding, PyObject bytes, long start, long end, String reason) {
        return make(PyExc.UnicodeDecodeError, encoding, bytes, start, end, reason);
    }

    private static PyException make(PyType type, String encoding, PyObject object, long start, long end, String reason) {
        PyObject[] args = {PyStr.of(encoding), object.newRef(), PyInt.of(start), PyInt.of(end), PyStr.of(reason)};
        try {
            return PyErr.raise((PyBaseException) Call.callArray(type, args));
        } catch (PyException e) {
            return e;
        } finally {
            decrefAll(args, args.length);
        }
    }

    private static PyObject text(PyObject[] args, int at, int n) {
        if (!(args[at] instanceof PyStr s)) {
            throw PyErr.typeError("argument " + n + " must be str, not " + args[at].type.tpName());
        }
        return s;
    }

    // CPython: Objects/exceptions.c UnicodeEncodeError_init, UnicodeDecodeError_init, UnicodeTranslateError_init
    @PyInit(value = "UnicodeEncodeError", raw = true)
    static void init(PyUnicodeError self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBaseException.init(self, args, base, nargs, kwnames);
        boolean translate = self.type.isSubtype(PyExc.UnicodeTranslateError);
        int expected = translate ? 4 : 5;
        if (nargs != expected) {
            throw PyErr.typeError("function takes exactly " + expected + " arguments (" + nargs + " given)");
        }
        int shift = translate ? 0 : 1;
        PyObject encoding = translate ? null : text(args, base, 1);
        PyObject object = args[base + shift];
        boolean decode = self.type.isSubtype(PyExc.UnicodeDecodeError);
        if (!decode) {
            text(args, base + shift, shift + 1);
        }
        long start = Abstract.asSsize(args[base + shift + 1], PyExc.OverflowError);
        long end = Abstract.asSsize(args[base + shift + 2], PyExc.OverflowError);
        PyObject reason = text(args, base + shift + 3, shift + 4);
        PyObject owned;
        if (decode && !(object instanceof PyBytes)) {
            Buffer buffer = Abstract.getBuffer(object, Buffer.SIMPLE);
            try {
                owned = PyBytes.of(java.util.Arrays.copyOfRange(buffer.bytes, buffer.offset, buffer.offset + (int) buffer.len));
            } finally {
                buffer.release();
            }
        } else {
            owned = object.newRef();
        }
        PyObject[] old = {self.encoding, self.object, self.reason};
        self.encoding = xnewRef(encoding);
        self.object = owned;
        self.reason = reason.newRef();
        self.start = start;
        self.end = end;
        for (PyObject o : old) {
            xdecref(o);
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(encoding);
        visitor.xvisit(object);
        visitor.xvisit(reason);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = encoding;
        encoding = null;
        xdecref(o);
        o = object;
        object = null;
        xdecref(o);
        o = reason;
        reason = null;
        xdecref(o);
        super.clearFields();
    }

    @PyGetter(value = "encoding", member = true, doc = "exception encoding")
    static PyObject getEncoding(PyUnicodeError self) {
        return orNone(self.encoding);
    }

    @PySetter("encoding")
    static void setEncoding(PyUnicodeError self, PyObject value) {
        PyObject old = self.encoding;
        self.encoding = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "object", member = true, doc = "exception object")
    static PyObject getObject(PyUnicodeError self) {
        return orNone(self.object);
    }

    @PySetter("object")
    static void setObject(PyUnicodeError self, PyObject value) {
        PyObject old = self.object;
        self.object = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "start", member = true, doc = "exception start")
    static long getStart(PyUnicodeError self) {
        return self.start;
    }

    @PySetter("start")
    static void setStart(PyUnicodeError self, PyObject value) {
        self.start = position(value);
    }

    @PyGetter(value = "end", member = true, doc = "exception end")
    static long getEnd(PyUnicodeError self) {
        return self.end;
    }

    @PySetter("end")
    static void setEnd(PyUnicodeError self, PyObject value) {
        self.end = position(value);
    }

    private static long position(PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete numeric/char attribute");
        }
        return Abstract.asSsize(value, PyExc.OverflowError);
    }

    @PyGetter(value = "reason", member = true, doc = "exception reason")
    static PyObject getReason(PyUnicodeError self) {
        return orNone(self.reason);
    }

    @PySetter("reason")
    static void setReason(PyUnicodeError self, PyObject value) {
        PyObject old = self.reason;
        self.reason = xnewRef(value);
        xdecref(old);
    }

    private static String escape(int c) {
        return c <= 0xFF ? String.format("\\x%02x", c) : c <= 0xFFFF ? String.format("\\u%04x", c) : String.format("\\U%08x", c);
    }

    // CPython: Objects/exceptions.c UnicodeEncodeError_str, UnicodeDecodeError_str, UnicodeTranslateError_str
    private String describe() {
        if (object == null) {
            return "";
        }
        String why = reason == null ? "<NULL>" : Objects.text(reason);
        boolean one = end == start + 1;
        if (object instanceof PyBytes b) {
            String codec = "'" + (encoding == null ? "<NULL>" : Objects.text(encoding)) + "' codec can't decode ";
            if (one && start >= 0 && start < b.size()) {
                return codec + String.format("byte 0x%02x in position %d: ", b.value[(int) start] & 0xFF, start) + why;
            }
            return codec + "bytes in position " + start + "-" + (end - 1) + ": " + why;
        }
        String verb = type.isSubtype(PyExc.UnicodeTranslateError) ? "can't translate "
                : "'" + (encoding == null ? "<NULL>" : Objects.text(encoding)) + "' codec can't encode ";
        if (one && object instanceof PyStr s && start >= 0 && start < s.length()) {
            return verb + "character '" + escape(s.codePointAt((int) start)) + "' in position " + start + ": " + why;
        }
        return verb + "characters in position " + start + "-" + (end - 1) + ": " + why;
    }

    static final class Type extends PyBaseException.Type {
        Type(String name, PyType base, String doc) {
            super(name, PyUnicodeErrorTable.INSTANCE, base, 112, true, doc);
        }

        @Override
        PyBaseException allocate(PyType cls) {
            return new PyUnicodeError(cls);
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return PyStr.of(((PyUnicodeError) self).describe());
        }
    }
}
