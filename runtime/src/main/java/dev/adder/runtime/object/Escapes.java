package dev.adder.runtime.object;

/** The codecs unicode_escape, raw_unicode_escape and escape (of bytes). */
public final class Escapes {
    private static final String SIMPLE = "\\'\"bfnrtva";
    private static final String SIMPLE_VALUES = "\\'\"\b\f\n\r\t\013\007";

    private Escapes() {}

    private static int simple(int c) {
        int i = c < 128 ? SIMPLE.indexOf(c) : -1;
        return i < 0 ? -1 : SIMPLE_VALUES.charAt(i);
    }

    /**
     * Decodes backslash escapes; other bytes are Latin-1.
     *
     * @param consumed if not null, an incomplete escape at the end is left, and element 0 receives how many bytes were used
     */
    // CPython: Objects/unicodeobject.c _PyUnicode_DecodeUnicodeEscapeInternal
    public static PyStr decodeUnicode(byte[] bytes, String errors, int[] consumed) {
        byte[] in = bytes;
        StrBuilder out = StrBuilder.make(in.length);
        int invalid = -1;
        int s = 0;
        try (DecodeErrors handler = new DecodeErrors("unicodeescape", in, errors)) {
            while (s < in.length) {
                if (in[s] != '\\') {
                    out.append(in[s++] & 0xFF);
                    continue;
                }
                int start = s++;
                String message = "\\ at end of string";
                boolean incomplete = s >= in.length;
                if (!incomplete) {
                    int c = in[s++] & 0xFF;
                    int simple = simple(c);
                    if (simple >= 0) {
                        out.append(simple);
                        continue;
                    }
                    if (c == '\n') {
                        continue;
                    }
                    if (c >= '0' && c <= '7') {
                        int v = c - '0';
                        for (int k = 0; k < 2 && s < in.length && in[s] >= '0' && in[s] <= '7'; k++) {
                            v = v * 8 + in[s++] - '0';
                        }
                        if (v > 0xFF && invalid < 0) {
                            invalid = s - 3;
                        }
                        out.append(v);
                        continue;
                    }
                    if (c == 'x' || c == 'u' || c == 'U') {
                        int digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
                        message = c == 'x' ? "truncated \\xXX escape" : c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
                        long v = 0;
                        int d = 0;
                        while (d < digits && s < in.length && BytesMethods.hexDigit(in[s]) >= 0) {
                            v = v << 4 | BytesMethods.hexDigit(in[s++]);
                            d++;
                        }
                        if (d == digits) {
                            if (v <= 0x10FFFF) {
                                out.append((int) v);
                                continue;
                            }
                            message = "illegal Unicode character";
                        } else {
                            incomplete = s >= in.length;
                        }
                    } else if (c == 'N') {
                        message = "malformed \\N character escape";
                        if (s >= in.length) {
                            incomplete = true;
                        } else if (in[s] == '{') {
                            int from = ++s;
                            while (s < in.length && in[s] != '}') {
                                s++;
                            }
                            if (s >= in.length) {
                                incomplete = true;
                            } else if (s > from) {
                                PyStr name = Utf8.decodeLatin1(in, from, s - from);
                                s++;
                                int found = UnicodeNames.lookup(name.toString());
                                name.decref();
                                if (found >= 0) {
                                    out.append(found);
                                    continue;
                                }
                                message = "unknown Unicode character name";
                            }
                        }
                    } else {
                        if (invalid < 0) {
                            invalid = s - 1;
                        }
                        out.append('\\').append(c);
                        continue;
                    }
                }
                if (incomplete && consumed != null) {
                    consumed[0] = start;
                    warnInvalid(bytes, invalid);
                    return out.finish();
                }
                s = handler.handle(out, start, s, message);
                in = handler.in;
            }
        }
        if (consumed != null) {
            consumed[0] = s;
        }
        warnInvalid(bytes, invalid);
        return out.finish();
    }

    // CPython: Objects/unicodeobject.c _PyUnicode_DecodeUnicodeEscapeStateful
    private static void warnInvalid(byte[] bytes, int at) {
        if (at < 0) {
            return;
        }
        int c = bytes[at] & 0xFF;
        if (c >= '4' && c <= '7') {
            PyErr.warn(PyExc.DeprecationWarning, "invalid octal escape sequence '\\" + new String(bytes, at, 3, java.nio.charset.StandardCharsets.ISO_8859_1)
                    + "'", 1);
        } else {
            PyErr.warn(PyExc.DeprecationWarning, "invalid escape sequence '\\" + (char) c + "'", 1);
        }
    }

    // CPython: Objects/unicodeobject.c PyUnicode_AsUnicodeEscapeString
    public static byte[] encodeUnicode(PyStr text) {
        StrBuilder out = StrBuilder.make(text.length() + 16);
        for (int i = 0, n = text.length(); i < n; i++) {
            int c = text.codePointAt(i);
            switch (c) {
                case '\\' -> out.append('\\').append('\\');
                case '\t' -> out.append('\\').append('t');
                case '\n' -> out.append('\\').append('n');
                case '\r' -> out.append('\\').append('r');
                default -> {
                    if (c >= ' ' && c < 127) {
                        out.append(c);
                    } else {
                        StrRepr.escape(out, c);
                    }
                }
            }
        }
        return ascii(out);
    }

