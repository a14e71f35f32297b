package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** Result types that no object stands for. */
@BuiltinType(name = "bad")
class ResultType extends PyObject {
    static final PyType TYPE = null;

    ResultType() {
        super(TYPE);
    }

    @PyMethod("list($self, /)")
    static java.util.List<String> list(ResultType self) { // error: no object for the result type java.util.List<java.lang.String>
        return null;
    }

    @PyGetter("letter")
    static char letter(ResultType self) { // error: no object for the result type char
        return 'a';
    }

    static final class Type extends PyType {
        Type() {
            super("bad");
        }
    }
}
