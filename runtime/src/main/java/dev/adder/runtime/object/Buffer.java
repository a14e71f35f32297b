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
