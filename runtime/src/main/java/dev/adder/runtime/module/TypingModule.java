package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyObject;

/** The _typing module (Modules/_typingmodule.c). */
@BuiltinModule(name = "_typing", doc = "Accelerators for the typing module.\n")
public final class TypingModule extends NativeModule {
    public TypingModule() {
        super("_typing", TypingModuleTable.INSTANCE);
    }

    @PyMethod(value = "_idfunc($module, x, /)")
    static PyObject idfunc(PyObject x) {
        return x.newRef();
    }
}
