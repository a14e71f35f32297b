package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.Borrowed;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.ErrorDisplay;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** The _warnings module: filters, and what issues a warning from Java code (Python/_warnings.c). */
@BuiltinModule(name = "_warnings", doc = "_warnings provides basic warning filtering support.\n"
        + "It is a helper module to speed up interpreter start-up.")
public final class WarningsModule extends NativeModule {
    /** The state of one interpreter, which is there before the module is imported. */
    private static final class State implements Interpreter.Warnings {
        /** Owned, as are the next two. What the warnings module has under these names takes their place when a warning is issued. */
        private PyList filters = PyList.create();
        private PyDict onceRegistry = PyDict.create();
        private PyStr defaultAction = PyStr.intern("default");
        private long filtersVersion;

        void traverse(Visitor visitor) {
            visitor.visit(filters);
            visitor.visit(onceRegistry);
            visitor.visit(defaultAction);
        }

        @Override
        public void warn(PyType category, String message, int stackLevel) {
            PyObject text = PyStr.of(message);
            try {
                doWarn(this, text, category, stackLevel, null);
            } finally {
                text.decref();
            }
        }

        // CPython: Python/_warnings.c _PyErr_WarnUnawaitedCoroutine
        @Override
        public void warnUnawaitedCoroutine(PyObject coroutine, PyStr qualname) {
            boolean warned = false;
            try {
                PyObject function = warningsAttribute("_warn_unawaited_coroutine", true);
                if (function != null) {
                    try {
                        Call.call(function, coroutine).decref();
                        warned = true;
                    } finally {
                        function.decref();
                    }
                }
            } catch (PyException e) {
                warned = e.matches(PyExc.RuntimeWarning);
                PyErr.writeUnraisable(e, coroutine);
            }
            if (!warned) {
                try {
                    warn(PyExc.RuntimeWarning, "coroutine '" + qualname + "' was never awaited", 1);
                } catch (PyException e) {
                    PyErr.writeUnraisable(e, coroutine);
                }
            }
        }
    }

    public WarningsModule() {
        super("_warnings", WarningsModuleTable.INSTANCE);
    }

    /** Gives the interpreter its default filters. */
    // CPython: Python/_warnings.c init_filters
    public static void install(Interpreter interpreter) {
        State state = new State();
        addFilter(state, PyExc.DeprecationWarning, "default", "__main__");
        addFilter(state, PyExc.DeprecationWarning, "ignore", null);
        addFilter(state, PyExc.PendingDeprecationWarning, "ignore", null);
        addFilter(state, PyExc.ImportWarning, "ignore", null);
        addFilter(state, PyExc.ResourceWarning, "ignore", null);
        interpreter.setWarnings(state);
        interpreter.addRoots(state::traverse);
    }

    private static void addFilter(State state, PyType category, String action, String module) {
        state.filters.appendSteal(PyTuple.steal(PyStr.intern(action), PyNone.owned(), category.newRef(),
                module == null ? PyNone.owned() : PyStr.intern(module), PyInt.of(0)));
    }

    private static State state() {
        return (State) ThreadState.current.interpreter.warnings();
    }

    @Override
    protected void exec(PyModule module) {
        State s = (State) interpreter.warnings();
        addBorrowed(module, "filters", s.filters);
        addBorrowed(module, "_onceregistry", s.onceRegistry);
        addBorrowed(module, "_defaultaction", s.defaultAction);
    }

    @PyMethod(value = "_filters_mutated($module, /)", textSignature = false)
    static void filtersMutated() {
        state().filtersVersion++;
    }

    // CPython: Python/_warnings.c warnings_warn_impl
    @PyMethod(value = "warn($module, /, message, category=None, stacklevel=1, source=None)",
            doc = "Issue a warning, or maybe ignore it or raise an exception.")
    static void warn(PyObject message, PyObject category, long stacklevel, PyObject source) {
        PyType cls;
        if (Abstract.isInstance(message, PyExc.Warning)) {
            cls = message.type;
        } else if (category == null || category == PyNone.INSTANCE) {
            cls = PyExc.UserWarning;
        } else if (category instanceof PyType t && t.isSubtype(PyExc.Warning)) {
            cls = t;
        } else {
            throw PyErr.typeError("category must be a Warning subclass, not '" + category.type.tpName() + "'");
        }
        doWarn(state(), message, cls, stacklevel, source);
    }

