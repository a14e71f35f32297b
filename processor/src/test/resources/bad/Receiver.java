package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;

/** Receivers that the method cannot take. */
@BuiltinType(name = "bad")
class Receiver extends PyObject {
    static final PyType TYPE = null;

    Receiver() {
        super(TYPE);
    }

    @PyMethod("other($self, /)")
    static void other(PyTuple self) {} // error: the first parameter must take the receiver, and dev.adder.runtime.object.PyTuple does not

    @PyMethod("none($self, /)")
    static void none() {} // error: the receiver is missing: the first Java parameter takes it

    @PyMethod("make($type, /)")
    static void make(Receiver cls) {} // error: the first parameter must be the PyType

    @PyMethod("global($module, /)")
    static void global() {} // error: $module in a type: use $self or $type

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
