package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** Names that are declared twice. */
@BuiltinType(name = "bad")
class DuplicateName extends PyObject {
    static final PyType TYPE = null;

    DuplicateName() {
        super(TYPE);
    }

    @PyMethod("run($self, /)")
    static void run(DuplicateName self) {}

    @PyMethod("run($self, a, /)")
    static void runAgain(DuplicateName self, PyObject a) {} // error: the name 'run' is already declared by run

    @PyGetter("run")
    static int getRun(DuplicateName self) { // error: the name 'run' is already declared by run
        return 0;
    }

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
