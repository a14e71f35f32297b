package dev.adder.compiler;

import java.util.Arrays;

/** Builds the value of a str literal: a String, or code points where escapes put lone surrogates side by side. */
final class TextBuilder {
    private final StringBuilder chars = new StringBuilder();
    /** The code points, once one of them is a surrogate; else null. */
    private int[] codePoints;
    private int count;

    boolean isEmpty() {
        return codePoints == null ? chars.isEmpty() : count == 0;
    }

    void append(int c) {
        if (codePoints == null) {
            if (c < 0xd800 || c > 0xdfff) {
                chars.appendCodePoint(c);
                return;
            }
            codePoints = Arrays.copyOf(chars.codePoints().toArray(), chars.length() + 16);
            count = chars.codePointCount(0, chars.length());
        }
        if (count == codePoints.length) {
            codePoints = Arrays.copyOf(codePoints, count * 2);
        }
        codePoints[count++] = c;
    }

    /** Appends text without lone surrogates. */
    void append(String s) {
        if (codePoints == null) {
            chars.append(s);
            return;
        }
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            append(c);
            i += Character.charCount(c);
        }
    }

    void append(TextBuilder t) {
        if (t.codePoints == null) {
            append(t.chars.toString());
            return;
        }
        for (int i = 0; i < t.count; i++) {
            append(t.codePoints[i]);
        }
    }

    /** The value as {@link Constants} has it. */
    Object value() {
        if (codePoints == null) {
            return chars.toString();
        }
        for (int i = 0; i + 1 < count; i++) {
            if (codePoints[i] >= 0xd800 && codePoints[i] < 0xdc00 && codePoints[i + 1] >= 0xdc00 && codePoints[i + 1] < 0xe000) {
                return new Constants.WideString(Arrays.copyOf(codePoints, count));
            }
        }
        return new String(codePoints, 0, count);
    }
}
