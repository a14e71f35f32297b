package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.NativeProfiler;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FloatConversion;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code _lsprof.Profiler} (Modules/_lsprof.c): an entry a function, a stack of the calls that run, and the time between the two events of each. */
@BuiltinType(name = "_lsprof.Profiler", doc = "Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)\n\n"
        + "    Builds a profiler object using the specified timer function.\n"
        + "    The default timer is a fast built-in one based on real time.\n"
        + "    For custom timer functions returning integers, timeunit can\n"
        + "    be a float specifying a scale (i.e. how long each integer unit\n"
        + "    is, in seconds).\n")
public final class PyProfiler extends PyObject implements NativeProfiler {
    public static final PyType TYPE = new Type();

    /** Times are kept in these, but for those of a timer that has a unit. */
    private static final double NANOSECOND = 1e-9;

    /** What is known of one function, or of one function's calls of another. Times are in the timer's ticks. */
    private static class Times {
        long total;
        long inline;
        long calls;
        long recursiveCalls;
        /** How many of its calls run now. */
        long level;

        void started() {
            level++;
        }

        void stopped(long total, long inline) {
            if (--level == 0) {
                this.total += total;
            } else {
                recursiveCalls++;
            }
            this.inline += inline;
            calls++;
        }
    }

    private static final class Entry extends Times {
        /** The code object of a Python function, else the text that names a built-in one. Owned. */
        final PyObject shown;
        /** By the entries of the functions that this one called, in the order of their first call; null while there is none. */
        Map<Entry, Times> callees;

        Entry(PyObject shown) {
            this.shown = shown;
        }

        Times callee(Entry other) {
            if (callees == null) {
                callees = new LinkedHashMap<>();
            }
            return callees.computeIfAbsent(other, e -> new Times());
        }
    }

    /** A call that runs. */
    private static final class Context {
        final Entry entry;
        final Context previous;
        long start;
        /** What the calls that it made took. */
        long below;

        Context(Entry entry, Context previous) {
            this.entry = entry;
            this.previous = previous;
        }
    }

    /** By code object, or by the definition of a built-in function; the order is that of the first calls. */
    private IdentityHashMap<Object, Entry> entries = new IdentityHashMap<>();
    private ArrayList<Entry> order = new ArrayList<>();
    private Context current;
    private boolean subcalls = true;
    private boolean builtins = true;
    private boolean enabled;
    /** Owned; null for the system's clock. */
    private PyObject timer;
    private double timerUnit;

    private PyProfiler(PyType type) {
        super(type);
    }

    @PyNew(value = "Profiler", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyProfiler p = new PyProfiler(cls);
        TypeObject.initInstance(p);
        return p;
    }

    // CPython: Modules/_lsprof.c profiler_init
    @PyInit("Profiler(timer=None, timeunit=0.0, subcalls=True, builtins=True)")
    static void init(PyProfiler self, PyObject timer, double timeunit, boolean subcalls, boolean builtins) {
        PyObject old = self.timer;
        self.timer = timer == null || timer == PyNone.INSTANCE ? null : timer.newRef();
        xdecref(old);
        self.subcalls = subcalls;
        self.builtins = builtins;
        self.timerUnit = timeunit;
    }

    // CPython: Modules/_lsprof.c CallExternalTimer
    private long now() {
        if (timer == null) {
            return System.nanoTime();
        }
        try {
            PyObject time = Call.call(timer);
            try {
                return timerUnit > 0 ? Args.toLong(time) : Math.round(FloatConversion.toDouble(time) / NANOSECOND);
            } finally {
                time.decref();
            }
        } catch (PyException e) {
            PyErr.writeUnraisable(e, timer);
            return 0;
        }
    }

    // CPython: Modules/_lsprof.c initContext
    private void start(Entry entry) {
        Context context = new Context(entry, current);
        current = context;
        entry.started();
        if (subcalls && context.previous != null) {
            context.previous.entry.callee(entry).started();
        }
        context.start = now();
    }

    // CPython: Modules/_lsprof.c Stop
    private void stop(Entry entry) {
        Context context = current;
        long total = now() - context.start;
        long inline = total - context.below;
        current = context.previous;
        entry.stopped(total, inline);
        if (context.previous != null) {
            context.previous.below += total;
            if (subcalls) {
                Map<Entry, Times> callees = context.previous.entry.callees;
                Times times = callees == null ? null : callees.get(entry);
                if (times != null) {
                    times.stopped(total, inline);
                }
            }
        }
    }

    // CPython: Modules/_lsprof.c ptrace_leave_call
    private void leave(Object key) {
        if (current == null) {
            return;
        }
        Entry entry = entries.get(key);
        if (entry == null) {
            current = current.previous;
        } else {
            stop(entry);
        }
    }

    private Entry add(Object key, PyObject shown) {
        Entry entry = new Entry(shown);
        entries.put(key, entry);
        order.add(entry);
        return entry;
    }

    @Override
    public void entered(PyCode code) {
        Entry entry = entries.get(code);
        start(entry == null ? add(code, code.newRef()) : entry);
    }

    @Override
    public void left(PyCode code) {
        leave(code);
    }

    @Override
    public void enteredBuiltin(PyObject function) {
        if (builtins) {
            PyBuiltinFunction f = (PyBuiltinFunction) function;
            Entry entry = entries.get(f.def);
            start(entry == null ? add(f.def, describe(f)) : entry);
        }
    }

