package dev.adder.runtime.object;

/** repr of str and of bytes. */
final class StrRepr {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private StrRepr() {}

    // CPython: Objects/unicodeobject.c unicode_repr
    static PyStr repr(PyStr s) {
        int n = s.length();
        int single = 0;
        int doubles = 0;
        boolean plain = s.isAscii();
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == '\'') {
                single++;
            } else if (c == '"') {
                doubles++;
            } else if (c < 32 || c == '\\' || c == 127) {
                plain = false;
            }
        }
        char quote = single > 0 && doubles == 0 ? '"' : '\'';
        StrBuilder out = StrBuilder.make(n + 2);
        out.append(quote);
        if (plain && (quote == '"' || single == 0)) {
            return out.append(s).append(quote).finish();
        }
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append('\\').append('n');
            } else if (c == '\t') {
                out.append('\\').append('t');
            } else if (c == '\r') {
                out.append('\\').append('r');
            } else if (UnicodeData.isPrintable(c)) {
                out.append(c);
            } else {
                escape(out, c);
            }
        }
        return out.append(quote).finish();
    }

    /** Appends {@code \xhh}, {@code \}{@code uhhhh} or {@code \Uhhhhhhhh}, the shortest that fits. */
    static void escape(StrBuilder out, int c) {
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.append(HEX[c >> shift & 15]);
        }
    }

    /** The text of the repr of bytes; a bytearray ({@code array}) has a backslash before every single quote. */
    // CPython: Objects/bytesobject.c PyBytes_Repr
    static PyStr bytes(String prefix, byte[] b, int from, int to, String suffix, boolean array) {
        boolean single = false;
        boolean doubles = false;
        for (int i = from; i < to; i++) {
            single |= b[i] == '\'';
            doubles |= b[i] == '"';
        }
        char quote = single && !doubles ? '"' : '\'';
        StrBuilder out = StrBuilder.make(to - from + 16);
        out.append(prefix).append(quote);
        for (int i = from; i < to; i++) {
            int c = b[i] & 0xFF;
            if (c == (array ? '\'' : quote) || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\t') {
                out.append('\\').append('t');
            } else if (c == '\n') {
                out.append('\\').append('n');
            } else if (c == '\r') {
                out.append('\\').append('r');
            } else if (c < ' ' || c >= 127) {
                escape(out, c);
            } else {
                out.append(c);
            }
        }
        return out.append(quote).append(suffix).finish();
    }
}
