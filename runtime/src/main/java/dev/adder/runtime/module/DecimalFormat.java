package dev.adder.runtime.module;

/** A format specification of a decimal number, taken apart, and its application. */
// CPython: Modules/_decimal/libmpdec/io.c mpd_parse_fmt_str, mpd_qformat_spec
final class DecimalFormat {
    private String fill = " ";
    /** {@code '<'}, {@code '>'}, {@code '^'}, {@code '='}, or {@code '0'} for zeros behind the sign. */
    private char align = '>';
    private char sign = '-';
    private boolean noNegativeZero;
    private long width;
    private long precision = -1;
    private char type;
    String point = ".";
    String separator = "";
    /** The sizes of the groups of digits from the right, as localeconv() has them; the last one repeats, 127 ends. */
    int[] grouping = {};
    /** Whether the separators are those of the locale. */
    boolean ofLocale;

    private DecimalFormat() {}

    /** Takes a specification apart; null if it is none. */
    static DecimalFormat parse(String s, boolean capitals) {
        DecimalFormat f = new DecimalFormat();
        f.type = capitals ? 'G' : 'g';
        int n = s.length();
        int i = 0;
        boolean aligned = false;
        int first = n == 0 ? 0 : Character.charCount(s.codePointAt(0));
        if (n > first && isAlign(s.charAt(first))) {
            f.fill = s.substring(0, first);
            f.align = s.charAt(first);
            i = first + 1;
            aligned = true;
        } else if (n > 0 && isAlign(s.charAt(0))) {
            f.align = s.charAt(0);
            i = 1;
            aligned = true;
        }
        if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-' || s.charAt(i) == ' ')) {
            f.sign = s.charAt(i++);
        }
        if (i < n && s.charAt(i) == 'z') {
            f.noNegativeZero = true;
            i++;
        }
        if (i < n && s.charAt(i) == '0') {
            if (aligned) {
                return null;
            }
            f.align = '0';
            f.fill = "0";
            i++;
        }
        if (i < n && isDigit(s.charAt(i))) {
            if (s.charAt(i) == '0') {
                return null;
            }
            int start = i;
            i = digitsEnd(s, i);
            f.width = number(s, start, i);
            if (f.width < 0) {
                return null;
            }
        }
        if (i < n && s.charAt(i) == ',') {
            f.separator = ",";
            f.grouping = new int[] {3};
            i++;
        }
        if (i < n && s.charAt(i) == '.') {
            int start = ++i;
            i = digitsEnd(s, i);
            if (i == start) {
                return null;
            }
            f.precision = number(s, start, i);
            if (f.precision < 0) {
                return null;
            }
        }
        if (i < n) {
            char c = s.charAt(i++);
            switch (c) {
                case 'E', 'e', 'F', 'f', 'G', 'g', '%' -> f.type = c;
                case 'n', 'N' -> {
                    if (!f.separator.isEmpty()) {
                        return null;
                    }
                    f.type = c == 'N' ? 'G' : 'g';
                    f.ofLocale = true;
                }
                default -> {
                    return null;
                }
            }
        }
        return i < n ? null : f;
    }

    private static boolean isAlign(char c) {
        return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int digitsEnd(String s, int i) {
        while (i < s.length() && isDigit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** A number that fits into a long, or -1. */
    private static long number(String s, int from, int to) {
        long n = 0;
        for (int i = from; i < to; i++) {
            int digit = s.charAt(i) - '0';
            if (n > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            n = n * 10 + digit;
        }
        return n;
    }

    /** The number as text; null if that would be longer than text can be. */
    String apply(DecimalNumber n, DecimalContext c) {
        if (width > Integer.MAX_VALUE / 2 || precision > Integer.MAX_VALUE / 2) {
            return null;
        }
        boolean upper = type == 'E' || type == 'F' || type == 'G';
        if (!n.isFinite()) {
            return padded(signOf(n.negative), DecimalText.specialName(n) + (type == '%' ? "%" : ""), true);
        }
        DecimalContext work = DecimalContext.max();
        work.rounding = c.rounding;
        char kind = Character.toLowerCase(type);
        DecimalNumber r = n;
        if (kind == '%') {
            r = new DecimalNumber(n.negative, n.coefficient, n.exponent + 2);
        }
        boolean fixed = kind == 'f' || kind == '%';
        long zeroPoint = 1;
        if (precision >= 0) {
            if (kind == 'g') {
                r = work.rounded(r, Math.max(precision, 1));
            } else if (kind == 'e') {
                if (r.isZero()) {
                    zeroPoint = 1 - precision;
                } else {
                    r = work.rounded(r, precision + 1);
                }
            } else if (r.exponent > -precision && r.adjusted() + precision > Integer.MAX_VALUE / 2) {
                return null;
            } else {
                r = work.rescaled(r, -precision);
            }
        }
        if (fixed && r.exponent > 0) {
            if (r.adjusted() > Integer.MAX_VALUE / 2) {
                return null;
            }
            r = work.rescaled(r, 0);
        }
        String digits = r.coefficient.toString();
        long left = digits.length() + r.exponent;
        long point;
        if (fixed || kind == 'g' && r.exponent <= 0 && left > -6) {
            point = left;
        } else if (kind == 'e' && r.isZero()) {
            point = zeroPoint;
        } else {
            point = 1;
        }
        boolean negative = r.negative && !(noNegativeZero && r.isZero());
        if (kind == 'e' && precision > 0 && !r.isZero() && digits.length() < precision + 1) {
            digits += "0".repeat((int) precision + 1 - digits.length());
        }
        if (-point > Integer.MAX_VALUE / 2) {
            return null;
        }
        String text = DecimalText.withPoint(digits, (int) point);
        String rest = kind == 'e' || left != point ? DecimalText.exponent(left - point, upper, kind == 'e') : "";
        if (kind == '%') {
            rest = "%";
        }
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        if (dot >= 0) {
            rest = this.point + text.substring(dot + 1) + rest;
        }
        String front = signOf(negative);
        int least = align == '0' ? (int) width - front.length() - length(rest) : 0;
        return padded(front, grouped(whole, least) + rest, false);
    }

    private String signOf(boolean negative) {
        return negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
    }

    private static int length(String s) {
        return s.codePointCount(0, s.length());
    }

    /** The digits in groups, with zeros in front so that all are {@code least} characters. */
    // CPython: Modules/_decimal/libmpdec/io.c _mpd_add_sep_dot
    private String grouped(String digits, int least) {
        if (separator.isEmpty() || grouping.length == 0) {
            return "0".repeat(Math.max(0, least - digits.length())) + digits;
        }
        StringBuilder out = new StringBuilder();
        int rest = digits.length();
        int missing = Math.max(least, 1);
        int separators = length(separator);
        for (int i = 0;; i++) {
            int size = grouping[Math.min(i, grouping.length - 1)];
            int group = size <= 0 || size == 127 ? Math.max(Math.max(rest, missing), 1) : Math.min(Math.max(Math.max(rest, missing), 1), size);
            int own = Math.min(rest, group);
            out.insert(0, "0".repeat(group - own) + digits.substring(rest - own, rest));
            rest -= own;
            missing -= group;
            if (rest == 0 && missing <= 0) {
                return out.toString();
            }
            out.insert(0, separator);
            missing -= separators;
        }
    }

    private String padded(String front, String body, boolean special) {
        int missing = (int) width - length(front) - length(body);
        char a = align;
        String f = fill;
        if (a == '0') {
            if (!special) {
                return front + body;
            }
            a = '>';
            f = " ";
        }
        if (missing <= 0) {
            return front + body;
        }
        return switch (a) {
            case '<' -> front + body + f.repeat(missing);
            case '^' -> f.repeat(missing / 2) + front + body + f.repeat(missing - missing / 2);
            case '=' -> front + f.repeat(missing) + body;
            default -> f.repeat(missing) + front + body;
        };
    }
}
