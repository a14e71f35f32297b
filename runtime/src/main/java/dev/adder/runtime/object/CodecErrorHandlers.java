package dev.adder.runtime.object;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;

/** The built-in error handlers of codecs as functions (Python/codecs.c). */
@BuiltinModule(name = "codecs")
public final class CodecErrorHandlers {
    private CodecErrorHandlers() {}

    /** The function for the handler {@code name}; owned. */
    static PyObject builtin(String name) {
        String function = switch (name) {
            case "strict" -> "strict_errors";
            case "ignore" -> "ignore_errors";
            case "replace" -> "replace_errors";
            case "xmlcharrefreplace" -> "xmlcharrefreplace_errors";
            case "backslashreplace" -> "backslashreplace_errors";
            case "namereplace" -> "namereplace_errors";
            default -> name;
        };
        for (MethodTable.MethodDef def : CodecErrorHandlersTable.INSTANCE.methods()) {
            if (def.name.equals(function)) {
                PyStr interned = PyStr.intern(function);
                try {
                    return PyBuiltinFunction.make(def, interned, null, null);
                } finally {
                    interned.decref();
                }
            }
        }
        throw new AssertionError(name);
    }

    /** What a handler is asked about: the exception with the range clipped as PyUnicode*Error_GetStart and GetEnd do. */
    private record Range(PyUnicodeError exception, int start, int end) {
        boolean encode() {
            return exception.type.isSubtype(PyExc.UnicodeEncodeError);
        }

        boolean decode() {
            return exception.type.isSubtype(PyExc.UnicodeDecodeError);
        }

        PyStr text() {
            if (exception.object instanceof PyStr s) {
                return s;
            }
            throw PyErr.typeError("object attribute must be unicode");
        }

        byte[] bytes() {
            if (exception.object instanceof PyBytes b) {
                return b.keptValue();
            }
            throw PyErr.typeError("object attribute must be bytes");
        }
    }

    private static PyException wrongType(PyObject exc) {
        return PyErr.typeError("don't know how to handle " + exc.type.tpName() + " in error callback");
    }

    private static Range range(PyObject exc) {
        if (!(exc instanceof PyUnicodeError e)) {
            throw wrongType(exc);
        }
        int size = e.object instanceof PyStr s ? s.length() : e.object instanceof PyBytes b ? b.size() : -1;
        if (size < 0) {
            throw PyErr.typeError("object attribute not set");
        }
        int start = (int) Math.max(0, Math.min(e.start, size - 1));
        int end = (int) Math.min(Math.max(e.end, 1), size);
        return new Range(e, start, end);
    }

    private static PyObject answer(PyObject replacement, int end) {
        return PyTuple.steal(replacement, PyInt.of(end));
    }

    private static PyException again(PyObject exc) {
        exc.incref();
        return PyErr.raise((PyBaseException) exc);
    }

    @PyMethod(value = "strict_errors($module, exc, /)", textSignature = false,
            doc = "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.")
    static PyObject strict(PyObject exc) {
        if (exc instanceof PyBaseException) {
            throw again(exc);
        }
        throw PyErr.typeError("codec must pass exception instance");
    }

    @PyMethod(value = "ignore_errors($module, exc, /)", textSignature = false,
            doc = "Implements the 'ignore' error handling, which ignores malformed data and continues.")
    static PyObject ignore(PyObject exc) {
        return answer(PyStr.empty(), range(exc).end);
    }

    @PyMethod(value = "replace_errors($module, exc, /)", textSignature = false,
            doc = "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.")
    static PyObject replace(PyObject exc) {
        Range r = range(exc);
        int n = Math.max(r.end - r.start, 0);
        if (r.encode()) {
            return answer(StrBuilder.make(n).repeat('?', n).finish(), r.end);
        }
        if (r.decode()) {
            return answer(PyStr.ofCodePoint(0xFFFD), r.end);
        }
        return answer(StrBuilder.make(n).repeat(0xFFFD, n).finish(), r.end);
    }

    @PyMethod(value = "xmlcharrefreplace_errors($module, exc, /)", textSignature = false,
            doc = "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the "
            + "appropriate XML character reference.")
    static PyObject xmlcharrefreplace(PyObject exc) {
        if (!exc.type.isSubtype(PyExc.UnicodeEncodeError)) {
            throw wrongType(exc);
        }
        Range r = range(exc);
        StringBuilder refs = new StringBuilder();
        for (int i = r.start; i < r.end; i++) {
            refs.append("&#").append(r.text().codePointAt(i)).append(';');
        }
        return answer(PyStr.of(refs.toString()), r.end);
    }

