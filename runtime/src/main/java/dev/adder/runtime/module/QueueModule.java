package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyType;

/** The _queue module (Modules/_queuemodule.c). */
@BuiltinModule(name = "_queue", doc = "C implementation of the Python queue module.\n"
        + "This module is an implementation detail, please do not use it directly.")
public final class QueueModule extends NativeModule {
    /** Outlives the module, as the queues do that raise it. */
    static final PyType EMPTY = PyBaseException.newType("_queue.Empty", PyExc.Exception,
            "Exception raised by Queue.get(block=0)/get_nowait().");

    public QueueModule() {
        super("_queue", QueueModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addTypes(module, EMPTY, PySimpleQueue.TYPE);
    }
}
