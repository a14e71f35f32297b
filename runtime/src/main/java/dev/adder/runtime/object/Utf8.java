package dev.adder.runtime.object;

/** UTF-8, and what is a part of it or of Latin-1: the codecs that str and bytes have at hand. */
public final class Utf8 {
    private Utf8() {}

    /** Decodes; {@code errors} names the handler, null for strict. */
    public static PyStr decode(byte[] bytes, int offset, int length, String errors) {
        return decode(bytes, offset, length, errors, null);
    }

    /**
     * Decodes.
     *
     * @param consumed if not null, an incomplete sequence at the end is left, and element 0 receives how many bytes were used
     */
    // CPython: Objects/unicodeobject.c unicode_decode_utf8
    public static PyStr decode(byte[] bytes, int offset, int length, String errors, int[] consumed) {
        int end = offset + length;
        int i = offset;
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        if (i == end) {
            if (consumed != null) {
                consumed[0] = length;
            }
            return PyStr.ofLatin1(Payload.copyOfRange(bytes, offset, end));
        }
        byte[] in = DecodeErrors.slice(bytes, offset, length);
        i -= offset;
        StrBuilder out = StrBuilder.make(length);
        out.append(in, 0, i);
        try (DecodeErrors handler = new DecodeErrors("utf-8", in, errors)) {
            while (i < in.length) {
                int b = in[i];
                if (b >= 0) {
                    int from = i;
                    while (i < in.length && in[i] >= 0) {
                        i++;
                    }
                    out.append(in, from, i);
                    continue;
                }
                int c = sequence(in, i);
                if (c > 0) {
                    out.append(c);
                    i += c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
                    continue;
                }
                if (c == 0) {
                    if (consumed != null) {
                        break;
                    }
                    i = bad(handler, out, i, in.length, "unexpected end of data");
                } else if (c == -1) {
                    i = bad(handler, out, i, i + 1, "invalid start byte");
                } else if (consumed != null && b == (byte) 0xED && in.length - i == 2 && (in[i + 1] & 0xE0) == 0xA0) {
                    // the third byte may make it a surrogate, which is the error handler's then
                    break;
                } else {
                    i = bad(handler, out, i, i - c - 1, "invalid continuation byte");
                }
                in = handler.in;
            }
        }
        if (consumed != null) {
            consumed[0] = i;
        }
        return out.finish();
    }

    private static int bad(DecodeErrors handler, StrBuilder out, int start, int end, String reason) {
        return handler.handle(out, start, end, reason);
    }

    /**
     * The code point of the sequence of two to four bytes at {@code i}; 0 if it is cut off at the end; -1 for an invalid start byte;
     * -(n + 1) if only its first n bytes are valid.
     */
    // CPython: Objects/stringlib/codecs.h utf8_decode
    private static int sequence(byte[] in, int i) {
        int b = in[i] & 0xFF;
        int left = in.length - i;
        if (b < 0xC2 || b > 0xF4) {
            return -1;
        }
        int b1 = left > 1 ? in[i + 1] & 0xFF : -1;
        if (b < 0xE0) {
            return b1 < 0 ? 0 : (b1 & 0xC0) != 0x80 ? -2 : (b & 0x1F) << 6 | b1 & 0x3F;
        }
        if (b1 < 0) {
            return 0;
        }
        if ((b1 & 0xC0) != 0x80 || b == 0xE0 && b1 < 0xA0 || b == 0xED && b1 >= 0xA0 || b == 0xF0 && b1 < 0x90 || b == 0xF4 && b1 >= 0x90) {
            return -2;
        }
        if (left < 3) {
            return 0;
        }
        int b2 = in[i + 2] & 0xFF;
        if ((b2 & 0xC0) != 0x80) {
            return -3;
        }
        if (b < 0xF0) {
            return (b & 0xF) << 12 | (b1 & 0x3F) << 6 | b2 & 0x3F;
        }
        if (left < 4) {
            return 0;
        }
        int b3 = in[i + 3] & 0xFF;
        if ((b3 & 0xC0) != 0x80) {
            return -4;
        }
        return (b & 7) << 18 | (b1 & 0x3F) << 12 | (b2 & 0x3F) << 6 | b3 & 0x3F;
    }

