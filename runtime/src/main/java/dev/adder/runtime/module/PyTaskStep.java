package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The next step of a task, as the loop calls it. */
@BuiltinType(name = "TaskStepMethWrapper")
final class PyTaskStep extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned; the exception is null for none. */
    private PyTask task;
    private PyObject exception;

    PyTaskStep(PyTask task, PyObject exception) {
        super(TYPE);
        this.task = (PyTask) task.newRef();
        this.exception = xnewRef(exception);
        Heap.gcAlloc(this);
        Heap.track(this);
    }

    @PyGetter("__self__")
    static PyObject getSelf(PyTaskStep self) {
        return self.task == null ? PyNone.owned() : self.task.newRef();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(task);
        visitor.xvisit(exception);
    }

    @Override
    protected void clearFields() {
        PyObject o = task;
        task = null;
        xdecref(o);
        o = exception;
        exception = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    private static final class Type extends PyType {
        Type() {
            super("TaskStepMethWrapper", PyTaskStepTable.INSTANCE, null, 32, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        // CPython: Modules/_asynciomodule.c TaskStepMethWrapper_call
        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            if (kwnames != null && kwnames.size() > 0) {
                throw PyErr.typeError("function takes no keyword arguments");
            }
            if (nargs > 0) {
                throw PyErr.typeError("function takes no positional arguments");
            }
            PyTaskStep step = (PyTaskStep) self;
            return step.task.step(step.exception);
        }
    }
}
