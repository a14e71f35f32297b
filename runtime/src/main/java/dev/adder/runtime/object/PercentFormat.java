package dev.adder.runtime.object;

import dev.adder.heap.Pool;

/** {@code format % args} for str. */
// CPython: Objects/unicodeobject.c PyUnicode_Format
final class PercentFormat {
    private static final Pool<PercentFormat> POOL = new Pool<>(96);

    private PyStr format;
    private PyObject args;
    private boolean tuple;
    private PyObject dict;
    private StrBuilder out;
    private final Conversion conversion = new Conversion();
    private int at;
    private int argIndex;
    private boolean argUsed;
    /** The one str of which the result consists, if it does. Owned. */
    private PyStr whole;

    private void begin(PyStr format, PyObject args) {
        at = 0;
        argIndex = 0;
        argUsed = false;
        this.format = format;
        this.args = args;
        this.tuple = args instanceof PyTuple;
        this.dict = Abstract.isMapping(args) && !tuple && !(args instanceof PyStr) ? args : null;
        this.out = StrBuilder.make(format.length() + 100);
    }

    static PyStr format(PyStr format, PyObject args) {
        PercentFormat f = POOL.take();
        if (f == null) {
            f = new PercentFormat();
        }
        f.begin(format, args);
        PyStr result = f.run();
        f.format = null;
        f.args = null;
        f.dict = null;
        f.out = null;
        f.whole = null;
        POOL.give(f);
        return result;
    }

    /** The flags, width, precision and character of one conversion, as both str and bytes parse them. */
    static final class Conversion {
        boolean left;
        boolean plus;
        boolean blank;
        boolean alternate;
        boolean zero;
        int width = -1;
        int precision = -1;
        int character;

        private void reset() {
            left = plus = blank = alternate = zero = false;
            width = precision = -1;
        }

        /** Puts the sign and padding around the digits of a number; {@code prefix} is "0x" or the like, {@code digits} has no sign. */
        String number(boolean negative, String prefix, String digits) {
            String sign = negative ? "-" : plus ? "+" : blank ? " " : "";
            int padding = width - sign.length() - prefix.length() - digits.length();
            if (padding <= 0) {
                return sign + prefix + digits;
            }
            if (left) {
                return sign + prefix + digits + " ".repeat(padding);
            }
            if (zero) {
                return sign + prefix + "0".repeat(padding) + digits;
            }
            return " ".repeat(padding) + sign + prefix + digits;
        }
    }

    private PyStr run() {
        int n = format.length();
        while (at < n) {
            int next = format.indexOf('%', at);
            if (next < 0) {
                next = n;
                if (at == 0) {
                    whole = (PyStr) format.newRef();
                    break;
                }
            }
            out.append(format, at, next);
            at = next + 1;
            if (next < n) {
                convert();
            }
        }
        if (dict == null && (tuple ? argIndex < ((PyTuple) args).size() : !argUsed)) {
            PyObject.xdecref(whole);
            throw PyErr.typeError("not all arguments converted during string formatting");
        }
        return whole != null ? whole : out.finish();
    }

    private int peek() {
        if (at >= format.length()) {
            throw PyErr.valueError("incomplete format");
        }
        return format.codePointAt(at);
    }

    /** The next argument; owned. */
    private PyObject nextArgument() {
        if (tuple) {
            PyTuple t = (PyTuple) args;
            if (argIndex < t.size()) {
                return t.items[argIndex++].newRef();
            }
        } else if (!argUsed) {
            argUsed = true;
            return args.newRef();
        }
        throw PyErr.typeError("not enough arguments for format string");
    }

    private int star(String what) {
        PyObject v = nextArgument();
        try {
            if (!(v instanceof PyInt i)) {
                throw PyErr.typeError("* wants int");
            }
            if (!i.fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C " + (what.equals("width") ? "ssize_t" : "int"));
            }
            long l = i.longValue();
            if (what.equals("width")) {
                return clamp(l);
            }
            if (l != (int) l) {
                throw PyErr.overflowError("Python int too large to convert to C int");
            }
            return (int) l;
        } finally {
            v.decref();
        }
    }

