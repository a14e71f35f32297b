package dev.adder.runtime.object;

/** An instance of a class that builds on no other layout than object's; a plain {@code object()} too. */
public final class PyInstance extends PyObject {
    PyInstance(PyType type) {
        super(type);
    }
}
