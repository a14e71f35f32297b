package dev.adder.runtime.module;

import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.StrBuilder;

/** JSON's string literals, read and written. */
final class JsonStrings {
    private static final String HEX = "0123456789abcdef";

    private JsonStrings() {}

    /** A string literal that was read: its value (owned) and the index behind the closing quote. */
    record Scanned(PyStr value, int end) {}

    /** A JSONDecodeError at index {@code at}, to be thrown. */
    // CPython: Modules/_json.c raise_errmsg
    static PyException decodeError(String message, PyStr s, long at) {
        PyObject module = Import.importModule("json.decoder");
        PyObject type;
        try {
            type = Objects.getAttr(module, "JSONDecodeError");
        } finally {
            module.decref();
        }
        PyObject text = PyStr.of(message);
        PyObject index = PyInt.of(at);
        try {
            return PyErr.raise((PyBaseException) Call.call(type, text, s, index));
        } finally {
            index.decref();
            text.decref();
            type.decref();
        }
    }

    /** Reads the literal whose opening quote is before {@code end}. */
    // CPython: Modules/_json.c scanstring_unicode
    static Scanned scan(PyStr s, long from, boolean strict) {
        int len = s.length();
        if (from < 0 || len < from) {
            throw PyErr.valueError("end is out of bounds");
        }
        int end = (int) from;
        int begin = end - 1;
        StrBuilder out = null;
        while (true) {
            int next = end;
            int c = 0;
            for (; next < len; next++) {
                c = s.codePointAt(next);
                if (c == '"' || c == '\\') {
                    break;
                }
                if (c <= 0x1f && strict) {
                    throw decodeError("Invalid control character at", s, next);
                }
            }
            if (c != '"' && c != '\\' || next >= len) {
                throw decodeError("Unterminated string starting at", s, begin);
            }
            if (out == null && c == '"') {
                return new Scanned(s.substring(end, next), next + 1);
            }
            if (out == null) {
                out = StrBuilder.make();
            }
            if (next != end) {
                out.append(s, end, next);
            }
            next++;
            if (c == '"') {
                return new Scanned(out.finish(), next);
            }
            if (next == len) {
                throw decodeError("Unterminated string starting at", s, begin);
            }
            c = s.codePointAt(next);
            if (c != 'u') {
                end = next + 1;
                c = switch (c) {
                    case '"', '\\', '/' -> c;
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> throw decodeError("Invalid \\escape", s, end - 2);
                };
            } else {
                next++;
                end = next + 4;
                if (end >= len) {
                    throw decodeError("Invalid \\uXXXX escape", s, next - 1);
                }
                c = hex(s, next, end);
                if (c >= 0xD800 && c < 0xDC00 && end + 6 < len && s.codePointAt(end) == '\\' && s.codePointAt(end + 1) == 'u') {
                    end += 6;
                    int low = hex(s, end - 4, end);
                    if (low >= 0xDC00 && low < 0xE000) {
                        c = Character.toCodePoint((char) c, (char) low);
                    } else {
                        end -= 6;
                    }
                }
            }
            out.append(c);
        }
    }

    private static int hex(PyStr s, int from, int end) {
        int v = 0;
        for (int i = from; i < end; i++) {
            int c = s.codePointAt(i);
            int d = c < 128 ? Character.digit(c, 16) : -1;
            if (d < 0) {
                throw decodeError("Invalid \\uXXXX escape", s, end - 5);
            }
            v = v << 4 | d;
        }
        return v;
    }

    /** Writes {@code s} as a literal. */
    static void write(StrBuilder out, PyStr s, boolean ascii) {
        out.append('"');
        int n = s.length();
        int plain = 0;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (c <= '~' || !ascii)) {
                continue;
            }
            if (plain < i) {
                out.append(s, plain, i);
            }
            plain = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= 0x10000) {
                        unicode(out, Character.highSurrogate(c));
                        unicode(out, Character.lowSurrogate(c));
                    } else {
                        unicode(out, c);
                    }
                }
            }
        }
        if (plain < n) {
            out.append(s, plain, n);
        }
        out.append('"');
    }

    private static void unicode(StrBuilder out, int c) {
        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }
}
