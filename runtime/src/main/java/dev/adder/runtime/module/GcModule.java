package dev.adder.runtime.module;

import dev.adder.heap.Counted;
import dev.adder.heap.Heap;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;

/** The gc module (Modules/gcmodule.c): the collector is {@link dev.adder.heap.Collector}'s, this is its face. */
@BuiltinModule(name = "gc", doc = "This module provides access to the garbage collector for reference cycles.\n\n"
        + "enable() -- Enable automatic garbage collection.\n"
        + "disable() -- Disable automatic garbage collection.\n"
        + "isenabled() -- Returns true if automatic collection is enabled.\n"
        + "collect() -- Do a full collection right now.\n"
        + "get_count() -- Return the current collection counts.\n"
        + "get_stats() -- Return list of dictionaries containing per-generation stats.\n"
        + "set_debug() -- Set debugging flags.\n"
        + "get_debug() -- Get debugging flags.\n"
        + "set_threshold() -- Set the collection thresholds.\n"
        + "get_threshold() -- Return the current the collection thresholds.\n"
        + "get_objects() -- Return a list of all objects tracked by the collector.\n"
        + "is_tracked() -- Returns true if a given object is tracked.\n"
        + "is_finalized() -- Returns true if a given object has been already finalized.\n"
        + "get_referrers() -- Return the list of objects that refer to an object.\n"
        + "get_referents() -- Return the list of objects that an object refers to.\n"
        + "freeze() -- Freeze all tracked objects and ignore them for future collections.\n"
        + "unfreeze() -- Unfreeze all objects in the permanent generation.\n"
        + "get_freeze_count() -- Return the number of objects in the permanent generation.\n")
