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

    @PyMethod(value = "iter($module, object, sentinel=None, /)", raw = true, textSignature = false)
    static int iter(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return module instanceof PyModule ? nargs : -1;
    }

    @PyMethod("format($module, value, format_spec='', /)")
    static boolean format(PyObject value, PyStr spec) {
        return spec == null;
    }
}
