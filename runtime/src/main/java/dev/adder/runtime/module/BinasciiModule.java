package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.BytesArg;
import dev.adder.runtime.object.BytesMethods;
import dev.adder.runtime.object.ByteBuilder;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.PyDict;
import java.util.zip.CRC32;

/** The binascii module (Modules/binascii.c). */
@BuiltinModule(name = "binascii", doc = "Conversion between binary data and ASCII")
public final class BinasciiModule extends NativeModule {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int MAX_LINE = 76;

    private PyObject error;
    private PyObject incomplete;

    public BinasciiModule() {
        super("binascii", BinasciiModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        error = exception("Error", PyExc.ValueError);
        incomplete = exception("Incomplete", PyExc.Exception);
        addBorrowed(module, "Error", error);
        addBorrowed(module, "Incomplete", incomplete);
    }

    private static PyObject exception(String name, PyType base) {
        PyObject n = PyStr.of(name);
        PyObject bases = PyTuple.of(base);
        PyDict dict = PyDict.create();
        add(dict, "__module__", PyStr.of("binascii"));
        try {
            return Call.callArray(PyType.TYPE, n, bases, dict);
        } finally {
            n.decref();
            bases.decref();
            dict.decref();
        }
    }

    private static void add(PyDict dict, String name, PyObject value) {
        PyStr key = PyStr.intern(name);
        dict.put(key, value);
        key.decref();
        value.decref();
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(error);
        visitor.xvisit(incomplete);
    }

    @Override
    public void clear() {
        PyObject e = error;
        PyObject i = incomplete;
        error = null;
        incomplete = null;
        PyObject.xdecref(e);
        PyObject.xdecref(i);
    }

    private static PyException error(PyModule module, String message) {
        return PyErr.format((PyType) ((BinasciiModule) module.nativeModule).error, message);
    }

    /** The bytes of a buffer. */
    private static byte[] bytes(PyObject data) {
        if (data instanceof PyBytes b) {
            return b.keptValue();
        }
        try (BytesArg b = BytesArg.of(data)) {
            return b.toArray();
        }
    }

    /** The bytes of a buffer or of an ASCII str. */
    // CPython: Modules/binascii.c ascii_buffer_converter
    private static byte[] ascii(PyObject data) {
        if (data instanceof PyStr s) {
            if (!s.isAscii()) {
                throw PyErr.valueError("string argument should contain only ASCII characters");
            }
            return (byte[]) s.keptData();
        }
        if (!Abstract.hasBuffer(data)) {
            throw PyErr.typeError("argument should be bytes, buffer or ASCII string, not '" + data.type.tpName() + "'");
        }
        return bytes(data);
    }

    private static PyObject of(ByteBuilder out) {
        return PyBytes.ownOrShare(out.toArray());
    }

    @PyMethod(value = "a2b_uu($module, data, /)", doc = "Decode a line of uuencoded data.")
    static PyObject a2bUu(PyModule module, PyObject data) {
        byte[] in = ascii(data);
        int at = 0;
        int n = in.length == 0 ? 32 : (in[at++] - ' ') & 63;
        n = in.length == 0 ? 0 : n;
        ByteBuilder out = new ByteBuilder(n);
        int left = 0;
        int bits = 0;
        for (; out.length < n; at++) {
            int c = at < in.length ? in[at] & 0xFF : 0;
            int v;
            if (c == '\n' || c == '\r' || at >= in.length) {
                v = 0;
                at = c == '\n' || c == '\r' ? in.length : at;
            } else {
                if (c < ' ' || c > ' ' + 64) {
                    throw error(module, "Illegal char");
                }
                v = c - ' ' & 63;
            }
            left = left << 6 | v;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out.append(left >> bits & 0xFF);
                left &= (1 << bits) - 1;
            }
        }
        for (; at < in.length; at++) {
            int c = in[at];
            if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
                throw error(module, "Trailing garbage");
            }
        }
        return of(out);
    }

    @PyMethod(value = "b2a_uu($module, data, /, *, backtick=False)", doc = "Uuencode line of data.")
    static PyObject b2aUu(PyModule module, PyObject data, boolean backtick) {
        byte[] in = bytes(data);
        if (in.length > 45) {
            throw error(module, "At most 45 bytes at once");
        }
        ByteBuilder out = new ByteBuilder(in.length * 2);
        out.append(backtick && in.length == 0 ? '`' : ' ' + in.length);
        int left = 0;
        int bits = 0;
        for (int i = 0; i < in.length || bits != 0; i++) {
            left = left << 8 | (i < in.length ? in[i] & 0xFF : 0);
            bits += 8;
            while (bits >= 6) {
                int v = left >> bits - 6 & 63;
                bits -= 6;
                out.append(backtick && v == 0 ? '`' : v + ' ');
            }
        }
        return of(out.append('\n'));
    }

    @PyMethod(value = "a2b_base64($module, data, /, *, strict_mode=False)", doc = "Decode a line of base64 data.\n\n"
            + "  strict_mode\n"
            + "    When set to True, bytes that are not part of the base64 standard are not allowed.\n"
            + "    The same applies to excess data after padding (= / ==).")
    static PyObject a2bBase64(PyModule module, PyObject data, boolean strictMode) {
        byte[] in = ascii(data);
        ByteBuilder out = new ByteBuilder(in.length * 3 / 4);
        if (strictMode && in.length > 0 && in[0] == '=') {
            throw error(module, "Leading padding not allowed");
        }
        int position = 0;
        int left = 0;
        int pads = 0;
        boolean started = false;
        for (int i = 0; i < in.length; i++) {
            int c = in[i];
            if (c == '=') {
                started = true;
                if (strictMode && position == 0) {
                    throw error(module, i == 0 ? "Leading padding not allowed" : "Excess data after padding");
                }
                if (position >= 2 && position + ++pads >= 4) {
                    if (strictMode && i + 1 < in.length) {
                        throw error(module, "Excess data after padding");
                    }
                    return of(out);
                }
                if (strictMode && position < 2) {
                    throw error(module, "Discontinuous padding not allowed");
                }
                continue;
            }
            int v = c < 0 ? -1 : BASE64.indexOf(c);
            if (v < 0) {
                if (strictMode) {
                    throw error(module, "Only base64 data is allowed");
                }
                continue;
            }
            if (strictMode && started) {
                throw error(module, "Discontinuous padding not allowed");
            }
            pads = 0;
            switch (position) {
                case 0 -> {
                    position = 1;
                    left = v;
                }
                case 1 -> {
                    position = 2;
                    out.append(left << 2 | v >> 4);
                    left = v & 15;
                }
                case 2 -> {
                    position = 3;
                    out.append(left << 4 | v >> 2);
                    left = v & 3;
                }
                default -> {
                    position = 0;
                    out.append(left << 6 | v);
                    left = 0;
                }
            }
        }
        if (position != 0) {
            throw error(module, position == 1
                    ? "Invalid base64-encoded string: number of data characters (" + (out.length / 3 * 4 + 1) + ") cannot be 1 more than a multiple of 4"
                    : "Incorrect padding");
        }
        return of(out);
    }

    @PyMethod(value = "b2a_base64($module, data, /, *, newline=True)", doc = "Base64-code line of data.")
    static PyObject b2aBase64(PyModule module, PyObject data, boolean newline) {
        byte[] encoded = java.util.Base64.getEncoder().encode(bytes(data));
        if (!newline) {
            return PyBytes.ownOrShare(encoded);
        }
        byte[] line = java.util.Arrays.copyOf(encoded, encoded.length + 1);
        line[encoded.length] = '\n';
        return PyBytes.ownOrShare(line);
    }

    private static PyObject unhex(PyModule module, PyObject hexstr) {
        byte[] in = ascii(hexstr);
        if ((in.length & 1) != 0) {
            throw error(module, "Odd-length string");
        }
        byte[] out = new byte[in.length / 2];
        for (int i = 0; i < out.length; i++) {
            int high = BytesMethods.hexDigit(in[2 * i]);
            int low = BytesMethods.hexDigit(in[2 * i + 1]);
            if (high < 0 || low < 0) {
                throw error(module, "Non-hexadecimal digit found");
            }
            out[i] = (byte) (high << 4 | low);
        }
        return PyBytes.ownOrShare(out);
    }

    private static PyObject hex(PyObject data, PyObject sep, int bytesPerSep) {
        try (BytesArg b = BytesArg.of(data)) {
            PyStr text = BytesMethods.hex(b.bytes, b.offset, b.length, sep, bytesPerSep);
            try {
                return PyBytes.ownOrShare(text.toUtf8());
            } finally {
                text.decref();
            }
        }
    }

    @PyMethod(value = "a2b_hex($module, hexstr, /)", doc = "Binary data of hexadecimal representation.\n\n"
            + "hexstr must contain an even number of hex digits (upper or lower case).\n"
            + "This function is also available as \"unhexlify()\".")
    static PyObject a2bHex(PyModule module, PyObject hexstr) {
        return unhex(module, hexstr);
    }

    @PyMethod(value = "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Hexadecimal representation of binary data.\n\n"
            + "  sep\n"
            + "    An optional single character or byte to separate hex bytes.\n"
            + "  bytes_per_sep\n"
            + "    How many bytes between separators.  Positive values count from the\n"
            + "    right, negative values count from the left.\n\n"
            + "The return value is a bytes object.  This function is also\n"
            + "available as \"hexlify()\".\n\n"
            + "Example:\n"
            + ">>> binascii.b2a_hex(b'\\xb9\\x01\\xef')\n"
            + "b'b901ef'\n"
            + ">>> binascii.hexlify(b'\\xb9\\x01\\xef', ':')\n"
            + "b'b9:01:ef'\n"
            + ">>> binascii.b2a_hex(b'\\xb9\\x01\\xef', b'_', 2)\n"
            + "b'b9_01ef'")
    static PyObject b2aHex(PyObject data, PyObject sep, int bytesPerSep) {
        return hex(data, sep, bytesPerSep);
    }

    @PyMethod(value = "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Hexadecimal representation of binary data.\n\n"
            + "  sep\n"
            + "    An optional single character or byte to separate hex bytes.\n"
            + "  bytes_per_sep\n"
            + "    How many bytes between separators.  Positive values count from the\n"
            + "    right, negative values count from the left.\n\n"
            + "The return value is a bytes object.  This function is also\n"
            + "available as \"b2a_hex()\".")
    static PyObject hexlify(PyObject data, PyObject sep, int bytesPerSep) {
        return hex(data, sep, bytesPerSep);
    }

    @PyMethod(value = "unhexlify($module, hexstr, /)", doc = "Binary data of hexadecimal representation.\n\n"
            + "hexstr must contain an even number of hex digits (upper or lower case).")
    static PyObject unhexlify(PyModule module, PyObject hexstr) {
        return unhex(module, hexstr);
    }

    /** The low 32 bits of an int (PyLong_AsUnsignedLongMask). */
    private static int mask(PyObject value) {
        PyInt i = Abstract.index(value);
        try {
            return (int) i.lowBits();
        } finally {
            i.decref();
        }
    }

    @PyMethod(value = "crc_hqx($module, data, crc, /)", doc = "Compute CRC-CCITT incrementally.")
    static long crcHqx(PyObject data, PyObject crc) {
        int c = mask(crc) & 0xFFFF;
        for (byte b : bytes(data)) {
            c ^= (b & 0xFF) << 8;
            for (int k = 0; k < 8; k++) {
                c = (c & 0x8000) != 0 ? c << 1 ^ 0x1021 : c << 1;
            }
            c &= 0xFFFF;
        }
        return c;
    }

    @PyMethod(value = "crc32($module, data, crc=0, /)", doc = "Compute CRC-32 incrementally.")
    static long crc32(PyObject data, PyObject crc) {
        int start = crc == null ? 0 : mask(crc);
        byte[] b = bytes(data);
        if (start == 0) {
            CRC32 fresh = new CRC32();
            fresh.update(b);
            return fresh.getValue();
        }
        int c = ~start;
        for (byte v : b) {
            c ^= v & 0xFF;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
            }
        }
        return ~c & 0xFFFFFFFFL;
    }

    @PyMethod(value = "a2b_qp($module, /, data, header=False)", doc = "Decode a string of qp-encoded data.")
    static PyObject a2bQp(PyObject data, boolean header) {
        byte[] in = ascii(data);
        ByteBuilder out = new ByteBuilder(in.length);
        for (int i = 0; i < in.length;) {
            int c = in[i];
            if (c == '=') {
                i++;
                if (i >= in.length) {
                    break;
                }
                if (in[i] == '\n' || in[i] == '\r') {
                    while (i < in.length && in[i] != '\n') {
                        i++;
                    }
                    i++;
                } else if (in[i] == '=') {
                    out.append('=');
                    i++;
                } else if (i + 1 < in.length && BytesMethods.hexDigit(in[i]) >= 0 && BytesMethods.hexDigit(in[i + 1]) >= 0) {
                    out.append(BytesMethods.hexDigit(in[i]) << 4 | BytesMethods.hexDigit(in[i + 1]));
                    i += 2;
                } else {
                    out.append('=');
                }
            } else {
                out.append(header && c == '_' ? ' ' : c);
                i++;
            }
        }
        return of(out);
    }

    private static void quote(ByteBuilder out, int c) {
        String hex = "0123456789ABCDEF";
        out.append('=').append(hex.charAt(c >> 4 & 15)).append(hex.charAt(c & 15));
    }

    // CPython: Modules/binascii.c binascii_b2a_qp_impl
    @PyMethod(value = "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)",
            doc = "Encode a string using quoted-printable encoding.\n\n"
            + "On encoding, when istext is set, newlines are not encoded, and white\n"
            + "space at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\n"
            + "are both encoded.  When quotetabs is set, space and tabs are encoded.")
    static PyObject b2aQp(PyObject data, boolean quotetabs, boolean istext, boolean header) {
        byte[] in = bytes(data);
        ByteBuilder out = new ByteBuilder(in.length + 16);
        boolean crlf = false;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '\n') {
                crlf = i > 0 && in[i - 1] == '\r';
                break;
            }
        }
        int line = 0;
        for (int i = 0; i < in.length;) {
            int c = in[i] & 0xFF;
            boolean last = i + 1 == in.length;
            boolean dotLine = c == '.' && line == 0 && (last || in[i + 1] == '\n' || in[i + 1] == '\r' || in[i + 1] == 0);
            boolean quoted = c > 126 || c == '=' || header && c == '_' || dotLine || !istext && (c == '\r' || c == '\n')
                    || (c == '\t' || c == ' ') && last || c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' '
                    || c < 33 && c != '\r' && c != '\n' && quotetabs;
            if (quoted) {
                if (line + 3 >= MAX_LINE) {
                    softBreak(out, crlf);
                    line = 0;
                }
                quote(out, c);
                line += 3;
                i++;
            } else if (istext && (c == '\n' || c == '\r' && !last && in[i + 1] == '\n')) {
                line = 0;
                int n = out.length;
                if (n > 0 && (out.bytes[n - 1] == ' ' || out.bytes[n - 1] == '\t')) {
                    int space = out.bytes[n - 1];
                    out.length = n - 1;
                    quote(out, space);
                }
                if (crlf) {
                    out.append('\r');
                }
                out.append('\n');
                i += c == '\r' ? 2 : 1;
            } else {
                if (!last && in[i + 1] != '\n' && line + 1 >= MAX_LINE) {
                    softBreak(out, crlf);
                    line = 0;
                }
                line++;
                out.append(header && c == ' ' ? '_' : c);
                i++;
            }
        }
        return of(out);
    }

    private static void softBreak(ByteBuilder out, boolean crlf) {
        out.append('=');
        if (crlf) {
            out.append('\r');
        }
        out.append('\n');
    }
}
