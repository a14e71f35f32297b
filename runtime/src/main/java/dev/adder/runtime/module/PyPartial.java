package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Attributes;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.HeapType;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;
import dev.adder.runtime.object.Slot;

/** {@code functools.partial}. */
@BuiltinType(name = "functools.partial", doc = "partial(func, *args, **keywords) - new function with partial application\n"
        + "    of the given arguments and keywords.\n")
public final class PyPartial extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    private PyObject function;
    private PyTuple args;
    private PyDict keywords;

    private PyPartial(PyType type) {
        super(type);
    }

    private static PyTuple concat(PyTuple a, PyObject[] more, int base, int n) {
        PyObject[] items = new PyObject[a.items.length + n];
        System.arraycopy(a.items, 0, items, 0, a.items.length);
        System.arraycopy(more, base, items, a.items.length, n);
        return PyTuple.of(items);
    }

    // CPython: Modules/_functoolsmodule.c partial_new
    @PyNew(value = "partial", raw = true)
    static PyObject create(PyType cls, PyObject[] given, int base, int nargs, PyTuple kwnames) {
        if (nargs < 1) {
            throw PyErr.typeError("type 'partial' takes at least one argument");
        }
        PyObject function = given[base];
        PyTuple first = null;
        PyDict firstKeywords = null;
        // an instance of a subclass too, unless that calls in a way of its own
        if (function instanceof PyPartial inner && !(function.type instanceof HeapType h && h.overrides(Slot.TP_CALL))
                && (function.state == null || function.state.dict == null)) {
            first = inner.args;
            firstKeywords = inner.keywords;
            function = inner.function;
        }
        if (!Objects.isCallable(function)) {
            throw PyErr.typeError("the first argument must be callable");
        }
        PyPartial self = new PyPartial(cls);
        self.function = function.newRef();
        self.args = first == null ? PyTuple.copyOf(given, base + 1, nargs - 1) : concat(first, given, base + 1, nargs - 1);
        self.keywords = firstKeywords == null ? PyDict.create() : PyDict.copyOf(firstKeywords);
        if (kwnames != null) {
            for (int i = 0; i < kwnames.size(); i++) {
                self.keywords.put(kwnames.get(i), given[base + nargs + i]);
            }
        }
        FreeLists.born(self);
        return self;
    }

    // CPython: Modules/_functoolsmodule.c partial_call
    private PyObject call(PyObject[] given, int base, int nargs, PyTuple kwnames) {
        int bound = args.items.length;
        int named = kwnames == null ? 0 : kwnames.size();
        if (keywords.size() == 0) {
            PyObject[] all = new PyObject[bound + nargs + named];
            System.arraycopy(args.items, 0, all, 0, bound);
            System.arraycopy(given, base, all, bound, nargs + named);
            return Call.vectorcall(function, all, 0, bound + nargs, kwnames);
        }
        PyTuple givenArgs = PyTuple.copyOf(given, base, nargs);
        PyDict givenKeywords = Call.keywords(given, base, nargs, kwnames);
        PyTuple positional = bound == 0 ? (PyTuple) givenArgs.newRef() : nargs == 0 ? (PyTuple) args.newRef()
                : concat(args, given, base, nargs);
        PyDict merged = PyDict.copyOf(keywords);
        try {
            for (int i = 0; i < named; i++) {
                merged.put(kwnames.get(i), given[base + nargs + i]);
            }
            return Call.call(function, positional, merged);
        } finally {
            positional.decref();
            merged.decref();
            givenArgs.decref();
            xdecref(givenKeywords);
        }
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyPartial self) {
        PyObject dict = self.dictIfAny();
        self.type.incref();
        return PyTuple.steal(self.type, PyTuple.of(self.function),
                PyTuple.of(self.function, self.args, self.keywords, dict == null ? PyNone.INSTANCE : dict));
    }

    // CPython: Modules/_functoolsmodule.c partial_setstate
    @PyMethod(value = "__setstate__($self, state, /)", textSignature = false)
    static void setState(PyPartial self, PyObject state) {
        if (!(state instanceof PyTuple t) || t.size() != 4 || !Objects.isCallable(t.get(0)) || !(t.get(1) instanceof PyTuple)
                || t.get(2) != PyNone.INSTANCE && !(t.get(2) instanceof PyDict)) {
            throw PyErr.typeError("invalid partial state");
        }
        PyTuple args = Abstract.tuple(t.get(1));
        if (args.type != PyTuple.TYPE) {
            args.decref();
            args = PyTuple.copyOf(((PyTuple) t.get(1)).items, 0, ((PyTuple) t.get(1)).items.length);
        }
        PyDict keywords = t.get(2) == PyNone.INSTANCE ? PyDict.create()
                : t.get(2).type == PyDict.TYPE ? (PyDict) t.get(2).newRef() : PyDict.copyOf((PyDict) t.get(2));
        PyObject oldFunction = self.function;
        PyObject oldArgs = self.args;
        PyObject oldKeywords = self.keywords;
        self.function = t.get(0).newRef();
        self.args = args;
        self.keywords = keywords;
        oldFunction.decref();
        oldArgs.decref();
        oldKeywords.decref();
        PyObject dict = t.get(3);
        if (dict != PyNone.INSTANCE) {
            Attributes.setDict(self, dict);
        } else if (self.state != null) {
            PyDict old = Attributes.dictOf(self);
            self.state.dict = null;
            old.decref();
        }
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter(value = "func", member = true, doc = "function object to use in future partial calls")
    static PyObject getFunction(PyPartial self) {
        return self.function.newRef();
    }

    @PyGetter(value = "args", member = true, doc = "tuple of arguments to future partial calls")
    static PyObject getArgs(PyPartial self) {
        return self.args.newRef();
    }

    @PyGetter(value = "keywords", member = true, doc = "dictionary of keyword arguments to future partial calls")
    static PyObject getKeywords(PyPartial self) {
        return self.keywords.newRef();
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyPartial self) {
        return Attributes.dictOf(self).newRef();
    }

    @PySetter("__dict__")
    static void setDict(PyPartial self, PyObject value) {
        Attributes.setDict(self, value);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(function);
        visitor.xvisit(args);
        visitor.xvisit(keywords);
    }

    @Override
    protected void dropFields() {
        xdecref(function);
        function = null;
        xdecref(args);
        args = null;
        xdecref(keywords);
        keywords = null;
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("functools.partial", PyPartialTable.INSTANCE, null, 64, 0,
                    BASETYPE | HAVE_GC | HAS_DICT | HAS_WEAKREFS | HAVE_VECTORCALL);
            dictoffset = 40;
            weaklistoffset = 48;
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            return ((PyPartial) self).call(args, base, nargs, kwnames);
        }

        // CPython: Modules/_functoolsmodule.c partial_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyPartial self = (PyPartial) o;
            if (ReprGuard.enter(self)) {
                return PyStr.of("...");
            }
            try {
                StringBuilder text = new StringBuilder(self.type.tpName()).append('(').append(Objects.reprText(self.function));
                for (PyObject arg : self.args.items) {
                    text.append(", ").append(Objects.reprText(arg));
                }
                PyDict kw = self.keywords;
                for (int i = kw.next(0); i >= 0; i = kw.next(i + 1)) {
                    // the __str__ of a key can replace the value
                    PyObject value = kw.valueAt(i).newRef();
                    try {
                        text.append(", ").append(Objects.text(kw.keyAt(i))).append('=').append(Objects.reprText(value));
                    } finally {
                        value.decref();
                    }
                }
                return PyStr.of(text.append(')').toString());
            } finally {
                ReprGuard.leave(self);
            }
        }
    }
}
