package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;

/** An exception. Those with attributes of their own are Java subclasses; the types are in {@link PyExc}. */
@BuiltinType(name = "BaseException")
public class PyBaseException extends PyObject {
    private static final Pool<PyBaseException> POOL = new Pool<>(48);

    /** {@code args}. Owned. */
    public PyTuple args;

    /** {@code __traceback__}, {@code __cause__}, {@code __context__}; null for None. Owned. */
    public PyTraceback traceback;
    public PyBaseException cause;
    public PyBaseException context;

    /** {@code __suppress_context__}. */
    public boolean suppressContext;

    protected PyBaseException(PyType type) {
        super(type);
        args = PyTuple.empty();
    }

    /** A dead exception comes back from its pool; returns it. */
    final PyBaseException begin(PyType type) {
        reborn(type);
        args = PyTuple.empty();
        traceback = null;
        cause = null;
        context = null;
        suppressContext = false;
        return this;
    }

    @Override
    protected void recycle() {
        super.recycle();
        if (getClass() == PyBaseException.class) {
            POOL.give(this);
        }
    }

    /** Replaces the cause, which also suppresses the context (PyException_SetCause); null for none. */
    public void setCause(@Steals PyBaseException value) {
        suppressContext = true;
        PyBaseException old = cause;
        cause = value;
        xdecref(old);
    }

    /** Replaces the context (PyException_SetContext); null for none. */
    public void setContext(@Steals PyBaseException value) {
        PyBaseException old = context;
        context = value;
        xdecref(old);
    }

    /** Replaces the traceback; null for none. */
    public void setTraceback(@Steals PyTraceback value) {
        PyTraceback old = traceback;
        traceback = value;
        xdecref(old);
    }

    /** Replaces the arguments. */
    final void setArgs(@Steals PyTuple value) {
        PyTuple old = args;
        args = value;
        xdecref(old);
    }

