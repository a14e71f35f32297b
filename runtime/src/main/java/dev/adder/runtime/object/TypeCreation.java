package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;
import java.util.ArrayList;

/** Making classes: {@code type.__new__} (type_new and its steps in Objects/typeobject.c). One object is one such call. */
final class TypeCreation {
    private PyType metatype;
    private final PyStr name;
    private final PyTuple bases;
    private final PyDict namespace;

    private PyType base;
    private boolean mayAddDict;
    private boolean mayAddWeak;
    private boolean addDict;
    private boolean addWeak;

    /** The mangled, sorted names in {@code __slots__}, or null if there is no such attribute. Owned until given to the class. */
    private PyTuple slots;

    private TypeCreation(PyType metatype, PyStr name, PyTuple bases, PyDict namespace) {
        this.metatype = metatype;
        this.name = name;
        this.bases = bases;
        this.namespace = namespace;
    }

    /** {@code type.__new__(metatype, name, bases, dict, **kwds)}. */
    // CPython: Objects/typeobject.c type_new
    static PyObject typeNew(PyType metatype, PyObject[] args, int at, int nargs, PyTuple kwnames) {
        if (nargs != 3) {
            throw PyErr.typeError("type.__new__() takes exactly 3 arguments (" + nargs + " given)");
        }
        if (!(args[at] instanceof PyStr name)) {
            throw argument(1, "str", args[at]);
        }
        if (!(args[at + 1] instanceof PyTuple bases)) {
            throw argument(2, "tuple", args[at + 1]);
        }
        if (!(args[at + 2] instanceof PyDict dict)) {
            throw argument(3, "dict", args[at + 2]);
        }
        for (PyObject b : bases.items) {
            if (!(b instanceof PyType) && Objects.hasAttr(b, Id.__mro_entries__)) {
                throw PyErr.typeError("type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }
        PyType winner = calculateMetaclass(metatype, bases);
        if (winner != metatype) {
            if (winner != PyType.TYPE && !(winner instanceof HeapType h && !h.overrides(Slot.TP_NEW))) {
                return winner.tpNew(winner, args, at, nargs, kwnames);
            }
        }
        TypeCreation creation = new TypeCreation(winner, name, bases, dict);
        return creation.make(args, at, nargs, kwnames);
    }

    private static PyException argument(int n, String expected, PyObject value) {
        return PyErr.typeError("type.__new__() argument " + n + " must be " + expected + ", not " + value.type.tpName());
    }

    /** The most derived of a metaclass and the types of the bases. */
    // CPython: Objects/typeobject.c _PyType_CalculateMetaclass
    static PyType calculateMetaclass(PyType metatype, PyTuple bases) {
        PyType winner = metatype;
        for (PyObject b : bases.items) {
            PyType t = b.type;
            if (winner.isSubtype(t)) {
                continue;
            }
            if (t.isSubtype(winner)) {
                winner = t;
                continue;
            }
            throw PyErr.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                    + "metaclasses of all its bases");
        }
        return winner;
    }

    // CPython: Objects/typeobject.c type_new_impl
    private PyObject make(PyObject[] args, int at, int nargs, PyTuple kwnames) {
        PyTuple allBases;
        if (bases.size() == 0) {
            base = PyBaseObject.TYPE;
            TypeObject.ready(base);
            allBases = PyTuple.of(base);
        } else {
            base = TypeHierarchy.bestBase(bases);
            allBases = (PyTuple) bases.newRef();
        }
        HeapType type;
        try {
            planSlots(allBases);
            type = allocate(allBases);
        } catch (PyException e) {
            PyObject.xdecref(slots);
            throw e;
        } finally {
            allBases.decref();
        }
        try {
            setAttributes(type);
            finish(type);
            TypeSlots.choose(type);
            setNames(type);
            initSubclass(type, args, at, nargs, kwnames);
        } catch (PyException e) {
            type.decref();
            throw e;
        }
        return type;
    }

    /** Decides what instances have beyond the base: a dict, weak references, slots. */
    // CPython: Objects/typeobject.c type_new_slots
    private void planSlots(PyTuple allBases) {
        mayAddDict = !base.hasFlag(PyType.HAS_DICT);
        mayAddWeak = !base.hasFlag(PyType.HAS_WEAKREFS) && base.itemsize == 0;
        PyObject declared = namespace.get(Id.__slots__);
        if (declared == null) {
            addDict = mayAddDict;
            addWeak = mayAddWeak;
            return;
        }
        declared.incref();
        PyTuple names;
        try {
            names = declared instanceof PyStr ? PyTuple.of(declared) : Abstract.tuple(declared);
        } finally {
            declared.decref();
        }
        try {
            if (names.size() > 0 && base.itemsize != 0) {
                throw PyErr.typeError("nonempty __slots__ not supported for subtype of '" + base.tpName() + "'");
            }
            for (PyObject n : names.items) {
                visitSlot(n);
            }
            slots = mangledSlots(names);
        } finally {
            names.decref();
        }
        if (allBases.size() > 1 && (mayAddDict && !addDict || mayAddWeak && !addWeak)) {
            for (PyObject b : allBases.items) {
                PyType t = (PyType) b;
                if (t != base) {
                    addDict |= mayAddDict && t.hasFlag(PyType.HAS_DICT);
                    addWeak |= mayAddWeak && t.hasFlag(PyType.HAS_WEAKREFS);
                }
            }
        }
    }

    // CPython: Objects/typeobject.c type_new_visit_slots
    private void visitSlot(PyObject n) {
        if (!(n instanceof PyStr s)) {
            throw PyErr.typeError("__slots__ items must be strings, not '" + n.type.tpName() + "'");
        }
        if (!StrCase.isIdentifier(s)) {
            throw PyErr.typeError("__slots__ must be identifiers");
        }
        if (s.equalTo(Id.__dict__)) {
            if (!mayAddDict || addDict) {
                throw PyErr.typeError("__dict__ slot disallowed: we already got one");
            }
            addDict = true;
        }
        if (s.equalTo(Id.__weakref__)) {
            if (!mayAddWeak || addWeak) {
                throw PyErr.typeError("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
            }
            addWeak = true;
        }
    }

    // CPython: Objects/typeobject.c type_new_slots_impl, _Py_Mangle
    private PyTuple mangledSlots(PyTuple names) {
        ArrayList<PyStr> mangled = new ArrayList<>();
        try {
            for (PyObject n : names.items) {
                PyStr s = (PyStr) n;
                if (addDict && s.equalTo(Id.__dict__) || addWeak && s.equalTo(Id.__weakref__)) {
                    continue;
                }
                PyStr m = PyStr.intern(mangle(name.toString(), s.toString()));
                mangled.add(m);
                if (namespace.get(m) != null && !m.equalTo(Id.__qualname__) && !m.equalTo(Id.__classcell__)) {
                    throw PyErr.valueError(Objects.reprText(m) + " in __slots__ conflicts with class variable");
                }
            }
        } catch (PyException e) {
            for (PyStr s : mangled) {
                s.decref();
            }
            throw e;
        }
        mangled.sort(TypeCreation::compareCodePoints);
        return PyTuple.steal(mangled.toArray(new PyObject[0]));
    }

    private static int compareCodePoints(PyStr a, PyStr b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            int c = Integer.compare(a.codePointAt(i), b.codePointAt(i));
            if (c != 0) {
                return c;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** The name that a private name stands for in a class. */
    static String mangle(String className, String ident) {
        if (!ident.startsWith("__") || ident.endsWith("__") || ident.indexOf('.') >= 0) {
            return ident;
        }
        int i = 0;
        while (i < className.length() && className.charAt(i) == '_') {
            i++;
        }
        return i == className.length() ? ident : "_" + className.substring(i) + ident;
    }

    // CPython: Objects/typeobject.c type_new_alloc, type_new_descriptors
    private HeapType allocate(PyTuple allBases) {
        String text = name.toString();
        if (text.indexOf('\0') >= 0) {
            throw PyErr.valueError("type name must not contain null characters");
        }
        name.checkUtf8();
        long flags = PyType.BASETYPE | PyType.HAVE_GC;
        Heap.gcAlloc();
        HeapType type = new HeapType(metatype, text, base, flags);
        name.incref();
        type.htName = name;
        type.htSlots = slots;
        slots = null;
        allBases.incref();
        type.bases = allBases;
        type.slotCount = base instanceof HeapType h ? h.slotCount : 0;
        int size = base.basicsize;
        int dictoffset = base.dictoffset;
        int weaklistoffset = base.weaklistoffset;
        boolean managed = base.hasFlag(PyType.MANAGED_DICT);
        if (type.htSlots != null) {
            size += 8 * type.htSlots.size();
            type.slotCount += type.htSlots.size();
        }
        if (addDict && base.itemsize != 0) {
            dictoffset = -8;
            size += 8;
        }
        if (addWeak) {
            weaklistoffset = size;
            size += 8;
            type.flags |= PyType.HAS_WEAKREFS;
        }
        if (addDict) {
            type.flags |= PyType.HAS_DICT;
            if (base.itemsize == 0) {
                managed = true;
                dictoffset = -size - 24;
            }
        }
        if (managed) {
            type.flags |= PyType.MANAGED_DICT;
            type.sharedKeys = new SharedKeys();
        }
        type.basicsize = size;
        type.dictoffset = dictoffset;
        type.weaklistoffset = weaklistoffset;
        type.dict = PyDict.copyOf(namespace);
        Heap.track(type);
        return type;
    }

    // CPython: Objects/typeobject.c type_new_set_attrs
    private void setAttributes(HeapType type) {
        PyDict dict = type.dict;
        if (dict.get(Id.__module__) == null) {
            InterpreterFrame frame = ThreadState.current.frame;
            PyDict globals = frame == null ? null : frame.globals;
            PyObject module = globals == null ? null : globals.get(Id.__name__);
            if (module != null) {
                dict.put(Id.__module__, module);
            }
        }
        PyObject qualname = dict.get(Id.__qualname__);
        if (qualname != null) {
            if (!(qualname instanceof PyStr q)) {
                throw PyErr.typeError("type __qualname__ must be a str, not " + qualname.type.tpName());
            }
            q.incref();
            type.htQualname = q;
            dict.remove(Id.__qualname__);
        } else {
            name.incref();
            type.htQualname = name;
        }
        if (dict.get(Id.__doc__) instanceof PyStr doc) {
            doc.checkUtf8();
        }
        wrap(dict, Id.__new__, true);
        wrap(dict, Id.__init_subclass__, false);
        wrap(dict, Id.__class_getitem__, false);
        PyObject cell = dict.get(Id.__classcell__);
        if (cell != null) {
            if (!(cell instanceof PyCell c)) {
                throw PyErr.typeError("__classcell__ must be a nonlocal cell, not " + Objects.reprText(cell.type));
            }
            type.incref();
            c.set(type);
            dict.remove(Id.__classcell__);
        }
    }

    /** Makes a function a static or class method. */
    // CPython: Objects/typeobject.c type_new_staticmethod, type_new_classmethod
    private static void wrap(PyDict dict, PyStr name, boolean isStatic) {
        PyObject function = dict.get(name);
        if (function instanceof PyFunction) {
            PyObject wrapped = isStatic ? PyStaticMethod.create(function) : PyClassMethod.create(function);
            dict.put(name, wrapped);
            wrapped.decref();
        }
    }

    /** The part of PyType_Ready that a class needs: the MRO, the descriptors of slots and dict, the hash. */
    // CPython: Objects/typeobject.c type_ready
    private void finish(HeapType type) {
        for (PyObject b : type.bases.items) {
            TypeObject.ready((PyType) b);
        }
        TypeHierarchy.setMro(type);
        inheritPatternFlags(type);
        PyDict dict = type.dict;
        if (type.htSlots != null) {
            int first = type.slotCount - type.htSlots.size();
            for (int i = 0; i < type.htSlots.size(); i++) {
                PyStr slot = (PyStr) type.htSlots.items[i];
                if (dict.get(slot) == null) {
                    PyObject member = new PyMemberDescr(type, slot, first + i);
                    dict.put(slot, member);
                    member.decref();
                }
            }
        }
        if (addDict) {
            addGetSet(type, InstanceGetSets.DICT);
        }
        if (addWeak) {
            addGetSet(type, InstanceGetSets.WEAKREF);
        }
        if (dict.get(Id.__doc__) == null) {
            dict.put(Id.__doc__, PyNone.INSTANCE);
        }
        if (dict.get(Id.__eq__) != null && dict.get(Id.__hash__) == null) {
            dict.put(Id.__hash__, PyNone.INSTANCE);
        }
        type.flags |= PyType.READY;
        for (PyObject b : type.bases.items) {
            TypeObject.addSubclass((PyType) b, type);
        }
    }

    private static void addGetSet(HeapType type, MethodTable.GetSetDef def) {
        PyStr name = PyStr.intern(def.name);
        if (type.dict.get(name) == null) {
            PyObject descr = new PyGetSetDescr(type, name, def);
            type.dict.put(name, descr);
            descr.decref();
        }
        name.decref();
    }

    /** Calls {@code __set_name__} of the attributes that have it. */
    // CPython: Objects/typeobject.c type_new_set_names
    private static void setNames(HeapType type) {
        PyDict dict = type.dict;
        boolean any = false;
        for (int i = dict.next(0); i >= 0 && !any; i = dict.next(i + 1)) {
            any = dict.valueAt(i).type.lookup(Id.__set_name__) != null;
        }
        if (!any) {
            return;
        }
        PyDict names = PyDict.copyOf(dict);
        try {
            for (int i = names.next(0); i >= 0; i = names.next(i + 1)) {
                PyObject key = names.keyAt(i);
                PyObject value = names.valueAt(i);
                PyObject method = Objects.lookupSpecial(value, Id.__set_name__);
                if (method == null) {
                    continue;
                }
                PyObject r;
                try {
                    r = Call.call(method, type, key);
                } catch (PyException e) {
                    throw TypeHierarchy.fromCause(e, PyExc.RuntimeError, "Error calling __set_name__ on '" + value.type.tpName()
                            + "' instance " + Objects.reprText(key) + " in '" + type.tpName() + "'");
                } finally {
                    method.decref();
                }
                r.decref();
            }
        } finally {
            names.decref();
        }
    }

    /** Calls {@code super(type, type).__init_subclass__(**kwds)}. */
    // CPython: Objects/typeobject.c type_new_init_subclass
    private static void initSubclass(HeapType type, PyObject[] args, int at, int nargs, PyTuple kwnames) {
        PyObject method = PySuper.lookupAfter(type, type, PySuper.check(type, type), Id.__init_subclass__);
        if (method == null) {
            // as super() does, when no class after this one in an MRO made by hand has it
            method = Objects.getAttr(PySuper.TYPE, Id.__init_subclass__);
        }
        try {
            Call.vectorcall(method, args, at + nargs, 0, kwnames).decref();
        } finally {
            method.decref();
        }
    }

    /** What patterns match the instances comes from the first base that says it, the best base before the others. */
    // CPython: Objects/typeobject.c inherit_patma_flags
    private static void inheritPatternFlags(PyType type) {
        long both = PyType.SEQUENCE | PyType.MAPPING;
        for (PyObject base : type.mro.items) {
            if ((type.flags & both) != 0) {
                return;
            }
            type.flags |= ((PyType) base).flags & both;
        }
    }
}
