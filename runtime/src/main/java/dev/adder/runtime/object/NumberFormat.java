package dev.adder.runtime.object;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** format() and % of numbers (Python/formatter_unicode.c, Python/pystrtod.c). */
public final class NumberFormat {
    private NumberFormat() {}

    /** int.__format__. */
    public static PyObject formatInt(PyInt value, PyStr spec) {
        if (spec.length() == 0) {
            return Objects.str(value);
        }
        FormatSpec f = FormatSpec.parse(spec, value, 'd', '>');
        switch (f.type) {
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n' -> {
                return integer(value, f);
            }
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> {
                return real(IntArithmetic.toDouble(value), f, value);
            }
            default -> throw FormatSpec.unknownType(f.type, value);
        }
    }

    // CPython: Python/formatter_unicode.c format_long_internal
    private static PyObject integer(PyInt value, FormatSpec f) {
        if (f.precision != -1) {
            throw PyErr.valueError("Precision not allowed in integer format specifier");
        }
        if (f.noNegativeZero) {
            throw PyErr.valueError("Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (f.type == 'c') {
            if (f.sign != 0) {
                throw PyErr.valueError("Sign not allowed with integer format specifier 'c'");
            }
            if (f.alternate) {
                throw PyErr.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
            }
            if (!value.fitsLong() || value.longValue() < 0 || value.longValue() > 0x10FFFF) {
                throw PyErr.overflowError("%c arg not in range(0x110000)");
            }
            return pad("", "", new String(Character.toChars((int) value.longValue())), "", f, false);
        }
        String digits;
        String prefix = "";
        switch (f.type) {
            case 'b' -> {
                digits = value.bigValue().abs().toString(2);
                prefix = f.alternate ? "0b" : "";
            }
            case 'o' -> {
                digits = value.bigValue().abs().toString(8);
                prefix = f.alternate ? "0o" : "";
            }
            case 'x', 'X' -> {
                digits = value.bigValue().abs().toString(16);
                prefix = f.alternate ? "0x" : "";
            }
            default -> {
                PyStr text = IntConversion.toText(value);
                digits = text.toString();
                text.decref();
                if (value.signum() < 0) {
                    digits = digits.substring(1);
                }
            }
        }
        if (f.type == 'X') {
            digits = digits.toUpperCase(java.util.Locale.ROOT);
            prefix = prefix.toUpperCase(java.util.Locale.ROOT);
        }
        int group = f.type == 'd' || f.type == 'n' ? 3 : 4;
        return pad(sign(value.signum() < 0, f), prefix, digits, "", f, true, group);
    }

    private static String sign(boolean negative, FormatSpec f) {
        return negative ? "-" : f.sign == '+' ? "+" : f.sign == ' ' ? " " : "";
    }

    /** float.__format__. */
    public static PyObject formatFloat(double value, PyObject self, PyStr spec) {
        if (spec.length() == 0) {
            return Objects.str(self);
        }
        FormatSpec f = FormatSpec.parse(spec, self, '\0', '>');
        switch (f.type) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> {
                return real(value, f, self);
            }
            default -> throw FormatSpec.unknownType(f.type, self);
        }
    }

    // CPython: Python/formatter_unicode.c format_float_internal
    private static PyObject real(double value, FormatSpec f, PyObject self) {
        if (f.precisionTooBig) {
            throw PyErr.valueError("precision too big");
        }
        int type = f.type;
        int precision = f.precision;
        boolean addDot0 = false;
        String suffix = "";
        if (type == 0) {
            addDot0 = true;
            type = 'r';
        }
        if (type == 'n') {
            type = 'g';
        }
        if (type == '%') {
            type = 'f';
            value *= 100;
            suffix = "%";
        }
        if (precision < 0) {
            precision = type == 'r' ? 0 : 6;
        } else if (type == 'r') {
            type = 'g';
        }
        String text = format(value, (char) type, precision, f.alternate, addDot0, f.noNegativeZero);
        boolean negative = text.startsWith("-");
        if (negative) {
            text = text.substring(1);
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return pad(sign(negative, f), "", text.substring(0, end), text.substring(end) + suffix, f, true, 3);
    }

    /**
     * A double as PyOS_double_to_string writes it.
     *
     * @param type one of e E f F g G r
     * @param alternate keep the point and trailing zeros
     * @param addDot0 add ".0" to what would look like an int
     */
    public static String format(double x, char type, int precision, boolean alternate, boolean addDot0, boolean noNegativeZero) {
        boolean upper = Character.isUpperCase(type);
        char t = Character.toLowerCase(type);
        String r;
        if (Double.isNaN(x)) {
            r = "nan";
        } else if (Double.isInfinite(x)) {
            r = x > 0 ? "inf" : "-inf";
        } else {
            boolean negative = x < 0 || x == 0 && 1 / x < 0;
            String body = switch (t) {
                case 'e' -> exponent(Math.abs(x), precision, alternate);
                case 'f' -> fixed(Math.abs(x), precision, alternate);
                case 'g' -> general(Math.abs(x), precision, alternate, addDot0);
                default -> shortest(Math.abs(x), alternate, addDot0);
            };
            if (negative && noNegativeZero && isZero(body)) {
                negative = false;
            }
            r = negative ? "-" + body : body;
        }
        return upper ? r.toUpperCase(java.util.Locale.ROOT) : r;
    }

    private static boolean isZero(String body) {
        for (int i = 0; i < body.length() && body.charAt(i) != 'e'; i++) {
            if (body.charAt(i) >= '1' && body.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }

    private static String shortest(double x, boolean alternate, boolean addDot0) {
        String s = FloatConversion.repr(x);
        if (!addDot0 && !alternate && s.endsWith(".0")) {
            return s.substring(0, s.length() - 2);
        }
        return s;
    }

    private static String fixed(double x, int precision, boolean alternate) {
        String s = new BigDecimal(x).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        return precision == 0 && alternate ? s + "." : s;
    }

    private static void appendExponent(StringBuilder b, int e) {
        b.append('e').append(e < 0 ? '-' : '+');
        if (Math.abs(e) < 10) {
            b.append('0');
        }
        b.append(Math.abs(e));
    }

    /** The first {@code count} significant digits of x > 0, and the decimal exponent of the first one. */
    private static String digits(double x, int count, int[] exponent) {
        BigDecimal d = new BigDecimal(x).round(new java.math.MathContext(count, RoundingMode.HALF_EVEN));
        String s = d.unscaledValue().toString();
        exponent[0] = s.length() - 1 - d.scale();
        if (s.length() > count) {
            s = s.substring(0, count);
        }
        return s + "0".repeat(count - s.length());
    }

    private static String exponent(double x, int precision, boolean alternate) {
        int[] e = new int[1];
        String s = x == 0 ? "0".repeat(precision + 1) : digits(x, precision + 1, e);
        StringBuilder b = new StringBuilder();
        b.append(s.charAt(0));
        if (precision > 0 || alternate) {
            b.append('.').append(s, 1, s.length());
        }
        appendExponent(b, e[0]);
        return b.toString();
    }

    private static String general(double x, int precision, boolean alternate, boolean addDot0) {
        int p = precision == 0 ? 1 : precision;
        int[] e = new int[1];
        String s = x == 0 ? "0".repeat(p) : digits(x, p, e);
        int length = s.length();
        if (!alternate) {
            while (length > 1 && s.charAt(length - 1) == '0') {
                length--;
            }
            s = s.substring(0, length);
        }
        StringBuilder b = new StringBuilder();
        if (e[0] < -4 || e[0] >= (addDot0 ? p - 1 : p)) {
            b.append(s.charAt(0));
            if (s.length() > 1 || alternate) {
                b.append('.').append(s, 1, s.length());
            }
            appendExponent(b, e[0]);
            return b.toString();
        }
        int point = e[0] + 1;
        if (point <= 0) {
            b.append("0.").repeat("0", -point).append(s);
        } else if (point >= s.length()) {
            b.append(s).repeat("0", point - s.length());
            if (alternate) {
                b.append('.');
            } else if (addDot0) {
                b.append(".0");
            }
        } else {
            b.append(s, 0, point).append('.').append(s, point, s.length());
        }
        return b.toString();
    }

    /** complex.__format__. */
    // CPython: Python/formatter_unicode.c format_complex_internal
    static PyObject formatComplex(PyComplex value, PyStr spec) {
        if (spec.length() == 0) {
            return Objects.str(value);
        }
        FormatSpec f = FormatSpec.parse(spec, value, '\0', '>');
        switch (f.type) {
            case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> { }
            default -> throw FormatSpec.unknownType(f.type, value);
        }
        if (f.fill == '0' && !f.alignGiven || f.align == '=' && f.fill == '0') {
            throw PyErr.valueError("Zero padding is not allowed in complex format specifier");
        }
        if (f.align == '=') {
            throw PyErr.valueError("'=' alignment flag is not allowed in complex format specifier");
        }
        int type = f.type;
        int precision = f.precision;
        boolean skipReal = false;
        boolean parentheses = false;
        if (type == 0) {
            type = 'r';
            if (value.real == 0 && 1 / value.real > 0) {
                skipReal = true;
            } else {
                parentheses = true;
            }
        }
        if (type == 'n') {
            type = 'g';
        }
        if (precision < 0) {
            precision = 6;
        } else if (type == 'r') {
            type = 'g';
        }
        StringBuilder b = new StringBuilder();
        if (!skipReal) {
            appendPart(b, format(value.real, (char) type, precision, f.alternate, false, f.noNegativeZero), f, false);
        }
        appendPart(b, format(value.imag, (char) type, precision, f.alternate, false, f.noNegativeZero), f, !skipReal);
        b.append('j');
        String text = parentheses ? "(" + b + ")" : b.toString();
        return pad("", "", text, "", f, false);
    }

    private static void appendPart(StringBuilder b, String text, FormatSpec f, boolean forceSign) {
        boolean negative = text.startsWith("-");
        if (negative) {
            text = text.substring(1);
        }
        b.append(negative ? "-" : forceSign ? "+" : sign(false, f));
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        b.append(group(text.substring(0, end), f.grouping, 3, 0)).append(text.substring(end));
    }

    /** The digits with separators every {@code size}, and zeros in front up to {@code width} characters. */
    private static String group(String digits, char separator, int size, int width) {
        if (separator == 0 || digits.isEmpty()) {
            return digits.length() < width ? "0".repeat(width - digits.length()) + digits : digits;
        }
        StringBuilder b = new StringBuilder();
        int n = 0;
        for (int i = digits.length() - 1; i >= 0 || b.length() < width; i--) {
            if (n == size) {
                // a separator may not stand first: a zero goes before it
                b.append(separator);
                n = 0;
                if (i < 0 && b.length() == width) {
                    b.append('0');
                    break;
                }
            }
            b.append(i >= 0 ? digits.charAt(i) : '0');
            n++;
        }
        return b.reverse().toString();
    }

    private static PyObject pad(String sign, String prefix, String digits, String rest, FormatSpec f, boolean number) {
        return pad(sign, prefix, digits, rest, f, number, 3);
    }

    // CPython: Python/formatter_unicode.c calc_number_widths, fill_number
    private static PyObject pad(String sign, String prefix, String digits, String rest, FormatSpec f, boolean number, int groupSize) {
        if (number) {
            boolean zeros = f.fill == '0' && f.align == '=';
            int fixed = sign.length() + prefix.length() + rest.length();
            digits = group(digits, f.grouping, groupSize, zeros && !digits.isEmpty() ? f.width - fixed : 0);
        }
        String text = digits + rest;
        int length = sign.length() + prefix.length() + text.codePointCount(0, text.length());
        int missing = Math.max(0, f.width - length);
        String fill = new String(Character.toChars(f.fill));
        return PyStr.of(switch (f.align) {
            case '<' -> sign + prefix + text + fill.repeat(missing);
            case '^' -> fill.repeat(missing / 2) + sign + prefix + text + fill.repeat(missing - missing / 2);
            case '=' -> sign + prefix + fill.repeat(missing) + text;
            default -> fill.repeat(missing) + sign + prefix + text;
        });
    }
}
