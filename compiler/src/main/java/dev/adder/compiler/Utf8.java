package dev.adder.compiler;

import java.nio.charset.StandardCharsets;

/** Strict UTF-8 decoding with CPython's error messages. */
// CPython: Objects/stringlib/codecs.h utf8_decode
final class Utf8 {
    private Utf8() {}

    private static boolean continuation(int b) {
        return (b & 0xc0) == 0x80;
    }

    /**
     * Measures the character at {@code i}: its length, or, if it is malformed, minus the number of bytes that
     * belong to the error; for a character cut off at the end, -100.
     */
    private static int measure(byte[] s, int i, int end) {
        int c = s[i] & 0xff;
        if (c < 0x80) {
            return 1;
        }
        if (c < 0xc2 || c > 0xf4) {
            return -1;
        }
        int n = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        if (i + 1 >= end) {
            return -100;
        }
        int d = s[i + 1] & 0xff;
        boolean ok = continuation(d) && !(c == 0xe0 && d < 0xa0) && !(c == 0xed && d >= 0xa0) && !(c == 0xf0 && d < 0x90)
            && !(c == 0xf4 && d >= 0x90);
        if (!ok) {
            return -1;
        }
        for (int k = 2; k < n; k++) {
            if (i + k >= end) {
                return -100;
            }
            if (!continuation(s[i + k])) {
                return -k;
            }
        }
        return n;
    }

    /** The index of the first malformed byte, or -1. */
    static int findError(byte[] s, int from, int end) {
        int i = from;
        while (i < end) {
            if (s[i] >= 0) {
                i++;
                continue;
            }
            int n = measure(s, i, end);
            if (n < 0) {
                return i;
            }
            i += n;
        }
        return -1;
    }

    /** Decodes, or returns null if the bytes are not UTF-8. */
    static String decode(byte[] s, int from, int end) {
        return findError(s, from, end) >= 0 ? null : new String(s, from, end - from, StandardCharsets.UTF_8);
    }

    /** The message of the UnicodeDecodeError for bytes that {@link #decode} refused. */
    static String errorMessage(byte[] s, int from, int end) {
        int i = findError(s, from, end);
        int n = measure(s, i, end);
        String reason;
        int stop;
        if (n == -100) {
            reason = "unexpected end of data";
            stop = end;
        } else {
            int c = s[i] & 0xff;
            reason = c < 0xc2 || c > 0xf4 ? "invalid start byte" : "invalid continuation byte";
            stop = i - n;
        }
        return decodeMessage("utf-8", s, i, i - from, stop - from, reason);
    }

    /** The text of a UnicodeDecodeError for the bytes from position {@code start} to {@code stop}; {@code at} is {@code start}'s index in s. */
    static String decodeMessage(String codec, byte[] s, int at, int start, int stop, String reason) {
        if (stop == start + 1) {
            String b = Integer.toHexString(s[at] & 0xff | 0x100).substring(1);
            return "'" + codec + "' codec can't decode byte 0x" + b + " in position " + start + ": " + reason;
        }
        return "'" + codec + "' codec can't decode bytes in position " + start + "-" + (stop - 1) + ": " + reason;
    }
}
