package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;

/** The _sha256 module (Modules/sha256module.c). */
@BuiltinModule(name = "_sha256")
public final class Sha256Module extends NativeModule {
    public Sha256Module() {
        super("_sha256", Sha256ModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "SHA224Type", PyHash.SHA224);
        addBorrowed(module, "SHA256Type", PyHash.SHA256);
    }

    @PyMethod(value = "sha256($module, /, string=b'', *, usedforsecurity=True)",
            doc = "Return a new SHA-256 hash object; optionally initialized with a string.")
    static PyObject sha256(PyObject string, boolean usedforsecurity) {
        return PyHash.of(PyHash.SHA256, string);
    }

    @PyMethod(value = "sha224($module, /, string=b'', *, usedforsecurity=True)",
            doc = "Return a new SHA-224 hash object; optionally initialized with a string.")
    static PyObject sha224(PyObject string, boolean usedforsecurity) {
        return PyHash.of(PyHash.SHA224, string);
    }
}
