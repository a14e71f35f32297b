package dev.adder.runtime.object;

/**
 * An exported buffer (Py_buffer): a view of bytes that some object owns. Whoever got it from {@code bfGetBuffer} gives it back with
 * {@link #release}, once.
 */
public final class Buffer {
    public static final int SIMPLE = 0;
    public static final int WRITABLE = 0x1;
    public static final int FORMAT = 0x4;
    public static final int ND = 0x8;
    public static final int STRIDES = 0x10 | ND;
    public static final int C_CONTIGUOUS = 0x20 | STRIDES;
    public static final int F_CONTIGUOUS = 0x40 | STRIDES;
    public static final int ANY_CONTIGUOUS = 0x80 | STRIDES;
    public static final int INDIRECT = 0x100 | STRIDES;
    public static final int CONTIG_RO = ND;
    public static final int FULL = INDIRECT | WRITABLE | FORMAT;
    public static final int FULL_RO = INDIRECT | FORMAT;

    /** The exporter. Owned until released. */
    public PyObject obj;
    /** The storage and where the buffer starts in it. */
    public byte[] bytes;
    public int offset;
    /** Length in bytes: the product of shape and itemsize. */
    public long len;
    public int itemsize = 1;
    public boolean readonly;
    public int ndim = 1;
    /** struct format, null for "B". */
    public String format;
    public long[] shape;
    public long[] strides;
    public long[] suboffsets;
    /** For the exporter's use. */
    public Object internal;

    /** A simple one-dimensional view of bytes; takes a reference to {@code obj}. */
    public Buffer(PyObject obj, byte[] bytes, int offset, long len, boolean readonly) {
        obj.incref();
        this.obj = obj;
        this.bytes = bytes;
        this.offset = offset;
        this.len = len;
        this.readonly = readonly;
        this.shape = new long[] {len};
        this.strides = new long[] {1};
    }

    /** A one-dimensional view of bytes without an exporter, which need not be released. */
    Buffer(byte[] bytes, int offset, long len) {
        this.bytes = bytes;
        this.offset = offset;
        this.len = len;
    }

    /** The same view with only the fields that {@code flags} ask for, as PyBuffer_FillInfo leaves them. Returns this. */
    // CPython: Objects/abstract.c PyBuffer_FillInfo
    Buffer asRequested(int flags) {
        format = (flags & FORMAT) == FORMAT ? "B" : null;
        if ((flags & ND) != ND) {
            shape = null;
        }
        if ((flags & STRIDES) != STRIDES) {
            strides = null;
        }
        return this;
    }

    /** Whether the bytes lie in one piece in the order 'C', 'F' or either, 'A' (PyBuffer_IsContiguous). */
    // CPython: Objects/abstract.c PyBuffer_IsContiguous
    public boolean isContiguous(char order) {
        if (suboffsets != null) {
            return false;
        }
        return switch (order) {
            case 'C' -> inOrder(true);
            case 'F' -> inOrder(false);
            default -> inOrder(true) || inOrder(false);
        };
    }

    private boolean inOrder(boolean c) {
        if (len == 0 || strides == null) {
            return c || strides != null || ndim <= 1;
        }
        long expected = itemsize;
        for (int k = 0; k < ndim; k++) {
            int i = c ? ndim - 1 - k : k;
            if (shape[i] > 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    /** A copy of the bytes in the order 'C', 'F', or 'A': as they lie if they are contiguous, else 'C' (PyBuffer_ToContiguous). */
    public byte[] toArray(char order) {
        if (isContiguous(order == 'A' ? 'A' : order)) {
            return Payload.copyOfRange(bytes, offset, offset + (int) len);
        }
        byte[] out = Payload.bytes((int) len);
        long[] outStrides = new long[ndim];
        long step = itemsize;
        for (int k = 0; k < ndim; k++) {
            int i = order == 'F' ? k : ndim - 1 - k;
            outStrides[i] = step;
            step *= shape[i];
        }
        gather(out, 0, outStrides, 0, offset);
        return out;
    }

    private void gather(byte[] out, int to, long[] outStrides, int dim, int from) {
        if (dim == ndim) {
            System.arraycopy(bytes, from, out, to, itemsize);
            return;
        }
        for (long i = 0; i < shape[dim]; i++) {
            gather(out, to + (int) (i * outStrides[dim]), outStrides, dim + 1, from + (int) (i * strides[dim]));
        }
    }

    /** Gives the buffer back to the exporter (PyBuffer_Release). Idempotent. */
    public void release() {
        PyObject o = obj;
        if (o != null) {
            obj = null;
            o.type.bfReleaseBuffer(o, this);
            o.decref();
        }
    }
}
