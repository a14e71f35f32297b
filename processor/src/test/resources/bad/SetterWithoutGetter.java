package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PySetter;

/** A setter needs a getter of its name. */
@BuiltinType(name = "bad")
class SetterWithoutGetter extends PyObject {
    static final PyType TYPE = null;

    SetterWithoutGetter() {
        super(TYPE);
    }

    @PyGetter("size")
    static int size(SetterWithoutGetter self) {
        return 0;
    }

    @PySetter("sise")
    static void setSize(SetterWithoutGetter self, PyObject value) {} // error: @PySetter("sise") without a @PyGetter of that name

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