public final class GcModule extends NativeModule {
    public GcModule() {
        super("gc", GcModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        RuntimeHooks hooks = (RuntimeHooks) Heap.current.hooks;
        addBorrowed(module, "garbage", hooks.garbage());
        addBorrowed(module, "callbacks", hooks.callbacks());
        add(module, "DEBUG_STATS", PyInt.of(Heap.DEBUG_STATS));
        add(module, "DEBUG_COLLECTABLE", PyInt.of(Heap.DEBUG_COLLECTABLE));
        add(module, "DEBUG_UNCOLLECTABLE", PyInt.of(Heap.DEBUG_UNCOLLECTABLE));
        add(module, "DEBUG_SAVEALL", PyInt.of(Heap.DEBUG_SAVEALL));
        add(module, "DEBUG_LEAK", PyInt.of(Heap.DEBUG_COLLECTABLE | Heap.DEBUG_UNCOLLECTABLE | Heap.DEBUG_SAVEALL));
    }

    @PyMethod(value = "enable($module, /)", doc = "Enable automatic garbage collection.")
    static void enable() {
        Heap.current.setEnabled(true);
    }

    @PyMethod(value = "disable($module, /)", doc = "Disable automatic garbage collection.")
    static void disable() {
        Heap.current.setEnabled(false);
    }

    @PyMethod(value = "isenabled($module, /)", doc = "Returns true if automatic garbage collection is enabled.")
    static boolean isenabled() {
        return Heap.current.isEnabled();
    }

    @PyMethod(value = "set_debug($module, flags, /)", doc = "Set the garbage collection debugging flags.\n\n"
            + "  flags\n"
            + "    An integer that can have the following bits turned on:\n"
            + "      DEBUG_STATS - Print statistics during collection.\n"
            + "      DEBUG_COLLECTABLE - Print collectable objects found.\n"
            + "      DEBUG_UNCOLLECTABLE - Print unreachable but uncollectable objects\n"
            + "        found.\n"
            + "      DEBUG_SAVEALL - Save objects to gc.garbage rather than freeing them.\n"
            + "      DEBUG_LEAK - Debug leaking programs (everything but STATS).\n\n"
            + "Debugging information is written to sys.stderr.")
    static void setDebug(int flags) {
        Heap.current.setDebug(flags);
    }

    @PyMethod(value = "get_debug($module, /)", doc = "Get the garbage collection debugging flags.")
    static int getDebug() {
        return Heap.current.debug();
    }

    /** Warns of what is left in gc.garbage when the interpreter ends, unless it was asked to save everything there. */
    // CPython: Modules/gcmodule.c _PyGC_DumpShutdownStats
    public static void dumpShutdownStats() {
        int debug = Heap.current.debug();
        PyList garbage = ((RuntimeHooks) Heap.current.hooks).garbage();
        if ((debug & Heap.DEBUG_SAVEALL) != 0 || garbage.size() == 0) {
            return;
        }
        boolean list = (debug & Heap.DEBUG_UNCOLLECTABLE) != 0;
        try {
            WarningsModule.warnExplicit(PyExc.ResourceWarning, "gc: " + garbage.size() + " uncollectable objects at shutdown"
                    + (list ? "" : "; use gc.set_debug(gc.DEBUG_UNCOLLECTABLE) to list them"), "gc", 0);
        } catch (PyException e) {
            PyErr.writeUnraisable(e, null);
        }
        if (list) {
            try {
                Heap.current.hooks.writeDebug("      " + Objects.reprText(garbage) + "\n");
            } catch (PyException e) {
                PyErr.writeUnraisable(e, garbage);
            }
        }
    }

    /** Drops gc.garbage and gc.callbacks: the interpreter ends. */
    // CPython: Modules/gcmodule.c _PyGC_Fini
    public static void finish() {
        ((RuntimeHooks) Heap.current.hooks).dropLists();
    }

    @PyMethod(value = "get_count($module, /)", doc = "Return a three-tuple of the current collection counts.")
    static PyObject getCount() {
        Heap h = Heap.current;
        return PyTuple.steal(PyInt.of(h.count(0)), PyInt.of(h.count(1)), PyInt.of(h.count(2)));
    }

    @PyMethod(value = "set_threshold($module, threshold0, threshold1=<unrepresentable>, threshold2=<unrepresentable>, /)", textSignature = false, raw = true,
            doc = "set_threshold(threshold0, [threshold1, threshold2]) -> None\n\n"
            + "Sets the collection thresholds.  Setting threshold0 to zero disables\n"
            + "collection.\n")
    static PyObject setThreshold(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError("gc.set_threshold() takes no keyword arguments");
        }
        if (nargs < 1 || nargs > 3) {
            throw PyErr.typeError("set_threshold() takes " + (nargs < 1 ? "at least 1 argument" : "at most 3 arguments") + " (" + nargs + " given)");
        }
        int[] values = new int[nargs];
        for (int i = 0; i < nargs; i++) {
            values[i] = Args.toInt(args[base + i]);
        }
        for (int i = 0; i < nargs; i++) {
            Heap.current.setThreshold(i, values[i]);
        }
        return PyNone.owned();
    }

    @PyMethod(value = "get_threshold($module, /)", doc = "Return the current collection thresholds.")
    static PyObject getThreshold() {
        Heap h = Heap.current;
        return PyTuple.steal(PyInt.of(h.threshold(0)), PyInt.of(h.threshold(1)), PyInt.of(h.threshold(2)));
    }

    @PyMethod(value = "collect($module, /, generation=2)", doc = "Run the garbage collector.\n\n"
            + "With no arguments, run a full collection.  The optional argument\n"
            + "may be an integer specifying which generation to collect.  A ValueError\n"
            + "is raised if the generation number is invalid.\n\n"
            + "The number of unreachable objects is returned.")
    static long collect(int generation) {
        checkGeneration(generation);
        return Heap.current.collect(generation);
    }

    private static void checkGeneration(int generation) {
        if (generation < 0 || generation >= Heap.GENERATIONS) {
            throw PyErr.valueError("invalid generation");
        }
    }

