package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import java.util.zip.Deflater;

/** The zlib module (Modules/zlibmodule.c) over the JDK's deflater and inflater. */
@BuiltinModule(name = "zlib", doc = "The functions in this module allow compression and decompression using the\n"
        + "zlib library, which is based on GNU zip.\n\n"
        + "adler32(string[, start]) -- Compute an Adler-32 checksum.\n"
        + "compress(data[, level]) -- Compress data, with compression level 0-9 or -1.\n"
        + "compressobj([level[, ...]]) -- Return a compressor object.\n"
        + "crc32(string[, start]) -- Compute a CRC-32 checksum.\n"
        + "decompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.\n"
        + "decompressobj([wbits[, zdict]]) -- Return a decompressor object.\n\n"
        + "'wbits' is window buffer size and container format.\n"
        + "Compressor objects support compress() and flush() methods; decompressor\n"
        + "objects support decompress() and flush().")
public final class ZlibModule extends NativeModule {
    static final int FINISH = 4;
    static final int BLOCK = 5;

    private static final int MAX_WBITS = 15;
    private static final int DEFLATED = 8;
    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
            }
            CRC[i] = c;
        }
    }

    /** zlib.error. Owned. */
    private PyType error;

    public ZlibModule() {
        super("zlib", ZlibModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        error = addException(module, "zlib", "error", null);
        String[] names = {"MAX_WBITS", "DEFLATED", "DEF_MEM_LEVEL", "DEF_BUF_SIZE", "Z_NO_COMPRESSION", "Z_BEST_SPEED",
            "Z_BEST_COMPRESSION", "Z_DEFAULT_COMPRESSION", "Z_FILTERED", "Z_HUFFMAN_ONLY", "Z_RLE", "Z_FIXED", "Z_DEFAULT_STRATEGY",
            "Z_NO_FLUSH", "Z_PARTIAL_FLUSH", "Z_SYNC_FLUSH", "Z_FULL_FLUSH", "Z_FINISH", "Z_BLOCK", "Z_TREES"};
        int[] values = {MAX_WBITS, DEFLATED, 8, 16384, 0, 1, 9, -1, 1, 2, 3, 4, 0, 0, 1, 2, 3, FINISH, 5, 6};
        for (int i = 0; i < names.length; i++) {
            add(module, names[i], PyInt.of(values[i]));
        }
        add(module, "ZLIB_VERSION", PyStr.of("1.2.13"));
        add(module, "ZLIB_RUNTIME_VERSION", PyStr.of("1.2.13"));
        add(module, "__version__", PyStr.of("1.0"));
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(error);
    }

    @Override
    public void clear() {
        PyType e = error;
        error = null;
        PyObject.xdecref(e);
    }

    /** A zlib.error, to be thrown. */
    static PyException error(String message) {
        ZlibModule state = state("zlib", ZlibModule.class);
        return PyErr.format(state == null || state.error == null ? PyExc.Exception : state.error, message);
    }

    private static int toInt(PyObject o, int absent) {
        return o == null ? absent : Args.toInt(o);
    }

    private static boolean isDeflateWindow(int wbits) {
        return wbits >= 9 && wbits <= 15 || wbits <= -9 && wbits >= -15 || wbits >= 25 && wbits <= 31;
    }

    private static boolean isInflateWindow(int wbits) {
        return wbits == 0 || wbits >= 8 && wbits <= 15 || wbits <= -8 && wbits >= -15 || wbits >= 24 && wbits <= 31
                || wbits >= 40 && wbits <= 47;
    }

    @PyMethod(value = "compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
            doc = "Returns a bytes object containing compressed data.\n\n"
            + "  data\n"
            + "    Binary data to be compressed.\n"
            + "  level\n"
            + "    Compression level, in 0-9 or -1.\n"
            + "  wbits\n"
            + "    The window buffer size and container format.")
    static PyObject compress(PyObject data, PyObject level, PyObject wbits) {
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            int l = toInt(level, -1);
            int w = toInt(wbits, MAX_WBITS);
            if (l < -1 || l > 9 || !isDeflateWindow(w)) {
                throw error("Bad compression level");
            }
            DeflateStream stream = new DeflateStream(l, w, Deflater.DEFAULT_STRATEGY, null);
            try {
                return PyBytes.ownOrShare(stream.write(b.bytes, b.offset, (int) b.len, Deflater.NO_FLUSH, true));
            } finally {
                stream.close();
            }
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
            doc = "Returns a bytes object containing the uncompressed data.\n\n"
            + "  data\n"
            + "    Compressed data.\n"
            + "  wbits\n"
            + "    The window buffer size and container format.\n"
            + "  bufsize\n"
            + "    The initial output buffer size.")
    static PyObject decompress(PyObject data, PyObject wbits, PyObject bufsize) {
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            int w = toInt(wbits, MAX_WBITS);
            if (bufsize != null && Args.toLong(bufsize) < 0) {
                throw PyErr.valueError("bufsize must be non-negative");
            }
            if (!isInflateWindow(w)) {
                throw error("Error -2 while preparing to decompress data: inconsistent stream state");
            }
            InflateStream stream = new InflateStream(w, null);
            try {
                stream.setInput(b.bytes, b.offset, (int) b.len);
                byte[] out = PyDecompress.readAll(stream, 0);
                if (!stream.ended()) {
                    throw error("Error -5 while decompressing data: incomplete or truncated stream");
                }
                return PyBytes.ownOrShare(out);
            } finally {
                stream.close();
            }
        } finally {
            b.release();
        }
    }

    private static byte[] dictionary(PyObject zdict) {
        if (!Abstract.hasBuffer(zdict)) {
            throw PyErr.typeError("zdict argument must support the buffer protocol");
        }
        Buffer b = Abstract.getBuffer(zdict, Buffer.SIMPLE);
        try {
            return b.toArray('C');
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None)",
            doc = "Return a compressor object.\n\n"
            + "  level\n"
            + "    The compression level (an integer in the range 0-9 or -1; default is\n"
            + "    currently equivalent to 6).  Higher compression levels are slower,\n"
            + "    but produce smaller results.\n"
            + "  method\n"
            + "    The compression algorithm.  If given, this must be DEFLATED.\n"
            + "  wbits\n"
            + "    +9 to +15: The base-two logarithm of the window size.  Include a zlib\n"
            + "        container.\n"
            + "    -9 to -15: Generate a raw stream.\n"
            + "    +25 to +31: Include a gzip container.\n"
            + "  memLevel\n"
            + "    Controls the amount of memory used for internal compression state.\n"
            + "    Valid values range from 1 to 9.  Higher values result in higher memory\n"
            + "    usage, faster compression, and smaller output.\n"
            + "  strategy\n"
            + "    Used to tune the compression algorithm.  Possible values are\n"
            + "    Z_DEFAULT_STRATEGY, Z_FILTERED, and Z_HUFFMAN_ONLY.\n"
            + "  zdict\n"
            + "    The predefined compression dictionary - a sequence of bytes\n"
            + "    containing subsequences that are likely to occur in the input data.")
    static PyObject compressobj(PyObject level, PyObject method, PyObject wbits, PyObject memLevel, PyObject strategy, PyObject zdict) {
        int l = toInt(level, -1);
        int m = toInt(method, DEFLATED);
        int w = toInt(wbits, MAX_WBITS);
        int mem = toInt(memLevel, 8);
        int s = toInt(strategy, 0);
        byte[] dictionary = zdict == null || zdict == PyNone.INSTANCE ? null : dictionary(zdict);
        if (l < -1 || l > 9 || m != DEFLATED || !isDeflateWindow(w) || mem < 1 || mem > 9 || s < 0 || s > 4) {
            throw PyErr.valueError("Invalid initialization option");
        }
        return new PyCompress(new DeflateStream(l, w, s, dictionary));
    }

    @PyMethod(value = "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')", doc = "Return a decompressor object.\n\n"
            + "  wbits\n"
            + "    The window buffer size and container format.\n"
            + "  zdict\n"
            + "    The predefined compression dictionary.  This must be the same\n"
            + "    dictionary as used by the compressor that produced the input data.")
    static PyObject decompressobj(PyObject wbits, PyObject zdict) {
        int w = toInt(wbits, MAX_WBITS);
        byte[] dictionary = zdict == null ? null : dictionary(zdict);
        if (!isInflateWindow(w)) {
            throw PyErr.valueError("Invalid initialization option");
        }
        return new PyDecompress(new InflateStream(w, dictionary));
    }

    private static int checksumStart(PyObject value, int absent) {
        if (value == null) {
            return absent;
        }
        PyInt i = Abstract.index(value);
        try {
            return (int) i.lowBits();
        } finally {
            i.decref();
        }
    }

    @PyMethod(value = "crc32($module, data, value=0, /)", doc = "Compute a CRC-32 checksum of data.\n\n"
            + "  value\n"
            + "    Starting value of the checksum.\n\n"
            + "The returned checksum is an integer.")
    static long crc32(PyObject data, PyObject value) {
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            int start = checksumStart(value, 0);
            if (start == 0) {
                java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                crc.update(b.bytes, b.offset, (int) b.len);
                return crc.getValue();
            }
            int c = ~start;
            for (int i = b.offset, end = b.offset + (int) b.len; i < end; i++) {
                c = CRC[(c ^ b.bytes[i]) & 0xFF] ^ c >>> 8;
            }
            return ~c & 0xFFFFFFFFL;
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "adler32($module, data, value=1, /)", doc = "Compute an Adler-32 checksum of data.\n\n"
            + "  value\n"
            + "    Starting value of the checksum.\n\n"
            + "The returned checksum is an integer.")
    static long adler32(PyObject data, PyObject value) {
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            int start = checksumStart(value, 1);
            long low = start & 0xFFFF;
            long high = start >>> 16;
            for (int i = b.offset, end = b.offset + (int) b.len; i < end; i++) {
                low += b.bytes[i] & 0xFF;
                if (low >= 65521) {
                    low -= 65521;
                }
                high += low;
                if (high >= 65521) {
                    high -= 65521;
                }
            }
            return high << 16 | low;
        } finally {
            b.release();
        }
    }
}
