package dev.adder.runtime.object;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** What a module cannot have. */
@BuiltinModule(name = "bad")
class InModule {
    @PyMethod("run($self, /)")
    static void run(PyObject self) {} // error: $self in a module: use $module

    @PyNew("bad()")
    static PyObject make(PyType cls) { // error: a module has neither @PyNew nor @PyInit
        return null;
    }

    @PyGetter("size")
    static int size(PyModule self) { // error: a module has no getset descriptors
        return 0;
    }
}
