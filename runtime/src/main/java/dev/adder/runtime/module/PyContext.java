package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code contextvars.Context} (Python/context.c). */
@BuiltinType(name = "_contextvars.Context")
public final class PyContext extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyHamt vars;

    /** The context that was current before this was entered, or null. Owned. */
    private PyObject previous;
    private boolean entered;

    private PyContext(PyHamt vars) {
        super(TYPE);
        this.vars = vars;
        FreeLists.born(this);
    }

    /** A copy of the current context (PyContext_CopyCurrent). */
    public static PyContext copyCurrent() {
        return copyOf(current());
    }

    private static PyContext copyOf(PyContext c) {
        c.vars.incref();
        return new PyContext(c.vars);
    }

    /** The context of this thread, made if there is none. */
    // CPython: Python/context.c context_get
    @Borrowed
    static PyContext current() {
        ThreadState ts = ThreadState.current;
        if (ts.context == null) {
            ts.context = new PyContext(PyHamt.empty());
        }
        return (PyContext) ts.context;
    }

    @Borrowed
    PyObject find(PyObject var) {
        return vars.find(var);
    }

    void set(PyObject var, PyObject value) {
        PyHamt old = vars;
        vars = old.with(var, value);
        old.decref();
    }

    /** Removes a variable; LookupError if it is not there. */
    void delete(PyObject var) {
        PyHamt without = vars.without(var);
        if (without == null) {
            throw PyErr.withValue(PyExc.LookupError, var);
        }
        PyHamt old = vars;
        vars = without;
        old.decref();
    }

    /** Makes this the context of the thread. RuntimeError if it is entered already. */
    // CPython: Python/context.c _PyContext_Enter
    public void enter() {
        if (entered) {
            throw PyErr.runtimeError("cannot enter context: " + Objects.reprText(this) + " is already entered");
        }
        ThreadState ts = ThreadState.current;
        previous = ts.context;
        entered = true;
        ts.context = newRef();
        ts.contextVersion++;
    }

    /** Makes the context current that was before {@link #enter}. */
    // CPython: Python/context.c _PyContext_Exit
    public void exit() {
        if (!entered) {
            throw PyErr.runtimeError("cannot exit context: " + Objects.reprText(this) + " has not been entered");
        }
        ThreadState ts = ThreadState.current;
        if (ts.context != this) {
            throw PyErr.runtimeError("cannot exit context: thread state references a different context object");
        }
        ts.context = previous;
        previous = null;
        entered = false;
        ts.contextVersion++;
        decref();
    }

    @PyNew(value = "Context", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs > 0 || kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError("Context() does not accept any arguments");
        }
        return new PyContext(PyHamt.empty());
    }

    private static void check(PyObject key) {
        if (!(key instanceof PyContextVar)) {
            throw PyErr.typeError("a ContextVar key was expected, got " + Objects.reprText(key));
        }
    }

    @PyMethod(value = "get($self, key, default=None, /)",
            doc = "Return the value for `key` if `key` has the value in the context object.\n\n"
            + "If `key` does not exist, return `default`. If `default` is not given,\n"
            + "return None.")
    static PyObject get(PyContext self, PyObject key, PyObject default_) {
        check(key);
        PyObject value = self.vars.find(key);
        if (value != null) {
            return value.newRef();
        }
        return default_ == null ? PyNone.owned() : default_.newRef();
    }

    @PyMethod(value = "items($self, /)", doc = "Return all variables and their values in the context object.\n\n"
            + "The result is returned as a list of 2-tuples (variable, value).")
    static PyObject items(PyContext self) {
        return new PyHamtIterator(PyHamtIterator.ITEMS, self.vars);
    }

    @PyMethod(value = "keys($self, /)", doc = "Return a list of all variables in the context object.")
    static PyObject keys(PyContext self) {
        return new PyHamtIterator(PyHamtIterator.KEYS, self.vars);
    }

    @PyMethod(value = "values($self, /)", doc = "Return a list of all variables' values in the context object.")
    static PyObject values(PyContext self) {
        return new PyHamtIterator(PyHamtIterator.VALUES, self.vars);
    }

    @PyMethod(value = "copy($self, /)", doc = "Return a shallow copy of the context object.")
    static PyObject copy(PyContext self) {
        return copyOf(self);
    }

    // CPython: Python/context.c context_run
    @PyMethod(value = "run", raw = true)
    static PyObject run(PyContext self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs < 1) {
            throw PyErr.typeError("run() missing 1 required positional argument");
        }
        self.enter();
        PyObject result;
        try {
            result = Call.vectorcall(args[base], args, base + 1, nargs - 1, kwnames);
        } catch (RuntimeException | Error e) {
            self.exit();
            throw e;
        }
        self.exit();
        return result;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(previous);
        visitor.xvisit(vars);
    }

    // CPython: Python/context.c context_tp_clear
    @Override
    protected void clearFields() {
        PyObject o = previous;
        previous = null;
        xdecref(o);
        PyObject v = vars;
        vars = PyHamt.empty();
        xdecref(v);
    }

    @Override
    protected void dropFields() {
        PyObject o = previous;
        previous = null;
        xdecref(o);
        PyObject v = vars;
        vars = null;
        xdecref(v);
    }

    static final class Type extends PyType {
        Type() {
            super("_contextvars.Context", PyContextTable.INSTANCE, null, 48, 0, HAVE_GC | HAS_WEAKREFS);
            weaklistoffset = 32;
        }

        // CPython: Python/context.c context_tp_richcompare
        @Override
        public PyObject tpRichCompare(PyObject v, PyObject w, int op) {
            if (!(w instanceof PyContext other) || op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            boolean equal = equal(((PyContext) v).vars, other.vars);
            return PyBool.of(op == Objects.EQ ? equal : !equal);
        }

        private static boolean equal(PyHamt a, PyHamt b) {
            if (a == b) {
                return true;
            }
            if (a.size() != b.size()) {
                return false;
            }
            a.incref();
            b.incref();
            try {
                for (int i = 0; i < a.size(); i++) {
                    PyObject value = b.find(a.keyAt(i));
                    if (value == null || !Objects.richCompareBool(a.valueAt(i), value, Objects.EQ)) {
                        return false;
                    }
                }
                return true;
            } finally {
                a.decref();
                b.decref();
            }
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return new PyHamtIterator(PyHamtIterator.KEYS, ((PyContext) self).vars);
        }

        @Override
        public long mpLength(PyObject self) {
            return ((PyContext) self).vars.size();
        }

        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            check(key);
            PyObject value = ((PyContext) self).vars.find(key);
            if (value == null) {
                throw PyErr.keyError(key);
            }
            return value.newRef();
        }

        @Override
        public boolean sqContains(PyObject self, PyObject key) {
            check(key);
            return ((PyContext) self).vars.find(key) != null;
        }
    }
}
