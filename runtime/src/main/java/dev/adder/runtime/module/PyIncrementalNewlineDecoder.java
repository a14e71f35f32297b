package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.Arrays;

/** {@code IncrementalNewlineDecoder} (Modules/_io/textio.c): universal newlines over another decoder. */
@BuiltinType(name = "_io.IncrementalNewlineDecoder", doc = "Codec used when reading a file in universal newlines mode.\n\n"
        + "It wraps another incremental decoder, translating \\r\\n and \\r into \\n.\n"
        + "It also records the types of newlines encountered.  When used with\n"
        + "translate=False, it ensures that the newline sequence is returned in\n"
        + "one piece. When used with decoder=None, it expects unicode strings as\n"
        + "decode input and translates newlines without first invoking an external\n"
        + "decoder.")
final class PyIncrementalNewlineDecoder extends PyObject {
    static final PyType TYPE = new Type();

    private static final int CR = 1;
    private static final int LF = 2;
    private static final int CRLF = 4;

    /** Owned; None for no decoder, null before __init__. */
    private PyObject decoder;
    private PyObject errors;
    private boolean translate;
    private boolean pendingCr;
    private int seen;

    private PyIncrementalNewlineDecoder(PyType type) {
        super(type);
    }

    @PyNew(value = "IncrementalNewlineDecoder", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyIncrementalNewlineDecoder d = new PyIncrementalNewlineDecoder(cls);
        TypeObject.initInstance(d);
        return d;
    }

    @PyInit("IncrementalNewlineDecoder(decoder, translate, errors='strict')")
    static void init(PyIncrementalNewlineDecoder self, PyObject decoder, boolean translate, PyObject errors) {
        PyObject old = self.decoder;
        self.decoder = decoder.newRef();
        xdecref(old);
        old = self.errors;
        self.errors = errors == null ? PyStr.intern("strict") : errors.newRef();
        xdecref(old);
        self.translate = translate;
        self.seen = 0;
        self.pendingCr = false;
    }

    /** A decoder around {@code decoder}. Owned. */
    static PyIncrementalNewlineDecoder around(PyObject decoder, boolean translate) {
        PyIncrementalNewlineDecoder d = new PyIncrementalNewlineDecoder(TYPE);
        TypeObject.initInstance(d);
        init(d, decoder, translate, null);
        return d;
    }

    private void check() {
        if (errors == null) {
            throw PyErr.valueError("IncrementalNewlineDecoder.__init__() not called");
        }
    }

    // CPython: Modules/_io/textio.c _PyIncrementalNewlineDecoder_decode
    static PyStr decode(PyIncrementalNewlineDecoder self, PyObject input, boolean last) {
        self.check();
        PyObject output;
        if (self.decoder != PyNone.INSTANCE) {
            PyObject f = PyBool.of(last);
            try {
                output = Call.method(self.decoder, Io.DECODE, input, f);
            } finally {
                f.decref();
            }
        } else {
            output = input.newRef();
        }
        try {
            if (!(output instanceof PyStr text)) {
                throw PyErr.typeError("decoder should return a string result, not '" + output.type.tpName() + "'");
            }
            return self.scan(text, last);
        } finally {
            output.decref();
        }
    }

