package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.ThreadState;
import java.util.IdentityHashMap;

/** {@code BaseExceptionGroup} and {@code ExceptionGroup}. */
@BuiltinType(name = "BaseExceptionGroup")
public final class PyBaseExceptionGroup extends PyBaseException {
    /** {@code message} and {@code exceptions}. Owned. */
    public PyObject msg;
    public PyTuple exceptions;

    private PyBaseExceptionGroup(PyType type) {
        super(type);
    }

    /** The two halves of a group; owned, null if empty. */
    private static final class Split {
        PyObject match;
        PyObject rest;

        void release() {
            xdecref(match);
            xdecref(rest);
        }
    }

    /** Decides which exceptions match. */
    private abstract static class Matcher {
        abstract boolean matches(PyObject exc);
    }

    /** {@code ExceptionGroup(message, exceptions)}, or {@code BaseExceptionGroup}. */
    // CPython: Objects/exceptions.c _PyExc_CreateExceptionGroup
    public static PyObject create(String message, PyList exceptions) {
        PyObject text = PyStr.of(message);
        try {
            return Call.call(PyExc.BaseExceptionGroup, text, exceptions);
        } finally {
            text.decref();
        }
    }

    static PyType newExceptionGroupType() {
        PyObject name = PyStr.of("ExceptionGroup");
        PyObject bases = PyTuple.of(PyExc.BaseExceptionGroup, PyExc.Exception);
        PyDict dict = PyDict.create();
        dict.put(Id.__module__, Id.builtins);
        try {
            return (PyType) TypeCreation.typeNew(PyType.TYPE, new PyObject[] {name, bases, dict}, 0, 3, null);
        } finally {
            name.decref();
            bases.decref();
            dict.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(msg);
        visitor.xvisit(exceptions);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = msg;
        msg = null;
        xdecref(o);
        o = exceptions;
        exceptions = null;
        xdecref(o);
        super.clearFields();
    }

    /** The nested exceptions. */
    @Borrowed
    public PyTuple exceptions() {
        return exceptions;
    }

    @PyGetter(value = "message", member = true, doc = "exception message")
    static PyObject getMessage(PyBaseExceptionGroup self) {
        return orNone(self.msg);
    }

    @PyGetter(value = "exceptions", member = true, doc = "nested exceptions")
    static PyObject getExceptions(PyBaseExceptionGroup self) {
        return orNone(self.exceptions);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyMethod(value = "derive($self, excs, /)", textSignature = false)
    static PyObject derive(PyBaseExceptionGroup self, PyObject excs) {
        return Call.call(PyExc.BaseExceptionGroup, self.msg, excs);
    }

    @PyMethod(value = "split($self, matcher, /)", textSignature = false)
    static PyObject split(PyBaseExceptionGroup self, PyObject matcher) {
        Split s = splitRecursive(self, matcherFor(matcher), true);
        return PyTuple.steal(s.match == null ? PyNone.owned() : s.match, s.rest == null ? PyNone.owned() : s.rest);
    }

    @PyMethod(value = "subgroup($self, matcher, /)", textSignature = false)
    static PyObject subgroup(PyBaseExceptionGroup self, PyObject matcher) {
        Split s = splitRecursive(self, matcherFor(matcher), false);
        return s.match == null ? PyNone.owned() : s.match;
    }

    private static boolean isExceptionClass(PyObject o) {
        return o instanceof PyType t && t.hasFlag(PyType.BASE_EXC_SUBCLASS);
    }

    // CPython: Objects/exceptions.c get_matcher_type, exceptiongroup_split_check_match
    private static Matcher matcherFor(PyObject value) {
        boolean byType = isExceptionClass(value);
        if (!byType && value.type == PyTuple.TYPE) {
            byType = true;
            for (PyObject o : ((PyTuple) value).items) {
                byType &= isExceptionClass(o);
            }
        }
        if (byType) {
            return new Matcher() {
                @Override
                boolean matches(PyObject exc) {
                    if (value instanceof PyType t) {
                        return exc.type.isSubtype(t);
                    }
                    for (PyObject o : ((PyTuple) value).items) {
                        if (exc.type.isSubtype((PyType) o)) {
                            return true;
                        }
                    }
                    return false;
                }
            };
        }
        if (!(value instanceof PyFunction)) {
            throw PyErr.typeError("expected a function, exception type or tuple of exception types");
        }
        return new Matcher() {
            @Override
            boolean matches(PyObject exc) {
                PyObject r = Call.call(value, exc);
                try {
                    return Objects.isTrue(r);
                } finally {
                    r.decref();
                }
            }
        };
    }

    /** A group like this one with other exceptions; null if there are none. */
    // CPython: Objects/exceptions.c exceptiongroup_subset
    private PyObject subset(PyList excs) {
        if (excs.size() == 0) {
            return null;
        }
        PyStr name = PyStr.intern("derive");
        PyObject eg;
        try {
            eg = Call.method(this, name, excs);
        } finally {
            name.decref();
        }
        try {
            if (!(eg instanceof PyBaseExceptionGroup group)) {
                throw PyErr.typeError("derive must return an instance of BaseExceptionGroup");
            }
            if (traceback != null) {
                traceback.incref();
                group.setTraceback(traceback);
            }
            xnewRef(context);
            group.setContext(context);
            xnewRef(cause);
            group.setCause(cause);
            PyObject notes = Objects.lookupAttr(this, Id.__notes__);
            if (notes != null) {
                try {
                    if (Abstract.isSequence(notes)) {
                        PyObject copy = Abstract.list(notes);
                        try {
                            Objects.setAttr(group, Id.__notes__, copy);
                        } finally {
                            copy.decref();
                        }
                    }
                } finally {
                    notes.decref();
                }
            }
        } catch (PyException e) {
            eg.decref();
            throw e;
        }
        return eg;
    }

    // CPython: Objects/exceptions.c exceptiongroup_split_recursive
    private static Split splitRecursive(PyObject exc, Matcher matcher, boolean wantRest) {
        Split result = new Split();
        if (matcher.matches(exc)) {
            result.match = exc.newRef();
            return result;
        }
        if (!(exc instanceof PyBaseExceptionGroup group)) {
            if (wantRest) {
                result.rest = exc.newRef();
            }
            return result;
        }
        PyList match = PyList.create();
        PyList rest = PyList.create();
        try {
            for (PyObject e : group.exceptions.items) {
                ThreadState ts = ThreadState.current;
                ts.enterRecursiveCall(" in exceptiongroup_split_recursive");
                Split part;
                try {
                    part = splitRecursive(e, matcher, wantRest);
                } finally {
                    ts.leaveRecursiveCall();
                }
                if (part.match != null) {
                    match.append(part.match);
                }
                if (part.rest != null) {
                    rest.append(part.rest);
                }
                part.release();
            }
            result.match = group.subset(match);
            if (wantRest) {
                result.rest = group.subset(rest);
            }
            return result;
        } catch (PyException e) {
            result.release();
            throw e;
        } finally {
            match.decref();
            rest.decref();
        }
    }

    private static void collectLeaves(PyObject exc, IdentityHashMap<PyObject, PyObject> into) {
        if (exc instanceof PyBaseExceptionGroup g) {
            for (PyObject e : g.exceptions.items) {
                collectLeaves(e, into);
            }
        } else {
            into.put(exc, exc);
        }
    }

    /** The part of {@code self} whose leaves are among those of {@code keep}; owned, null if empty. */
    // CPython: Objects/exceptions.c exception_group_projection
    private PyObject projection(PyList keep) {
        IdentityHashMap<PyObject, PyObject> leaves = new IdentityHashMap<>();
        for (int i = 0; i < keep.size(); i++) {
            collectLeaves(keep.get(i), leaves);
        }
        return splitRecursive(this, new Matcher() {
            @Override
            boolean matches(PyObject exc) {
                return !(exc instanceof PyBaseExceptionGroup) && leaves.containsKey(exc);
            }
        }, false).match;
    }

    private static boolean sameMetadata(PyBaseException a, PyBaseException b) {
        return a.traceback == b.traceback && a.cause == b.cause && a.context == b.context;
    }

    /**
     * What the end of a series of except* clauses raises: the exceptions raised in the clauses and the reraised part of the original.
     *
     * @param original what the try block raised
     * @param excs what the clauses left: exceptions or None
     * @return an exception, or None if all has been handled; owned
     */
    // CPython: Objects/exceptions.c _PyExc_PrepReraiseStar
    public static PyObject prepReraiseStar(@Borrowed PyObject original, @Borrowed PyList excs) {
        if (excs.size() == 0) {
            return PyNone.owned();
        }
        if (!(original instanceof PyBaseExceptionGroup group)) {
            return excs.get(0).newRef();
        }
        PyList raised = PyList.create();
        PyList reraised = PyList.create();
        try {
            for (int i = 0; i < excs.size(); i++) {
                if (excs.get(i) instanceof PyBaseException e) {
                    (sameMetadata(e, group) ? reraised : raised).append(e);
                }
            }
            PyObject again = group.projection(reraised);
            if (raised.size() == 0) {
                return again == null ? PyNone.owned() : again;
            }
            if (again != null) {
                raised.appendSteal(again);
            }
            return raised.size() == 1 ? raised.get(0).newRef() : create("", raised);
        } finally {
            raised.decref();
            reraised.decref();
        }
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("BaseExceptionGroup", PyBaseExceptionGroupTable.INSTANCE, base, 88, true, doc);
        }

        @Override
        PyType newOwner() {
            return this;
        }

        @Override
        PyBaseException allocate(PyType cls) {
            return new PyBaseExceptionGroup(cls);
        }

        // CPython: Objects/exceptions.c BaseExceptionGroup_new
        @Override
        public PyObject tpNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            if (nargs != 2) {
                throw PyErr.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (" + nargs + " given)");
            }
            if (!(args[base] instanceof PyStr message)) {
                throw PyErr.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not " + args[base].type.tpName());
            }
            if (!Abstract.isSequence(args[base + 1])) {
                throw PyErr.typeError("second argument (exceptions) must be a sequence");
            }
            // in the order in which CPython makes them, which the collector sees
            PyTuple given = Call.positional(args, base, nargs);
            PyTuple excs = null;
            try {
                excs = Abstract.tuple(args[base + 1]);
                cls = checked(cls, excs);
                PyBaseExceptionGroup g = (PyBaseExceptionGroup) newInstance(cls);
                given.incref();
                g.setArgs(given);
                g.msg = message.newRef();
                g.exceptions = (PyTuple) excs.newRef();
                return g;
            } finally {
                xdecref(excs);
                given.decref();
            }
        }

        private static PyType checked(PyType cls, PyTuple excs) {
            if (excs.size() == 0) {
                throw PyErr.valueError("second argument (exceptions) must be a non-empty sequence");
            }
            boolean nestedBase = false;
            for (int i = 0; i < excs.size(); i++) {
                if (!(excs.get(i) instanceof PyBaseException e)) {
                    throw PyErr.valueError("Item " + i + " of second argument (exceptions) is not an exception");
                }
                nestedBase |= !e.type.isSubtype(PyExc.Exception);
            }
            if (cls == PyExc.BaseExceptionGroup) {
                return nestedBase ? cls : PyExc.ExceptionGroup;
            }
            if (nestedBase) {
                if (cls == PyExc.ExceptionGroup) {
                    throw PyErr.typeError("Cannot nest BaseExceptions in an ExceptionGroup");
                }
                if (cls.isSubtype(PyExc.Exception)) {
                    throw PyErr.typeError("Cannot nest BaseExceptions in '" + cls.tpName() + "'");
                }
            }
            return cls;
        }

        @Override
        public PyObject tpStr(PyObject self) {
            PyBaseExceptionGroup g = (PyBaseExceptionGroup) self;
            int n = g.exceptions.size();
            return PyStr.of(Objects.text(g.msg) + " (" + n + " sub-exception" + (n == 1 ? "" : "s") + ")");
        }
    }
}
