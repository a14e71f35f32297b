package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.zip.Deflater;

/** A compressor object of zlib. */
@BuiltinType(name = "zlib.Compress")
public final class PyCompress extends PyObject {
    public static final PyType TYPE = new Type();

    private static final byte[] NONE = new byte[0];

    /** Null when finished. */
    private DeflateStream stream;

    PyCompress(DeflateStream stream) {
        super(TYPE);
        this.stream = stream;
        TypeObject.initInstance(this);
    }

    private DeflateStream open() {
        if (stream == null) {
            throw ZlibModule.error("Error -2 while compressing data: inconsistent stream state");
        }
        return stream;
    }

    @PyMethod(value = "compress($self, data, /)", doc = "Returns a bytes object containing compressed data.\n\n"
            + "  data\n"
            + "    Binary data to be compressed.\n\n"
            + "After calling this function, some of the input data may still\n"
            + "be stored in internal buffers for later processing.\n"
            + "Call the flush() method to clear these buffers.")
    static PyObject compress(PyCompress self, PyObject data) {
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            return PyBytes.ownOrShare(self.open().write(b.bytes, b.offset, (int) b.len, Deflater.NO_FLUSH, false));
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "flush($self, mode=zlib.Z_FINISH, /)",
            doc = "Return a bytes object containing any remaining compressed data.\n\n"
            + "  mode\n"
            + "    One of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH.\n"
            + "    If mode == Z_FINISH, the compressor object can no longer be\n"
            + "    used after calling the flush() method.  Otherwise, more data\n"
            + "    can still be compressed.")
    static PyObject flush(PyCompress self, PyObject mode) {
        int m = mode == null ? ZlibModule.FINISH : Args.toInt(mode);
        if (m == 0) {
            return PyBytes.of(NONE);
        }
        if (self.stream == null) {
            throw ZlibModule.error("Error -2 while flushing: inconsistent stream state");
        }
        if (m < 0 || m > ZlibModule.BLOCK) {
            throw ZlibModule.error("Error -2 while flushing: inconsistent stream state");
        }
        boolean finish = m == ZlibModule.FINISH;
        byte[] out = self.stream.write(NONE, 0, 0, finish ? Deflater.NO_FLUSH : m == 3 ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH, finish);
        if (finish) {
            self.dropFields();
        }
        return PyBytes.ownOrShare(out);
    }

    /** The JDK's deflater keeps its state to itself. */
    @PyMethod(value = "copy($self, /)", doc = "Return a copy of the compression object.")
    static PyObject copy(PyCompress self) {
        throw PyErr.notImplementedError("copying a compression object");
    }

    @PyMethod(value = "__copy__($self, /)")
    static PyObject shallowCopy(PyCompress self) {
        return copy(self);
    }

    @PyMethod(value = "__deepcopy__($self, memo, /)")
    static PyObject deepCopy(PyCompress self, PyObject memo) {
        return copy(self);
    }

    @Override
    protected void dropFields() {
        DeflateStream s = stream;
        stream = null;
        if (s != null) {
            s.close();
        }
    }

    static final class Type extends PyType {
        Type() {
            super("zlib.Compress", PyCompressTable.INSTANCE, null, 168, 0, DISALLOW_INSTANTIATION);
        }
    }
}
