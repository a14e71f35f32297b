package dev.adder.runtime.object;

/** The bytes of an argument: of a bytes object directly, of others through a buffer that {@link #close} gives back. */
public final class BytesArg implements AutoCloseable {
    public final byte[] bytes;
    public final int offset;
    public final int length;
    private final Buffer buffer;

    private BytesArg(byte[] bytes, int offset, int length, Buffer buffer) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.buffer = buffer;
    }

    /** The bytes of any object with a contiguous buffer; TypeError for others. */
    public static BytesArg of(PyObject o) {
        if (o instanceof PyBytes b) {
            return new BytesArg(b.value, 0, b.value.length, null);
        }
        Buffer buffer = Abstract.getBuffer(o, Buffer.SIMPLE);
        return new BytesArg(buffer.bytes, buffer.offset, (int) buffer.len, buffer);
    }

    /** The bytes of a buffer, or the single byte that an int stands for. */
    // CPython: Objects/bytes_methods.c parse_args_finds_byte
    public static BytesArg ofByteOrBuffer(PyObject o) {
        if (Abstract.hasBuffer(o)) {
            return of(o);
        }
        if (!Abstract.isIndex(o)) {
            throw PyErr.typeError("argument should be integer or bytes-like object, not '" + o.type.tpName() + "'");
        }
        long v = Abstract.asSsize(o, null);
        if (v < 0 || v > 255) {
            throw PyErr.valueError("byte must be in range(0, 256)");
        }
        return new BytesArg(new byte[] {(byte) v}, 0, 1, null);
    }

    public byte[] toArray() {
        return Payload.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.release();
        }
    }
}
