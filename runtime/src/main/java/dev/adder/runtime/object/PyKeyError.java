package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;

/** {@code KeyError}: its text is the repr of the key. */
@BuiltinType(name = "KeyError")
final class PyKeyError {
    private PyKeyError() {}

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("KeyError", PyKeyErrorTable.INSTANCE, base, 72, false, doc);
        }

        // CPython: Objects/exceptions.c KeyError_str
        @Override
        public PyObject tpStr(PyObject self) {
            PyTuple args = ((PyBaseException) self).argsOrEmpty();
            return args.size() == 1 ? Objects.repr(args.get(0)) : ((PyBaseException) self).baseStr();
        }
    }
}
