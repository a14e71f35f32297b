package dev.adder.runtime.object;

/** UTF-16 and UTF-32. */
public final class UtfWide {
    private UtfWide() {}

    /**
     * Decodes.
     *
     * @param unit 2 or 4 bytes
     * @param order -1 little endian, 1 big endian, 0 as the byte order mark says, or little endian
     * @param used if not null, element 0 receives the byte order found
     * @param consumed if not null, an incomplete character at the end is left, and element 0 receives how many bytes were used
     */
    // CPython: Objects/unicodeobject.c PyUnicode_DecodeUTF16Stateful, PyUnicode_DecodeUTF32Stateful
    public static PyStr decode(byte[] bytes, int offset, int length, String errors, int unit, int order, int[] used, int[] consumed) {
        byte[] in = DecodeErrors.slice(bytes, offset, length);
        int i = 0;
        if (order == 0 && in.length >= unit) {
            int mark = read(in, 0, unit, false);
            if (mark == 0xFEFF) {
                i = unit;
                order = -1;
            } else if (read(in, 0, unit, true) == 0xFEFF) {
                i = unit;
                order = 1;
            }
        }
        boolean big = order > 0;
        String encoding = (unit == 2 ? "utf-16" : "utf-32") + (big ? "-be" : "-le");
        StrBuilder out = StrBuilder.make(in.length / unit);
        try (DecodeErrors handler = new DecodeErrors(encoding, in, passes(errors) ? "strict" : errors)) {
            boolean pass = passes(errors);
            while (i < in.length) {
                if (in.length - i < unit) {
                    if (consumed != null) {
                        break;
                    }
                    i = handler.handle(out, i, in.length, "truncated data");
                    in = handler.in;
                    continue;
                }
                int c = read(in, i, unit, big);
                if (unit == 4) {
                    if (c < 0 || c > 0x10FFFF) {
                        i = handler.handle(out, i, i + 4, "code point not in range(0x110000)");
                    } else if (c >= 0xD800 && c <= 0xDFFF && !pass) {
                        i = handler.handle(out, i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)");
                    } else {
                        out.append(c);
                        i += 4;
                        continue;
                    }
                    in = handler.in;
                    continue;
                }
                if (c < 0xD800 || c > 0xDFFF) {
                    out.append(c);
                    i += 2;
                    continue;
                }
                if (c >= 0xDC00) {
                    if (pass) {
                        out.append(c);
                        i += 2;
                        continue;
                    }
                    i = handler.handle(out, i, i + 2, "illegal encoding");
                    in = handler.in;
                    continue;
                }
                if (in.length - i < 4) {
                    if (consumed != null) {
                        break;
                    }
                    if (pass && in.length - i == 2) {
                        out.append(c);
                        i += 2;
                        continue;
                    }
                    i = handler.handle(out, i, in.length, "unexpected end of data");
                    in = handler.in;
                    continue;
                }
                int d = read(in, i + 2, 2, big);
                if (d >= 0xDC00 && d <= 0xDFFF) {
                    out.append(0x10000 + ((c & 0x3FF) << 10) + (d & 0x3FF));
                    i += 4;
                } else if (pass) {
                    out.append(c);
                    i += 2;
                } else {
                    i = handler.handle(out, i, i + 2, "illegal UTF-16 surrogate");
                    in = handler.in;
                }
            }
        }
        if (used != null) {
            used[0] = order;
        }
        if (consumed != null) {
            consumed[0] = i;
        }
        return out.finish();
    }

    private static boolean passes(String errors) {
        return "surrogatepass".equals(errors);
    }

    static int read(byte[] in, int i, int unit, boolean big) {
        if (unit == 2) {
            int a = in[i] & 0xFF;
            int b = in[i + 1] & 0xFF;
            return big ? a << 8 | b : b << 8 | a;
        }
        int hi = read(in, big ? i : i + 2, 2, big);
        int lo = read(in, big ? i + 2 : i, 2, big);
        return hi << 16 | lo;
    }

    static void write(ByteBuilder out, int c, int unit, boolean big) {
        if (unit == 2) {
            out.append(big ? c >> 8 : c).append(big ? c : c >> 8);
        } else if (big) {
            out.append(c >> 24).append(c >> 16).append(c >> 8).append(c);
        } else {
            out.append(c).append(c >> 8).append(c >> 16).append(c >> 24);
        }
    }

    private static void character(ByteBuilder out, int c, int unit, boolean big) {
        if (unit == 2 && c > 0xFFFF) {
            write(out, 0xD7C0 + (c >> 10), 2, big);
            write(out, 0xDC00 + (c & 0x3FF), 2, big);
        } else {
            write(out, c, unit, big);
        }
    }

    /** Encodes; order 0 writes a byte order mark and little endian. */
    // CPython: Objects/unicodeobject.c _PyUnicode_EncodeUTF16, _PyUnicode_EncodeUTF32
    public static byte[] encode(PyStr s, String errors, int unit, int order) {
        boolean big = order > 0;
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n * unit + unit);
        if (order == 0) {
            write(out, 0xFEFF, unit, false);
        }
        String encoding = (unit == 2 ? "utf-16" : "utf-32") + (order < 0 ? "-le" : order > 0 ? "-be" : "");
        boolean pass = passes(errors);
        try (EncodeErrors handler = new EncodeErrors(encoding, s, errors)) {
            for (int i = 0; i < n;) {
                int c = s.codePointAt(i);
                if ((c & ~0x7FF) != 0xD800 || pass) {
                    character(out, c, unit, big);
                    i++;
                    continue;
                }
                int end = i + 1;
                while (end < n && (s.codePointAt(end) & ~0x7FF) == 0xD800) {
                    end++;
                }
                i = handler.handle(i, end, "surrogates not allowed");
                if (handler.bytes != null) {
                    if (handler.bytes.length % unit != 0) {
                        throw handler.error();
                    }
                    out.append(handler.bytes);
                } else {
                    if (!handler.text.isAscii()) {
                        throw handler.error();
                    }
                    for (byte b : (byte[]) handler.text.data) {
                        write(out, b, unit, big);
                    }
                }
            }
        }
        return out.toArray();
    }
}
