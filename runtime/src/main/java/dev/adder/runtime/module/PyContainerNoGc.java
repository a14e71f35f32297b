package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code _testcapi.ContainerNoGC}: owns an object that the collector does not see (bpo-38006). */
// CPython: Modules/_testcapimodule.c ContainerNoGC
@BuiltinType(name = "_testcapi.ContainerNoGC")
final class PyContainerNoGc extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned. */
    private final PyObject value;

    private PyContainerNoGc(PyType type, PyObject value) {
        super(type);
        this.value = value.newRef();
        TypeObject.initInstance(this);
    }

    @PyNew(value = "ContainerNoGC(value)", textSignature = false)
    static PyObject create(PyType cls, PyObject value) {
        return new PyContainerNoGc(cls, value);
    }

    @PyGetter(value = "value", member = true, doc = "a container value for test purposes")
    static PyObject getValue(PyContainerNoGc self) {
        return self.value.newRef();
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.visit(value);
    }

    @Override
    protected void dropFields() {
        value.decref();
    }

    private static final class Type extends PyType {
        Type() {
            super("_testcapi.ContainerNoGC", PyContainerNoGcTable.INSTANCE, null, 24, 0, BASETYPE);
        }
    }
}
