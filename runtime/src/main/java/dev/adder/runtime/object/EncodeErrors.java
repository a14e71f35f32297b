package dev.adder.runtime.object;

/**
 * The errors of one encoding: what stands for characters that cannot be encoded. {@link #handle} puts a replacement in
 * {@link #bytes} or {@link #text} and returns where to go on. Owns its references until {@link #close}.
 */
final class EncodeErrors implements AutoCloseable {
    private final String encoding;
    private final String errors;
    private final PyStr object;
    private PyObject handler;
    private PyUnicodeError exception;

    /** The replacement, to be written as it is; null if it is {@link #text}. */
    byte[] bytes;

    /** The replacement, to be encoded; null if it is {@link #bytes}. Owned. */
    PyStr text;

    private int errorStart;
    private int errorEnd;
    private String errorReason;

    EncodeErrors(String encoding, PyStr object, String errors) {
        this.encoding = encoding;
        this.object = object;
        this.errors = errors == null ? "strict" : errors;
    }

    String name() {
        return errors;
    }

    /** The UnicodeEncodeError for the range given to {@link #handle} last, to be thrown. */
    PyException error() {
        return PyUnicodeError.encodeError(encoding, object, errorStart, errorEnd, errorReason);
    }

    private void setText(PyStr replacement) {
        PyObject.xdecref(text);
        text = replacement;
        bytes = null;
    }

    private void setBytes(byte[] replacement) {
        PyObject.xdecref(text);
        text = null;
        bytes = replacement;
    }

    /** Handles the characters from {@code start} to {@code end}. */
    int handle(int start, int end, String reason) {
        errorStart = start;
        errorEnd = end;
        errorReason = reason;
        switch (errors) {
            case "strict":
                throw error();
            case "ignore":
                setBytes(new byte[0]);
                return end;
            case "replace":
                setText(StrBuilder.make(end - start).repeat('?', end - start).finish());
                return end;
            case "backslashreplace":
                setText(backslashes(object, start, end));
                return end;
            case "xmlcharrefreplace": {
                StringBuilder refs = new StringBuilder();
                for (int i = start; i < end; i++) {
                    refs.append("&#").append(object.codePointAt(i)).append(';');
                }
                setText(PyStr.of(refs.toString()));
                return end;
            }
            case "surrogateescape": {
                byte[] escaped = new byte[end - start];
                int i = start;
                for (; i < end; i++) {
                    int c = object.codePointAt(i);
                    if (c < 0xDC80 || c > 0xDCFF) {
                        break;
                    }
                    escaped[i - start] = (byte) c;
                }
                if (i < end) {
                    errorStart = i;
                    if (i == start) {
                        throw error();
                    }
                    escaped = java.util.Arrays.copyOf(escaped, i - start);
                }
                setBytes(escaped);
                return i;
            }
            default:
                return call(start, end, reason);
        }
    }

    static PyStr backslashes(PyStr s, int start, int end) {
        StrBuilder out = StrBuilder.make();
        for (int i = start; i < end; i++) {
            StrRepr.escape(out, s.codePointAt(i));
        }
        return out.finish();
    }

    // CPython: Objects/unicodeobject.c unicode_encode_call_errorhandler
    private int call(int start, int end, String reason) {
        if (handler == null) {
            handler = CodecRegistry.lookupError(errors);
        }
        if (exception == null) {
            exception = (PyUnicodeError) error().take();
        } else {
            exception.start = start;
            exception.end = end;
            PyObject old = exception.reason;
            exception.reason = PyStr.of(reason);
            PyObject.xdecref(old);
        }
        PyObject result = Call.call(handler, exception);
        try {
            if (!(result instanceof PyTuple t) || t.size() != 2 || !(t.items[0] instanceof PyStr || t.items[0] instanceof PyBytes)
                    || !(t.items[1] instanceof PyInt position)) {
                throw PyErr.typeError("encoding error handler must return (str/bytes, int) tuple");
            }
            int n = object.length();
            long next = Abstract.asSsize(position, PyExc.OverflowError);
            if (next < 0) {
                next += n;
            }
            if (next < 0 || next > n) {
                throw PyErr.indexError("position " + position + " from error handler out of bounds");
            }
            if (t.items[0] instanceof PyStr s) {
                setText((PyStr) s.newRef());
            } else {
                setBytes(((PyBytes) t.items[0]).keptValue());
            }
            return (int) next;
        } finally {
            result.decref();
        }
    }

    @Override
    public void close() {
        PyObject.xdecref(text);
        PyObject.xdecref(handler);
        PyObject.xdecref(exception);
    }
}