    @PyMethod(value = "warn_explicit($module, /, message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)", textSignature = false,
            doc = "Low-level interface to warnings functionality.")
    static void warnExplicit(PyObject message, PyObject category, PyStr filename, int lineno, PyObject module, PyObject registry, PyObject moduleGlobals, PyObject source) {
        PyObject line = null;
        if (moduleGlobals != null && moduleGlobals != PyNone.INSTANCE) {
            if (!(moduleGlobals instanceof PyDict d)) {
                throw PyErr.typeError("module_globals must be a dict, not '" + moduleGlobals.type.tpName() + "'");
            }
            line = sourceLine(d, lineno);
        }
        try {
            doWarnExplicit(state(), category, message, filename, lineno, module, registry, line, source);
        } finally {
            PyObject.xdecref(line);
        }
    }

    private static PyObject sourceLine(PyDict globals, int lineno) {
        PyObject loader = globals.get(Id.__loader__);
        PyObject name = globals.get(Id.__name__);
        if (loader == null || name == null) {
            return null;
        }
        PyObject getSource = Objects.lookupAttr(loader, PyStr.intern("get_source"));
        if (getSource == null) {
            return null;
        }
        PyObject source;
        try {
            source = Call.call(getSource, name);
        } finally {
            getSource.decref();
        }
        try {
            if (source == PyNone.INSTANCE) {
                return null;
            }
            String[] lines = source.toString().split("\n", -1);
            return lineno >= 1 && lineno <= lines.length ? PyStr.of(lines[lineno - 1]) : null;
        } finally {
            source.decref();
        }
    }

    /** PyErr_WarnExplicit: a warning about a place in a source file. */
    public static void warnExplicit(PyType category, String message, String filename, int lineno) {
        PyObject text = PyStr.of(message);
        PyObject file = PyStr.of(filename);
        try {
            doWarnExplicit(state(), category, text, file, lineno, null, null, null, null);
        } finally {
            text.decref();
            file.decref();
        }
    }

    /** Warns of something unclosed, with the object as the source (PyErr_ResourceWarning). */
    public static void resourceWarning(PyObject source, String message) {
        PyObject text = PyStr.of(message);
        try {
            doWarn(state(), text, PyExc.ResourceWarning, 1, source);
        } finally {
            text.decref();
        }
    }

    private static boolean isInternal(InterpreterFrame f) {
        String name = f.code.filename.toString();
        return name.contains("importlib") && name.contains("_bootstrap");
    }

    private static InterpreterFrame nextExternal(InterpreterFrame f) {
        do {
            f = f.visiblePrevious();
        } while (f != null && isInternal(f));
        return f;
    }

    // CPython: Python/_warnings.c do_warn, setup_context
    private static void doWarn(State s, PyObject message, PyType category, long stackLevel, PyObject source) {
        InterpreterFrame f = ThreadState.current.visibleFrame();
        if (stackLevel <= 0 || f != null && isInternal(f)) {
            while (--stackLevel > 0 && f != null) {
                f = f.visiblePrevious();
            }
        } else {
            while (--stackLevel > 0 && f != null) {
                f = nextExternal(f);
            }
        }
        PyDict globals;
        PyObject filename;
        int lineno;
        if (f == null) {
            globals = ThreadState.current.interpreter.sysDict;
            filename = PyStr.of("sys");
            lineno = 1;
        } else {
            globals = f.globals;
            filename = f.code.filename.newRef();
            lineno = f.code.lineOf(f.pc);
        }
        globals.incref();
        PyObject module = null;
        PyObject registry = PyObject.xnewRef(globals.get(Id.__warningregistry__));
        try {
            if (registry == null) {
                registry = PyDict.create();
                globals.put(Id.__warningregistry__, registry);
            }
            PyObject name = globals.get(Id.__name__);
            module = name instanceof PyStr || name == PyNone.INSTANCE ? name.newRef() : PyStr.of("<string>");
            doWarnExplicit(s, category, message, filename, lineno, module, registry, null, source);
        } finally {
            PyObject.xdecref(registry);
            PyObject.xdecref(module);
            filename.decref();
            globals.decref();
        }
    }

    /** An attribute of the warnings module, which is imported only if {@code tryImport}; null if it is not there. */
    // CPython: Python/_warnings.c get_warnings_attr
    private static PyObject warningsAttribute(String name, boolean tryImport) {
        Interpreter interpreter = ThreadState.current.interpreter;
        PyObject module;
        if (tryImport) {
            if (interpreter.finalizing) {
                return null;
            }
            try {
                module = dev.adder.runtime.interpreter.Import.importModule("warnings");
            } catch (PyException e) {
                if (e.matches(PyExc.ImportError)) {
                    e.release();
                    return null;
                }
                throw e;
            }
        } else {
            PyStr key = PyStr.intern("warnings");
            module = PyObject.xnewRef(interpreter.modules.get(key));
            key.decref();
            if (module == null) {
                return null;
            }
        }
        PyStr attribute = PyStr.intern(name);
        try {
            return Objects.lookupAttr(module, attribute);
        } finally {
            attribute.decref();
            module.decref();
        }
    }

