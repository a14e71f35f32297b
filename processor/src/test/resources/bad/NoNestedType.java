package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;

/** A type without its class Type. */
@BuiltinType(name = "bad")
class NoNestedType extends PyObject { // error: a @BuiltinType needs a nested class Type that extends PyType
    static final PyType TYPE = null;

    NoNestedType() {
        super(TYPE);
    }

}
