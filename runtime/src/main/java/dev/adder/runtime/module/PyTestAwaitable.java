package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code _testcapi.awaitType}: a native type whose am_await returns what the instance was made with. */
// CPython: Modules/_testcapimodule.c awaitObject
@BuiltinType(name = "awaitType")
final class PyTestAwaitable extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned. */
    private final PyObject iterator;

    private PyTestAwaitable(PyType type, PyObject iterator) {
        super(type);
        this.iterator = iterator.newRef();
        TypeObject.initInstance(this);
    }

    @PyNew(value = "awaitType(iterator, /)", textSignature = false)
    static PyObject create(PyType cls, PyObject iterator) {
        return new PyTestAwaitable(cls, iterator);
    }

    /** CPython's type is not the collector's. */
    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.visit(iterator);
    }

    @Override
    protected void dropFields() {
        iterator.decref();
    }

    private static final class Type extends PyType {
        Type() {
            super("awaitType", PyTestAwaitableTable.INSTANCE, null, 24, 0, 0);
        }

        @Override
        public PyObject amAwait(PyObject self) {
            return ((PyTestAwaitable) self).iterator.newRef();
        }
    }
}
