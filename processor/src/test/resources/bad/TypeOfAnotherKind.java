package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;

/** A class Type that is no PyType. */
@BuiltinType(name = "bad")
class TypeOfAnotherKind extends PyObject { // error: a @BuiltinType needs a nested class Type that extends PyType
    static final PyType TYPE = null;

    TypeOfAnotherKind() {
        super(TYPE);
    }

    static final class Type {}
}
