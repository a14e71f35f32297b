package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;

/** The _tracemalloc module (Modules/_tracemalloc.c), the face of {@link AllocationTraces}. */
@BuiltinModule(name = "_tracemalloc", doc = "Debug module to trace memory blocks allocated by Python.")
public final class TracemallocModule extends NativeModule {
    public TracemallocModule() {
        super("_tracemalloc", TracemallocModuleTable.INSTANCE);
    }

    /** Starts to trace, as the command line or the environment asks. */
    public static void startEarly(int frames) {
        AllocationTraces.start(frames);
    }

    @PyMethod(value = "is_tracing($module, /)",
            doc = "Return True if the tracemalloc module is tracing Python memory allocations.")
    static boolean isTracing() {
        return AllocationTraces.isTracing();
    }

    @PyMethod(value = "clear_traces($module, /)", doc = "Clear traces of memory blocks allocated by Python.")
    static void clearTraces() {
        AllocationTraces.clear();
    }

    @PyMethod(value = "_get_traces($module, /)", doc = "Get traces of all memory blocks allocated by Python.\n\n"
            + "Return a list of (size: int, traceback: tuple) tuples.\n"
            + "traceback is a tuple of (filename: str, lineno: int) tuples.\n\n"
            + "Return an empty list if the tracemalloc module is disabled.")
    static PyObject getTraces() {
        return AllocationTraces.all();
    }

    @PyMethod(value = "_get_object_traceback($module, obj, /)",
            doc = "Get the traceback where the Python object obj was allocated.\n\n"
            + "Return a tuple of (filename: str, lineno: int) tuples.\n"
            + "Return None if the tracemalloc module is disabled or did not\n"
            + "trace the allocation of the object.")
    static PyObject getObjectTraceback(PyObject obj) {
        PyObject traceback = AllocationTraces.of(obj);
        return traceback == null ? PyNone.owned() : traceback;
    }

    @PyMethod(value = "start($module, nframe=1, /)", doc = "Start tracing Python memory allocations.\n\n"
            + "Also set the maximum number of frames stored in the traceback of a\n"
            + "trace to nframe.")
    static void start(int nframe) {
        if (nframe < 1 || nframe > AllocationTraces.MOST_FRAMES) {
            throw PyErr.valueError("the number of frames must be in range [1; " + AllocationTraces.MOST_FRAMES + "]");
        }
        AllocationTraces.start(nframe);
    }

    @PyMethod(value = "stop($module, /)", doc = "Stop tracing Python memory allocations.\n\n"
            + "Also clear traces of memory blocks allocated by Python.")
    static void stop() {
        AllocationTraces.stop();
    }

    @PyMethod(value = "get_traceback_limit($module, /)",
            doc = "Get the maximum number of frames stored in the traceback of a trace.\n\n"
            + "By default, a trace of an allocated memory block only stores\n"
            + "the most recent frame: the limit is 1.")
    static int getTracebackLimit() {
        return AllocationTraces.limit();
    }

    @PyMethod(value = "get_tracemalloc_memory($module, /)", doc = "Get the memory usage in bytes of the tracemalloc module.\n\n"
            + "This memory is used internally to trace memory allocations.")
    static long getTracemallocMemory() {
        return AllocationTraces.overhead();
    }

    @PyMethod(value = "get_traced_memory($module, /)",
            doc = "Get the current size and peak size of memory blocks traced by tracemalloc.\n\n"
            + "Returns a tuple: (current: int, peak: int).")
    static PyObject getTracedMemory() {
        long[] memory = AllocationTraces.memory();
        return PyTuple.steal(PyInt.of(memory[0]), PyInt.of(memory[1]));
    }

    @PyMethod(value = "reset_peak($module, /)",
            doc = "Set the peak size of memory blocks traced by tracemalloc to the current size.\n\n"
            + "Do nothing if the tracemalloc module is not tracing memory allocations.")
    static void resetPeak() {
        AllocationTraces.resetPeak();
    }
}
