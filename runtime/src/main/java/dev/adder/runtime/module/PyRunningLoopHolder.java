package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;

/** The running event loop of a thread, in the dict of the thread state. */
@BuiltinType(name = "_RunningLoopHolder")
final class PyRunningLoopHolder extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned. */
    final PyObject loop;

    PyRunningLoopHolder(PyObject loop) {
        super(TYPE);
        this.loop = loop.newRef();
        Heap.allocated(this);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(loop);
    }

    @Override
    protected void dropFields() {
        loop.decref();
    }

    private static final class Type extends PyType {
        Type() {
            super("_RunningLoopHolder", PyRunningLoopHolderTable.INSTANCE, null, 32, 0, DISALLOW_INSTANTIATION);
        }
    }
}
