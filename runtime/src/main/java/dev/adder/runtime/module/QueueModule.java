package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;

/** The _queue module (Modules/_queuemodule.c). */
@BuiltinModule(name = "_queue", doc = "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.")
public final class QueueModule extends NativeModule {
    /** Owned. */
    private PyType empty;

    public QueueModule() {
        super("_queue", QueueModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        empty = addException(module, "_queue", "Empty", null);
        PyStr doc = PyStr.intern("__doc__");
        PyStr text = PyStr.of("Exception raised by Queue.get(block=0)/get_nowait().");
        empty.dict.put(doc, text);
        text.decref();
        doc.decref();
        addTypes(module, PySimpleQueue.TYPE);
    }

    /** What getting from an empty queue raises. */
    static PyException empty() {
        QueueModule state = state("_queue", QueueModule.class);
        return PyErr.withValue(state == null || state.empty == null ? PyExc.Exception : state.empty, null);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(empty);
    }

    @Override
    public void clear() {
        PyObject e = empty;
        empty = null;
        PyObject.xdecref(e);
    }
}