    private static byte[] ascii(StrBuilder out) {
        PyStr s = out.finish();
        byte[] b = ((byte[]) s.data).clone();
        s.decref();
        return b;
    }

    // CPython: Objects/unicodeobject.c PyUnicode_AsRawUnicodeEscapeString
    public static byte[] encodeRaw(PyStr text) {
        StrBuilder out = StrBuilder.make(text.length() + 16);
        for (int i = 0, n = text.length(); i < n; i++) {
            int c = text.codePointAt(i);
            if (c < 0x100) {
                out.append(c);
            } else {
                StrRepr.escape(out, c);
            }
        }
        return ascii(out);
    }

    // CPython: Objects/unicodeobject.c _PyUnicode_DecodeRawUnicodeEscapeStateful
    public static PyStr decodeRaw(byte[] bytes, String errors, int[] consumed) {
        byte[] in = bytes;
        StrBuilder out = StrBuilder.make(in.length);
        int s = 0;
        try (DecodeErrors handler = new DecodeErrors("rawunicodeescape", in, errors)) {
            while (s < in.length) {
                int c = in[s++] & 0xFF;
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                int start = s - 1;
                if (s >= in.length) {
                    if (consumed != null) {
                        consumed[0] = start;
                        return out.finish();
                    }
                    out.append('\\');
                    continue;
                }
                c = in[s++] & 0xFF;
                if (c != 'u' && c != 'U') {
                    out.append('\\').append(c);
                    continue;
                }
                int digits = c == 'u' ? 4 : 8;
                String message = c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
                long v = 0;
                int d = 0;
                while (d < digits && s < in.length && BytesMethods.hexDigit(in[s]) >= 0) {
                    v = v << 4 | BytesMethods.hexDigit(in[s++]);
                    d++;
                }
                if (d == digits) {
                    if (v <= 0x10FFFF) {
                        out.append((int) v);
                        continue;
                    }
                    message = "\\Uxxxxxxxx out of range";
                } else if (s >= in.length && consumed != null) {
                    consumed[0] = start;
                    return out.finish();
                }
                s = handler.handle(out, start, s, message);
                in = handler.in;
            }
        }
        if (consumed != null) {
            consumed[0] = s;
        }
        return out.finish();
    }

    // CPython: Objects/bytesobject.c _PyBytes_DecodeEscape
    public static byte[] decodeBytes(byte[] in, String errors) {
        ByteBuilder out = new ByteBuilder(in.length);
        int invalid = -1;
        for (int s = 0; s < in.length;) {
            if (in[s] != '\\') {
                out.append(in[s++]);
                continue;
            }
            s++;
            if (s == in.length) {
                throw PyErr.valueError("Trailing \\ in string");
            }
            int c = in[s++] & 0xFF;
            int simple = simple(c);
            if (simple >= 0) {
                out.append(simple);
            } else if (c == '\n') {
                continue;
            } else if (c >= '0' && c <= '7') {
                int v = c - '0';
                for (int k = 0; k < 2 && s < in.length && in[s] >= '0' && in[s] <= '7'; k++) {
                    v = v * 8 + in[s++] - '0';
                }
                if (v > 0xFF && invalid < 0) {
                    invalid = s - 3;
                }
                out.append(v);
            } else if (c == 'x') {
                int high = s < in.length ? BytesMethods.hexDigit(in[s]) : -1;
                int low = high >= 0 && s + 1 < in.length ? BytesMethods.hexDigit(in[s + 1]) : -1;
                if (low >= 0) {
                    out.append(high << 4 | low);
                    s += 2;
                    continue;
                }
                if (errors == null || errors.equals("strict")) {
                    throw PyErr.valueError("invalid \\x escape at position " + (s - 2));
                }
                if (errors.equals("replace")) {
                    out.append('?');
                } else if (!errors.equals("ignore")) {
                    throw PyErr.valueError("decoding error; unknown error handling code: " + errors);
                }
                if (high >= 0) {
                    s++;
                }
            } else {
                if (invalid < 0) {
                    invalid = s - 1;
                }
                out.append('\\').append(c);
            }
        }
        warnInvalid(in, invalid);
        return out.toArray();
    }

    // CPython: Modules/_codecsmodule.c _codecs_escape_encode_impl
    public static byte[] encodeBytes(byte[] in) {
        StrBuilder out = StrBuilder.make(in.length + 16);
        for (byte b : in) {
            int c = b & 0xFF;
            switch (c) {
                case '\'', '\\' -> out.append('\\').append(c);
                case '\t' -> out.append('\\').append('t');
                case '\n' -> out.append('\\').append('n');
                case '\r' -> out.append('\\').append('r');
                default -> {
                    if (c < ' ' || c >= 127) {
                        StrRepr.escape(out, c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return ascii(out);
    }
}
