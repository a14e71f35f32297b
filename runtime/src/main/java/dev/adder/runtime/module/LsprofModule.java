package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyType;

/** The _lsprof module (Modules/_lsprof.c), on which cProfile stands. */
@BuiltinModule(name = "_lsprof", doc = "Fast profiler")
public final class LsprofModule extends NativeModule {
    static final PyType ENTRY = PyStructSequence.newType("_lsprof.profiler_entry", null, 6,
            "code: code object or built-in function name", "callcount: how many times this was called",
            "reccallcount: how many times called recursively", "totaltime: total time in this entry",
            "inlinetime: inline time in this entry (not in subcalls)", "calls: details of the calls");
    static final PyType SUBENTRY = PyStructSequence.newType("_lsprof.profiler_subentry", null, 5,
            "code: called code object or built-in function name", "callcount: how many times this is called",
            "reccallcount: how many times this is called recursively", "totaltime: total time spent in this call",
            "inlinetime: inline time (not in further subcalls)");

    public LsprofModule() {
        super("_lsprof", LsprofModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "Profiler", PyProfiler.TYPE);
        addBorrowed(module, "profiler_entry", ENTRY);
        addBorrowed(module, "profiler_subentry", SUBENTRY);
    }
}