    /** The filters, owned. */
    // CPython: Python/_warnings.c get_warnings_filters
    private static PyList filters(State s) {
        PyObject filters = warningsAttribute("filters", false);
        if (filters instanceof PyList l) {
            PyObject old = s.filters;
            s.filters = l;
            old.decref();
        } else if (filters != null) {
            filters.decref();
            throw PyErr.valueError("_warnings.filters must be a list");
        }
        s.filters.incref();
        return s.filters;
    }

    @Borrowed
    // CPython: Python/_warnings.c get_once_registry
    private static PyDict onceRegistry(State s) {
        PyObject registry = warningsAttribute("onceregistry", false);
        if (registry instanceof PyDict d) {
            PyObject old = s.onceRegistry;
            s.onceRegistry = d;
            old.decref();
        } else if (registry != null) {
            String type = registry.type.tpName();
            registry.decref();
            throw PyErr.typeError("_warnings.onceregistry must be a dict, not '" + type + "'");
        }
        return s.onceRegistry;
    }

    @Borrowed
    // CPython: Python/_warnings.c get_default_action
    private static PyStr defaultAction(State s) {
        PyObject action = warningsAttribute("defaultaction", false);
        if (action instanceof PyStr t) {
            PyObject old = s.defaultAction;
            s.defaultAction = t;
            old.decref();
        } else if (action != null) {
            String type = action.type.tpName();
            action.decref();
            throw PyErr.typeError("_warnings.defaultaction must be a string, not '" + type + "'");
        }
        return s.defaultAction;
    }

    private static boolean matches(PyObject pattern, PyObject text) {
        if (pattern == PyNone.INSTANCE) {
            return true;
        }
        if (pattern instanceof PyStr p && p.type == PyStr.TYPE) {
            return text instanceof PyStr t && p.equalTo(t);
        }
        PyStr match = PyStr.intern("match");
        try {
            PyObject r = Call.method(pattern, match, text);
            try {
                return Objects.isTrue(r);
            } finally {
                r.decref();
            }
        } finally {
            match.decref();
        }
    }

    /** The action of the first filter that fits, owned, and the filter itself (borrowed from nothing: owned too) in {@code item}. */
    // CPython: Python/_warnings.c get_filter
    private static PyStr action(State s, PyType category, PyObject text, long lineno, PyObject module, PyObject[] item) {
        PyList filters = filters(s);
        try {
            for (int i = 0; i < filters.size(); i++) {
                PyObject filter = filters.get(i);
                if (!(filter instanceof PyTuple t) || t.size() != 5) {
                    throw PyErr.valueError("_warnings.filters item " + i + " isn't a 5-tuple");
                }
                t.incref();
                try {
                    if (!(t.get(0) instanceof PyStr action)) {
                        throw PyErr.typeError("action must be a string, not '" + t.get(0).type.tpName() + "'");
                    }
                    if (!matches(t.get(1), text) || !Abstract.isSubclass(category, t.get(2)) || !matches(t.get(3), module)) {
                        continue;
                    }
                    long line = Abstract.asSsize(t.get(4), PyExc.OverflowError);
                    if (line == 0 || line == lineno) {
                        item[0] = t.newRef();
                        action.incref();
                        return action;
                    }
                } finally {
                    t.decref();
                }
            }
        } finally {
            filters.decref();
        }
        PyStr action = defaultAction(s);
        action.incref();
        item[0] = PyNone.owned();
        return action;
    }

    // CPython: Python/_warnings.c already_warned
    private static boolean alreadyWarned(State s, PyDict registry, PyObject key, boolean set) {
        if (registry == null) {
            return false;
        }
        PyStr version = PyStr.intern("version");
        try {
            PyObject v = registry.get(version);
            if (!(v instanceof PyInt i) || !i.fitsLong() || i.longValue() != s.filtersVersion) {
                registry.clearAll();
                PyObject now = PyInt.of(s.filtersVersion);
                registry.put(version, now);
                now.decref();
            } else {
                PyObject warned = registry.get(key);
                if (warned != null && Objects.isTrue(warned)) {
                    return true;
                }
            }
        } finally {
            version.decref();
        }
        if (set) {
            registry.put(key, PyBool.TRUE);
        }
        return false;
    }

