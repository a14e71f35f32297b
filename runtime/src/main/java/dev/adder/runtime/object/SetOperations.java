package dev.adder.runtime.object;

/** The algebra of sets and frozensets. The order in which elements are looked at and added is CPython's. */
final class SetOperations {
    private SetOperations() {}

    /** A new set of this type with what {@code iterable} yields; null for none. */
    // CPython: Objects/setobject.c make_new_set
    static AnySet make(PyType type, PyObject iterable) {
        AnySet s = type.isSubtype(PySet.TYPE) ? PySet.make(type) : PyFrozenSet.make(type);
        if (iterable != null) {
            try {
                s.update(iterable);
            } catch (PyException e) {
                s.decref();
                throw e;
            }
        }
        return s;
    }

    /** The same with set or frozenset in place of a subclass. */
    // CPython: Objects/setobject.c make_new_set_basetype
    static AnySet makeBase(PyType type, PyObject iterable) {
        return make(type.isSubtype(PySet.TYPE) ? PySet.TYPE : PyFrozenSet.TYPE, iterable);
    }

    static AnySet copy(AnySet self) {
        return makeBase(self.type, self);
    }

    /** Looks for {@code key}; a set, which cannot be hashed, stands for the frozenset equal to it. */
    // CPython: Objects/setobject.c set_contains
    static boolean contains(AnySet self, PyObject key) {
        PyObject frozen = null;
        try {
            return self.containsKey(key);
        } catch (PyException e) {
            frozen = frozenForm(key, e);
        }
        try {
            return self.containsKey(frozen);
        } finally {
            frozen.decref();
        }
    }

    // CPython: Objects/setobject.c set_remove, set_discard
    static boolean remove(AnySet self, PyObject key) {
        PyObject frozen = null;
        try {
            return self.removeKey(key);
        } catch (PyException e) {
            frozen = frozenForm(key, e);
        }
        try {
            return self.removeKey(frozen);
        } finally {
            frozen.decref();
        }
    }

    private static PyObject frozenForm(PyObject key, PyException e) {
        if (!(key instanceof PySet) || !e.matches(PyExc.TypeError)) {
            throw e;
        }
        e.release();
        return make(PyFrozenSet.TYPE, key);
    }

    static boolean equal(AnySet a, AnySet b) {
        return a.used == b.used && (a.hash == -1 || b.hash == -1 || a.hash == b.hash) && isSubset(a, b);
    }

    static boolean isSubset(AnySet a, AnySet b) {
        if (a.used > b.used) {
            return false;
        }
        for (int i = a.next(0); i >= 0; i = a.next(i + 1)) {
            PyObject key = a.keys[i].newRef();
            try {
                if (!b.containsKey(key, a.hashes[i])) {
                    return false;
                }
            } finally {
                key.decref();
            }
        }
        return true;
    }

    // CPython: Objects/setobject.c set_issubset
    static boolean isSubset(AnySet self, PyObject other) {
        if (other instanceof AnySet s) {
            return isSubset(self, s);
        }
        AnySet common = intersection(self, other);
        boolean r = common.used == self.used;
        common.decref();
        return r;
    }

