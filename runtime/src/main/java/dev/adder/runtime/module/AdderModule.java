package dev.adder.runtime.module;

import dev.adder.heap.Audit;
import dev.adder.heap.HeapMode;
import dev.adder.heap.PoolStatistics;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Auditor;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import java.util.List;

/** What programs may ask of Adder that no other Python has. */
@BuiltinModule(name = "_adder", doc = "What is Adder's own: the audit of the reference counts.")
public final class AdderModule extends NativeModule {
    public AdderModule() {
        super("_adder", AdderModuleTable.INSTANCE);
    }

    @PyMethod(value = "is_auditing($module, /)", doc = "Whether the heap keeps the books that the audit needs (-X audit).")
    static boolean isAuditing() {
        return HeapMode.AUDIT;
    }

    @PyMethod(value = "pool_statistics($module, /)", doc = "How many bytes objects and payloads have taken so far (-X pools).\n\n"
            + "Return a dict: allocated, all that were asked for; fresh, those for which no dead object was\n"
            + "there; heap, what is in use of the JVM's heap, garbage included. Without -X pools the first two are zero.")
    static PyObject poolStatistics() {
        Runtime runtime = Runtime.getRuntime();
        PyDict result = PyDict.create();
        put(result, "allocated", PoolStatistics.allocated());
        put(result, "fresh", PoolStatistics.fresh());
        put(result, "heap", runtime.totalMemory() - runtime.freeMemory());
        return result;
    }

    @PyMethod(value = "live_heap($module, /)", doc = "The bytes of the JVM's heap in use after a full collection of it.")
    static long liveHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void put(PyDict result, String name, long value) {
        PyObject key = PyStr.intern(name);
        PyObject number = PyInt.of(value);
        result.put(key, number);
        key.decref();
        number.decref();
    }

    /** Strings only, so that a reported object's count is not changed by the report. */
    @PyMethod(value = "audit($module, /)", doc = "Compare each object's count with the references that exist.\n\n"
            + "Return a list of tuples (type name, repr, count, references found, line that last\n"
            + "touched the count), one for each object that is not accounted for.")
    static PyObject audit() {
        if (!HeapMode.AUDIT) {
            throw PyErr.runtimeError("the audit is off: start with -X audit");
        }
        List<Audit.Mismatch> mismatches = Auditor.run();
        PyList result = PyList.create();
        for (Audit.Mismatch m : mismatches) {
            result.appendSteal(PyTuple.steal(PyStr.of(m.type()), PyStr.of(m.description()), PyInt.of(m.refcnt()), PyInt.of(m.found()),
                    PyStr.of(m.touched() == null ? "" : m.touched())));
        }
        return result;
    }

    @PyMethod(value = "test_module($module, name, /)", doc = "Return a new module with what is here of CPython's _testcapi or _testinternalcapi,\n"
            + "which its own tests need.")
    static PyObject testModule(String name) {
        Interpreter interpreter = ThreadState.current.interpreter;
        return switch (name) {
            case "_testcapi" -> new TestCapiModule().create(interpreter);
            case "_testinternalcapi" -> new TestInternalCapiModule().create(interpreter);
            default -> throw PyErr.valueError("no such module");
        };
    }
}
