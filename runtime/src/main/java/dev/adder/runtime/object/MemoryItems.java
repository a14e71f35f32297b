package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.Import;

/** Reads the items of a buffer as objects, for the comparison of buffers whose formats differ; through struct if the format is not native. */
final class MemoryItems implements AutoCloseable {
    private final Buffer buffer;
    private final char character;

    /** A struct.Struct, or null. Owned. */
    private final PyObject struct;

    private MemoryItems(Buffer buffer, char character, PyObject struct) {
        this.buffer = buffer;
        this.character = character;
        this.struct = struct;
    }

    /** Null if the format cannot be read at all. */
    static MemoryItems of(Buffer buffer) {
        char c = ItemFormat.nativeCharacter(buffer.format);
        if (c != 0) {
            return new MemoryItems(buffer, c, null);
        }
        PyObject module = Import.importModule("struct");
        PyObject cls = null;
        PyObject format = PyStr.of(buffer.format);
        try {
            cls = Objects.getAttr(module, "Struct");
            return new MemoryItems(buffer, c, Call.call(cls, format));
        } catch (PyException e) {
            e.release();
            return null;
        } finally {
            module.decref();
            PyObject.xdecref(cls);
            format.decref();
        }
    }

    /** The item at {@code at}; owned. */
    PyObject get(int at) {
        if (struct == null) {
            return ItemFormat.unpack(buffer.bytes, at, character);
        }
        PyObject item = PyBytes.of(java.util.Arrays.copyOfRange(buffer.bytes, at, at + buffer.itemsize));
        PyStr unpack = PyStr.intern("unpack");
        try {
            PyObject r = Call.method(struct, unpack, item);
            if (r instanceof PyTuple t && t.size() == 1) {
                PyObject only = t.items[0].newRef();
                r.decref();
                return only;
            }
            return r;
        } finally {
            item.decref();
            unpack.decref();
        }
    }

    @Override
    public void close() {
        PyObject.xdecref(struct);
    }
}
