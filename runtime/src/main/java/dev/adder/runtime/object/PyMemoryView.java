package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;

/** A memoryview. */
@BuiltinType(name = "memoryview")
public final class PyMemoryView extends PyObject {
    public static final PyType TYPE = new Type();

    private PyMemoryView(PyType type) {
        super(type);
    }

    static final class Type extends PyType {
        Type() {
            super("memoryview", PyMemoryViewTable.INSTANCE, null, 144, 8, HAVE_GC);
        }
    }
}