    // CPython: Objects/setobject.c set_issuperset
    static boolean isSuperset(AnySet self, PyObject other) {
        if (other instanceof AnySet s) {
            return isSubset(s, self);
        }
        PyObject it = Abstract.iter(other);
        try {
            for (PyObject o; (o = Abstract.next(it)) != null;) {
                try {
                    if (!self.containsKey(o)) {
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

    // CPython: Objects/setobject.c set_isdisjoint
    static boolean isDisjoint(AnySet self, PyObject other) {
        if (self == other) {
            return self.used == 0;
        }
        if (AnySet.isExact(other)) {
            AnySet small = (AnySet) other;
            AnySet large = self;
            if (small.used > large.used) {
                small = self;
                large = (AnySet) other;
            }
            for (int i = small.next(0); i >= 0; i = small.next(i + 1)) {
                PyObject key = small.keys[i].newRef();
                try {
                    if (large.containsKey(key, small.hashes[i])) {
                        return false;
                    }
                } finally {
                    key.decref();
                }
            }
            return true;
        }
        PyObject it = Abstract.iter(other);
        try {
            for (PyObject o; (o = Abstract.next(it)) != null;) {
                try {
                    if (self.containsKey(o)) {
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

    // CPython: Objects/setobject.c set_union
    static AnySet union(AnySet self, PyObject[] others) {
        AnySet r = copy(self);
        try {
            for (PyObject other : others) {
                if (other != self) {
                    r.update(other);
                }
            }
        } catch (PyException e) {
            r.decref();
            throw e;
        }
        return r;
    }

    // CPython: Objects/setobject.c set_intersection
    static AnySet intersection(AnySet self, PyObject other) {
        if (self == other) {
            return copy(self);
        }
        AnySet r = makeBase(self.type, null);
        try {
            if (other instanceof AnySet s) {
                AnySet small = s.used > self.used ? self : s;
                AnySet large = small == s ? self : s;
                for (int i = small.next(0); i >= 0; i = small.next(i + 1)) {
                    addIfIn(r, large, small.keys[i], small.hashes[i]);
                }
                return r;
            }
            PyObject it = Abstract.iter(other);
            try {
                for (PyObject o; (o = Abstract.next(it)) != null;) {
                    try {
                        addIfIn(r, self, o, Objects.hash(o));
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

    private static void addIfIn(AnySet result, AnySet in, PyObject key, long hash) {
        key.incref();
        try {
            if (in.containsKey(key, hash)) {
                result.add(key, hash);
            }
        } finally {
            key.decref();
        }
    }

    // CPython: Objects/setobject.c set_intersection_multi
    static AnySet intersection(AnySet self, PyObject[] others) {
        if (others.length == 0) {
            return copy(self);
        }
        AnySet r = (AnySet) self.newRef();
        for (PyObject other : others) {
            AnySet next;
            try {
                next = intersection(r, other);
            } finally {
                r.decref();
            }
            r = next;
        }
        return r;
    }

    // CPython: Objects/setobject.c set_difference_update_internal
    static void differenceUpdate(AnySet self, PyObject other) {
        if (self == other) {
            self.clearAll();
            return;
        }
        if (other instanceof AnySet s) {
            AnySet from = s.used >> 3 > self.used ? intersection(self, s) : (AnySet) s.newRef();
            try {
                for (int i = from.next(0); i >= 0; i = from.next(i + 1)) {
                    PyObject key = from.keys[i].newRef();
                    try {
                        self.removeKey(key, from.hashes[i]);
                    } finally {
                        key.decref();
                    }
                }
            } finally {
                from.decref();
            }
        } else {
            PyObject it = Abstract.iter(other);
            try {
                for (PyObject o; (o = Abstract.next(it)) != null;) {
                    try {
                        self.removeKey(o);
                    } finally {
                        o.decref();
                    }
                }
            } finally {
                it.decref();
            }
        }
        self.shrinkAfterDifference();
    }

    // CPython: Objects/setobject.c set_difference
    static AnySet difference(AnySet self, PyObject other) {
        int n = other instanceof AnySet s ? s.used : other.type == PyDict.TYPE ? ((PyDict) other).used : -1;
        if (n < 0 || self.used >> 2 > n) {
            AnySet r = copy(self);
            try {
                differenceUpdate(r, other);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
            return r;
        }
        AnySet r = makeBase(self.type, null);
        try {
            for (int i = self.next(0); i >= 0; i = self.next(i + 1)) {
                PyObject key = self.keys[i].newRef();
                long hash = self.hashes[i];
                try {
                    boolean in = other instanceof AnySet s ? s.containsKey(key, hash) : ((PyDict) other).find(key, hash) >= 0;
                    if (!in) {
                        r.add(key, hash);
                    }
                } finally {
                    key.decref();
                }
            }
        } catch (PyException e) {
            r.decref();
            throw e;
        }
        return r;
    }

    // CPython: Objects/setobject.c set_difference_multi
    static AnySet difference(AnySet self, PyObject[] others) {
        if (others.length == 0) {
            return copy(self);
        }
        AnySet r = difference(self, others[0]);
        try {
            for (int i = 1; i < others.length; i++) {
                differenceUpdate(r, others[i]);
            }
        } catch (PyException e) {
            r.decref();
            throw e;
        }
        return r;
    }

    private static void toggle(AnySet self, PyObject key, long hash) {
        key.incref();
        try {
            if (!self.removeKey(key, hash)) {
                self.add(key, hash);
            }
        } finally {
            key.decref();
        }
    }

    // CPython: Objects/setobject.c set_symmetric_difference_update
    static void symmetricDifferenceUpdate(AnySet self, PyObject other) {
        if (self == other) {
            self.clearAll();
            return;
        }
        if (other.type == PyDict.TYPE) {
            PyDict d = (PyDict) other;
            for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
                toggle(self, d.keys[i], d.hashAt(i));
            }
            return;
        }
        AnySet from = other instanceof AnySet s ? (AnySet) s.newRef() : makeBase(self.type, other);
        try {
            for (int i = from.next(0); i >= 0; i = from.next(i + 1)) {
                toggle(self, from.keys[i], from.hashes[i]);
            }
        } finally {
            from.decref();
        }
    }

    // CPython: Objects/setobject.c set_symmetric_difference
    static AnySet symmetricDifference(AnySet self, PyObject other) {
        AnySet r = makeBase(self.type, other);
        try {
            symmetricDifferenceUpdate(r, self);
        } catch (PyException e) {
            r.decref();
            throw e;
        }
        return r;
    }

    // CPython: Objects/setobject.c set_reduce
    static PyObject reduce(AnySet self) {
        PyList keys = Abstract.list(self);
        PyObject state;
        try {
            state = Call.method(self, Id.__getstate__);
        } catch (PyException e) {
            keys.decref();
            throw e;
        }
        self.type.incref();
        return PyTuple.steal(self.type, PyTuple.steal(keys), state);
    }
}
