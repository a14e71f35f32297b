package dev.adder.runtime.object;

/** {@code format % args} for bytes and bytearray. */
// CPython: Objects/bytesobject.c _PyBytes_FormatEx
final class BytesFormat {
    private final byte[] format;
    private final int length;
    private final PyObject args;
    private final boolean tuple;
    private final PyObject dict;
    private final ByteBuilder out;
    private int at;
    private int argIndex;
    private boolean argUsed;

    private BytesFormat(byte[] format, int length, PyObject args) {
        this.format = format;
        this.length = length;
        this.args = args;
        this.tuple = args instanceof PyTuple;
        this.dict = Abstract.isMapping(args) && !tuple && !(args instanceof PyStr) && !(args instanceof PyBytes) && !(args instanceof PyByteArray)
                ? args : null;
        this.out = new ByteBuilder(length + 100);
    }

    static byte[] format(byte[] format, int length, PyObject args) {
        return new BytesFormat(format, length, args).run();
    }

    private byte[] run() {
        while (at < length) {
            int next = at;
            while (next < length && format[next] != '%') {
                next++;
            }
            out.append(format, at, next);
            at = next + 1;
            if (next < length) {
                convert();
            }
        }
        if (dict == null && (tuple ? argIndex < ((PyTuple) args).size() : !argUsed)) {
            throw PyErr.typeError("not all arguments converted during bytes formatting");
        }
        return out.toArray();
    }

    private int peek() {
        if (at >= length) {
            throw PyErr.valueError("incomplete format");
        }
        return format[at] & 0xFF;
    }

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

    private int star(boolean width) {
        PyObject v = nextArgument();
        try {
            if (!(v instanceof PyInt i)) {
                throw PyErr.typeError("* wants int");
            }
            if (!i.fitsLong() && width) {
                throw PyErr.overflowError("Python int too large to convert to C ssize_t");
            }
            if (width) {
                return PercentFormat.clamp(i.longValue());
            }
            if (!i.fitsLong() || i.longValue() != (int) i.longValue()) {
                throw PyErr.overflowError("Python int too large to convert to C int");
            }
            return (int) i.longValue();
        } finally {
            v.decref();
        }
    }

    private int digits(String message) {
        long value = 0;
        while (at < length && AsciiCase.isDigit(format[at])) {
            int digit = format[at++] - '0';
            if (value > ((message.startsWith("width") ? Long.MAX_VALUE : Integer.MAX_VALUE) - digit) / 10) {
                throw PyErr.valueError(message);
            }
            value = value * 10 + digit;
        }
        return PercentFormat.clamp(value);
    }

    private void convert() {
        if (peek() == '%') {
            at++;
            out.append('%');
            return;
        }
        PercentFormat.Conversion c = new PercentFormat.Conversion();
        PyObject keyed = null;
        try {
            if (peek() == '(') {
                keyed = keyedArgument();
            }
            flags(c);
            sizes(c);
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
        while (depth > 0 && at < length) {
            int c = format[at++];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (depth > 0) {
            throw PyErr.valueError("incomplete format key");
        }
        PyObject key = PyBytes.of(java.util.Arrays.copyOfRange(format, from, at - 1));
        try {
            return Abstract.getItem(dict, key);
        } finally {
            key.decref();
        }
    }

    private void flags(PercentFormat.Conversion c) {
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

    private void sizes(PercentFormat.Conversion c) {
        int ch = peek();
        if (ch == '*') {
            at++;
            c.width = star(true);
            if (c.width < 0) {
                c.left = true;
                c.width = -c.width;
            }
        } else if (AsciiCase.isDigit(ch)) {
            c.width = digits("width too big");
        }
        if (peek() == '.') {
            at++;
            c.precision = 0;
            if (peek() == '*') {
                at++;
                c.precision = Math.max(star(false), 0);
            } else {
                c.precision = digits("prec too big");
            }
        }
        ch = peek();
        if (ch == 'h' || ch == 'l' || ch == 'L') {
            at++;
            peek();
        }
    }

    private void value(PercentFormat.Conversion c, PyObject v) {
        switch (c.character) {
            case 'r', 'a' -> {
                PyStr text = Objects.ascii(v);
                byte[] b = (byte[]) text.data;
                text.decref();
                bytes(c, b);
            }
            case 's', 'b' -> bytes(c, bytesOf(v));
            case 'i', 'd', 'u', 'o', 'x', 'X' -> out.append(PercentFormat.integer(c, v));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> {
                if (!(v instanceof PyFloat) && !v.type.has(Slot.NB_FLOAT) && !v.type.has(Slot.NB_INDEX)) {
                    throw PyErr.typeError("float argument required, not " + v.type.tpName());
                }
                out.append(PercentFormat.floating(c, v));
            }
            case 'c' -> {
                c.precision = -1;
                bytes(c, new byte[] {(byte) character(v)});
            }
            default -> throw PyErr.valueError("unsupported format character '" + (char) c.character + "' (0x" + Integer.toHexString(c.character)
                    + ") at index " + (at - 1));
        }
    }

    private void bytes(PercentFormat.Conversion c, byte[] b) {
        int n = c.precision >= 0 && c.precision < b.length ? c.precision : b.length;
        if (!c.left) {
            out.repeat(' ', c.width - n);
        }
        out.append(b, 0, n);
        if (c.left) {
            out.repeat(' ', c.width - n);
        }
    }

    // CPython: Objects/bytesobject.c format_obj
    private static byte[] bytesOf(PyObject v) {
        if (v instanceof PyBytes b) {
            return b.keptValue();
        }
        if (v instanceof PyByteArray b) {
            return b.toByteArray();
        }
        PyObject method = Objects.lookupSpecial(v, Id.__bytes__);
        if (method != null) {
            PyObject r;
            try {
                r = Call.call(method);
            } finally {
                method.decref();
            }
            try {
                if (!(r instanceof PyBytes b)) {
                    throw PyErr.typeError("__bytes__ returned non-bytes (type " + r.type.tpName() + ")");
                }
                return b.keptValue();
            } finally {
                r.decref();
            }
        }
        if (Abstract.hasBuffer(v)) {
            Buffer buffer = Abstract.getBuffer(v, Buffer.FULL_RO);
            try {
                return buffer.toArray('C');
            } finally {
                buffer.release();
            }
        }
        throw PyErr.typeError("%b requires a bytes-like object, or an object that implements __bytes__, not '" + v.type.tpName() + "'");
    }

    // CPython: Objects/bytesobject.c byte_converter
    private static int character(PyObject v) {
        if (v instanceof PyBytes b && b.value.length == 1) {
            return b.value[0];
        }
        if (v instanceof PyByteArray b && b.size == 1) {
            return b.data[0];
        }
        if (Abstract.isIndex(v)) {
            PyInt i = Abstract.index(v);
            try {
                if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > 255) {
                    throw PyErr.overflowError("%c arg not in range(256)");
                }
                return (int) i.longValue();
            } finally {
                i.decref();
            }
        }
        throw PyErr.typeError("%c requires an integer in range(256) or a single byte");
    }
}
