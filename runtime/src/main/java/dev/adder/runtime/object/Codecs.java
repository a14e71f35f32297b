package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;

/** str.encode and bytes.decode: the common encodings at once, others through the registry (Objects/unicodeobject.c). */
public final class Codecs {
    private Codecs() {}

    /** The name in lower case with an underscore for each run of other characters than letters, digits and dots. */
    // CPython: Objects/unicodeobject.c _Py_normalize_encoding
    static String normalize(String encoding) {
        if (encoding.equals("utf-8")) {
            return "utf_8";
        }
        StringBuilder b = new StringBuilder(encoding.length());
        boolean punctuation = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c == '.' || AsciiCase.isAlpha(c) && c < 128 || AsciiCase.isDigit(c)) {
                if (punctuation && !b.isEmpty()) {
                    b.append('_');
                }
                punctuation = false;
                b.append(AsciiCase.isUpper(c) ? (char) (c + 32) : c);
            } else {
                punctuation = true;
            }
        }
        return b.toString();
    }

    /** In development mode both names are looked up even where the text does not need them; LookupError for an unknown one. */
    // CPython: Objects/unicodeobject.c unicode_check_encoding_errors
    private static void checkNames(String encoding, String errors) {
        if (encoding == null && errors == null) {
            return;
        }
        Interpreter interpreter = ThreadState.current.interpreter;
        if (!interpreter.config.devMode || interpreter.finalizing || interpreter.codecSearchPath.isEmpty()) {
            return;
        }
        if (encoding != null && !encoding.equals("utf-8")) {
            CodecRegistry.lookup(encoding).decref();
        }
        if (errors != null && !errors.equals("strict")) {
            CodecRegistry.lookupError(errors).decref();
        }
    }

    private static PyStr decodeNothing(String encoding, String errors) {
        checkNames(encoding, errors);
        return PyStr.empty();
    }

    /** Decodes; null for encoding is UTF-8, null for errors strict. */
    // CPython: Objects/unicodeobject.c PyUnicode_Decode
    public static PyStr decode(byte[] bytes, int offset, int length, String encoding, String errors) {
        checkNames(encoding, errors);
        if (encoding == null) {
            return Utf8.decode(bytes, offset, length, errors);
        }
        switch (normalize(encoding)) {
            case "utf_8", "utf8":
                return Utf8.decode(bytes, offset, length, errors);
            case "utf_16", "utf16":
                return UtfWide.decode(bytes, offset, length, errors, 2, 0, null, null);
            case "utf_32", "utf32":
                return UtfWide.decode(bytes, offset, length, errors, 4, 0, null, null);
            case "ascii", "us_ascii":
                return Utf8.decodeAscii(bytes, offset, length, errors);
            case "latin1", "latin_1", "iso_8859_1", "iso8859_1":
                return Utf8.decodeLatin1(bytes, offset, length);
            default:
                break;
        }
        PyObject data = PyBytes.of(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
        PyObject r;
        try {
            r = CodecRegistry.decodeText(data, encoding, errors);
        } finally {
            data.decref();
        }
        if (r instanceof PyStr s) {
            return s;
        }
        PyException e = PyErr.typeError("'" + encoding + "' decoder returned '" + r.type.tpName() + "' instead of 'str'; use codecs.decode() to "
                + "decode to arbitrary types");
        r.decref();
        throw e;
    }

    /** str(object, encoding, errors). */
    // CPython: Objects/unicodeobject.c PyUnicode_FromEncodedObject
    public static PyStr decodeObject(PyObject object, String encoding, String errors) {
        if (object instanceof PyBytes b) {
            return b.value.length == 0 ? decodeNothing(encoding, errors) : decode(b.value, 0, b.value.length, encoding, errors);
        }
        if (object instanceof PyStr) {
            throw PyErr.typeError("decoding str is not supported");
        }
        if (!Abstract.hasBuffer(object)) {
            throw PyErr.typeError("decoding to str: need a bytes-like object, " + object.type.tpName() + " found");
        }
        Buffer buffer = Abstract.getBuffer(object, Buffer.SIMPLE);
        try {
            return buffer.len == 0 ? decodeNothing(encoding, errors) : decode(buffer.bytes, buffer.offset, (int) buffer.len, encoding, errors);
        } finally {
            buffer.release();
        }
    }

    /** str.encode; bytes. */
    // CPython: Objects/unicodeobject.c PyUnicode_AsEncodedString
    public static PyObject encodeStr(PyStr s, String encoding, String errors) {
        checkNames(encoding, errors);
        if (encoding == null) {
            return PyBytes.ownOrShare(Utf8.encode(s, errors));
        }
        switch (normalize(encoding)) {
            case "utf_8", "utf8":
                return PyBytes.ownOrShare(Utf8.encode(s, errors));
            case "utf_16", "utf16":
                return PyBytes.ownOrShare(UtfWide.encode(s, errors, 2, 0));
            case "utf_32", "utf32":
                return PyBytes.ownOrShare(UtfWide.encode(s, errors, 4, 0));
            case "ascii", "us_ascii":
                return PyBytes.ownOrShare(Utf8.encodeUcs1(s, 128, errors));
            case "latin1", "latin_1", "iso_8859_1", "iso8859_1":
                return PyBytes.ownOrShare(Utf8.encodeUcs1(s, 256, errors));
            default:
                break;
        }
        PyObject r = CodecRegistry.encodeText(s, encoding, errors);
        if (r instanceof PyBytes) {
            return r;
        }
        try {
            if (r instanceof PyByteArray b) {
                PyErr.warn(PyExc.RuntimeWarning, "encoder " + encoding + " returned bytearray instead of bytes; use codecs.encode() to encode to "
                        + "arbitrary types", 1);
                return PyBytes.ownOrShare(b.toByteArray());
            }
            throw PyErr.typeError("'" + encoding + "' encoder returned '" + r.type.tpName() + "' instead of 'bytes'; use codecs.encode() to encode "
                    + "to arbitrary types");
        } finally {
            r.decref();
        }
    }
}
