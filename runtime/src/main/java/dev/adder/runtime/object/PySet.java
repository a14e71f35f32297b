package dev.adder.runtime.object;

import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;

/** A set. */
@BuiltinType(name = "set", doc = "set() -> new empty set object\n"
        + "set(iterable) -> new set object\n\n"
        + "Build an unordered collection of unique elements.")
public final class PySet extends AnySet {
    private static final Pool<PySet> POOL = new Pool<>(56);

    public static final PyType TYPE = new Type();

    static final PyStr INTERSECTION = PyStr.intern("intersection");
    static final PyStr DIFFERENCE_UPDATE = PyStr.intern("difference_update");
    static final PyStr SYMMETRIC_DIFFERENCE_UPDATE = PyStr.intern("symmetric_difference_update");
    static final PyStr UPDATE = PyStr.intern("update");

    private PySet(PyType type) {
        super(type);
    }

    /** An empty set of this type. */
    static PySet make(PyType type) {
        if (HeapMode.POOLS) {
            PySet s = POOL.take();
            if (s != null) {
                s.rebornSet(type);
                return s;
            }
        }
        return new PySet(type);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** An empty set. */
    public static PySet create() {
        return make(TYPE);
    }

    /** A set of what {@code iterable} yields. */
    public static PySet of(PyObject iterable) {
        return (PySet) SetOperations.make(TYPE, iterable);
    }

    @PyNew(value = "set", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return make(cls);
    }

    // CPython: Objects/setobject.c set_init
    @PyInit(value = "set", raw = true)
    static void init(PySet self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("set", kwnames);
        Args.checkPositional(self.type.tpName(), nargs, 0, 1);
        self.clearAll();
        if (nargs == 1) {
            self.update(args[base]);
        }
    }

    @PyMethod(value = "add($self, element, /)", textSignature = false, doc = "Add an element to a set.\n\n"
            + "This has no effect if the element is already present.")
    static void add(PySet self, PyObject element) {
        self.add(element);
    }

    @PyMethod(value = "clear($self)", textSignature = false, doc = "Remove all elements from this set.")
    static void clear(PySet self) {
        self.clearAll();
    }

    @PyMethod(value = "__contains__($self, key)", raw = true, coexist = true, textSignature = false,
            doc = "x.__contains__(y) <==> y in x.")
    static boolean contains(PySet self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkOneArg("set.__contains__", nargs, kwnames);
        return SetOperations.contains(self, args[base]);
    }

    @PyMethod(value = "copy($self)", textSignature = false, doc = "Return a shallow copy of a set.")
    static PyObject copy(PySet self) {
        return SetOperations.copy(self);
    }

    @PyMethod(value = "difference($self, *others)", textSignature = false,
            doc = "Return the difference of two or more sets as a new set.\n\n"
            + "(i.e. all elements that are in this set but not the others.)")
    static PyObject difference(PySet self, PyObject[] others) {
        return SetOperations.difference(self, others);
    }

    @PyMethod(value = "intersection($self, *others)", textSignature = false,
            doc = "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)")
    static PyObject intersection(PySet self, PyObject[] others) {
        return SetOperations.intersection(self, others);
    }

    @PyMethod(value = "isdisjoint($self, other, /)", textSignature = false,
            doc = "Return True if two sets have a null intersection.")
    static boolean isDisjoint(PySet self, PyObject other) {
        return SetOperations.isDisjoint(self, other);
    }

    @PyMethod(value = "issubset($self, other, /)", textSignature = false,
            doc = "Report whether another set contains this set.")
    static boolean isSubset(PySet self, PyObject other) {
        return SetOperations.isSubset(self, other);
    }

    @PyMethod(value = "issuperset($self, other, /)", textSignature = false,
            doc = "Report whether this set contains another set.")
    static boolean isSuperset(PySet self, PyObject other) {
        return SetOperations.isSuperset(self, other);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PySet self) {
        return SetOperations.reduce(self);
    }

    @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "S.__sizeof__() -> size of S in memory, in bytes")
    static long sizeOf(PySet self) {
        return self.sizeof();
    }

