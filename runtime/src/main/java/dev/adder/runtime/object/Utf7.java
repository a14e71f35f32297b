package dev.adder.runtime.object;

/** UTF-7 (RFC 2152). */
public final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String SPECIAL = "+\\~";

    private Utf7() {}

    private static int base64(int c) {
        return c < 128 ? BASE64.indexOf(c) : -1;
    }

    private static boolean decodesDirectly(int c) {
        return c <= 127 && c != '+';
    }

    private static boolean encodesDirectly(int c) {
        return c >= 32 && c < 127 && SPECIAL.indexOf(c) < 0 || c == '\t' || c == '\n' || c == '\r';
    }

    /**
     * Decodes.
     *
     * @param consumed if not null, an unfinished shift sequence is left, and element 0 receives how many bytes were used
     */
    // CPython: Objects/unicodeobject.c PyUnicode_DecodeUTF7Stateful
    public static PyStr decode(byte[] bytes, int offset, int length, String errors, int[] consumed) {
        byte[] in = DecodeErrors.slice(bytes, offset, length);
        StrBuilder out = StrBuilder.make(in.length);
        int s = 0;
        boolean shifted = false;
        int bits = 0;
        long buffer = 0;
        int surrogate = 0;
        int shiftOut = 0;
        int start = 0;
        try (DecodeErrors handler = new DecodeErrors("utf7", in, errors)) {
            for (;;) {
                while (s < in.length) {
                    int c = in[s] & 0xFF;
                    String error = null;
                    if (shifted) {
                        int v = base64(c);
                        if (v >= 0) {
                            buffer = buffer << 6 | v;
                            bits += 6;
                            s++;
                            if (bits >= 16) {
                                int unit = (int) (buffer >> bits - 16) & 0xFFFF;
                                bits -= 16;
                                buffer &= (1L << bits) - 1;
                                if (surrogate != 0) {
                                    if (unit >= 0xDC00 && unit <= 0xDFFF) {
                                        out.append(0x10000 + ((surrogate & 0x3FF) << 10) + (unit & 0x3FF));
                                        surrogate = 0;
                                        continue;
                                    }
                                    out.append(surrogate);
                                    surrogate = 0;
                                }
                                if (unit >= 0xD800 && unit <= 0xDBFF) {
                                    surrogate = unit;
                                } else {
                                    out.append(unit);
                                }
                            }
                            continue;
                        }
                        shifted = false;
                        if (bits >= 6) {
                            s++;
                            error = "partial character in shift sequence";
                        } else if (bits > 0 && buffer != 0) {
                            s++;
                            error = "non-zero padding bits in shift sequence";
                        } else {
                            if (surrogate != 0 && decodesDirectly(c)) {
                                out.append(surrogate);
                            }
                            surrogate = 0;
                            if (c == '-') {
                                s++;
                            }
                        }
                    } else if (c == '+') {
                        start = s++;
                        if (s < in.length && in[s] == '-') {
                            s++;
                            out.append('+');
                        } else if (s < in.length && base64(in[s] & 0xFF) < 0) {
                            s++;
                            error = "ill-formed sequence";
                        } else {
                            shifted = true;
                            surrogate = 0;
                            shiftOut = out.length();
                            bits = 0;
                            buffer = 0;
                        }
                    } else if (decodesDirectly(c)) {
                        s++;
                        out.append(c);
                    } else {
                        start = s++;
                        error = "unexpected special character";
                    }
                    if (error != null) {
                        s = handler.handle(out, start, s, error);
                        in = handler.in;
                    }
                }
                if (!shifted || consumed != null || surrogate == 0 && bits < 6 && (bits == 0 || buffer == 0)) {
                    break;
                }
                s = handler.handle(out, start, in.length, "unterminated shift sequence");
                in = handler.in;
                if (s >= in.length) {
                    break;
                }
            }
        }
        if (consumed != null) {
            if (shifted) {
                consumed[0] = start;
                out.setLength(shiftOut);
            } else {
                consumed[0] = s;
            }
        }
        return out.finish();
    }

    // CPython: Objects/unicodeobject.c _PyUnicode_EncodeUTF7
    public static byte[] encode(PyStr text) {
        ByteBuilder out = new ByteBuilder(text.length() * 2);
        boolean shifted = false;
        int bits = 0;
        long buffer = 0;
        for (int i = 0, n = text.length(); i < n; i++) {
            int c = text.codePointAt(i);
            if (encodesDirectly(c)) {
                if (shifted) {
                    if (bits > 0) {
                        out.append(BASE64.charAt((int) (buffer << 6 - bits) & 63));
                        buffer = 0;
                        bits = 0;
                    }
                    shifted = false;
                    if (base64(c) >= 0 || c == '-') {
                        out.append('-');
                    }
                }
                out.append(c);
                continue;
            }
            if (!shifted) {
                if (c == '+') {
                    out.append('+').append('-');
                    continue;
                }
                out.append('+');
                shifted = true;
            }
            int units = c >= 0x10000 ? 2 : 1;
            for (int k = 0; k < units; k++) {
                int unit = units == 1 ? c : k == 0 ? 0xD7C0 + (c >> 10) : 0xDC00 + (c & 0x3FF);
                buffer = buffer << 16 | unit;
                bits += 16;
                while (bits >= 6) {
                    bits -= 6;
                    out.append(BASE64.charAt((int) (buffer >> bits) & 63));
                    buffer &= (1L << bits) - 1;
                }
            }
        }
        if (bits > 0) {
            out.append(BASE64.charAt((int) (buffer << 6 - bits) & 63));
        }
        if (shifted) {
            out.append('-');
        }
        return out.toArray();
    }
}
