package dev.adder.runtime.module;

import java.math.BigInteger;

/** Decimal numbers as text: reading, scientific and engineering notation. */
final class DecimalText {
    /** Exponents beyond it are all the same, too large or too small. */
    private static final long EXPONENT_LIMIT = 4_000_000_000_000_000_000L;

    private DecimalText() {}

    /** The number that a text of ASCII characters stands for, exactly; null if none. */
    // CPython: Modules/_decimal/libmpdec/io.c mpd_qset_string
    static DecimalNumber parse(String s) {
        int n = s.length();
        int i = 0;
        boolean negative = false;
        if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
            negative = s.charAt(i++) == '-';
        }
        if (i < n && isLetter(s.charAt(i))) {
            return special(s, i, negative);
        }
        int start = i;
        while (i < n && isDigit(s.charAt(i))) {
            i++;
        }
        String digits = s.substring(start, i);
        long exponent = 0;
        if (i < n && s.charAt(i) == '.') {
            int fraction = ++i;
            while (i < n && isDigit(s.charAt(i))) {
                i++;
            }
            digits += s.substring(fraction, i);
            exponent = fraction - i;
        }
        if (digits.isEmpty()) {
            return null;
        }
        if (i < n && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
            i++;
            boolean minus = false;
            if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
                minus = s.charAt(i++) == '-';
            }
            if (i == n) {
                return null;
            }
            long e = 0;
            for (; i < n && isDigit(s.charAt(i)); i++) {
                e = Math.min(e, EXPONENT_LIMIT / 10) * 10 + s.charAt(i) - '0';
            }
            exponent += minus ? -e : e;
        }
        return i < n ? null : new DecimalNumber(negative, new BigInteger(digits), exponent);
    }

    private static DecimalNumber special(String s, int at, boolean negative) {
        String word = s.substring(at).toLowerCase(java.util.Locale.ROOT);
        if (word.equals("inf") || word.equals("infinity")) {
            return DecimalNumber.infinity(negative);
        }
        boolean signaling = word.startsWith("snan");
        if (!signaling && !word.startsWith("nan")) {
            return null;
        }
        String payload = word.substring(signaling ? 4 : 3);
        for (int i = 0; i < payload.length(); i++) {
            if (!isDigit(payload.charAt(i))) {
                return null;
            }
        }
        return DecimalNumber.nan(negative, signaling, payload.isEmpty() ? BigInteger.ZERO : new BigInteger(payload));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static String toScientific(DecimalNumber n, boolean capitals) {
        return text(n, capitals, false);
    }

    static String toEngineering(DecimalNumber n, boolean capitals) {
        return text(n, capitals, true);
    }

    /** The name of an infinity or NaN without the sign, with the payload. */
    static String specialName(DecimalNumber n) {
        if (n.isInfinite()) {
            return "Infinity";
        }
        String name = n.isSignaling() ? "sNaN" : "NaN";
        return n.coefficient.signum() == 0 ? name : name + n.coefficient;
    }

    // CPython: Modules/_decimal/libmpdec/io.c _mpd_to_string
    private static String text(DecimalNumber n, boolean capitals, boolean engineering) {
        String sign = n.negative ? "-" : "";
        if (!n.isFinite()) {
            return sign + specialName(n);
        }
        String digits = n.coefficient.toString();
        long left = digits.length() + n.exponent;
        long point;
        if (n.exponent <= 0 && left > -6) {
            point = left;
        } else if (!engineering) {
            point = 1;
        } else if (n.coefficient.signum() == 0) {
            point = Math.floorMod(n.exponent + 2, 3) - 1;
        } else {
            point = 1 + Math.floorMod(left - 1, 3);
        }
        return sign + withPoint(digits, (int) point) + exponent(left - point, capitals, false);
    }

    /** Digits with a decimal point behind {@code point} of them, and zeros where there are none. */
    static String withPoint(String digits, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length());
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    static String exponent(long exponent, boolean capitals, boolean always) {
        if (exponent == 0 && !always) {
            return "";
        }
        return (capitals ? "E" : "e") + (exponent < 0 ? "" : "+") + exponent;
    }
}
