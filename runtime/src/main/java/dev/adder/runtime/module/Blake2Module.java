package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;

import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** The _blake2 module (Modules/_blake2/blake2module.c). */
@BuiltinModule(name = "_blake2", doc = "_blake2b provides BLAKE2b for hashlib\n")
public final class Blake2Module extends NativeModule {
    public Blake2Module() {
        super("_blake2", Blake2ModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        constants(PyBlake2.BLAKE2B, 16, 64);
        constants(PyBlake2.BLAKE2S, 8, 32);
        addTypes(module, PyBlake2.BLAKE2B, PyBlake2.BLAKE2S);
    }

    private static void constants(PyType type, int extra, int max) {
        TypeObject.ready(type);
        String[] names = {"SALT_SIZE", "PERSON_SIZE", "MAX_KEY_SIZE", "MAX_DIGEST_SIZE"};
        int[] values = {extra, extra, max, max};
        for (int i = 0; i < names.length; i++) {
            PyStr name = PyStr.intern(names[i]);
            PyObject value = PyInt.of(values[i]);
            type.dict.put(name, value);
            value.decref();
            name.decref();
        }
    }
}
