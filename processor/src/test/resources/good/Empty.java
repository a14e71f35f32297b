package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;

/** A type that takes no arguments and has no methods, with a slot past the 64th that a shared class implements. */
@BuiltinType(name = "Empty")
class Empty extends PyObject {
    static final PyType TYPE = new PyType("Empty");

    Empty(PyType type) {
        super(type);
    }

    @PyNew(value = "Empty()", textSignature = false)
    static Empty create(PyType cls) {
        return new Empty(cls);
    }

    @PyInit(value = "Empty()", textSignature = false)
    static void init(Empty self) {}

    /** What several types share. */
    static class Shared extends PyType {
        Shared() {
            super("Empty");
        }

        public void bfReleaseBuffer(PyObject self, Object buffer) {}
    }

    static final class Type extends Shared {}
}