    @PyMethod(value = "backslashreplace_errors($module, exc, /)", textSignature = false,
            doc = "Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape "
            + "sequence.")
    static PyObject backslashreplace(PyObject exc) {
        Range r = range(exc);
        if (r.decode()) {
            byte[] b = r.bytes();
            StrBuilder out = StrBuilder.make();
            for (int i = r.start; i < r.end; i++) {
                StrRepr.escape(out, b[i] & 0xFF);
            }
            return answer(out.finish(), r.end);
        }
        return answer(EncodeErrors.backslashes(r.text(), r.start, r.end), r.end);
    }

    @PyMethod(value = "namereplace_errors($module, exc, /)", textSignature = false,
            doc = "Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} "
            + "escape sequence.")
    static PyObject namereplace(PyObject exc) {
        if (!exc.type.isSubtype(PyExc.UnicodeEncodeError)) {
            throw wrongType(exc);
        }
        Range r = range(exc);
        StrBuilder out = StrBuilder.make();
        for (int i = r.start; i < r.end; i++) {
            int c = r.text().codePointAt(i);
            String name = UnicodeNames.name(c);
            if (name != null) {
                out.append("\\N{").append(name).append('}');
            } else {
                StrRepr.escape(out, c);
            }
        }
        return answer(out.finish(), r.end);
    }

    /** The bytes per unit of a Unicode encoding: 1, 2 or 4; negative for little endian; 0 for another encoding. */
    // CPython: Python/codecs.c get_standard_encoding
    private static int unit(PyUnicodeError e) {
        String name = e.encoding == null ? "" : e.encoding.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return switch (name) {
            case "utf-8", "utf8", "cp65001" -> 1;
            case "utf-16", "utf16", "utf-16-le", "utf16-le", "utf-16le", "utf16le" -> -2;
            case "utf-16-be", "utf16-be", "utf-16be", "utf16be" -> 2;
            case "utf-32", "utf32", "utf-32-le", "utf32-le", "utf-32le", "utf32le" -> -4;
            case "utf-32-be", "utf32-be", "utf-32be", "utf32be" -> 4;
            default -> 0;
        };
    }

    // CPython: Python/codecs.c PyCodec_SurrogatePassErrors
    @PyMethod(value = "surrogatepass($module, exc, /)", textSignature = false)
    static PyObject surrogatepass(PyObject exc) {
        if (!exc.type.isSubtype(PyExc.UnicodeEncodeError) && !exc.type.isSubtype(PyExc.UnicodeDecodeError)) {
            throw wrongType(exc);
        }
        Range r = range(exc);
        int unit = unit(r.exception);
        if (unit == 0) {
            throw again(exc);
        }
        int width = Math.abs(unit);
        if (r.encode()) {
            PyStr s = r.text();
            ByteBuilder out = new ByteBuilder(16);
            for (int i = r.start; i < r.end; i++) {
                int c = s.codePointAt(i);
                if (c < 0xD800 || c > 0xDFFF) {
                    throw again(exc);
                }
                if (width == 1) {
                    out.append(0xE0 | c >> 12).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
                } else {
                    UtfWide.write(out, c, width, unit > 0);
                }
            }
            return answer(PyBytes.of(out.toArray()), r.end);
        }
        byte[] b = r.bytes();
        int c = 0;
        int used = width == 1 ? 3 : width;
        if (b.length - r.start >= used) {
            int i = r.start;
            if (width == 1) {
                if ((b[i] & 0xF0) == 0xE0 && (b[i + 1] & 0xC0) == 0x80 && (b[i + 2] & 0xC0) == 0x80) {
                    c = (b[i] & 0xF) << 12 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F;
                }
            } else {
                c = UtfWide.read(b, i, width, unit > 0);
            }
        }
        if (c < 0xD800 || c > 0xDFFF) {
            throw again(exc);
        }
        return answer(PyStr.ofCodePoint(c), r.start + used);
    }

    // CPython: Python/codecs.c PyCodec_SurrogateEscapeErrors
    @PyMethod(value = "surrogateescape($module, exc, /)", textSignature = false)
    static PyObject surrogateescape(PyObject exc) {
        if (!exc.type.isSubtype(PyExc.UnicodeEncodeError) && !exc.type.isSubtype(PyExc.UnicodeDecodeError)) {
            throw wrongType(exc);
        }
        Range r = range(exc);
        if (r.encode()) {
            ByteBuilder out = new ByteBuilder(16);
            for (int i = r.start; i < r.end; i++) {
                int c = r.text().codePointAt(i);
                if (c < 0xDC80 || c > 0xDCFF) {
                    throw again(exc);
                }
                out.append(c);
            }
            return answer(PyBytes.of(out.toArray()), r.end);
        }
        byte[] b = r.bytes();
        StrBuilder out = StrBuilder.make();
        int i = r.start;
        while (i < r.end && i < r.start + 4 && b[i] < 0) {
            out.append(0xDC00 + (b[i] & 0xFF));
            i++;
        }
        if (i == r.start) {
            throw again(exc);
        }
        return answer(out.finish(), i);
    }
}
