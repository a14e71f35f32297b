package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;

/** Methods that look like slots and are none. */
@BuiltinType(name = "bad")
class SlotName extends PyObject {
    static final PyType TYPE = null;

    SlotName() {
        super(TYPE);
    }

    static final class Type extends PyType {
        Type() {
            super("bad");
        }

        PyObject tpRpr(PyObject self) { // error: tpRpr is no slot (did you mean tpRepr?) and lacks @Override
            return null;
        }

        PyObject tpRepr(PyObject self) { // error: the slot method tpRepr lacks @Override
            return null;
        }
    }
}
