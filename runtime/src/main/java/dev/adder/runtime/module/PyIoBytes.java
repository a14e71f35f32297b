package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** Part of a Java array as an object with the buffer protocol: what a memoryview over a file's buffer exports. */
@BuiltinType(name = "_io._Bytes")
final class PyIoBytes extends PyObject {
    static final PyType TYPE = new Type();

    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final boolean readonly;

    PyIoBytes(byte[] bytes, int offset, int length, boolean readonly) {
        super(TYPE);
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.readonly = readonly;
        Heap.allocated(this);
    }

    static final class Type extends PyType {
        Type() {
            super("_io._Bytes", PyIoBytesTable.INSTANCE, null, 48, 0, 0);
        }

        @Override
        public Buffer bfGetBuffer(PyObject self, int flags) {
            PyIoBytes b = (PyIoBytes) self;
            if (b.readonly && (flags & Buffer.WRITABLE) != 0) {
                throw PyErr.bufferError("Object is not writable.");
            }
            return new Buffer(b, b.bytes, b.offset, b.length, b.readonly);
        }

        @Override
        public void bfReleaseBuffer(PyObject self, Buffer buffer) {}
    }
}
