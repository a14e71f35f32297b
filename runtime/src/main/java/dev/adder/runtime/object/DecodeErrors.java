package dev.adder.runtime.object;

import java.util.Arrays;

/**
 * The errors of one decoding: what stands for bytes that cannot be decoded, by the built-in error handlers directly, by others through
 * the registry of the interpreter. Decoders hand it the range of the bad bytes and go on where it says; owns its references until
 * {@link #close}.
 */
final class DecodeErrors implements AutoCloseable {
    /** The input; a handler may replace it. */
    byte[] in;

    private final String encoding;
    private final String errors;
    /** The object that exceptions show as their {@code object}. Owned; null until needed. */
    private PyObject object;
    private PyObject handler;
    private PyUnicodeError exception;

    DecodeErrors(String encoding, byte[] in, String errors) {
        this.encoding = encoding;
        this.in = in;
        this.errors = errors == null ? "strict" : errors;
    }

    private PyException error(int start, int end, String reason) {
        if (object == null) {
            object = PyBytes.of(in);
        }
        return PyUnicodeError.decodeError(encoding, object, start, end, reason);
    }

    /**
     * Handles the bytes from {@code start} to {@code end} and returns where to go on.
     *
     * @throws PyException the UnicodeDecodeError, or what the handler raises
     */
    int handle(StrBuilder out, int start, int end, String reason) {
        switch (errors) {
            case "strict":
                throw error(start, end, reason);
            case "ignore":
                return end;
            case "replace":
                out.append(0xFFFD);
                return end;
            case "backslashreplace":
                for (int i = start; i < end; i++) {
                    StrRepr.escape(out, in[i] & 0xFF);
                }
                return end;
            case "surrogateescape": {
                int i = start;
                while (i < end && i < start + 4 && in[i] < 0) {
                    out.append(0xDC00 + (in[i] & 0xFF));
                    i++;
                }
                if (i == start) {
                    throw error(start, end, reason);
                }
                return i;
            }
            default:
                return call(out, start, end, reason);
        }
    }

    // CPython: Objects/unicodeobject.c unicode_decode_call_errorhandler_writer
    private int call(StrBuilder out, int start, int end, String reason) {
        if (handler == null) {
            handler = CodecRegistry.lookupError(errors);
        }
        if (exception == null) {
            exception = (PyUnicodeError) error(start, end, reason).take();
        } else {
            exception.start = start;
            exception.end = end;
            PyObject old = exception.reason;
            exception.reason = PyStr.of(reason);
            PyObject.xdecref(old);
        }
        PyObject result = Call.call(handler, exception);
        try {
            if (!(result instanceof PyTuple t) || t.size() != 2 || !(t.items[0] instanceof PyStr replacement)
                    || !(t.items[1] instanceof PyInt position)) {
                throw PyErr.typeError("decoding error handler must return (str, int) tuple");
            }
            if (!(exception.object instanceof PyBytes bytes)) {
                throw PyErr.typeError("exception attribute 'object' must be bytes");
            }
            in = bytes.keptValue();
            long next = Abstract.asSsize(position, PyExc.OverflowError);
            if (next < 0) {
                next += in.length;
            }
            if (next < 0 || next > in.length) {
                throw PyErr.indexError("position " + position + " from error handler out of bounds");
            }
            out.append(replacement);
            return (int) next;
        } finally {
            result.decref();
        }
    }

    @Override
    public void close() {
        PyObject.xdecref(object);
        PyObject.xdecref(handler);
        PyObject.xdecref(exception);
    }

    /** The part of {@code bytes} as an array of its own, or the array itself if that is all. */
    static byte[] slice(byte[] bytes, int offset, int length) {
        return offset == 0 && length == bytes.length ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
    }
}