    @PyMethod(value = "symmetric_difference($self, other, /)", textSignature = false,
            doc = "Return the symmetric difference of two sets as a new set.\n\n"
            + "(i.e. all elements that are in exactly one of the sets.)")
    static PyObject symmetricDifference(PySet self, PyObject other) {
        return SetOperations.symmetricDifference(self, other);
    }

    @PyMethod(value = "union($self, *others)", textSignature = false, doc = "Return the union of sets as a new set.\n\n"
            + "(i.e. all elements that are in either set.)")
    static PyObject union(PySet self, PyObject[] others) {
        return SetOperations.union(self, others);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyMethod(value = "discard($self, element, /)", textSignature = false,
            doc = "Remove an element from a set if it is a member.\n\n"
            + "Unlike set.remove(), the discard() method does not raise\n"
            + "an exception when an element is missing from the set.")
    static void discard(PySet self, PyObject element) {
        SetOperations.remove(self, element);
    }

    @PyMethod(value = "difference_update($self, *others)", textSignature = false,
            doc = "Remove all elements of another set from this set.")
    static void differenceUpdate(PySet self, PyObject[] others) {
        for (PyObject other : others) {
            SetOperations.differenceUpdate(self, other);
        }
    }

    @PyMethod(value = "intersection_update($self, *others)", textSignature = false,
            doc = "Update a set with the intersection of itself and another.")
    static void intersectionUpdate(PySet self, PyObject[] others) {
        replaceBody(self, SetOperations.intersection(self, others));
    }

    private static void replaceBody(PySet self, @Steals AnySet other) {
        self.swapBodies(other);
        other.decref();
    }

    @PyMethod(value = "pop($self)", textSignature = false, doc = "Remove and return an arbitrary set element.\n"
            + "Raises KeyError if the set is empty.")
    static PyObject pop(PySet self) {
        PyObject key = self.popAny();
        if (key == null) {
            throw PyErr.format(PyExc.KeyError, "pop from an empty set");
        }
        return key;
    }

    @PyMethod(value = "remove($self, element, /)", textSignature = false,
            doc = "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.")
    static void remove(PySet self, PyObject element) {
        if (!SetOperations.remove(self, element)) {
            throw PyErr.keyError(element);
        }
    }

    @PyMethod(value = "symmetric_difference_update($self, other, /)", textSignature = false,
            doc = "Update a set with the symmetric difference of itself and another.")
    static void symmetricDifferenceUpdate(PySet self, PyObject other) {
        SetOperations.symmetricDifferenceUpdate(self, other);
    }

    @PyMethod(value = "update($self, *others)", textSignature = false,
            doc = "Update a set with the union of itself and others.")
    static void update(PySet self, PyObject[] others) {
        for (PyObject other : others) {
            self.update(other);
        }
    }

    static final class Type extends AnySet.SetType {
        Type() {
            super("set", PySetTable.INSTANCE);
            flags |= NO_HASH;
        }

        @Override
        public PyObject nbInplaceSubtract(PyObject self, PyObject other) {
            if (!(other instanceof AnySet)) {
                return PyNotImplemented.owned();
            }
            SetOperations.differenceUpdate((PySet) self, other);
            return self.newRef();
        }

        @Override
        public PyObject nbInplaceAnd(PyObject self, PyObject other) {
            if (!(other instanceof AnySet)) {
                return PyNotImplemented.owned();
            }
            replaceBody((PySet) self, SetOperations.intersection((PySet) self, other));
            return self.newRef();
        }

        @Override
        public PyObject nbInplaceXor(PyObject self, PyObject other) {
            if (!(other instanceof AnySet)) {
                return PyNotImplemented.owned();
            }
            SetOperations.symmetricDifferenceUpdate((PySet) self, other);
            return self.newRef();
        }

        @Override
        public PyObject nbInplaceOr(PyObject self, PyObject other) {
            if (!(other instanceof AnySet)) {
                return PyNotImplemented.owned();
            }
            ((PySet) self).update(other);
            return self.newRef();
        }
    }
}
