package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** A method is one thing. */
@BuiltinType(name = "bad")
class TwoAnnotations extends PyObject {
    static final PyType TYPE = null;

    TwoAnnotations() {
        super(TYPE);
    }

    @PyMethod("run($self, /)")
    @PyGetter("run")
    static int run(TwoAnnotations self) { // error: more than one of the annotations
        return 0;
    }

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