    @PyMethod(value = "get_objects($module, /, generation=None)",
            doc = "Return a list of objects tracked by the collector (excluding the list returned).\n\n"
            + "  generation\n"
            + "    Generation to extract the objects from.\n\n"
            + "If generation is not None, return only the objects tracked by the collector\n"
            + "that are in that generation.")
    static PyObject getObjects(PyObject generation) {
        PyList list = PyList.create();
        try {
            int from = 0;
            int to = Heap.GENERATIONS;
            if (generation != null && generation != PyNone.INSTANCE) {
                long g = Abstract.asSsize(generation, PyExc.OverflowError);
                if (g >= Heap.GENERATIONS) {
                    throw PyErr.valueError("generation parameter must be less than the number of available generations (3)");
                }
                if (g < -1) {
                    throw PyErr.valueError("generation parameter cannot be negative");
                }
                // -1 is what the C function takes for None
                if (g >= 0) {
                    from = (int) g;
                    to = from + 1;
                }
            }
            for (int g = from; g < to; g++) {
                for (Counted o : Heap.current.getObjects(g)) {
                    if (o != list) {
                        list.append((PyObject) o);
                    }
                }
            }
            return list;
        } catch (PyException e) {
            list.decref();
            throw e;
        }
    }

    @PyMethod(value = "get_stats($module, /)", doc = "Return a list of dictionaries containing per-generation statistics.")
    static PyObject getStats() {
        PyList list = PyList.create();
        for (int g = 0; g < Heap.GENERATIONS; g++) {
            Heap.GenerationStats s = Heap.current.stats(g);
            PyDict d = PyDict.create();
            put(d, "collections", PyInt.of(s.collections()));
            put(d, "collected", PyInt.of(s.collected()));
            put(d, "uncollectable", PyInt.of(s.uncollectable()));
            list.appendSteal(d);
        }
        return list;
    }

    static void put(PyDict dict, String key, PyObject ownedValue) {
        PyStr k = PyStr.intern(key);
        dict.put(k, ownedValue);
        k.decref();
        ownedValue.decref();
    }

    @PyMethod(value = "is_tracked($module, obj, /)", doc = "Returns true if the object is tracked by the garbage collector.\n\n"
            + "Simple atomic objects will return false.")
    static boolean isTracked(PyObject obj) {
        return Heap.isTracked(obj);
    }

    @PyMethod(value = "is_finalized($module, obj, /)", doc = "Returns true if the object has been already finalized by the GC.")
    static boolean isFinalized(PyObject obj) {
        return Heap.isFinalized(obj);
    }

    @PyMethod(value = "get_referrers($module, *objs)", raw = true, textSignature = false, doc = "get_referrers(*objs) -> list\n"
            + "Return the list of objects that directly refer to any of objs.")
    static PyObject getReferrers(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Counted[] objs = new Counted[nargs];
        System.arraycopy(args, base, objs, 0, nargs);
        return listOf(Heap.current.getReferrers(objs));
    }

    @PyMethod(value = "get_referents($module, *objs)", raw = true, textSignature = false, doc = "get_referents(*objs) -> list\n"
            + "Return the list of objects that are directly referred to by objs.")
    static PyObject getReferents(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Counted[] objs = new Counted[nargs];
        System.arraycopy(args, base, objs, 0, nargs);
        return listOf(Heap.current.getReferents(objs));
    }

    private static PyObject listOf(java.util.List<Counted> objects) {
        PyList list = PyList.create();
        for (Counted o : objects) {
            list.append((PyObject) o);
        }
        return list;
    }

    @PyMethod(value = "freeze($module, /)", doc = "Freeze all current tracked objects and ignore them for future collections.\n\n"
            + "This can be used before a POSIX fork() call to make the gc copy-on-write friendly.\n"
            + "Note: collection before a POSIX fork() call may free pages for future allocation\n"
            + "which can cause copy-on-write.")
    static void freeze() {
        Heap.current.freeze();
    }

    @PyMethod(value = "unfreeze($module, /)", doc = "Unfreeze all objects in the permanent generation.\n\n"
            + "Put all objects in the permanent generation back into oldest generation.")
    static void unfreeze() {
        Heap.current.unfreeze();
    }

    @PyMethod(value = "get_freeze_count($module, /)", doc = "Return the number of objects in the permanent generation.")
    static int getFreezeCount() {
        return Heap.current.freezeCount();
    }
}
