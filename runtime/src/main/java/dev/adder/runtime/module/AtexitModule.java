package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import java.util.ArrayList;

/** The atexit module (Modules/atexitmodule.c). The callbacks belong to the interpreter. */
@BuiltinModule(name = "atexit", doc = "allow programmer to define multiple exit functions to be executed\n"
        + "upon normal program termination.\n\n"
        + "Two public functions, register and unregister, are defined.\n")
public final class AtexitModule extends NativeModule {
    /** A registered call; null fields once it is unregistered. All owned. */
    private static final class Entry {
        PyObject function;
        PyTuple args;
        PyDict kwargs;

        void release() {
            PyObject f = function;
            function = null;
            PyTuple a = args;
            args = null;
            PyDict k = kwargs;
            kwargs = null;
            PyObject.xdecref(f);
            PyObject.xdecref(a);
            PyObject.xdecref(k);
        }
    }

    /** The callbacks of one interpreter, in order of registration. */
    private static final class Callbacks {
        final ArrayList<Entry> entries = new ArrayList<>();

        void traverse(Visitor visitor) {
            for (Entry e : entries) {
                visitor.xvisit(e.function);
                visitor.xvisit(e.args);
                visitor.xvisit(e.kwargs);
            }
        }
    }

    public AtexitModule() {
        super("atexit", AtexitModuleTable.INSTANCE);
    }

    private static Callbacks callbacks(Interpreter interpreter) {
        if (interpreter.atexit == null) {
            Callbacks c = new Callbacks();
            interpreter.atexit = c;
            interpreter.addRoots(c::traverse);
        }
        return (Callbacks) interpreter.atexit;
    }

    /** Calls what is registered, last first, reporting exceptions as unraisable. */
    // CPython: Modules/atexitmodule.c atexit_callfuncs
    public static void runCallbacks(Interpreter interpreter) {
        Callbacks c = callbacks(interpreter);
        for (int i = c.entries.size() - 1; i >= 0; i--) {
            if (i >= c.entries.size()) {
                continue;
            }
            Entry e = c.entries.get(i);
            if (e.function == null) {
                continue;
            }
            PyObject function = e.function.newRef();
            try {
                Call.call(function, e.args, e.kwargs).decref();
            } catch (PyException error) {
                PyErr.writeUnraisable(error, "Exception ignored in atexit callback", function);
            } finally {
                function.decref();
            }
        }
        clear(c);
    }

    private static void clear(Callbacks c) {
        ArrayList<Entry> entries = new ArrayList<>(c.entries);
        c.entries.clear();
        for (Entry e : entries) {
            e.release();
        }
    }

    @PyMethod(value = "register($module, func, /, *args, **kwargs)", raw = true, textSignature = false,
            doc = "register(func, *args, **kwargs) -> func\n\n"
            + "Register a function to be executed upon normal program termination\n\n"
            + "    func - function to be called at exit\n"
            + "    args - optional arguments to pass to func\n"
            + "    kwargs - optional keyword arguments to pass to func\n\n"
            + "    func is returned to facilitate usage as a decorator.")
    static PyObject register(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs == 0) {
            throw PyErr.typeError("register() takes at least 1 argument (0 given)");
        }
        if (!Objects.isCallable(args[base])) {
            throw PyErr.typeError("the first argument must be callable");
        }
        Entry e = new Entry();
        e.function = args[base].newRef();
        e.args = Call.positional(args, base + 1, nargs - 1);
        e.kwargs = Call.keywords(args, base, nargs, kwnames);
        callbacks(ThreadState.current.interpreter).entries.add(e);
        return args[base].newRef();
    }

    @PyMethod(value = "_clear($module)", textSignature = false, doc = "_clear() -> None\n\n"
            + "Clear the list of previously registered exit functions.")
    static void clearAll() {
        clear(callbacks(ThreadState.current.interpreter));
    }

    @PyMethod(value = "unregister($module, func, /)", textSignature = false, doc = "unregister(func) -> None\n\n"
            + "Unregister an exit function which was previously registered using\n"
            + "atexit.register\n\n"
            + "    func - function to be unregistered")
    static void unregister(PyObject func) {
        Callbacks c = callbacks(ThreadState.current.interpreter);
        for (Entry e : new ArrayList<>(c.entries)) {
            if (e.function != null && Objects.equal(e.function, func)) {
                e.release();
            }
        }
    }

    @PyMethod(value = "_run_exitfuncs($module)", textSignature = false, doc = "_run_exitfuncs() -> None\n\n"
            + "Run all registered exit functions.\n\n"
            + "If a callback raises an exception, it is logged with sys.unraisablehook.")
    static void runExitfuncs() {
        runCallbacks(ThreadState.current.interpreter);
    }

    // CPython: Modules/atexitmodule.c atexit_ncallbacks, which counts the unregistered too
    @PyMethod(value = "_ncallbacks($module)", textSignature = false, doc = "_ncallbacks() -> int\n\n"
            + "Return the number of registered exit functions.")
    static int ncallbacks() {
        return callbacks(ThreadState.current.interpreter).entries.size();
    }
}
