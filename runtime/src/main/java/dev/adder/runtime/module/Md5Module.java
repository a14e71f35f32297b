package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;

/** The _md5 module (Modules/md5module.c). */
@BuiltinModule(name = "_md5")
public final class Md5Module extends NativeModule {
    public Md5Module() {
        super("_md5", Md5ModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "MD5Type", PyHash.MD5);
    }

    @PyMethod(value = "md5($module, /, string=b'', *, usedforsecurity=True)",
            doc = "Return a new MD5 hash object; optionally initialized with a string.")
    static PyObject md5(PyObject string, boolean usedforsecurity) {
        return PyHash.of(PyHash.MD5, string);
    }
}
