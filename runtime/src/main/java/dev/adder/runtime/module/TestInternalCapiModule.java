package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.Config;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;

/**
 * The part of {@code _testinternalcapi} (Modules/_testinternalcapi.c) that has a meaning here. Programs do not see it;
 * {@code _adder.test_module} makes it.
 */
@BuiltinModule(name = "_testinternalcapi")
public final class TestInternalCapiModule extends NativeModule {
    public TestInternalCapiModule() {
        super("_testinternalcapi", TestInternalCapiModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "SIZEOF_PYGC_HEAD", PyInt.of(16));
    }

    /** The level of the call itself is not counted. */
    // CPython: Modules/_testinternalcapi.c get_recursion_depth
    @PyMethod(value = "get_recursion_depth($module)", textSignature = false)
    static int getRecursionDepth() {
        return ThreadState.current.recursionDepth() - 1;
    }

    /** Of the configuration what there is of it here. */
    // CPython: Python/initconfig.c _PyConfig_AsDict
    @PyMethod(value = "get_config($module)", textSignature = false)
    static PyObject getConfig() {
        Config config = ThreadState.current.interpreter.config;
        PyDict dict = PyDict.create();
        GcModule.put(dict, "code_debug_ranges", PyBool.of(config.codeDebugRanges));
        GcModule.put(dict, "dev_mode", PyInt.of(config.devMode ? 1 : 0));
        GcModule.put(dict, "tracemalloc", PyInt.of(config.tracemalloc));
        GcModule.put(dict, "site_import", PyInt.of(config.siteImport ? 1 : 0));
        return dict;
    }
}
