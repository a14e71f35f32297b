package dev.adder.runtime.object;

import dev.adder.heap.WeakReference;

/** {@code __dict__} and {@code __weakref__} of the instances of classes (subtype_getsets_full). */
final class InstanceGetSets extends MethodTable {
    private static final InstanceGetSets TABLE = new InstanceGetSets();

    static final GetSetDef DICT = new GetSetDef(TABLE, 0, "__dict__", true, false, "dictionary for instance variables");
    static final GetSetDef WEAKREF = new GetSetDef(TABLE, 1, "__weakref__", false, false,
            "list of weak references to the object");

    private InstanceGetSets() {}

    @Override
    public MethodDef[] methods() {
        return new MethodDef[0];
    }

    @Override
    public GetSetDef[] getsets() {
        return new GetSetDef[] {DICT, WEAKREF};
    }

    @Override
    public PyObject call(int index, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw new AssertionError("no methods");
    }

    @Override
    public PyObject get(int index, PyObject self) {
        return index == 0 ? getDict(self) : getWeakref(self);
    }

    @Override
    public void set(int index, PyObject self, PyObject value) {
        setDict(self, value);
    }

    /** {@code __dict__} of a built-in base that has its own, borrowed; null if there is none. */
    // CPython: Objects/typeobject.c get_builtin_base_with_dict, get_dict_descriptor
    private static PyObject baseDescriptor(PyType type) {
        for (PyType t = type; t.base != null; t = t.base) {
            if (t.hasFlag(PyType.HAS_DICT) && !t.isHeapType()) {
                PyObject descr = TypeObject.lookup(t, Id.__dict__);
                return descr != null && descr.type.has(Slot.TP_DESCR_SET) ? descr : null;
            }
        }
        return null;
    }

    // CPython: Objects/typeobject.c subtype_dict
    private static PyObject getDict(PyObject self) {
        PyObject descr = baseDescriptor(self.type);
        if (descr != null) {
            return descr.type.tpDescrGet(descr, self, self.type);
        }
        return genericGet(self);
    }

    // CPython: Objects/typeobject.c subtype_setdict
    private static void setDict(PyObject self, PyObject value) {
        PyObject descr = baseDescriptor(self.type);
        if (descr != null) {
            descr.type.tpDescrSet(descr, self, value);
            return;
        }
        if (value != null) {
            genericSet(self, value);
            return;
        }
        // a class's instances may lose their dict, unlike others
        if (Attributes.dictOf(self) == null) {
            throw PyErr.attributeError("This object has no __dict__");
        }
        PyDict old = self.state.dict;
        self.state.dict = null;
        old.decref();
    }

    /** PyObject_GenericGetDict: the attribute dict, made if need be. */
    static PyObject genericGet(PyObject self) {
        PyDict dict = Attributes.dictOf(self);
        if (dict == null) {
            throw PyErr.attributeError("This object has no __dict__");
        }
        return dict.newRef();
    }

    /** PyObject_GenericSetDict. */
    // CPython: Objects/object.c PyObject_GenericSetDict
    static void genericSet(PyObject self, PyObject value) {
        if (!self.type.hasFlag(PyType.HAS_DICT)) {
            throw PyErr.attributeError("This object has no __dict__");
        }
        if (value == null) {
            throw PyErr.typeError("cannot delete __dict__");
        }
        if (!(value instanceof PyDict d)) {
            throw PyErr.typeError("__dict__ must be set to a dictionary, not a '" + value.type.tpName() + "'");
        }
        Attributes.dictOf(self);
        d.incref();
        PyDict old = self.state.dict;
        self.state.dict = d;
        PyObject.xdecref(old);
    }

    // CPython: Objects/typeobject.c subtype_getweakref
    private static PyObject getWeakref(PyObject self) {
        if (!self.type.hasFlag(PyType.HAS_WEAKREFS)) {
            throw PyErr.attributeError("This object has no __weakref__");
        }
        WeakReference head = self.weakReferences();
        return head == null ? PyNone.owned() : ((PyObject) head.counted()).newRef();
    }
}
