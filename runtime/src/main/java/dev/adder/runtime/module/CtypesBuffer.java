package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** Owns a block of memory that a pointer shows: the characters of a str, or what stands for a callback. */
@BuiltinType(name = "PyCapsule")
final class CtypesBuffer extends PyObject {
    static final PyType TYPE = new Type();

    final CtypesMemory.Block block;

    CtypesBuffer(byte[] bytes) {
        super(TYPE);
        block = CtypesMemory.current().map(bytes, 0, bytes.length);
    }

    @Override
    protected void dropFields() {
        CtypesMemory.current().free(block);
    }

    private static final class Type extends PyType {
        Type() {
            super("PyCapsule", CtypesBufferTable.INSTANCE, null, 48, 0, DISALLOW_INSTANTIATION);
        }
    }
}
