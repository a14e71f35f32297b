package dev.adder.runtime.object;

/** Codecs given by a mapping between bytes and characters. */
public final class Charmap {
    private static final String UNDEFINED = "character maps to <undefined>";

    private Charmap() {}

    // CPython: Objects/unicodeobject.c PyUnicode_DecodeCharmap
    public static PyStr decode(byte[] bytes, String errors, PyObject mapping) {
        if (mapping == null) {
            return Utf8.decodeLatin1(bytes, 0, bytes.length);
        }
        byte[] in = bytes;
        StrBuilder out = StrBuilder.make(in.length);
        try (DecodeErrors handler = new DecodeErrors("charmap", in, errors)) {
            for (int s = 0; s < in.length;) {
                int b = in[s] & 0xFF;
                boolean known;
                if (mapping instanceof PyStr table) {
                    int c = b < table.length() ? table.codePointAt(b) : 0xFFFE;
                    known = c != 0xFFFE;
                    if (known) {
                        out.append(c);
                    }
                } else {
                    known = appendMapped(out, mapping, b);
                }
                if (known) {
                    s++;
                } else {
                    s = handler.handle(out, s, s + 1, UNDEFINED);
                    in = handler.in;
                }
            }
        }
        return out.finish();
    }

    /** What the mapping has for {@code key}, or null if it has nothing; owned. */
    private static PyObject lookup(PyObject mapping, int key) {
        PyObject k = PyInt.of(key);
        try {
            return Abstract.getItem(mapping, k);
        } catch (PyException e) {
            if (e.matches(PyExc.LookupError)) {
                e.release();
                return null;
            }
            throw e;
        } finally {
            k.decref();
        }
    }

    private static boolean appendMapped(StrBuilder out, PyObject mapping, int b) {
        PyObject to = lookup(mapping, b);
        if (to == null) {
            return false;
        }
        try {
            if (to == PyNone.INSTANCE) {
                return false;
            }
            if (to instanceof PyInt i) {
                if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > 0x10FFFF) {
                    throw PyErr.typeError("character mapping must be in range(0x110000)");
                }
                if (i.longValue() == 0xFFFE) {
                    return false;
                }
                out.append((int) i.longValue());
                return true;
            }
            if (to instanceof PyStr s) {
                if (s.length() == 1 && s.codePointAt(0) == 0xFFFE) {
                    return false;
                }
                out.append(s);
                return true;
            }
            throw PyErr.typeError("character mapping must return integer, None or str");
        } finally {
            to.decref();
        }
    }

    /** Appends the bytes for {@code c}; false if the mapping has none. */
    // CPython: Objects/unicodeobject.c charmapencode_lookup, charmapencode_output
    private static boolean encode(ByteBuilder out, PyObject mapping, int c) {
        if (mapping instanceof PyEncodingMap map) {
            int b = map.find(c);
            if (b >= 0) {
                out.append(b);
            }
            return b >= 0;
        }
        PyObject to = lookup(mapping, c);
        if (to == null) {
            return false;
        }
        try {
            if (to == PyNone.INSTANCE) {
                return false;
            }
            if (to instanceof PyInt i) {
                if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > 255) {
                    throw PyErr.typeError("character mapping must be in range(256)");
                }
                out.append((int) i.longValue());
                return true;
            }
            if (to instanceof PyBytes b) {
                out.append(b.value);
                return true;
            }
            throw PyErr.typeError("character mapping must return integer, bytes or None, not " + to.type.tpName());
        } finally {
            to.decref();
        }
    }

    // CPython: Objects/unicodeobject.c _PyUnicode_EncodeCharmap
    public static byte[] encode(PyStr text, String errors, PyObject mapping) {
        if (mapping == null) {
            return Utf8.encodeUcs1(text, 256, errors);
        }
        int n = text.length();
        ByteBuilder out = new ByteBuilder(n);
        ByteBuilder probe = new ByteBuilder(4);
        try (EncodeErrors handler = new EncodeErrors("charmap", text, errors)) {
            for (int i = 0; i < n;) {
                if (encode(out, mapping, text.codePointAt(i))) {
                    i++;
                    continue;
                }
                int end = i + 1;
                while (end < n && !encode(probe, mapping, text.codePointAt(end))) {
                    end++;
                }
                i = handler.handle(i, end, UNDEFINED);
                if (handler.bytes != null) {
                    out.append(handler.bytes);
                    continue;
                }
                for (int k = 0; k < handler.text.length(); k++) {
                    if (!encode(out, mapping, handler.text.codePointAt(k))) {
                        throw handler.error();
                    }
                }
            }
        }
        return out.toArray();
    }

    /** The encoding map for a decoding table; a dict, of characters to byte values, where it is not of the simple kind. */
    // CPython: Objects/unicodeobject.c PyUnicode_BuildEncodingMap
    public static PyObject build(PyStr table) {
        if (table.length() == 0) {
            throw PyErr.typeError("bad argument type for built-in operation");
        }
        PyEncodingMap simple = PyEncodingMap.of(table);
        if (simple != null) {
            return simple;
        }
        PyDict map = PyDict.create();
        for (int i = 0, n = Math.min(table.length(), 256); i < n; i++) {
            PyObject key = PyInt.of(table.codePointAt(i));
            PyObject value = PyInt.of(i);
            map.put(key, value);
            key.decref();
            value.decref();
        }
        return map;
    }
}