    // CPython: Python/_warnings.c warn_explicit
    private static void doWarnExplicit(State s, PyObject category, PyObject message, PyObject filename, int lineno, PyObject module, PyObject registry,
            PyObject sourceLine, PyObject source) {
        if (module == PyNone.INSTANCE) {
            return;
        }
        if (registry != null && registry != PyNone.INSTANCE && !(registry instanceof PyDict)) {
            throw PyErr.typeError("'registry' must be a dict or None");
        }
        PyDict reg = registry instanceof PyDict d ? d : null;
        PyObject mod;
        if (module == null) {
            String file = filename.toString();
            mod = file.isEmpty() ? PyStr.of("<unknown>") : PyStr.of(file.endsWith(".py") ? file.substring(0, file.length() - 3) : file);
        } else {
            mod = module.newRef();
        }
        PyObject text = null;
        PyObject instance = null;
        PyObject key = null;
        PyStr action = null;
        PyObject[] item = new PyObject[1];
        try {
            if (Abstract.isInstance(message, PyExc.Warning)) {
                text = Objects.str(message);
                instance = message.newRef();
                category = message.type;
            } else {
                text = message.newRef();
                instance = Call.call(category, message);
            }
            PyObject line = PyInt.of(lineno);
            key = PyTuple.of(text, category, line);
            line.decref();
            if (reg != null && alreadyWarned(s, reg, key, false)) {
                return;
            }
            action = action(s, (PyType) category, text, lineno, mod, item);
            switch (action.toString()) {
                case "error" -> {
                    instance.incref();
                    throw PyErr.raise((PyBaseException) instance);
                }
                case "ignore" -> {
                    return;
                }
                case "once" -> {
                    if (reg != null) {
                        reg.put(key, PyBool.TRUE);
                    }
                    if (updateRegistry(s, onceRegistry(s), text, category, false)) {
                        return;
                    }
                }
                case "always" -> { }
                case "module" -> {
                    if (reg != null) {
                        reg.put(key, PyBool.TRUE);
                        if (updateRegistry(s, reg, text, category, true)) {
                            return;
                        }
                    }
                }
                case "default" -> {
                    if (reg != null) {
                        reg.put(key, PyBool.TRUE);
                    }
                }
                default -> throw PyErr.runtimeError("Unrecognized action (" + Objects.reprText(action) + ") in warnings.filters:\n "
                        + Objects.reprText(item[0]));
            }
            show((PyType) category, text, instance, filename, lineno, sourceLine, source);
        } finally {
            PyObject.xdecref(item[0]);
            PyObject.xdecref(action);
            PyObject.xdecref(key);
            PyObject.xdecref(instance);
            PyObject.xdecref(text);
            mod.decref();
        }
    }

    private static boolean updateRegistry(State s, PyDict registry, PyObject text, PyObject category, boolean addZero) {
        PyObject zero = PyInt.of(0);
        PyObject key = addZero ? PyTuple.of(text, category, zero) : PyTuple.of(text, category);
        zero.decref();
        try {
            return alreadyWarned(s, registry, key, true);
        } finally {
            key.decref();
        }
    }

    // CPython: Python/_warnings.c call_show_warning, show_warning
    private static void show(PyType category, PyObject text, PyObject instance, PyObject filename, int lineno, @Borrowed PyObject sourceLine, PyObject source) {
        PyObject function = warningsAttribute("_showwarnmsg", source != null && source != PyNone.INSTANCE);
        if (function == null) {
            ErrorDisplay.showWarning(filename, lineno, text, category, sourceLine);
            return;
        }
        try {
            if (!Objects.isCallable(function)) {
                throw PyErr.typeError("warnings._showwarnmsg() must be set to a callable");
            }
            PyObject cls = warningsAttribute("WarningMessage", false);
            if (cls == null) {
                throw PyErr.runtimeError("unable to get warnings.WarningMessage");
            }
            PyObject line = PyInt.of(lineno);
            PyObject message;
            try {
                message = Call.callArray(cls, instance, category, filename, line, PyNone.INSTANCE, PyNone.INSTANCE, source == null ? PyNone.INSTANCE : source);
            } finally {
                line.decref();
                cls.decref();
            }
            try {
                Call.call(function, message).decref();
            } finally {
                message.decref();
            }
        } finally {
            function.decref();
        }
    }
}
