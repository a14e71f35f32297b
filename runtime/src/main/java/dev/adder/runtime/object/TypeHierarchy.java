package dev.adder.runtime.object;

import java.util.ArrayList;

/** The place of a type among others (Objects/typeobject.c): best base and layouts, the MRO, assignment to {@code __bases__} and {@code __class__}. */
final class TypeHierarchy {
    private TypeHierarchy() {}

    /** Of {@code bases}, which are not empty, the one whose layout the new class extends; borrowed. */
    // CPython: Objects/typeobject.c best_base
    static PyType bestBase(PyTuple bases) {
        PyType base = null;
        PyType winner = null;
        for (PyObject b : bases.items) {
            if (!(b instanceof PyType type)) {
                throw PyErr.typeError("bases must be types");
            }
            TypeObject.ready(type);
            if (!type.hasFlag(PyType.BASETYPE)) {
                throw PyErr.typeError("type '" + type.tpName() + "' is not an acceptable base type");
            }
            PyType candidate = solidBase(type);
            if (winner == null) {
                winner = candidate;
                base = type;
            } else if (!winner.isSubtype(candidate)) {
                if (!candidate.isSubtype(winner)) {
                    throw PyErr.typeError("multiple bases have instance lay-out conflict");
                }
                winner = candidate;
                base = type;
            }
        }
        return base;
    }

    /** The nearest type along the bases that adds something to the layout of instances. */
    // CPython: Objects/typeobject.c solid_base
    private static PyType solidBase(PyType type) {
        PyType base = type.base == null ? PyBaseObject.TYPE : solidBase(type.base);
        return extendsLayout(type, base) ? type : base;
    }

    // CPython: Objects/typeobject.c extra_ivars
    private static boolean extendsLayout(PyType type, PyType base) {
        int size = type.basicsize;
        if (type.itemsize != 0 || base.itemsize != 0) {
            return size != base.basicsize || type.itemsize != base.itemsize;
        }
        if (type.isHeapType() && type.hasFlag(PyType.HAS_WEAKREFS) && !base.hasFlag(PyType.HAS_WEAKREFS)
                && type.weaklistoffset + 8 == size) {
            size -= 8;
        }
        return size != base.basicsize;
    }

    /** Computes and stores the MRO; false if a {@code mro()} method did so itself meanwhile. */
    // CPython: Objects/typeobject.c mro_internal
    static boolean setMro(PyType type) {
        PyTuple old = type.mro;
        PyTuple mro = invokeMro(type);
        if (type.mro != old) {
            mro.decref();
            return false;
        }
        type.mro = mro;
        TypeObject.modified(type);
        PyObject.xdecref(old);
        return true;
    }

    // CPython: Objects/typeobject.c mro_invoke
    private static PyTuple invokeMro(PyType type) {
        if (TypeObject.hasDefaultMro(type.type)) {
            return computeMro(type);
        }
        PyStr name = PyStr.intern("mro");
        PyObject result;
        try {
            result = Call.special(type, name);
        } finally {
            name.decref();
        }
        PyTuple mro;
        try {
            mro = Abstract.tuple(result);
        } finally {
            result.decref();
        }
        PyType solid = solidBase(type);
        for (PyObject o : mro.items) {
            String problem = !(o instanceof PyType t) ? "mro() returned a non-class ('" + o.type.tpName() + "')"
                    : !solid.isSubtype(solidBase(t)) ? "mro() returned base with unsuitable layout ('" + t.tpName() + "')" : null;
            if (problem != null) {
                mro.decref();
                throw PyErr.typeError(problem);
            }
        }
        return mro;
    }

