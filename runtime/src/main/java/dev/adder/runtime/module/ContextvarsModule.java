package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.TypeObject;

/** The _contextvars module (Modules/_contextvarsmodule.c). */
@BuiltinModule(name = "_contextvars", doc = "Context Variables")
public final class ContextvarsModule extends NativeModule {
    public ContextvarsModule() {
        super("_contextvars", ContextvarsModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addTypes(module, PyContext.TYPE, PyContextVar.TYPE, PyContextToken.TYPE);
        TypeObject.ready(PyContextToken.TYPE);
        PyStr name = PyStr.intern("MISSING");
        PyContextToken.TYPE.dict.put(name, PyTokenMissing.INSTANCE);
        name.decref();
    }

    @PyMethod("copy_context($module, /)")
    static PyObject copyContext() {
        return PyContext.copyCurrent();
    }
}
