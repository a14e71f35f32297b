package dev.adder.runtime.module;

import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.Abstract;
import java.util.Arrays;

/** File names between Python and the system: UTF-8 with surrogates for the bytes that are not (PEP 383), and {@code os.fspath}. */
final class FsPath {
    private FsPath() {}

    /** {@code os.fspath(path)}. Owned. */
    // CPython: Modules/posixmodule.c PyOS_FSPath
    static PyObject fspath(PyObject path) {
        if (path instanceof PyStr || path instanceof PyBytes) {
            return path.newRef();
        }
        PyObject r = Call.special(path, Id.__fspath__);
        if (r == null) {
            throw PyErr.typeError("expected str, bytes or os.PathLike object, not " + path.type.tpName());
        }
        if (!(r instanceof PyStr || r instanceof PyBytes)) {
            String message = "expected " + path.type.tpName() + ".__fspath__() to return str or bytes, not " + r.type.tpName();
            r.decref();
            throw PyErr.typeError(message);
        }
        return r;
    }

    /** The bytes of a str or bytes file name (os.fsencode), which must not hold NUL. */
    static byte[] encode(PyObject path) {
        byte[] bytes = path instanceof PyBytes b ? b.keptValue() : encodeStr((PyStr) path);
        for (byte b : bytes) {
            if (b == 0) {
                throw PyErr.valueError("embedded null byte");
            }
        }
        return bytes;
    }

    /** UTF-8 with the error handler surrogateescape. */
    static byte[] encodeStr(PyStr s) {
        if (s.isAscii()) {
            return (byte[]) s.keptData();
        }
        int n = s.length();
        byte[] out = new byte[n * 4];
        int k = 0;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c < 0x80) {
                out[k++] = (byte) c;
            } else if (c >= 0xDC80 && c <= 0xDCFF) {
                out[k++] = (byte) (c - 0xDC00);
            } else if (c >= 0xD800 && c <= 0xDFFF) {
                // raises UnicodeEncodeError with the place
                s.toUtf8();
                throw PyErr.valueError("surrogates not allowed");
            } else {
                k = put(out, k, c);
            }
        }
        return Arrays.copyOf(out, k);
    }

    private static int put(byte[] out, int k, int c) {
        if (c < 0x800) {
            out[k++] = (byte) (0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                out[k++] = (byte) (0xE0 | c >> 12);
            } else {
                out[k++] = (byte) (0xF0 | c >> 18);
                out[k++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            out[k++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        out[k++] = (byte) (0x80 | c & 0x3F);
        return k;
    }

    /** os.fsdecode of bytes. Owned. */
    static PyStr decode(byte[] bytes) {
        boolean ascii = true;
        for (byte b : bytes) {
            ascii &= b >= 0;
        }
        return ascii ? PyStr.ofLatin1(bytes.clone()) : PyStr.decodeUtf8(bytes, 0, bytes.length, "surrogateescape");
    }

    /** The bytes of any object with the buffer protocol, copied. */
    static byte[] bytesOf(PyObject o) {
        if (o instanceof PyBytes b) {
            return b.keptValue();
        }
        Buffer view = Abstract.getBuffer(o, Buffer.SIMPLE);
        try {
            return Arrays.copyOfRange(view.bytes, view.offset, view.offset + (int) view.len);
        } finally {
            view.release();
        }
    }
}