    /** The C3 linearization of the bases, the type in front. */
    // CPython: Objects/typeobject.c mro_implementation, pmerge
    static PyTuple computeMro(PyType type) {
        PyObject[] bases = type.bases.items;
        int total = bases.length + 1;
        for (PyObject b : bases) {
            PyType t = (PyType) b;
            if (t.mro == null) {
                TypeObject.ready(t);
            }
            if (t.mro == null) {
                throw PyErr.typeError("Cannot extend an incomplete type '" + t.tpName() + "'");
            }
            total += t.mro.size();
        }
        if (bases.length == 1) {
            PyObject[] inherited = ((PyType) bases[0]).mro.items;
            PyObject[] mro = new PyObject[inherited.length + 1];
            mro[0] = type;
            System.arraycopy(inherited, 0, mro, 1, inherited.length);
            return PyTuple.of(mro);
        }
        for (int i = 0; i < bases.length; i++) {
            for (int k = i + 1; k < bases.length; k++) {
                if (bases[i] == bases[k]) {
                    throw PyErr.typeError("duplicate base class " + className(bases[i]));
                }
            }
        }
        PyObject[][] lists = new PyObject[bases.length + 1][];
        for (int i = 0; i < bases.length; i++) {
            lists[i] = ((PyType) bases[i]).mro.items;
        }
        lists[bases.length] = bases;
        int[] heads = new int[lists.length];
        ArrayList<PyObject> result = new ArrayList<>(total);
        result.add(type);
        while (true) {
            boolean empty = true;
            PyObject next = null;
            for (int i = 0; i < lists.length && next == null; i++) {
                if (heads[i] < lists[i].length) {
                    empty = false;
                    PyObject candidate = lists[i][heads[i]];
                    if (!inTail(lists, heads, candidate)) {
                        next = candidate;
                    }
                }
            }
            if (empty) {
                return PyTuple.of(result.toArray(new PyObject[0]));
            }
            if (next == null) {
                throw inconsistent(lists, heads);
            }
            result.add(next);
            for (int i = 0; i < lists.length; i++) {
                if (heads[i] < lists[i].length && lists[i][heads[i]] == next) {
                    heads[i]++;
                }
            }
        }
    }