    @Override
    public void leftBuiltin(PyObject function) {
        if (builtins) {
            leave(((PyBuiltinFunction) function).def);
        }
    }

    // CPython: Modules/_lsprof.c normalizeUserObj
    private static PyStr describe(PyBuiltinFunction function) {
        String name = function.def.name;
        if (function.self == null || function.self instanceof PyModule) {
            String module = function.module() instanceof PyStr m ? m + "." : "";
            return PyStr.of("<built-in method " + module + name + ">");
        }
        PyStr key = PyStr.of(name);
        PyObject attribute = TypeObject.lookup(function.self.type, key);
        key.decref();
        if (attribute != null) {
            try {
                return PyStr.of(Objects.reprText(attribute));
            } catch (PyException e) {
                e.release();
            }
        }
        return PyStr.of("<built-in method " + name + ">");
    }

    @PyMethod(value = "enable($self, subcalls=True, builtins=True)", textSignature = false, doc = "enable(subcalls=True, builtins=True)\n\n"
            + "Start collecting profiling information.\n"
            + "If 'subcalls' is True, also records for each function\n"
            + "statistics separated according to its current caller.\n"
            + "If 'builtins' is True, records the time spent in\n"
            + "built-in functions separately from their caller.\n")
    static void enable(PyProfiler self, boolean subcalls, boolean builtins) {
        ThreadState.current.setProfile(self);
        self.subcalls = subcalls;
        self.builtins = builtins;
        self.enabled = true;
    }

    @PyMethod(value = "disable($self)", textSignature = false, doc = "disable()\n\nStop collecting profiling information.\n")
    static void disable(PyProfiler self) {
        ThreadState.current.setProfile(null);
        self.enabled = false;
        self.stopAll();
    }

    // CPython: Modules/_lsprof.c flush_unmatched
    private void stopAll() {
        while (current != null) {
            stop(current.entry);
        }
    }

    @PyMethod(value = "clear($self)", textSignature = false, doc = "clear()\n\nClear all profiling information collected so far.\n")
    static void clear(PyProfiler self) {
        self.clearEntries();
    }

    private void clearEntries() {
        ArrayList<Entry> old = order;
        order = new ArrayList<>();
        entries = new IdentityHashMap<>();
        current = null;
        for (Entry e : old) {
            e.shown.decref();
        }
    }

    // CPython: Modules/_lsprof.c _lsprof_Profiler_getstats_impl
    @PyMethod(value = "getstats($self, /)", doc = "list of profiler_entry objects.\n\n"
            + "getstats() -> list of profiler_entry objects\n\n"
            + "Return all information collected by the profiler.\n"
            + "Each profiler_entry is a tuple-like object with the\n"
            + "following attributes:\n\n"
            + "    code          code object\n"
            + "    callcount     how many times this was called\n"
            + "    reccallcount  how many times called recursively\n"
            + "    totaltime     total time in this entry\n"
            + "    inlinetime    inline time in this entry (not in subcalls)\n"
            + "    calls         details of the calls\n\n"
            + "The calls attribute is either None or a list of\n"
            + "profiler_subentry objects:\n\n"
            + "    code          called code object\n"
            + "    callcount     how many times this is called\n"
            + "    reccallcount  how many times this is called recursively\n"
            + "    totaltime     total time spent in this call\n"
            + "    inlinetime    inline time (not in further subcalls)")
    static PyObject getstats(PyProfiler self) {
        double factor = self.timer == null || self.timerUnit == 0 ? NANOSECOND : self.timerUnit;
        PyList result = PyList.create();
        for (Entry e : self.order) {
            if (e.calls == 0) {
                continue;
            }
            PyObject calls = PyNone.owned();
            if (e.callees != null) {
                PyList list = PyList.create();
                e.callees.forEach((callee, t) -> {
                    if (t.calls != 0) {
                        list.appendSteal(PyStructSequence.create(LsprofModule.SUBENTRY, callee.shown.newRef(), PyInt.of(t.calls),
                                PyInt.of(t.recursiveCalls), PyFloat.of(factor * t.total), PyFloat.of(factor * t.inline)));
                    }
                });
                calls.decref();
                calls = list;
            }
            result.appendSteal(PyStructSequence.create(LsprofModule.ENTRY, e.shown.newRef(), PyInt.of(e.calls),
                    PyInt.of(e.recursiveCalls), PyFloat.of(factor * e.total), PyFloat.of(factor * e.inline), calls));
        }
        return result;
    }

    // As in CPython, the collector does not see what a profiler holds: its traverse visits the class alone.
    @Override
    public void traverseHidden(Visitor visitor) {
        for (Entry e : order) {
            visitor.visit(e.shown);
        }
        visitor.xvisit(timer);
    }

    // CPython: Modules/_lsprof.c profiler_dealloc
    @Override
    protected void dropFields() {
        if (enabled) {
            try {
                ThreadState.current.setProfile(null);
            } catch (PyException e) {
                PyErr.writeUnraisable(e, "Exception ignored When destroying _lsprof profiler", null);
            }
        }
        stopAll();
        clearEntries();
        xdecref(timer);
        timer = null;
    }

    static final class Type extends PyType {
        Type() {
            super("_lsprof.Profiler", PyProfilerTable.INSTANCE, null, 64, 0, BASETYPE | HAVE_GC | IMMUTABLETYPE);
        }
    }
}
