package dev.adder.runtime.object;

import java.util.Locale;

/** Properties of code points that str needs (Objects/unicodectype.c). */
public final class UnicodeData {
    private static final int ALPHA = 1;
    private static final int DECIMAL = 2;
    private static final int DIGIT = 4;
    private static final int NUMERIC = 8;
    private static final int LOWER = 16;
    private static final int UPPER = 32;
    private static final int TITLE = 64;
    private static final int PRINTABLE = 128;

    private UnicodeData() {}

    private static int type(int c) {
        return Character.getType(c);
    }

    public static boolean isAlpha(int c) {
        return Character.isLetter(c);
    }

    public static boolean isDecimal(int c) {
        return Character.isDigit(c);
    }

    public static boolean isDigit(int c) {
        return Character.isDigit(c) || c == 0xB2 || c == 0xB3 || c == 0xB9 || type(c) == Character.OTHER_NUMBER && Character.getNumericValue(c) >= 0;
    }

    public static boolean isNumeric(int c) {
        return Character.getNumericValue(c) != -1 && !Character.isLetter(c) || type(c) == Character.OTHER_NUMBER || type(c) == Character.LETTER_NUMBER;
    }

    public static boolean isLower(int c) {
        return Character.isLowerCase(c);
    }

    public static boolean isUpper(int c) {
        return Character.isUpperCase(c);
    }

    public static boolean isTitle(int c) {
        return Character.isTitleCase(c);
    }

    /** White space for split and strip: the class WS, B or S of bidirectional types, or category Zs. */
    // CPython: Objects/unicodetype_db.h _PyUnicode_IsWhitespace
    public static boolean isSpace(int c) {
        if (c < 128) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 0x1C && c <= 0x1F;
        }
        return c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F
                || c == 0x3000;
    }

    public static boolean isPrintable(int c) {
        if (c < 128) {
            return c >= 32 && c < 127;
        }
        return switch (type(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    public static boolean isIdStart(int c) {
        return c == '_' || Character.isUnicodeIdentifierStart(c);
    }

    public static boolean isIdContinue(int c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    /** Whether the character has case, for the rule of the final sigma. */
    public static boolean isCased(int c) {
        return isLower(c) || isUpper(c) || isTitle(c);
    }

    public static boolean isCaseIgnorable(int c) {
        return switch (type(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL -> true;
            default -> c == '\'' || c == '.' || c == ':' || c == 0xB7 || c == 0x2019;
        };
    }

    /** The value of a decimal digit, or -1. */
    public static int decimal(int c) {
        return Character.isDigit(c) ? Character.digit(c, 10) : -1;
    }

    /** The value of a digit, or -1. */
    public static int digit(int c) {
        return isDigit(c) ? Character.getNumericValue(c) : -1;
    }

    /** Writes the upper-case form to {@code out} (up to three code points) and returns its length. */
    public static int toUpper(int c, int[] out) {
        return copy(Character.toString(c).toUpperCase(Locale.ROOT), out);
    }

    public static int toLower(int c, int[] out) {
        if (c == 0x3A3) {
            out[0] = 0x3C3;
            return 1;
        }
        return copy(Character.toString(c).toLowerCase(Locale.ROOT), out);
    }

    public static int toTitle(int c, int[] out) {
        int t = Character.toTitleCase(c);
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        if (t == c && upper.length() > 1 && upper.codePointCount(0, upper.length()) > 1) {
            return copy(upper.substring(0, 1) + upper.substring(1).toLowerCase(Locale.ROOT), out);
        }
        out[0] = t;
        return 1;
    }

    public static int toFold(int c, int[] out) {
        if (c < 128) {
            out[0] = c >= 'A' && c <= 'Z' ? c + 32 : c;
            return 1;
        }
        return copy(Character.toString(c).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3'), out);
    }

    private static int copy(String s, int[] out) {
        int n = 0;
        for (int i = 0; i < s.length();) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            out[n++] = c;
        }
        return n;
    }
}
