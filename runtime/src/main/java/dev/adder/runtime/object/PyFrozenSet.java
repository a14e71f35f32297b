package dev.adder.runtime.object;

import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;

/** A frozenset. */
@BuiltinType(name = "frozenset", doc = "frozenset() -> empty frozenset object\n"
        + "frozenset(iterable) -> frozenset object\n\n"
        + "Build an immutable unordered collection of unique elements.")
public final class PyFrozenSet extends AnySet {
    private static final Pool<PyFrozenSet> POOL = new Pool<>(56);

    public static final PyType TYPE = new Type();

    private PyFrozenSet(PyType type) {
        super(type);
    }

    /** An empty set of this type. */
    static PyFrozenSet make(PyType type) {
        if (HeapMode.POOLS) {
            PyFrozenSet s = POOL.take();
            if (s != null) {
                s.rebornSet(type);
                return s;
            }
        }
        return new PyFrozenSet(type);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** A frozenset of what {@code iterable} yields. */
    public static PyFrozenSet of(PyObject iterable) {
        return (PyFrozenSet) SetOperations.make(TYPE, iterable);
    }

    // CPython: Objects/setobject.c frozenset_new
    @PyNew(value = "frozenset", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (!(cls instanceof HeapType heap && heap.overrides(Slot.TP_INIT))) {
            Args.checkNoKeywords("frozenset", kwnames);
        }
        Args.checkPositional(cls.tpName(), nargs, 0, 1);
        PyObject iterable = nargs == 0 ? null : args[base];
        if (cls == TYPE && iterable != null && iterable.type == TYPE) {
            return iterable.newRef();
        }
        return SetOperations.make(cls, iterable);
    }

    @PyMethod(value = "__contains__($self, key)", raw = true, coexist = true, textSignature = false,
            doc = "x.__contains__(y) <==> y in x.")
    static boolean contains(PyFrozenSet self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkOneArg("frozenset.__contains__", nargs, kwnames);
        return SetOperations.contains(self, args[base]);
    }

    @PyMethod(value = "copy($self)", textSignature = false, doc = "Return a shallow copy of a set.")
    static PyObject copy(PyFrozenSet self) {
        return self.type == TYPE ? self.newRef() : SetOperations.copy(self);
    }

    @PyMethod(value = "difference($self, *others)", textSignature = false,
            doc = "Return the difference of two or more sets as a new set.\n\n"
            + "(i.e. all elements that are in this set but not the others.)")
    static PyObject difference(PyFrozenSet self, PyObject[] others) {
        return SetOperations.difference(self, others);
    }

    @PyMethod(value = "intersection($self, *others)", textSignature = false,
            doc = "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)")
    static PyObject intersection(PyFrozenSet self, PyObject[] others) {
        return SetOperations.intersection(self, others);
    }

    @PyMethod(value = "isdisjoint($self, other, /)", textSignature = false,
            doc = "Return True if two sets have a null intersection.")
    static boolean isDisjoint(PyFrozenSet self, PyObject other) {
        return SetOperations.isDisjoint(self, other);
    }

    @PyMethod(value = "issubset($self, other, /)", textSignature = false,
            doc = "Report whether another set contains this set.")
    static boolean isSubset(PyFrozenSet self, PyObject other) {
        return SetOperations.isSubset(self, other);
    }

    @PyMethod(value = "issuperset($self, other, /)", textSignature = false,
            doc = "Report whether this set contains another set.")
    static boolean isSuperset(PyFrozenSet self, PyObject other) {
        return SetOperations.isSuperset(self, other);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling.")
    static PyObject reduce(PyFrozenSet self) {
        return SetOperations.reduce(self);
    }

    @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "S.__sizeof__() -> size of S in memory, in bytes")
    static long sizeOf(PyFrozenSet self) {
        return self.sizeof();
    }

    @PyMethod(value = "symmetric_difference($self, other, /)", textSignature = false,
            doc = "Return the symmetric difference of two sets as a new set.\n\n"
            + "(i.e. all elements that are in exactly one of the sets.)")
    static PyObject symmetricDifference(PyFrozenSet self, PyObject other) {
        return SetOperations.symmetricDifference(self, other);
    }

    @PyMethod(value = "union($self, *others)", textSignature = false, doc = "Return the union of sets as a new set.\n\n"
            + "(i.e. all elements that are in either set.)")
    static PyObject union(PyFrozenSet self, PyObject[] others) {
        return SetOperations.union(self, others);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    static final class Type extends AnySet.SetType {
        Type() {
            super("frozenset", PyFrozenSetTable.INSTANCE);
        }

        @Override
        public long tpHash(PyObject self) {
            return ((AnySet) self).frozenHash();
        }
    }
}
