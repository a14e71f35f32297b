package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** {@code list[int]}: a generic built-in type with arguments. */
@BuiltinType(name = "types.GenericAlias", doc = "Represent a PEP 585 generic type\n\n"
        + "E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).")
public final class PyGenericAlias extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned. */
    public PyObject origin;
    public PyTuple args;
    private PyTuple parameters;

    /** Whether this is {@code *tuple[int]}. */
    public final boolean starred;

    private PyGenericAlias(PyType type, PyObject origin, boolean starred) {
        super(type);
        this.origin = origin.newRef();
        this.starred = starred;
    }

    // CPython: Objects/genericaliasobject.c setup_ga, into an alias that is tracked already
    private static PyGenericAlias make(PyType cls, PyObject origin, PyObject args, boolean starred) {
        Heap.gcAlloc();
        PyGenericAlias a = new PyGenericAlias(cls, origin, starred);
        Heap.track(a);
        if (args instanceof PyTuple t) {
            t.incref();
            a.args = t;
        } else {
            a.args = PyTuple.of(args);
        }
        return a;
    }

    /** {@code origin[args]} (Py_GenericAlias); args may be a tuple. */
    public static PyObject create(PyObject origin, PyObject args) {
        return make(TYPE, origin, args, false);
    }

    @PyNew(value = "GenericAlias", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError("GenericAlias() takes no keyword arguments");
        }
        if (nargs != 2) {
            throw PyErr.typeError("GenericAlias expected 2 arguments, got " + nargs);
        }
        return make(cls, args[base], args[base + 1], false);
    }

    private PyTuple parameters() {
        if (parameters == null) {
            parameters = TypeParameters.of(args);
        }
        return parameters;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(origin);
        visitor.xvisit(args);
        visitor.xvisit(parameters);
    }

    // CPython: Objects/genericaliasobject.c ga_dealloc
    @Override
    protected void dropFields() {
        xdecref(origin);
        xdecref(args);
        xdecref(parameters);
    }

    @PyMethod(value = "__mro_entries__($self, bases, /)", textSignature = false)
    static PyObject mroEntries(PyGenericAlias self, PyObject bases) {
        return PyTuple.of(self.origin);
    }

    @PyMethod(value = "__instancecheck__($self, instance, /)", textSignature = false)
    static PyObject instanceCheck(PyGenericAlias self, PyObject instance) {
        throw PyErr.typeError("isinstance() argument 2 cannot be a parameterized generic");
    }

    @PyMethod(value = "__subclasscheck__($self, subclass, /)", textSignature = false)
    static PyObject subclassCheck(PyGenericAlias self, PyObject subclass) {
        throw PyErr.typeError("issubclass() argument 2 cannot be a parameterized generic");
    }

    /** {@code *alias}; owned. */
    PyObject star() {
        return make(TYPE, origin, args, true);
    }

    // CPython: Objects/genericaliasobject.c ga_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyGenericAlias self) {
        if (self.starred) {
            PyObject plain = create(self.origin, self.args);
            try {
                return PyTuple.steal(TypeObject.builtin("next"), PyTuple.steal(new PyObject[] {Abstract.iter(plain)}));
            } finally {
                plain.decref();
            }
        }
        return PyTuple.steal(self.type.newRef(), PyTuple.of(self.origin, self.args));
    }

    // CPython: Objects/genericaliasobject.c ga_dir
    @PyMethod(value = "__dir__($self)", textSignature = false)
    static PyObject dir(PyGenericAlias self) {
        PyObject function = TypeObject.builtin("dir");
        PyObject names;
        try {
            names = Call.call(function, self.origin);
        } finally {
            function.decref();
        }
        if (names instanceof PyList list) {
            for (String s : OWN) {
                PyObject name = PyStr.intern(s);
                try {
                    if (!Abstract.contains(list, name)) {
                        list.append(name);
                    }
                } catch (PyException e) {
                    list.decref();
                    throw e;
                } finally {
                    name.decref();
                }
            }
        }
        return names;
    }

    @PyGetter(value = "__origin__", member = true)
    static PyObject getOrigin(PyGenericAlias self) {
        return self.origin.newRef();
    }

    @PyGetter(value = "__args__", member = true)
    static PyObject getArgs(PyGenericAlias self) {
        return self.args.newRef();
    }

    @PyGetter(value = "__unpacked__", member = true)
    static boolean getUnpacked(PyGenericAlias self) {
        return self.starred;
    }

    @PyGetter(value = "__parameters__", doc = "Type variables in the GenericAlias.")
    static PyObject getParameters(PyGenericAlias self) {
        return self.parameters().newRef();
    }

    @PyGetter("__typing_unpacked_tuple_args__")
    static PyObject getUnpackedArgs(PyGenericAlias self) {
        return self.starred && self.origin == PyTuple.TYPE ? self.args.newRef() : PyNone.owned();
    }

    /** The attributes that are the alias's own; all others are the origin's. */
    private static final String[] OWN = {"__class__", "__bases__", "__origin__", "__args__", "__unpacked__", "__parameters__",
        "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__"};

    private static boolean isOwn(PyStr name) {
        for (String s : OWN) {
            if (name.equalTo(s)) {
                return true;
            }
        }
        return false;
    }

    static final class Type extends PyType {
        Type() {
            super("types.GenericAlias", PyGenericAliasTable.INSTANCE, null, 64, 0, HAVE_GC | BASETYPE | HAS_WEAKREFS | HAVE_VECTORCALL);
            weaklistoffset = 40;
        }

        // CPython: Objects/genericaliasobject.c ga_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyGenericAlias a = (PyGenericAlias) self;
            StringBuilder s = new StringBuilder(a.starred ? "*" : "").append(TypeParameters.repr(a.origin)).append('[');
            for (int i = 0; i < a.args.size(); i++) {
                s.append(i == 0 ? "" : ", ").append(TypeParameters.repr(a.args.get(i)));
            }
            if (a.args.size() == 0) {
                s.append("()");
            }
            return PyStr.of(s.append(']').toString());
        }

        @Override
        public long tpHash(PyObject self) {
            PyGenericAlias a = (PyGenericAlias) self;
            long h = Objects.hash(a.origin) ^ Objects.hash(a.args);
            return h == -1 ? -2 : h;
        }

        // CPython: Objects/genericaliasobject.c ga_call
        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyGenericAlias a = (PyGenericAlias) self;
            PyObject obj = Call.vectorcall(a.origin, args, base, nargs, kwnames);
            try {
                Objects.setAttr(obj, Id.__orig_class__, a);
            } catch (PyException e) {
                if (!e.matches(PyExc.AttributeError) && !e.matches(PyExc.TypeError)) {
                    obj.decref();
                    throw e;
                }
                e.release();
            }
            return obj;
        }

        @Override
        public PyObject tpGetAttro(PyObject self, PyStr name) {
            return isOwn(name) ? Objects.genericGetAttr(self, name) : Objects.getAttr(((PyGenericAlias) self).origin, name);
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(self instanceof PyGenericAlias a) || !(other instanceof PyGenericAlias b) || op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            boolean equal = a.starred == b.starred && Objects.equal(a.origin, b.origin) && Objects.equal(a.args, b.args);
            return PyBool.of(equal == (op == Objects.EQ));
        }

        // CPython: Objects/genericaliasobject.c ga_iter
        @Override
        public PyObject tpIter(PyObject self) {
            return PyGenericAliasIterator.create((PyGenericAlias) self);
        }

        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            return PyUnion.typeOr(left, right);
        }

        // CPython: Objects/genericaliasobject.c ga_getitem
        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            PyGenericAlias a = (PyGenericAlias) self;
            PyTuple args = TypeParameters.substitute(a, a.args, a.parameters(), key);
            try {
                return make(PyGenericAlias.TYPE, a.origin, args, a.starred);
            } finally {
                args.decref();
            }
        }
    }
}