    /** Encodes; surrogates are errors. */
    // CPython: Objects/stringlib/codecs.h utf8_encoder
    public static byte[] encode(PyStr s, String errors) {
        if (s.isAscii()) {
            return Payload.copyOfRange((byte[]) s.data, 0, s.length());
        }
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n * 2);
        EncodeErrors handler = null;
        try {
            for (int i = 0; i < n; i++) {
                int c = s.codePointAt(i);
                if (c < 0x80) {
                    out.append(c);
                } else if (c < 0x800) {
                    out.append(0xC0 | c >> 6).append(0x80 | c & 0x3F);
                } else if (c >= 0xD800 && c <= 0xDFFF) {
                    int end = i + 1;
                    while (end < n && (s.codePointAt(end) & ~0x7FF) == 0xD800) {
                        end++;
                    }
                    if (handler == null) {
                        handler = new EncodeErrors("utf-8", s, errors);
                    }
                    if (handler.name().equals("surrogatepass")) {
                        for (; i < end; i++) {
                            three(out, s.codePointAt(i));
                        }
                        i--;
                        continue;
                    }
                    i = handler.handle(i, end, "surrogates not allowed") - 1;
                    if (handler.bytes != null) {
                        out.append(handler.bytes);
                    } else if (handler.text.isAscii()) {
                        out.append((byte[]) handler.text.data);
                    } else {
                        throw handler.error();
                    }
                } else if (c < 0x10000) {
                    three(out, c);
                } else {
                    out.append(0xF0 | c >> 18).append(0x80 | c >> 12 & 0x3F).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
                }
            }
        } finally {
            if (handler != null) {
                handler.close();
            }
        }
        return out.toArray();
    }

    private static void three(ByteBuilder out, int c) {
        out.append(0xE0 | c >> 12).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
    }

    // CPython: Objects/unicodeobject.c PyUnicode_DecodeASCII
    public static PyStr decodeAscii(byte[] bytes, int offset, int length, String errors) {
        byte[] in = DecodeErrors.slice(bytes, offset, length);
        if (AsciiCase.isAscii(in, 0, in.length)) {
            return PyStr.ofLatin1(in.clone());
        }
        StrBuilder out = StrBuilder.make(length);
        try (DecodeErrors handler = new DecodeErrors("ascii", in, errors)) {
            for (int i = 0; i < in.length;) {
                if (in[i] >= 0) {
                    out.append(in[i++]);
                } else {
                    i = handler.handle(out, i, i + 1, "ordinal not in range(128)");
                    in = handler.in;
                }
            }
        }
        return out.finish();
    }

    public static PyStr decodeLatin1(byte[] bytes, int offset, int length) {
        return PyStr.ofLatin1(Payload.copyOfRange(bytes, offset, offset + length));
    }

    /** Encodes to ASCII ({@code limit} 128) or Latin-1 (256). */
    // CPython: Objects/unicodeobject.c unicode_encode_ucs1
    public static byte[] encodeUcs1(PyStr s, int limit, String errors) {
        if (s.data instanceof byte[] b && (limit == 256 || s.isAscii())) {
            return Payload.copyOfRange(b, 0, b.length);
        }
        String encoding = limit == 256 ? "latin-1" : "ascii";
        String reason = limit == 256 ? "ordinal not in range(256)" : "ordinal not in range(128)";
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n);
        try (EncodeErrors handler = new EncodeErrors(encoding, s, errors)) {
            for (int i = 0; i < n;) {
                int c = s.codePointAt(i);
                if (c < limit) {
                    out.append(c);
                    i++;
                    continue;
                }
                int end = i + 1;
                while (end < n && s.codePointAt(end) >= limit) {
                    end++;
                }
                i = handler.handle(i, end, reason);
                if (handler.bytes != null) {
                    out.append(handler.bytes);
                } else {
                    PyStr text = handler.text;
                    for (int k = 0, m = text.length(); k < m; k++) {
                        if (text.codePointAt(k) >= limit) {
                            throw handler.error();
                        }
                        out.append(text.codePointAt(k));
                    }
                }
            }
        }
        return out.toArray();
    }
}
