package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;

/** What tp_new and tp_init must be. */
@BuiltinType(name = "bad")
class Construction extends PyObject {
    static final PyType TYPE = null;

    Construction() {
        super(TYPE);
    }

    @PyNew("bad($type)")
    static PyObject dollar(PyType cls) { // error: the signature of @PyNew and @PyInit has no $type
        return null;
    }

    @PyNew("bad()")
    static void make(PyType cls) {} // error: @PyNew must return an object, not void

    @PyInit("bad()")
    static int init(Construction self) { // error: @PyInit must be void, not int
        return 0;
    }

    @PyInit("bad()")
    static void first(Construction self) {}

    @PyInit("bad()")
    static void second(Construction self) {} // error: a second @PyInit

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