    private int digits(String what) {
        long value = 0;
        while (at < format.length()) {
            int c = format.codePointAt(at);
            if (c < '0' || c > '9') {
                break;
            }
            long most = what.equals("width") ? Long.MAX_VALUE : Integer.MAX_VALUE;
            if (value > (most - (c - '0')) / 10) {
                throw PyErr.valueError(what.equals("width") ? "width too big" : "precision too big");
            }
            value = value * 10 + c - '0';
            at++;
        }
        return clamp(value);
    }

    /** A width that no string can have stays one, so that it is a MemoryError when it is used. */
    static int clamp(long width) {
        return (int) Math.clamp(width, -Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private void convert() {
        if (peek() == '%') {
            at++;
            out.append('%');
            return;
        }
        Conversion c = conversion;
        c.reset();
        PyObject keyed = null;
        try {
            if (peek() == '(') {
                keyed = keyedArgument();
            }
            flags(c);
            parseSizes(c);
            c.character = peek();
            at++;
            PyObject v = keyed != null ? keyed : nextArgument();
            keyed = null;
            try {
                value(c, v);
            } finally {
                v.decref();
            }
        } finally {
            PyObject.xdecref(keyed);
        }
    }

    private PyObject keyedArgument() {
        if (dict == null) {
            throw PyErr.typeError("format requires a mapping");
        }
        int depth = 1;
        int from = ++at;
        while (depth > 0 && at < format.length()) {
            int c = format.codePointAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (depth > 0) {
            throw PyErr.valueError("incomplete format key");
        }
        PyObject key = format.substring(from, at - 1);
        try {
            return Abstract.getItem(dict, key);
        } finally {
            key.decref();
        }
    }

    private void flags(Conversion c) {
        for (;; at++) {
            switch (peek()) {
                case '-' -> c.left = true;
                case '+' -> c.plus = true;
                case ' ' -> c.blank = true;
                case '#' -> c.alternate = true;
                case '0' -> c.zero = true;
                default -> {
                    return;
                }
            }
        }
    }

    private void parseSizes(Conversion c) {
        int ch = peek();
        if (ch == '*') {
            at++;
            c.width = star("width");
            if (c.width < 0) {
                c.left = true;
                c.width = -c.width;
            }
        } else if (ch >= '0' && ch <= '9') {
            c.width = digits("width");
        }
        if (peek() == '.') {
            at++;
            c.precision = 0;
            if (peek() == '*') {
                at++;
                c.precision = Math.max(star("precision"), 0);
            } else {
                c.precision = digits("precision");
            }
        }
        ch = peek();
        if (ch == 'h' || ch == 'l' || ch == 'L') {
            at++;
            peek();
        }
    }

    private void value(Conversion c, PyObject v) {
        switch (c.character) {
            case 's', 'r', 'a' -> {
                PyStr text = c.character == 's' ? Objects.str(v) : c.character == 'r' ? Objects.repr(v) : Objects.ascii(v);
                try {
                    text(c, text);
                } finally {
                    text.decref();
                }
            }
            case 'i', 'd', 'u' -> decimal(c, v);
            case 'o', 'x', 'X' -> out.append(integer(c, v));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> out.append(floating(c, v));
            case 'c' -> {
                PyStr text = character(v);
                try {
                    text(c, text);
                } finally {
                    text.decref();
                }
            }
            default -> {
                String shown = c.character > 31 && c.character < 127 ? Character.toString(c.character) : "?";
                throw PyErr.valueError("unsupported format character '" + shown + "' (0x" + Integer.toHexString(c.character) + ") at index " + (at - 1));
            }
        }
    }

    /** A number for {@code %d}, as {@link #integer} makes it. */
    private void decimal(Conversion c, PyObject v) {
        PyInt i = toInt(c.character, v, true);
        boolean negative = i.signum() < 0;
        PyStr digits;
        try {
            digits = (PyStr) PyInt.TYPE.tpRepr(i);
        } finally {
            i.decref();
        }
        int from = negative ? 1 : 0;
        int zeros = Math.max(0, c.precision - (digits.length() - from));
        int sign = negative ? '-' : c.plus ? '+' : c.blank ? ' ' : 0;
        int padding = c.width - (sign == 0 ? 0 : 1) - zeros - (digits.length() - from);
        try {
            if (!c.left && !c.zero) {
                out.repeat(' ', padding);
            }
            if (sign != 0) {
                out.append(sign);
            }
            if (!c.left && c.zero) {
                out.repeat('0', padding);
            }
            out.repeat('0', zeros).append(digits, from, digits.length());
            if (c.left) {
                out.repeat(' ', padding);
            }
        } finally {
            digits.decref();
        }
    }

    private void text(Conversion c, PyStr text) {
        int n = text.length();
        if (c.precision >= 0 && c.precision < n && c.character != 'c') {
            n = c.precision;
        }
        int padding = c.width - n;
        if (padding <= 0 && n == text.length() && n != 0 && !c.plus && !c.blank && out.isEmpty() && at == format.length()) {
            whole = (PyStr) text.newRef();
            return;
        }
        if (padding > 0 && !c.left) {
            out.repeat(' ', padding);
        }
        out.append(text, 0, n);
        if (padding > 0 && c.left) {
            out.repeat(' ', padding);
        }
    }

    /** A number as an int for {@code %d}, {@code %x} and the like. */
    // CPython: Objects/unicodeobject.c mainformatlong
    static String integer(Conversion c, PyObject v) {
        boolean decimal = c.character == 'd' || c.character == 'i' || c.character == 'u';
        PyInt i = toInt(c.character, v, decimal);
        try {
            boolean negative = i.signum() < 0;
            String digits;
            String prefix = "";
            switch (c.character) {
                case 'o' -> {
                    digits = i.bigValue().abs().toString(8);
                    prefix = c.alternate ? "0o" : "";
                }
                case 'x', 'X' -> {
                    digits = i.fitsLong() && i.longValue() >= 0 ? Long.toHexString(i.longValue()) : i.bigValue().abs().toString(16);
                    prefix = c.alternate ? "0x" : "";
                    if (c.character == 'X') {
                        digits = digits.toUpperCase(java.util.Locale.ROOT);
                        prefix = prefix.toUpperCase(java.util.Locale.ROOT);
                    }
                }
                default -> {
                    PyStr text = (PyStr) PyInt.TYPE.tpRepr(i);
                    digits = text.toString();
                    text.decref();
                    if (negative) {
                        digits = digits.substring(1);
                    }
                }
            }
            if (c.precision > digits.length()) {
                digits = "0".repeat(c.precision - digits.length()) + digits;
            }
            return c.number(negative, prefix, digits);
        } finally {
            i.decref();
        }
    }

    private static PyInt toInt(int character, PyObject v, boolean decimal) {
        if (v instanceof PyInt i) {
            i.incref();
            return i;
        }
        try {
            if (decimal && v.type.has(Slot.NB_INT) || v.type.has(Slot.NB_INDEX)) {
                return decimal ? IntConversion.number(v) : Abstract.index(v);
            }
        } catch (PyException e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            e.release();
        }
        throw PyErr.typeError(decimal ? "%" + (char) character + " format: a real number is required, not " + v.type.tpName()
                : "%" + (char) character + " format: an integer is required, not " + v.type.tpName());
    }

    /** A number as a float for {@code %f} and the like. */
    // CPython: Objects/unicodeobject.c formatfloat
    static String floating(Conversion c, PyObject v) {
        double d = Args.toDouble(v);
        PyObject number = PyFloat.of(Math.abs(d));
        PyObject spec = PyStr.of((c.alternate ? "#" : "") + "." + (c.precision < 0 ? 6 : c.precision) + (char) c.character);
        PyObject text = null;
        try {
            text = Objects.format(number, (PyStr) spec);
            boolean negative = Double.doubleToRawLongBits(d) < 0 && !Double.isNaN(d);
            return c.number(negative, "", text.toString());
        } finally {
            number.decref();
            spec.decref();
            PyObject.xdecref(text);
        }
    }

    // CPython: Objects/unicodeobject.c formatchar
    private static PyStr character(PyObject v) {
        if (v instanceof PyStr s) {
            if (s.length() == 1) {
                return (PyStr) s.newRef();
            }
            throw PyErr.typeError("%c requires int or char");
        }
        PyInt i;
        try {
            i = Abstract.index(v);
        } catch (PyException e) {
            if (e.matches(PyExc.TypeError)) {
                e.release();
                throw PyErr.typeError("%c requires int or char");
            }
            throw e;
        }
        try {
            long c = i.fitsLong() ? i.longValue() : -1;
            if (c < 0 || c > 0x10FFFF) {
                throw PyErr.overflowError("%c arg not in range(0x110000)");
            }
            return PyStr.ofCodePoint((int) c);
        } finally {
            i.decref();
        }
    }
}
