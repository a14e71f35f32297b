package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/** A decompressor object of zlib. */
@BuiltinType(name = "zlib.Decompress")
public final class PyDecompress extends PyObject {
    public static final PyType TYPE = new Type();

    private InflateStream stream;
    /** What followed the end of the stream, and what a limit of the output left. Owned. */
    private PyBytes unusedData = PyBytes.of(new byte[0]);
    private PyBytes unconsumedTail = PyBytes.of(new byte[0]);

    PyDecompress(InflateStream stream) {
        super(TYPE);
        this.stream = stream;
        TypeObject.initInstance(this);
    }

    /** Reads until the input is used up, the stream ends or there are {@code limit} bytes (0 for no limit). */
    static byte[] readAll(InflateStream stream, long limit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[16384];
        try {
            while (true) {
                int room = limit > 0 ? (int) Math.min(piece.length, limit - out.size()) : piece.length;
                if (room == 0) {
                    return out.toByteArray();
                }
                int n = stream.read(piece, 0, room);
                out.write(piece, 0, n);
                if (n < room) {
                    return out.toByteArray();
                }
            }
        } catch (DataFormatException e) {
            throw ZlibModule.error("Error -3 while decompressing data: " + (e.getMessage() == null ? "invalid input data" : e.getMessage()));
        } catch (InflateStream.DictionaryException e) {
            throw ZlibModule.error(e.getMessage());
        }
    }

    // CPython: Modules/zlibmodule.c save_unconsumed_input
    private void saveRest() {
        byte[] rest = stream.rest();
        if (stream.ended()) {
            if (rest.length > 0) {
                byte[] all = Arrays.copyOf(unusedData.value, unusedData.value.length + rest.length);
                System.arraycopy(rest, 0, all, unusedData.value.length, rest.length);
                PyBytes old = unusedData;
                unusedData = PyBytes.of(all);
                old.decref();
            }
            if (unconsumedTail.value.length == 0) {
                return;
            }
        }
        PyBytes old = unconsumedTail;
        unconsumedTail = PyBytes.of(rest);
        old.decref();
    }

    // CPython: Modules/zlibmodule.c zlib_Decompress_decompress_impl
    @PyMethod(value = "decompress($self, data, /, max_length=0)",
            doc = "Return a bytes object containing the decompressed version of the data.\n\n"
            + "  data\n"
            + "    The binary data to decompress.\n"
            + "  max_length\n"
            + "    The maximum allowable length of the decompressed data.\n"
            + "    Unconsumed input data will be stored in\n"
            + "    the unconsumed_tail attribute.\n\n"
            + "After calling this function, some of the input data may still be stored in\n"
            + "internal buffers for later processing.\n"
            + "Call the flush() method to clear these buffers.")
    static PyObject decompress(PyDecompress self, PyObject data, long max_length) {
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            if (max_length < 0) {
                throw PyErr.valueError("max_length must be non-negative");
            }
            self.stream.setInput(b.bytes, b.offset, (int) b.len);
            byte[] out = readAll(self.stream, max_length);
            self.saveRest();
            return PyBytes.ownOrShare(out);
        } finally {
            self.stream.setInput(new byte[0], 0, 0);
            b.release();
        }
    }

    @PyMethod(value = "flush($self, length=zlib.DEF_BUF_SIZE, /)",
            doc = "Return a bytes object containing any remaining decompressed data.\n\n"
            + "  length\n"
            + "    the initial size of the output buffer.")
    static PyObject flush(PyDecompress self, PyObject length) {
        if (length != null && Args.toLong(length) <= 0) {
            throw PyErr.valueError("length must be greater than zero");
        }
        byte[] tail = self.unconsumedTail.keptValue();
        self.stream.setInput(tail, 0, tail.length);
        byte[] out = readAll(self.stream, 0);
        self.saveRest();
        self.stream.setInput(new byte[0], 0, 0);
        return PyBytes.ownOrShare(out);
    }

    /** The JDK's inflater keeps its state to itself. */
    @PyMethod(value = "copy($self, /)", doc = "Return a copy of the decompression object.")
    static PyObject copy(PyDecompress self) {
        throw PyErr.notImplementedError("copying a decompression object");
    }

    @PyMethod(value = "__copy__($self, /)")
    static PyObject shallowCopy(PyDecompress self) {
        return copy(self);
    }

    @PyMethod(value = "__deepcopy__($self, memo, /)")
    static PyObject deepCopy(PyDecompress self, PyObject memo) {
        return copy(self);
    }

    @PyGetter(value = "unused_data", member = true)
    static PyObject unusedData(PyDecompress self) {
        return self.unusedData.newRef();
    }

    @PyGetter(value = "unconsumed_tail", member = true)
    static PyObject unconsumedTail(PyDecompress self) {
        return self.unconsumedTail.newRef();
    }

    @PyGetter(value = "eof", member = true)
    static boolean eof(PyDecompress self) {
        return self.stream.ended();
    }

    @Override
    protected void dropFields() {
        stream.close();
        unusedData.decref();
        unconsumedTail.decref();
    }

    static final class Type extends PyType {
        Type() {
            super("zlib.Decompress", PyDecompressTable.INSTANCE, null, 168, 0, DISALLOW_INSTANTIATION);
        }
    }
}