    private static boolean inTail(PyObject[][] lists, int[] heads, PyObject o) {
        for (int i = 0; i < lists.length; i++) {
            for (int k = heads[i] + 1; k < lists[i].length; k++) {
                if (lists[i][k] == o) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String className(PyObject cls) {
        PyObject name = Objects.lookupAttr(cls, Id.__name__);
        if (name == null) {
            return Objects.reprText(cls);
        }
        String text = name instanceof PyStr ? name.toString() : Objects.reprText(cls);
        name.decref();
        return text;
    }

    // CPython: Objects/typeobject.c set_mro_error
    private static PyException inconsistent(PyObject[][] lists, int[] heads) {
        ArrayList<PyObject> left = new ArrayList<>();
        for (int i = 0; i < lists.length; i++) {
            if (heads[i] < lists[i].length && !left.contains(lists[i][heads[i]])) {
                left.add(lists[i][heads[i]]);
            }
        }
        StringBuilder text = new StringBuilder("Cannot create a consistent method resolution\norder (MRO) for bases");
        for (int i = 0; i < left.size(); i++) {
            text.append(i == 0 ? " " : ", ").append(className(left.get(i)));
        }
        return PyErr.typeError(text.toString());
    }

    /** An exception with {@code e} as cause and context; releases {@code e}. */
    // CPython: Python/errors.c _PyErr_FormatFromCause
    static PyException fromCause(PyException e, PyType type, String message) {
        PyBaseException cause = e.take();
        PyException error = PyErr.format(type, message);
        PyBaseException value = error.value();
        cause.incref();
        value.setCause(cause);
        value.setContext(cause);
        return error;
    }

    // --- __bases__ ---

    // CPython: Objects/typeobject.c type_set_bases
    static void setBases(PyType type, PyObject value) {
        TypeObject.checkSetSpecial(type, value, "__bases__");
        if (!(value instanceof PyTuple bases)) {
            throw PyErr.typeError("can only assign tuple to " + type.tpName() + ".__bases__, not " + value.type.tpName());
        }
        if (bases.size() == 0) {
            throw PyErr.typeError("can only assign non-empty tuple to " + type.tpName() + ".__bases__, not ()");
        }
        for (PyObject b : bases.items) {
            if (!(b instanceof PyType base)) {
                throw PyErr.typeError(type.tpName() + ".__bases__ must be tuple of classes, not '" + b.type.tpName() + "'");
            }
            if (base.isSubtype(type) || base.mro != null && alongBases(base, type)) {
                throw PyErr.typeError("a __bases__ item causes an inheritance cycle");
            }
        }
        PyType newBase = bestBase(bases);
        requireCompatible(type.base, newBase, "__bases__");
        PyTuple oldBases = type.bases;
        PyType oldBase = type.base;
        bases.incref();
        newBase.incref();
        type.bases = bases;
        type.base = newBase;
        ArrayList<PyType> changed = new ArrayList<>();
        ArrayList<PyTuple> oldMros = new ArrayList<>();
        try {
            updateMros(type, changed, oldMros);
        } catch (PyException e) {
            for (int i = changed.size() - 1; i >= 0; i--) {
                PyType t = changed.get(i);
                PyTuple failed = t.mro;
                t.mro = oldMros.get(i);
                TypeObject.modified(t);
                failed.decref();
                t.decref();
            }
            if (type.bases == bases) {
                type.bases = oldBases;
                type.base = oldBase;
                bases.decref();
                newBase.decref();
            } else {
                oldBases.decref();
                oldBase.decref();
            }
            throw e;
        }
        for (int i = 0; i < changed.size(); i++) {
            PyObject.xdecref(oldMros.get(i));
            changed.get(i).decref();
        }
        if (type.bases == bases) {
            for (PyObject b : oldBases.items) {
                TypeObject.removeSubclass((PyType) b, type);
            }
            for (PyObject b : bases.items) {
                TypeObject.addSubclass((PyType) b, type);
            }
            if (type instanceof HeapType h) {
                h.rebase();
            }
            TypeObject.modified(type);
            TypeSlots.updateAll(type);
        }
        oldBases.decref();
        oldBase.decref();
    }

    private static boolean alongBases(PyType base, PyType type) {
        for (PyType t = base; t != null; t = t.base) {
            if (t == type) {
                return true;
            }
        }
        return false;
    }

    /** Computes the MRO of the type and all below it, and notes the old ones. */
    // CPython: Objects/typeobject.c mro_hierarchy
    private static void updateMros(PyType type, ArrayList<PyType> changed, ArrayList<PyTuple> oldMros) {
        PyTuple old = type.mro;
        PyObject.xnewRef(old);
        boolean set;
        try {
            set = setMro(type);
        } catch (PyException e) {
            PyObject.xdecref(old);
            throw e;
        }
        if (!set) {
            PyObject.xdecref(old);
            return;
        }
        type.incref();
        changed.add(type);
        oldMros.add(old);
        if (type.subclasses != null) {
            for (PyType sub : type.subclasses.toArray(new PyType[0])) {
                updateMros(sub, changed, oldMros);
            }
        }
    }

    // --- __class__ ---

    // CPython: Objects/typeobject.c object_set_class
    static void setClass(PyObject self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete __class__ attribute");
        }
        if (!(value instanceof PyType to)) {
            throw PyErr.typeError("__class__ must be set to a class, not '" + value.type.tpName() + "' object");
        }
        PyType from = self.type;
        if (!(to.isSubtype(PyModule.TYPE) && from.isSubtype(PyModule.TYPE))
                && (to.hasFlag(PyType.IMMUTABLETYPE) || from.hasFlag(PyType.IMMUTABLETYPE))) {
            throw PyErr.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        requireCompatible(from, to, "__class__");
        if (from.hasFlag(PyType.MANAGED_DICT)) {
            Attributes.dictOf(self);
        }
        if (to.isHeapType()) {
            to.incref();
        }
        self.type = to;
        if (from.isHeapType()) {
            from.decref();
        }
    }

    // CPython: Objects/typeobject.c compatible_for_assignment
    private static void requireCompatible(PyType from, PyType to, String attribute) {
        if (to.isGc() != from.isGc()) {
            throw PyErr.typeError(attribute + " assignment: '" + to.tpName() + "' deallocator differs from '" + from.tpName() + "'");
        }
        PyType newBase = to;
        PyType oldBase = from;
        while (likeItsBase(newBase)) {
            newBase = newBase.base;
        }
        while (likeItsBase(oldBase)) {
            oldBase = oldBase.base;
        }
        if (newBase != oldBase && (newBase.base != oldBase.base || !sameSlotsAdded(newBase, oldBase))) {
            throw PyErr.typeError(attribute + " assignment: '" + to.tpName() + "' object layout differs from '" + from.tpName() + "'");
        }
    }

    // CPython: Objects/typeobject.c compatible_with_tp_base
    private static boolean likeItsBase(PyType type) {
        PyType parent = type.base;
        long layout = PyType.HAS_DICT | PyType.HAS_WEAKREFS | PyType.HAVE_GC | PyType.MANAGED_DICT;
        return parent != null && type.basicsize == parent.basicsize && type.itemsize == parent.itemsize
                && (type.flags & layout) == (parent.flags & layout)
                && (type.isHeapType() || type.getClass() == parent.getClass());
    }

    // CPython: Objects/typeobject.c same_slots_added
    private static boolean sameSlotsAdded(PyType a, PyType b) {
        if (!(a instanceof HeapType ha) || !(b instanceof HeapType hb)) {
            return false;
        }
        long layout = PyType.HAS_DICT | PyType.HAS_WEAKREFS | PyType.MANAGED_DICT;
        if ((a.flags & layout) != (b.flags & layout) || a.basicsize != b.basicsize) {
            return false;
        }
        int na = ha.htSlots == null ? 0 : ha.htSlots.size();
        int nb = hb.htSlots == null ? 0 : hb.htSlots.size();
        return na == nb && (na == 0 || Objects.equal(ha.htSlots, hb.htSlots));
    }
}
