package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;

/** The xxsubtype module (Modules/xxsubtype.c): native types that derive from list and dict, for the tests of classes. */
@BuiltinModule(name = "xxsubtype", doc = "xxsubtype is an example module showing how to subtype builtin types from C.\n"
        + "test_descr.py in the standard test suite requires it in order to complete.\n"
        + "If you don't care about the examples, and don't intend to run the Python\n"
        + "test suite, you can recompile Python without Modules/xxsubtype.c.")
public final class XxsubtypeModule extends NativeModule {
    public XxsubtypeModule() {
        super("xxsubtype", XxsubtypeModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addTypes(module, PySpamList.TYPE, PySpamDict.TYPE);
    }

    /** The seconds that getting the attribute n times takes. */
    // CPython: Modules/xxsubtype.c spam_bench
    @PyMethod(value = "bench($module, obj, name, n=1000, /)", textSignature = false)
    static double bench(PyObject obj, PyStr name, int n) {
        long start = System.nanoTime();
        for (int i = 0; i < n; i++) {
            Objects.getAttr(obj, name).decref();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
