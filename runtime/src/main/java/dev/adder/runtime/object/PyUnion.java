package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import java.util.ArrayList;

/** {@code int | str}. */
@BuiltinType(name = "types.UnionType", doc = "Represent a PEP 604 union type\n\nE.g. for int | str")
public final class PyUnion extends PyObject {
    public static final PyType TYPE = new Type();

    /** The members, at least two. Owned. */
    public final PyTuple args;
    private PyTuple parameters;

    private PyUnion(PyTuple args) {
        super(TYPE);
        this.args = args;
    }

    private static boolean isUnionable(PyObject o) {
        return o == PyNone.INSTANCE || o instanceof PyType || o instanceof PyGenericAlias || o instanceof PyUnion;
    }

    private static boolean isSame(PyObject a, PyObject b) {
        return a == b || a instanceof PyGenericAlias && b instanceof PyGenericAlias && Objects.equal(a, b);
    }

    private static void add(ArrayList<PyObject> members, PyObject o) {
        if (o instanceof PyUnion u) {
            for (PyObject m : u.args.items) {
                add(members, m);
            }
            return;
        }
        PyObject member = o == PyNone.INSTANCE ? PyNone.TYPE : o;
        for (PyObject m : members) {
            if (isSame(m, member)) {
                return;
            }
        }
        members.add(member);
    }

    /** {@code left | right} for types, aliases, unions and None; else NotImplemented. */
    // CPython: Objects/unionobject.c _Py_union_type_or, dedup_and_flatten_args
    static PyObject typeOr(PyObject left, PyObject right) {
        if (!isUnionable(left) || !isUnionable(right)) {
            return PyNotImplemented.owned();
        }
        ArrayList<PyObject> members = new ArrayList<>();
        add(members, left);
        add(members, right);
        if (members.size() == 1) {
            return members.get(0).newRef();
        }
        PyTuple args = PyTuple.of(members.toArray(new PyObject[0]));
        PyUnion u = new PyUnion(args);
        Heap.gcAlloc(u);
        Heap.track(u);
        return u;
    }

    private PyTuple parameters() {
        if (parameters == null) {
            parameters = TypeParameters.of(args);
        }
        return parameters;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(args);
        visitor.xvisit(parameters);
    }

    @Override
    protected void dropFields() {
        args.decref();
        xdecref(parameters);
    }

    @PyGetter(value = "__args__", member = true)
    static PyObject getArgs(PyUnion self) {
        return self.args.newRef();
    }

    @PyGetter(value = "__parameters__", doc = "Type variables in the types.UnionType.")
    static PyObject getParameters(PyUnion self) {
        return self.parameters().newRef();
    }

    static final class Type extends PyType {
        Type() {
            super("types.UnionType", PyUnionTable.INSTANCE, null, 32, 0, HAVE_GC);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            StringBuilder s = new StringBuilder();
            for (PyObject m : ((PyUnion) self).args.items) {
                s.append(s.isEmpty() ? "" : " | ").append(m == PyNone.TYPE ? "None" : TypeParameters.repr(m));
            }
            return PyStr.of(s.toString());
        }

        // CPython: Objects/unionobject.c union_hash
        @Override
        public long tpHash(PyObject self) {
            PyObject set = set((PyUnion) self);
            try {
                return Objects.hash(set);
            } finally {
                set.decref();
            }
        }

        private static PyObject set(PyUnion u) {
            PyObject frozenset = TypeObject.builtin("frozenset");
            try {
                return Call.call(frozenset, u.args);
            } finally {
                frozenset.decref();
            }
        }

        // CPython: Objects/unionobject.c union_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(self instanceof PyUnion a) || !(other instanceof PyUnion b) || op != Objects.EQ && op != Objects.NE) {
                return PyNotImplemented.owned();
            }
            PyObject x = set(a);
            try {
                PyObject y = set(b);
                try {
                    return Objects.richCompare(x, y, op);
                } finally {
                    y.decref();
                }
            } finally {
                x.decref();
            }
        }

        @Override
        public PyObject tpGetAttro(PyObject self, PyStr name) {
            return name.equalTo(Id.__module__) ? Objects.getAttr(self.type, name) : Objects.genericGetAttr(self, name);
        }

        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            return typeOr(left, right);
        }

        // CPython: Objects/unionobject.c union_getitem
        @Override
        public PyObject mpSubscript(PyObject self, PyObject key) {
            PyUnion u = (PyUnion) self;
            PyTuple args = TypeParameters.substitute(u, u.args, u.parameters(), key);
            PyObject result = args.get(0).newRef();
            try {
                for (int i = 1; i < args.size(); i++) {
                    PyObject next;
                    try {
                        next = Abstract.or(result, args.get(i));
                    } finally {
                        result.decref();
                    }
                    result = next;
                }
                return result;
            } finally {
                args.decref();
            }
        }
    }
}
