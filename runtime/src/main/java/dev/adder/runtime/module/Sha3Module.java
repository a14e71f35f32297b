package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyStr;

/** The _sha3 module (Modules/_sha3/sha3module.c). */
@BuiltinModule(name = "_sha3")
public final class Sha3Module extends NativeModule {
    public Sha3Module() {
        super("_sha3", Sha3ModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addTypes(module, PySha3.SHA3_224, PySha3.SHA3_256, PySha3.SHA3_384, PySha3.SHA3_512, PySha3.Shake.SHAKE_128,
                PySha3.Shake.SHAKE_256);
        add(module, "keccakopt", PyInt.of(64));
        add(module, "implementation", PyStr.of("generic 64-bit optimized implementation (lane complementing, all rounds unrolled)"));
    }

}
