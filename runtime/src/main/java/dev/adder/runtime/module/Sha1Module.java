package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;

/** The _sha1 module (Modules/sha1module.c). */
@BuiltinModule(name = "_sha1")
public final class Sha1Module extends NativeModule {
    public Sha1Module() {
        super("_sha1", Sha1ModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "SHA1Type", PyHash.SHA1);
    }

    @PyMethod(value = "sha1($module, /, string=b'', *, usedforsecurity=True)",
            doc = "Return a new SHA1 hash object; optionally initialized with a string.")
    static PyObject sha1(PyObject string, boolean usedforsecurity) {
        return PyHash.of(PyHash.SHA1, string);
    }
}
