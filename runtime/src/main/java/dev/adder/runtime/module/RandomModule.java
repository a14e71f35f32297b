package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.object.PyModule;

/** The _random module (Modules/_randommodule.c). */
@BuiltinModule(name = "_random", doc = "Module implements the Mersenne Twister random number generator.")
public final class RandomModule extends NativeModule {
    public RandomModule() {
        super("_random", RandomModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "Random", PyRandom.TYPE);
    }
}
