package dev.adder.runtime.object;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;

/** Module functions, with and without the module. */
@BuiltinModule(name = "boxes")
final class BoxModule {
    private BoxModule() {}

    @PyMethod("origin($module, /)")
    static String origin(PyModule module) {
        return module.type.tpName();
    }

    @PyMethod("enable($module, /)")
    static void enable() {}

    @PyMethod("collect($module, generation=2)")
    static int collect(int generation) {
        return generation;
    }
}
