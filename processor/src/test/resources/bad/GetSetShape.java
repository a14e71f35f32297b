package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PySetter;

/** Getters and setters of another shape. */
@BuiltinType(name = "bad")
class GetSetShape extends PyObject {
    static final PyType TYPE = null;

    GetSetShape() {
        super(TYPE);
    }

    @PyGetter("size")
    static int size(GetSetShape self, PyObject more) { // error: a getter takes the receiver and nothing else
        return 0;
    }

    @PySetter("size")
    static void setSize(GetSetShape self) {} // error: a setter is a void method that takes the receiver and a PyObject

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
