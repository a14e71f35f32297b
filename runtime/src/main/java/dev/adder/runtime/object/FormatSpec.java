package dev.adder.runtime.object;

/**
 * A parsed format specification, {@code [[fill]align][sign][z][#][0][width][grouping][.precision][type]}, for str and the numbers
 * (Python/formatter_unicode.c).
 */
public final class FormatSpec {
    /** The fill character; a space unless given (or '0' by the flag). */
    public int fill = ' ';
    /** One of {@code < > = ^}; the default of the type unless given. */
    public char align;
    /** Whether the specification itself gives the alignment. */
    public boolean alignGiven;
    /** {@code +}, {@code -} or space; 0 if not given. */
    public char sign;
    public boolean noNegativeZero;
    public boolean alternate;
    /** The least width; -1 if not given. */
    public int width = -1;
    /** The thousands separator {@code ,} or {@code _}; 0 for none. */
    public char grouping;
    /** -1 if not given. */
    public int precision = -1;
    /** The precision does not fit an int, which only numbers mind. */
    public boolean precisionTooBig;
    /** The presentation type; the default of the type unless given. */
    public int type;

    private FormatSpec() {}

    /**
     * Parses.
     *
     * @param self the object to be formatted, for messages
     * @param defaultType the presentation type if none is given
     * @param defaultAlign the alignment if none is given
     * @throws PyException ValueError
     */
    // CPython: Python/formatter_unicode.c parse_internal_render_format_spec
    public static FormatSpec parse(PyStr spec, PyObject self, char defaultType, char defaultAlign) {
        FormatSpec f = new FormatSpec();
        f.align = defaultAlign;
        f.type = defaultType;
        int n = spec.length();
        int at = 0;
        boolean fillGiven = false;
        if (n >= 2 && isAlign(spec.codePointAt(1))) {
            f.align = (char) spec.codePointAt(1);
            f.fill = spec.codePointAt(0);
            fillGiven = true;
            f.alignGiven = true;
            at = 2;
        } else if (n >= 1 && isAlign(spec.codePointAt(0))) {
            f.align = (char) spec.codePointAt(0);
            f.alignGiven = true;
            at = 1;
        }
        if (at < n && isSign(spec.codePointAt(at))) {
            f.sign = (char) spec.codePointAt(at++);
        }
        if (at < n && spec.codePointAt(at) == 'z') {
            f.noNegativeZero = true;
            at++;
        }
        if (at < n && spec.codePointAt(at) == '#') {
            f.alternate = true;
            at++;
        }
        if (!fillGiven && at < n && spec.codePointAt(at) == '0') {
            f.fill = '0';
            if (!f.alignGiven && defaultAlign == '>') {
                f.align = '=';
            }
            at++;
        }
        int end = digits(spec, at);
        if (end > at) {
            f.width = (int) Math.min(number(spec, at, end), Integer.MAX_VALUE);
            at = end;
        }
        if (at < n && spec.codePointAt(at) == ',') {
            f.grouping = ',';
            at++;
        }
        if (at < n && spec.codePointAt(at) == '_') {
            if (f.grouping != 0) {
                throw PyErr.valueError("Cannot specify both ',' and '_'.");
            }
            f.grouping = '_';
            at++;
        }
        if (at < n && spec.codePointAt(at) == ',' && f.grouping == '_') {
            throw PyErr.valueError("Cannot specify both ',' and '_'.");
        }
        if (at < n && spec.codePointAt(at) == '.') {
            at++;
            end = digits(spec, at);
            if (end == at) {
                throw PyErr.valueError("Format specifier missing precision");
            }
            long precision = number(spec, at, end);
            f.precision = (int) Math.min(precision, Integer.MAX_VALUE);
            f.precisionTooBig = precision > Integer.MAX_VALUE;
            at = end;
        }
        if (n - at > 1) {
            throw PyErr.valueError("Invalid format specifier '" + spec + "' for object of type '" + self.type.tpName() + "'");
        }
        if (n - at == 1) {
            f.type = spec.codePointAt(at);
        }
        if (f.grouping != 0) {
            switch (f.type) {
                case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> { }
                case 'b', 'o', 'x', 'X' -> {
                    if (f.grouping != '_') {
                        throw cannotGroup(f.grouping, f.type);
                    }
                }
                default -> throw cannotGroup(f.grouping, f.type);
            }
        }
        return f;
    }

    private static boolean isAlign(int c) {
        return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private static boolean isSign(int c) {
        return c == ' ' || c == '+' || c == '-';
    }

    private static int digits(PyStr spec, int at) {
        int n = spec.length();
        while (at < n && UnicodeData.decimal(spec.codePointAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    // CPython: Python/formatter_unicode.c get_integer
    private static long number(PyStr spec, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = UnicodeData.decimal(spec.codePointAt(i));
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw PyErr.valueError("Too many decimal digits in format string");
            }
            value = value * 10 + digit;
        }
        return value;
    }

    // CPython: Python/formatter_unicode.c invalid_thousands_separator_type
    private static PyException cannotGroup(char grouping, int type) {
        if (type > 32 && type < 128) {
            return PyErr.valueError("Cannot specify '" + grouping + "' with '" + (char) type + "'.");
        }
        return PyErr.valueError("Cannot specify '" + grouping + "' with '\\x" + Integer.toHexString(type) + "'.");
    }

    /** ValueError about a presentation type that the type of {@code self} does not know, to be thrown. */
    // CPython: Python/formatter_unicode.c unknown_presentation_type
    public static PyException unknownType(int type, PyObject self) {
        if (type > 32 && type < 128) {
            return PyErr.valueError("Unknown format code '" + (char) type + "' for object of type '" + self.type.tpName() + "'");
        }
        return PyErr.valueError("Unknown format code '\\x" + Integer.toHexString(type) + "' for object of type '" + self.type.tpName() + "'");
    }

    /** Formats a str. */
    // CPython: Python/formatter_unicode.c format_string_internal
    PyStr formatStr(PyStr value) {
        if (type != 's') {
            throw unknownType(type, value);
        }
        if (sign != 0) {
            throw PyErr.valueError(sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
        }
        if (noNegativeZero) {
            throw PyErr.valueError("Negative zero coercion (z) not allowed in string format specifier");
        }
        if (alternate) {
            throw PyErr.valueError("Alternate form (#) not allowed in string format specifier");
        }
        if (align == '=') {
            throw PyErr.valueError("'=' alignment not allowed in string format specifier");
        }
        int n = value.length();
        if (width <= n && (precision < 0 || precision >= n)) {
            return (PyStr) value.newRef();
        }
        if (precision >= 0 && precision < n) {
            n = precision;
        }
        if (width <= n) {
            return n == value.length() ? (PyStr) value.newRef() : value.substring(0, n);
        }
        StrBuilder out = StrBuilder.make(width);
        pad(out, width - n, value, 0, n);
        return out.finish();
    }

    /** Appends part of {@code text} with {@code padding} fill characters around it as the alignment says. */
    private void pad(StrBuilder out, int padding, PyStr text, int from, int to) {
        int left = align == '>' ? padding : align == '^' ? padding / 2 : 0;
        out.repeat(fill, left).append(text, from, to).repeat(fill, padding - left);
    }
}
