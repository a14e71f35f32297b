package dev.adder.runtime.object;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * File names between Python and Java. Python's form of a name that is not UTF-8 has a lone surrogate U+DC80 to U+DCFF for each byte that
 * cannot be decoded (PEP 383); a Java string in this runtime carries the same surrogates, so that each form gives back the very bytes.
 * What Java's own file functions take and give depends on {@code sun.jnu.encoding}: {@link #toNative} and {@link #fromNative} go
 * between a Java string in this form and such a name.
 */
public final class FileSystem {
    private static final Charset NATIVE = nativeCharset();

    private FileSystem() {}

    private static Charset nativeCharset() {
        String name = System.getProperty("sun.jnu.encoding");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The str for a Java string; surrogates stand for undecodable bytes as they are. */
    public static PyStr fromJava(String s) {
        return PyStr.of(s);
    }

    /** The Java string for a path: a str, bytes, or an object with {@code __fspath__}; TypeError for others, ValueError for a null character. */
    public static String decode(PyObject path) {
        PyStr s = decodeToStr(path);
        try {
            return s.toString();
        } finally {
            s.decref();
        }
    }

    /** The str for a path (PyUnicode_FSDecoder). */
    // CPython: Objects/unicodeobject.c PyUnicode_FSDecoder
    public static PyStr decodeToStr(PyObject path) {
        PyObject p = path instanceof PyStr || path instanceof PyBytes || !Abstract.hasBuffer(path) ? fspath(path) : bytesOfBuffer(path);
        PyStr s;
        if (p instanceof PyStr str) {
            s = str;
        } else {
            try {
                byte[] b = ((PyBytes) p).keptValue();
                s = Utf8.decode(b, 0, b.length, "surrogateescape");
            } finally {
                p.decref();
            }
        }
        if (s.indexOf(0, 0) >= 0) {
            s.decref();
            throw PyErr.valueError("embedded null character");
        }
        return s;
    }

    /** The bytes of a path that is neither str nor bytes but a buffer, which is deprecated; owned. */
    private static PyObject bytesOfBuffer(PyObject path) {
        PyErr.warn(PyExc.DeprecationWarning, "path should be string, bytes, or os.PathLike, not " + path.type.tpName(), 1);
        return Call.call(PyBytes.TYPE, path);
    }

    /** The bytes of a path (PyUnicode_FSConverter). */
    // CPython: Objects/unicodeobject.c PyUnicode_FSConverter
    public static byte[] encode(PyObject path) {
        PyObject p = fspath(path);
        try {
            byte[] b = p instanceof PyBytes bytes ? bytes.value : Utf8.encode((PyStr) p, "surrogateescape");
            for (byte c : b) {
                if (c == 0) {
                    throw PyErr.valueError("embedded null byte");
                }
            }
            return b;
        } finally {
            p.decref();
        }
    }

    /** os.fspath: a str or bytes. */
    // CPython: Modules/posixmodule.c PyOS_FSPath
    public static PyObject fspath(PyObject path) {
        if (path instanceof PyStr || path instanceof PyBytes) {
            return path.newRef();
        }
        PyObject method = Objects.lookupSpecial(path, Id.__fspath__);
        if (method == null) {
            throw PyErr.typeError("expected str, bytes or os.PathLike object, not " + path.type.tpName());
        }
        PyObject r;
        try {
            r = Call.call(method);
        } finally {
            method.decref();
        }
        if (r instanceof PyStr || r instanceof PyBytes) {
            return r;
        }
        PyException e = PyErr.typeError("expected " + path.type.tpName() + ".__fspath__() to return str or bytes, not " + r.type.tpName());
        r.decref();
        throw e;
    }

    /** The bytes that the operating system has for a name in this runtime's form. */
    public static byte[] bytesOf(String name) {
        PyStr s = PyStr.of(name);
        try {
            return Utf8.encode(s, "surrogateescape");
        } finally {
            s.decref();
        }
    }

    /** The name in this runtime's form for bytes of the operating system. */
    public static String nameOf(byte[] bytes) {
        PyStr s = Utf8.decode(bytes, 0, bytes.length, "surrogateescape");
        try {
            return s.toString();
        } finally {
            s.decref();
        }
    }

    /** The string to give to Java's file functions for a name in this runtime's form. */
    public static String toNative(String name) {
        boolean ascii = true;
        for (int i = 0; i < name.length() && ascii; i++) {
            ascii = name.charAt(i) < 128;
        }
        return ascii ? name : new String(bytesOf(name), NATIVE);
    }

    /** A name that Java's file functions gave, in this runtime's form. */
    public static String fromNative(String name) {
        boolean ascii = true;
        for (int i = 0; i < name.length() && ascii; i++) {
            ascii = name.charAt(i) < 128;
        }
        return ascii ? name : nameOf(name.getBytes(NATIVE));
    }
}
