package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;

/** The _sha512 module (Modules/sha512module.c). */
@BuiltinModule(name = "_sha512")
public final class Sha512Module extends NativeModule {
    public Sha512Module() {
        super("_sha512", Sha512ModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "SHA384Type", PyHash.SHA384);
        addBorrowed(module, "SHA512Type", PyHash.SHA512);
    }

    @PyMethod(value = "sha512($module, /, string=b'', *, usedforsecurity=True)",
            doc = "Return a new SHA-512 hash object; optionally initialized with a string.")
    static PyObject sha512(PyObject string, boolean usedforsecurity) {
        return PyHash.of(PyHash.SHA512, string);
    }

    @PyMethod(value = "sha384($module, /, string=b'', *, usedforsecurity=True)",
            doc = "Return a new SHA-384 hash object; optionally initialized with a string.")
    static PyObject sha384(PyObject string, boolean usedforsecurity) {
        return PyHash.of(PyHash.SHA384, string);
    }
}