    private PyStr scan(PyStr text, boolean last) {
        int n = text.length();
        if (n == 0 && !pendingCr) {
            return (PyStr) text.newRef();
        }
        if (!pendingCr && text.data instanceof byte[] b) {
            boolean cr = false;
            boolean lf = false;
            for (byte c : b) {
                if (c == '\r') {
                    cr = true;
                    break;
                }
                lf |= c == '\n';
            }
            if (!cr) {
                if (lf) {
                    seen |= LF;
                }
                return (PyStr) text.newRef();
            }
        }
        int[] out = new int[n + 1];
        int k = 0;
        int i = 0;
        boolean cr = pendingCr && n > 0;
        if (pendingCr && (n > 0 || last)) {
            cr = true;
            pendingCr = false;
        }
        for (;;) {
            int c = i < n ? text.codePointAt(i) : -1;
            if (cr) {
                cr = false;
                if (c == '\n') {
                    seen |= CRLF;
                    i++;
                    if (translate) {
                        out[k++] = '\n';
                    } else {
                        out = Arrays.copyOf(out, out.length + 1);
                        out[k++] = '\r';
                        out[k++] = '\n';
                    }
                    continue;
                }
                if (c < 0 && !last) {
                    pendingCr = true;
                    break;
                }
                seen |= CR;
                out[k++] = translate ? '\n' : '\r';
            }
            if (c < 0) {
                break;
            }
            i++;
            if (c == '\r') {
                cr = true;
            } else {
                if (c == '\n') {
                    seen |= LF;
                }
                out[k++] = c;
            }
        }
        return PyStr.of(Arrays.copyOf(out, k));
    }

    @PyMethod("decode($self, input, final=False)")
    static PyObject decodeMethod(PyIncrementalNewlineDecoder self, PyObject input, boolean last) {
        return decode(self, input, last);
    }

    @PyMethod("getstate($self, /)")
    static PyObject getstate(PyIncrementalNewlineDecoder self) {
        self.check();
        PyObject buffer;
        long flag = 0;
        if (self.decoder != PyNone.INSTANCE) {
            PyObject state = Call.method(self.decoder, Io.GETSTATE);
            try {
                if (!(state instanceof PyTuple t)) {
                    throw PyErr.typeError("illegal decoder state");
                }
                if (t.size() != 2) {
                    throw PyErr.typeError("illegal decoder state");
                }
                buffer = t.get(0).newRef();
                flag = Abstract.asSsize(t.get(1), null);
            } finally {
                state.decref();
            }
        } else {
            buffer = PyBytes.of(new byte[0]);
        }
        return PyTuple.steal(buffer, PyInt.of(flag << 1 | (self.pendingCr ? 1 : 0)));
    }

    @PyMethod("setstate($self, state, /)")
    static void setstate(PyIncrementalNewlineDecoder self, PyObject state) {
        self.check();
        if (!(state instanceof PyTuple t)) {
            throw PyErr.typeError("state argument must be a tuple");
        }
        if (t.size() != 2) {
            throw PyErr.typeError("setstate(): illegal state argument");
        }
        long flag = Abstract.asSsize(t.get(1), null);
        self.pendingCr = (flag & 1) != 0;
        if (self.decoder != PyNone.INSTANCE) {
            PyObject inner = PyTuple.steal(t.get(0).newRef(), PyInt.of(flag >> 1));
            try {
                Call.method(self.decoder, Io.SETSTATE, inner).decref();
            } finally {
                inner.decref();
            }
        }
    }

    @PyMethod("reset($self, /)")
    static PyObject reset(PyIncrementalNewlineDecoder self) {
        self.check();
        self.seen = 0;
        self.pendingCr = false;
        return self.decoder == PyNone.INSTANCE ? PyNone.owned() : Call.method(self.decoder, Io.RESET);
    }

    @PyGetter("newlines")
    static PyObject getNewlines(PyIncrementalNewlineDecoder self) {
        self.check();
        PyObject[] found = new PyObject[3];
        int n = 0;
        if ((self.seen & CR) != 0) {
            found[n++] = PyStr.of("\r");
        }
        if ((self.seen & LF) != 0) {
            found[n++] = PyStr.of("\n");
        }
        if ((self.seen & CRLF) != 0) {
            found[n++] = PyStr.of("\r\n");
        }
        return n == 0 ? PyNone.owned() : n == 1 ? found[0] : PyTuple.steal(Arrays.copyOf(found, n));
    }

    @Override
    protected void dropFields() {
        xdecref(decoder);
        xdecref(errors);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(decoder);
        visitor.xvisit(errors);
    }

    static final class Type extends PyType {
        Type() {
            super("_io.IncrementalNewlineDecoder", PyIncrementalNewlineDecoderTable.INSTANCE, null, 40, 0, BASETYPE);
        }
    }
}
