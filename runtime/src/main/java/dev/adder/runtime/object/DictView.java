package dev.adder.runtime.object;

import dev.adder.heap.Visitor;

/** What the views of a dict share. Keys and items are sets too. */
public abstract class DictView extends PyObject {
    /** The dict. Owned. */
    PyDict dict;

    DictView(PyType type, PyDict dict) {
        super(type);
        begin(dict);
    }

    /** Becomes a view of {@code dict} (borrowed). */
    final void begin(PyDict dict) {
        dict.incref();
        this.dict = dict;
        FreeLists.born(this);
    }

    /** Whether this is a view of keys or items. */
    abstract boolean isSet();

    /** {@code value in self}. */
    abstract boolean contains(PyObject value);

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(dict);
    }

    @Override
    protected void dropFields() {
        xdecref(dict);
        dict = null;
    }

    static boolean isSetView(PyObject o) {
        return o instanceof DictView v && v.isSet();
    }

    // CPython: Objects/dictobject.c dictviews_isdisjoint
    static boolean isDisjoint(PyObject self, PyObject other) {
        if (self == other) {
            return ((DictView) self).dict.used == 0;
        }
        if (AnySet.isExact(other) || isSetView(other)) {
            if (Abstract.size(other) > Abstract.size(self)) {
                PyObject t = self;
                self = other;
                other = t;
            }
        }
        PyObject it = Abstract.iter(other);
        try {
            for (PyObject o; (o = Abstract.next(it)) != null;) {
                try {
                    if (Abstract.contains(self, o)) {
                        return false;
                    }
                } finally {
                    o.decref();
                }
            }
            return true;
        } finally {
            it.decref();
        }
    }

    // CPython: Objects/dictobject.c all_contained_in
    private static boolean allContained(PyObject self, PyObject other) {
        PyObject it = Abstract.iter(self);
        try {
            for (PyObject o; (o = Abstract.next(it)) != null;) {
                try {
                    if (!Abstract.contains(other, o)) {
                        return false;
                    }
                } finally {
                    o.decref();
                }
            }
            return true;
        } finally {
            it.decref();
        }
    }

    // CPython: Objects/dictobject.c dictviews_to_set
    private static PySet toSet(PyObject self) {
        return PySet.of(self instanceof PyDictKeys k && k.dict.type == PyDict.TYPE ? k.dict : self);
    }

    private static PyObject combine(PyObject self, PyObject other, PyStr method) {
        PySet r = toSet(self);
        try {
            Call.method(r, method, other).decref();
        } catch (PyException e) {
            r.decref();
            throw e;
        }
        return r;
    }

    /** {@code self & other}. */
    // CPython: Objects/dictobject.c _PyDictView_Intersect
    static PyObject intersect(PyObject self, PyObject other) {
        if (!isSetView(self)) {
            PyObject t = self;
            self = other;
            other = t;
        }
        int n = ((DictView) self).dict.used;
        if (other.type == PySet.TYPE && n <= Abstract.size(other)) {
            return Call.method(other, PySet.INTERSECTION, self);
        }
        if (isSetView(other) && ((DictView) other).dict.used > n) {
            PyObject t = self;
            self = other;
            other = t;
        }
        PySet r = PySet.create();
        try {
            PyObject it = Abstract.iter(other);
            try {
                for (PyObject o; (o = Abstract.next(it)) != null;) {
                    try {
                        if (((DictView) self).contains(o)) {
                            r.add(o);
                        }
                    } finally {
                        o.decref();
                    }
                }
            } finally {
                it.decref();
            }
        } catch (PyException e) {
            r.decref();
            throw e;
        }
        return r;
    }

    /** The symmetric difference of two item views. */
    // CPython: Objects/dictobject.c dictitems_xor
    private static PyObject xorItems(PyDict a, PyDict b) {
        if (a.used > b.used) {
            PyDict t = a;
            a = b;
            b = t;
        }
        PyDict rest = PyDict.copyOf(b);
        PySet r = PySet.create();
        try {
            for (int i = a.next(0); i >= 0; i = a.next(i + 1)) {
                PyObject key = a.keys[i].newRef();
                PyObject value = a.values[i].newRef();
                try {
                    long hash = a.hashAt(i);
                    int at = rest.find(key, hash);
                    PyObject other = at < 0 ? null : rest.values[at].newRef();
                    boolean keep;
                    try {
                        keep = other == null || !Objects.equal(value, other);
                    } finally {
                        xdecref(other);
                    }
                    if (keep) {
                        PyTuple pair = PyTuple.pair(key, value);
                        try {
                            r.add(pair);
                        } finally {
                            pair.decref();
                        }
                    } else {
                        rest.remove(key);
                    }
                } finally {
                    value.decref();
                    key.decref();
                }
            }
            for (int i = rest.next(0); i >= 0; i = rest.next(i + 1)) {
                PyTuple pair = PyTuple.pair(rest.keys[i], rest.values[i]);
                try {
                    r.add(pair);
                } finally {
                    pair.decref();
                }
            }
        } catch (PyException e) {
            r.decref();
            throw e;
        } finally {
            rest.decref();
        }
        return r;
    }

    /** The slots of all views. */
    abstract static class ViewType extends PyType {
        ViewType(String name, MethodTable table) {
            this(name, table, null);
        }

        ViewType(String name, MethodTable table, PyType base) {
            super(name, table, base, 24, 0, base == null ? HAVE_GC | GENERIC_GETATTR : HAVE_GC);
        }

        // CPython: Objects/dictobject.c dictview_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            if (ReprGuard.enter(self)) {
                return PyStr.of("...");
            }
            try {
                PyList list = Abstract.list(self);
                try {
                    return PyStr.of(self.type.tpName() + "(" + Objects.reprText(list) + ")");
                } finally {
                    list.decref();
                }
            } finally {
                ReprGuard.leave(self);
            }
        }

        @Override
        public long sqLength(PyObject self) {
            PyDict d = ((DictView) self).dict;
            return d == null ? 0 : d.used;
        }
    }

    /** The slots of keys and items. */
    abstract static class SetViewType extends ViewType {
        SetViewType(String name, MethodTable table) {
            super(name, table);
        }

        SetViewType(String name, MethodTable table, PyType base) {
            super(name, table, base);
        }

        // CPython: Objects/dictobject.c dictview_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(other instanceof AnySet) && !isSetView(other)) {
                return PyNotImplemented.owned();
            }
            long n = Abstract.size(self);
            long m = Abstract.size(other);
            boolean ok = switch (op) {
                case Objects.EQ, Objects.NE -> n == m && allContained(self, other);
                case Objects.LT -> n < m && allContained(self, other);
                case Objects.LE -> n <= m && allContained(self, other);
                case Objects.GT -> n > m && allContained(other, self);
                default -> n >= m && allContained(other, self);
            };
            return PyBool.of(ok != (op == Objects.NE));
        }

        @Override
        public boolean sqContains(PyObject self, PyObject value) {
            return ((DictView) self).contains(value);
        }

        @Override
        public PyObject nbSubtract(PyObject self, PyObject other) {
            return combine(self, other, PySet.DIFFERENCE_UPDATE);
        }

        @Override
        public PyObject nbAnd(PyObject self, PyObject other) {
            return intersect(self, other);
        }

        // CPython: Objects/dictobject.c dictviews_xor
        @Override
        public PyObject nbXor(PyObject self, PyObject other) {
            if (self instanceof PyDictItems a && other instanceof PyDictItems b) {
                return xorItems(a.dict, b.dict);
            }
            return combine(self, other, PySet.SYMMETRIC_DIFFERENCE_UPDATE);
        }

        @Override
        public PyObject nbOr(PyObject self, PyObject other) {
            return combine(self, other, PySet.UPDATE);
        }
    }
}