    /** TypeError if there are keyword arguments. */
    static void noKeywords(PyType type, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError(type.tpName() + "() takes no keyword arguments");
        }
    }

    /** Sets {@code args}, unless it is what {@code __new__} was given already. */
    final void initArgs(PyObject[] values, int base, int nargs) {
        PyTuple a = args;
        PyTuple given = Call.given(values, base, nargs);
        if (given != null) {
            if (given != a) {
                given.incref();
                setArgs(given);
            }
            return;
        }
        boolean same = a != null && a.size() == nargs;
        for (int i = 0; same && i < nargs; i++) {
            same = a.items[i] == values[base + i];
        }
        if (!same) {
            setArgs(PyTuple.copyOf(values, base, nargs));
        }
    }

    // CPython: Objects/exceptions.c BaseException_init
    @PyInit(value = "BaseException", raw = true)
    static void init(PyBaseException self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        noKeywords(self.type, kwnames);
        self.initArgs(args, base, nargs);
    }

    /**
     * The values of keyword-only arguments by position in {@code names}, borrowed, null where not given.
     *
     * @param at where the values of the keywords start
     */
    static PyObject[] keywords(String function, PyObject[] args, int at, PyTuple kwnames, String... names) {
        PyObject[] values = new PyObject[names.length];
        for (int i = 0; kwnames != null && i < kwnames.size(); i++) {
            PyStr key = Args.keyword(kwnames, i);
            int k = 0;
            while (k < names.length && !key.equalTo(names[k])) {
                k++;
            }
            if (k == names.length) {
                throw PyErr.typeError("'" + key + "' is an invalid keyword argument for " + function + "()");
            }
            values[k] = args[at + i];
        }
        return values;
    }

    @Override
    protected boolean visitsOwnDict() {
        return true;
    }

    @Override
    protected boolean dropsDictFirst() {
        return false;
    }

    // CPython: Objects/exceptions.c BaseException_traverse
    @Override
    protected void traverseFields(Visitor visitor) {
        traverseDict(visitor);
        visitor.xvisit(args);
        visitor.xvisit(traceback);
        visitor.xvisit(cause);
        visitor.xvisit(context);
    }

    // CPython: Objects/exceptions.c BaseException_clear
    @Override
    protected void clearFields() {
        dropDict();
        PyTuple a = args;
        args = null;
        xdecref(a);
        PyTraceback t = traceback;
        traceback = null;
        xdecref(t);
        PyBaseException e = cause;
        cause = null;
        xdecref(e);
        e = context;
        context = null;
        xdecref(e);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static PyObject orNone(PyObject o) {
        return o == null ? PyNone.owned() : o.newRef();
    }

    /** {@code args}, borrowed; a cleared exception has none left. */
    final PyTuple argsOrEmpty() {
        if (args == null) {
            args = PyTuple.empty();
        }
        return args;
    }

    /** str() as BaseException has it. */
    // CPython: Objects/exceptions.c BaseException_str
    final PyObject baseStr() {
        PyTuple a = argsOrEmpty();
        return switch (a.size()) {
            case 0 -> PyStr.empty();
            case 1 -> Objects.str(a.get(0));
            default -> Objects.str(a);
        };
    }

    /** {@code (type, args[, state])}. */
    final PyObject reduceWith(PyObject arguments, PyObject state) {
        return state == null ? PyTuple.of(type, arguments) : PyTuple.of(type, arguments, state);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyBaseException self) {
        return self.reduceWith(self.argsOrEmpty(), self.dictIfAny());
    }

    // CPython: Objects/exceptions.c BaseException_setstate
    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false)
    static void setState(PyBaseException self, PyObject state) {
        if (state == PyNone.INSTANCE) {
            return;
        }
        if (!(state instanceof PyDict d)) {
            throw PyErr.typeError("state is not a dictionary");
        }
        for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
            PyObject key = d.keyAt(i).newRef();
            PyObject value = d.valueAt(i).newRef();
            try {
                if (!(key instanceof PyStr name)) {
                    throw PyErr.typeError("attribute name must be string, not '" + key.type.tpName() + "'");
                }
                Objects.setAttr(self, name, value);
            } finally {
                key.decref();
                value.decref();
            }
        }
    }

    @PyMethod(value = "with_traceback($self, tb, /)", textSignature = false,
            doc = "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.")
    static PyObject withTraceback(PyBaseException self, PyObject tb) {
        setTracebackAttribute(self, tb);
        return self.newRef();
    }

    // CPython: Objects/exceptions.c BaseException_add_note
    @PyMethod(value = "add_note($self, note, /)", textSignature = false, doc = "Exception.add_note(note) --\n"
            + "    add a note to the exception")
    static void addNote(PyBaseException self, PyObject note) {
        if (!(note instanceof PyStr)) {
            throw PyErr.typeError("note must be a str, not '" + note.type.tpName() + "'");
        }
        PyObject notes = Objects.lookupAttr(self, Id.__notes__);
        if (notes == null) {
            notes = PyList.create();
            try {
                Objects.setAttr(self, Id.__notes__, notes);
            } catch (PyException e) {
                notes.decref();
                throw e;
            }
        }
        try {
            if (!(notes instanceof PyList list)) {
                throw PyErr.typeError("Cannot add note: __notes__ is not a list");
            }
            list.append(note);
        } finally {
            notes.decref();
        }
    }

    @PyGetter(value = "__suppress_context__", member = true)
    static boolean getSuppressContext(PyBaseException self) {
        return self.suppressContext;
    }

    @PySetter("__suppress_context__")
    static void setSuppressContext(PyBaseException self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete numeric/char attribute");
        }
        if (!(value instanceof PyBool b)) {
            throw PyErr.typeError("attribute value type must be bool");
        }
        self.suppressContext = b.isTrue();
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyBaseException self) {
        return InstanceGetSets.genericGet(self);
    }

    @PySetter("__dict__")
    static void setDict(PyBaseException self, PyObject value) {
        InstanceGetSets.genericSet(self, value);
    }

    @PyGetter("args")
    static PyObject getArgs(PyBaseException self) {
        return self.args == null ? PyNone.owned() : self.args.newRef();
    }

    @PySetter("args")
    static void setArgs(PyBaseException self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("args may not be deleted");
        }
        self.setArgs(Abstract.tuple(value));
    }

    @PyGetter("__traceback__")
    static PyObject getTraceback(PyBaseException self) {
        return orNone(self.traceback);
    }

    @PySetter("__traceback__")
    static void setTracebackAttribute(PyBaseException self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("__traceback__ may not be deleted");
        }
        if (value == PyNone.INSTANCE) {
            self.setTraceback(null);
        } else if (value instanceof PyTraceback t) {
            t.incref();
            self.setTraceback(t);
        } else {
            throw PyErr.typeError("__traceback__ must be a traceback or None");
        }
    }

    private static PyBaseException related(PyObject value, String name, String what) {
        if (value == null) {
            throw PyErr.typeError(name + " may not be deleted");
        }
        if (value == PyNone.INSTANCE) {
            return null;
        }
        if (!(value instanceof PyBaseException e)) {
            throw PyErr.typeError("exception " + what + " must be None or derive from BaseException");
        }
        e.incref();
        return e;
    }

    @PyGetter(value = "__context__", doc = "exception context")
    static PyObject getContext(PyBaseException self) {
        return orNone(self.context);
    }

    @PySetter("__context__")
    static void setContextAttribute(PyBaseException self, PyObject value) {
        self.setContext(related(value, "__context__", "context"));
    }

    @PyGetter(value = "__cause__", doc = "exception cause")
    static PyObject getCause(PyBaseException self) {
        return orNone(self.cause);
    }

    @PySetter("__cause__")
    static void setCauseAttribute(PyBaseException self, PyObject value) {
        self.setCause(related(value, "__cause__", "cause"));
    }

    /** The type of an exception without attributes of its own, and the base of the others' types. */
    /** A built-in exception class with the layout of its base, for a native module; its name has the module in front. */
    public static PyType newType(String name, PyType base, String doc) {
        return new Type(name, base, true, doc);
    }

    static class Type extends PyType {
        private final String doc;
        private final boolean ownsNewWrapper;

        /** {@code BaseException} itself. */
        Type() {
            this("BaseException", PyBaseExceptionTable.INSTANCE, null, 72, true, "Common base class for all exceptions");
            dictoffset = 16;
        }

        /** An exception like its base. */
        Type(String name, PyType base, boolean ownsNewWrapper, String doc) {
            this(name, null, base, base.basicsize, ownsNewWrapper, doc);
        }

        /** An exception with a table of its own. */
        Type(String name, MethodTable table, PyType base, int basicsize, boolean ownsNewWrapper, String doc) {
            super(name, table, base, basicsize, 0, BASETYPE | HAVE_GC | HAS_DICT | TRASHCAN | BASE_EXC_SUBCLASS);
            this.doc = doc;
            this.ownsNewWrapper = ownsNewWrapper;
            dictoffset = 16;
        }

        @Override
        protected boolean ownsNew() {
            return true;
        }

        @Override
        boolean ownsNewWrapper() {
            return ownsNewWrapper;
        }

        @Override
        PyType newOwner() {
            return PyExc.BaseException;
        }

        @Override
        protected String docString() {
            return doc;
        }

        @Override
        long ownSlotsLow() {
            long own = super.ownSlotsLow() | bit(Slot.TP_INIT);
            return base == null || base.base == null ? own | bit(Slot.TP_GETATTRO) | bit(Slot.TP_SETATTRO) : own;
        }

        /** A new exception object in the layout of this type; not tracked. */
        PyBaseException allocate(PyType cls) {
            return ((Type) base).allocate(cls);
        }

        // CPython: Objects/exceptions.c BaseException_new
        @Override
        public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            // the tuple is there before the exception, and so in front of it for the collector
            PyTuple given = Call.positional(args, base, nargs);
            PyBaseException e = newInstance(cls);
            e.setArgs(given);
            return e;
        }

        /** A new, tracked exception object of class {@code cls}, in the layout that the class has. */
        static PyBaseException newInstance(PyType cls) {
            PyType layout = cls instanceof HeapType h ? h.nativeBase : cls;
            Heap.gcAlloc();
            PyBaseException e = ((Type) layout).allocate(cls);
            Heap.track(e);
            return e;
        }

        // CPython: Objects/exceptions.c BaseException_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyTuple args = ((PyBaseException) self).argsOrEmpty();
            if (args.size() == 1) {
                return PyStr.of(self.type.shortName() + "(" + Objects.reprText(args.get(0)) + ")");
            }
            return PyStr.of(self.type.shortName() + Objects.reprText(args));
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return ((PyBaseException) self).baseStr();
        }
    }

    /** {@code BaseException}. */
    static final class RootType extends Type {
        @Override
        PyBaseException allocate(PyType cls) {
            PyBaseException e = POOL.take();
            return e == null ? new PyBaseException(cls) : e.begin(cls);
        }
    }
}
