package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Unowned;
import dev.adder.processor.Borrowed;
import dev.adder.runtime.interpreter.ThreadState;
import java.util.ArrayList;

/**
 * The behaviour of types (Objects/typeobject.c): making a built-in type ready, looking attributes up along the MRO with a cache, the
 * attributes of the type objects themselves. Classes are made in {@link TypeCreation}, their slots chosen in {@link TypeSlots}, their
 * place among other classes changed in {@link TypeHierarchy}.
 */
public final class TypeObject {
    private static final int CACHE_SIZE = 1 << 12;

    /** The cache of look-ups: an entry is valid if its version is the type's. The names are owned, the values borrowed. */
    private static final int[] CACHE_VERSIONS = new int[CACHE_SIZE];
    private static final PyStr[] CACHE_NAMES = new PyStr[CACHE_SIZE];
    @Unowned
    private static final PyObject[] CACHE_VALUES = new PyObject[CACHE_SIZE];

    private static int nextVersion = 1;

    private TypeObject() {}

    /** The attribute of the first class in the MRO that has it, or null. */
    // CPython: Objects/typeobject.c _PyType_Lookup
    @Borrowed
    public static PyObject lookup(PyType type, PyStr name) {
        int version = type.versionTag;
        int h = cacheSlot(version, name);
        if (version != 0 && CACHE_VERSIONS[h] == version && CACHE_NAMES[h] == name) {
            return CACHE_VALUES[h];
        }
        return lookupUncached(type, name);
    }

    /** CPython hashes the address of the name: equal names that are different objects have different places. */
    // CPython: Objects/typeobject.c MCACHE_HASH_METHOD
    private static int cacheSlot(int version, PyStr name) {
        int hash = name.isTableKey() ? (int) name.hash() : System.identityHashCode(name);
        return (version * 0x9E3779B1 >>> 20 ^ hash) & CACHE_SIZE - 1;
    }

    @Borrowed
    private static PyObject lookupUncached(PyType type, PyStr name) {
        if (type.mro == null) {
            if (type.isHeapType()) {
                return null;
            }
            ready(type);
        }
        PyObject value = find(type, name);
        if (name.type == PyStr.TYPE && name.length() <= 100 && assignVersion(type)) {
            int version = type.versionTag;
            int h = cacheSlot(version, name);
            CACHE_VERSIONS[h] = version;
            CACHE_VALUES[h] = value;
            PyStr old = CACHE_NAMES[h];
            if (old != name) {
                name.incref();
                CACHE_NAMES[h] = name;
                PyObject.xdecref(old);
            }
        }
        return value;
    }

    // CPython: Objects/typeobject.c find_name_in_mro
    @Borrowed
    private static PyObject find(PyType type, PyStr name) {
        PyTuple mro = type.mro;
        mro.incref();
        try {
            for (PyObject c : mro.items) {
                PyType cls = (PyType) c;
                PyDict dict = cls.dict;
                if (dict == null) {
                    if (cls.isHeapType()) {
                        continue;
                    }
                    ready(cls);
                    dict = cls.dict;
                }
                PyObject value = dict.get(name);
                if (value != null) {
                    return value;
                }
            }
            return null;
        } finally {
            mro.decref();
        }
    }

    /** Empties the cache of look-ups (sys._clear_type_cache). */
    public static void clearCache() {
        for (int i = 0; i < CACHE_SIZE; i++) {
            CACHE_VERSIONS[i] = 0;
            CACHE_VALUES[i] = null;
            PyStr name = CACHE_NAMES[i];
            CACHE_NAMES[i] = null;
            PyObject.xdecref(name);
        }
    }

    /** Gives the type and its bases versions; false if it has none and cannot have one now. */
    // CPython: Objects/typeobject.c assign_version_tag
    public static boolean assignVersion(PyType type) {
        if (type.versionTag != 0) {
            return true;
        }
        if (type.bases == null) {
            return false;
        }
        for (PyObject b : type.bases.items) {
            ready((PyType) b);
            if (!assignVersion((PyType) b)) {
                return false;
            }
        }
        type.versionTag = nextVersion++;
        type.flags |= PyType.VALID_VERSION_TAG;
        return true;
    }

    /** An attribute of the type has changed: its version and those of all classes below are void (PyType_Modified). */
    public static void modified(PyType type) {
        if (type.versionTag == 0) {
            return;
        }
        ArrayList<PyType> subclasses = type.subclasses;
        if (subclasses != null) {
            for (int i = 0; i < subclasses.size(); i++) {
                modified(subclasses.get(i));
            }
        }
        type.versionTag = 0;
        type.flags &= ~PyType.VALID_VERSION_TAG;
    }

    /** Fills the dict, the bases and the MRO of a built-in type, if that has not been done; a heap type is left alone. */
    // CPython: Objects/typeobject.c type_ready
    public static void ready(PyType type) {
        if (type.dict != null || type.isHeapType()) {
            return;
        }
        PyType base = type.base;
        if (base == null && type != PyBaseObject.TYPE) {
            base = type.base = PyBaseObject.TYPE;
            base.incref();
        }
        if (base == null) {
            type.bases = PyTuple.empty();
            type.dict = PyDict.create();
            type.mro = PyTuple.of(type);
        } else {
            ready(base);
            if (type.dict != null) {
                return;
            }
            type.bases = PyTuple.of(base);
            type.dict = PyDict.create();
            PyObject[] inherited = base.mro.items;
            PyObject[] mro = new PyObject[inherited.length + 1];
            mro[0] = type;
            System.arraycopy(inherited, 0, mro, 1, inherited.length);
            type.mro = PyTuple.of(mro);
        }
        type.flags |= PyType.READY;
        fill(type);
        type.readied();
        if (base != null) {
            addSubclass(base, type);
        }
    }

    // CPython: Objects/typeobject.c type_ready_fill_dict
    private static void fill(PyType type) {
        PyDict dict = type.dict;
        if (type.ownsNewWrapper() && !type.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
            putSteal(dict, "__new__", NewWrapper.of(type));
        }
        TypeSlots.addWrappers(type);
        MethodTable table = type.table;
        if (table != null) {
            for (MethodTable.MethodDef def : table.methods()) {
                addMethod(type, def);
            }
            addGetSets(type, table, true);
            addGetSets(type, table, false);
        }
        if (dict.get(Id.__doc__) == null) {
            PyObject doc = PyDescr.textOrNone(type.docString());
            dict.put(Id.__doc__, doc);
            doc.decref();
        }
        if (!type.has(Slot.TP_HASH) && dict.get(Id.__hash__) == null) {
            dict.put(Id.__hash__, PyNone.INSTANCE);
        }
    }

    // CPython: Objects/typeobject.c type_add_members, type_add_getset
    private static void addGetSets(PyType type, MethodTable table, boolean members) {
        for (MethodTable.GetSetDef def : table.getsets()) {
            if (def.member != members) {
                continue;
            }
            PyStr name = PyStr.intern(def.name);
            if (type.dict.get(name) == null) {
                PyObject descr = members ? new PyMemberDescr(type, name, def) : new PyGetSetDescr(type, name, def);
                type.dict.put(name, descr);
                descr.decref();
            }
            name.decref();
        }
    }

    // CPython: Objects/typeobject.c type_add_method
    private static void addMethod(PyType type, MethodTable.MethodDef def) {
        PyStr name = PyStr.intern(def.name);
        if (def.coexist || type.dict.get(name) == null) {
            PyObject method = switch (def.kind) {
                case MethodTable.KIND_CLASS_METHOD -> new PyClassMethodDescr(type, name, def);
                case MethodTable.KIND_STATIC_METHOD -> staticMethod(type, name, def);
                default -> new PyMethodDescr(type, name, def);
            };
            type.dict.put(name, method);
            method.decref();
        }
        name.decref();
    }

    private static PyObject staticMethod(PyType type, PyStr name, MethodTable.MethodDef def) {
        PyObject function = PyBuiltinFunction.make(def, name, type, null);
        PyObject wrapped = PyStaticMethod.create(function);
        function.decref();
        return wrapped;
    }

    private static void putSteal(PyDict dict, String name, PyObject value) {
        PyStr key = PyStr.intern(name);
        dict.put(key, value);
        key.decref();
        value.decref();
    }

    static void addSubclass(PyType base, PyType type) {
        if (base.subclasses == null) {
            base.subclasses = new ArrayList<>(4);
        }
        if (!(type instanceof HeapType h) || h.heldBy(base)) {
            base.subclasses.add(type);
        }
    }

    static void removeSubclass(PyType base, PyType type) {
        if (base.subclasses != null && base.subclasses.remove(type) && type instanceof HeapType h) {
            h.droppedBy(base);
        }
    }

    /** An attribute of {@code builtins}, owned. */
    static PyObject builtin(String name) {
        PyStr key = PyStr.intern(name);
        PyObject value = ThreadState.current.interpreter.builtins.get(key);
        PyObject.xnewRef(value);
        key.decref();
        if (value == null) {
            throw PyErr.attributeError(name);
        }
        return value;
    }

    /**
     * The last step of making an object whose class may be one of a class statement: counts it for the collector and tracks it if its
     * class is collectable.
     */
    public static void initInstance(PyObject o) {
        if (o.type instanceof HeapType h && h.sharedKeys != null) {
            h.sharedKeys.instanceMade();
        }
        if (o.type.isGc()) {
            Heap.gcAlloc(o);
            Heap.track(o);
        } else {
            Heap.allocated(o);
        }
    }

    /** The most derived of a metaclass and the types of the bases; TypeError if there is none. */
    @Borrowed
    public static PyType calculateMetaclass(PyType metatype, PyTuple bases) {
        return TypeCreation.calculateMetaclass(metatype, bases);
    }

    /** A new instance of a class whose layout is object's, tracked (PyType_GenericAlloc). */
    static PyObject alloc(PyType type) {
        if (type instanceof HeapType h && h.sharedKeys != null) {
            h.sharedKeys.instanceMade();
        }
        if (!type.isGc()) {
            PyObject o = PyInstance.make(type);
            Heap.allocated(o);
            return o;
        }
        Heap.gcAlloc();
        PyObject o = PyInstance.make(type);
        Heap.track(o);
        return o;
    }

    /** Whether calls of the attribute {@code mro} would reach {@code type.mro}. */
    static boolean hasDefaultMro(PyType metatype) {
        if (metatype == PyType.TYPE) {
            return true;
        }
        PyStr name = PyStr.intern("mro");
        PyObject method = lookup(metatype, name);
        name.decref();
        return method instanceof PyMethodDescr d && d.dType == PyType.TYPE;
    }

    // --- calls and attributes of types ---

    /** Calling a type: {@code tp_new}, then {@code tp_init} if that gave an instance. */
    // CPython: Objects/typeobject.c type_call
    static PyObject call(PyType type, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (type == PyType.TYPE) {
            boolean keywords = kwnames != null && kwnames.size() > 0;
            if (nargs == 1 && !keywords) {
                return args[base].type.newRef();
            }
            if (nargs != 3) {
                throw PyErr.typeError("type() takes 1 or 3 arguments");
            }
        }
        if (type.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
            throw PyErr.typeError("cannot create '" + type.tpName() + "' instances");
        }
        PyObject obj = type.tpNew(type, args, base, nargs, kwnames);
        PyType ot = obj.type;
        if (ot != type && !ot.isSubtype(type)) {
            return obj;
        }
        try {
            ot.tpInit(obj, args, base, nargs, kwnames);
        } catch (PyException e) {
            obj.decref();
            throw e;
        }
        return obj;
    }

    /** getattr on a type, or null if there is no such attribute. */
    // CPython: Objects/typeobject.c type_getattro
    static PyObject getAttrOrNull(PyType type, PyStr name) {
        PyType metatype = type.type;
        PyObject meta = lookup(metatype, name);
        boolean metaGet = false;
        if (meta != null) {
            PyType mt = meta.type;
            metaGet = mt.has(Slot.TP_DESCR_GET);
            meta.incref();
            if (metaGet && mt.has(Slot.TP_DESCR_SET)) {
                try {
                    return mt.tpDescrGet(meta, type, metatype);
                } finally {
                    meta.decref();
                }
            }
        }
        PyObject attribute = lookup(type, name);
        if (attribute != null) {
            attribute.incref();
            PyObject.xdecref(meta);
            if (!attribute.type.has(Slot.TP_DESCR_GET)) {
                return attribute;
            }
            try {
                return attribute.type.tpDescrGet(attribute, null, type);
            } finally {
                attribute.decref();
            }
        }
        if (metaGet) {
            try {
                return meta.type.tpDescrGet(meta, type, metatype);
            } finally {
                meta.decref();
            }
        }
        return meta;
    }

    static PyObject getAttr(PyType type, PyStr name) {
        PyObject r = getAttrOrNull(type, name);
        if (r == null) {
            throw PyErr.attributeError("type object '" + type.tpName() + "' has no attribute '" + name + "'", type, name);
        }
        return r;
    }

    /** setattr on a type; null deletes. */
    // CPython: Objects/typeobject.c type_setattro
    static void setAttr(PyType type, PyStr name, PyObject value) {
        if (type.hasFlag(PyType.IMMUTABLETYPE)) {
            throw PyErr.typeError("cannot set " + Objects.reprText(name) + " attribute of immutable type '" + type.tpName() + "'");
        }
        PyStr interned = name.internedRef();
        try {
            setInDict(type, interned, value);
            modified(type);
            TypeSlots.update(type, interned);
        } finally {
            interned.decref();
        }
    }

    private static void setInDict(PyType type, PyStr name, PyObject value) {
        PyObject meta = lookup(type.type, name);
        if (meta != null && meta.type.has(Slot.TP_DESCR_SET)) {
            meta.incref();
            try {
                meta.type.tpDescrSet(meta, type, value);
            } finally {
                meta.decref();
            }
            return;
        }
        // the version goes first: releasing the old value may run code that asks for the attribute
        modified(type);
        if (value != null) {
            type.dict.put(name, value);
        } else if (!type.dict.remove(name)) {
            throw PyErr.attributeError("type object '" + type.tpName() + "' has no attribute '" + name + "'");
        }
    }

    /** {@code __module__}, owned; null if there is none. Never runs Python code. */
    // CPython: Objects/typeobject.c type_module
    static PyObject moduleOf(PyType type) {
        if (type.isHeapType()) {
            return type.dict == null ? null : PyObject.xnewRef(type.dict.get(Id.__module__));
        }
        int dot = type.name.lastIndexOf('.');
        if (dot >= 0) {
            return PyStr.intern(type.name.substring(0, dot));
        }
        return Id.builtins.newRef();
    }

    /** {@code __qualname__}, owned. */
    static PyObject qualnameOf(PyType type) {
        return type instanceof HeapType h && h.htQualname != null ? h.htQualname.newRef() : PyStr.of(type.shortName());
    }

    // CPython: Objects/typeobject.c type_repr
    static PyObject repr(PyType type) {
        PyObject module = moduleOf(type);
        PyObject qualname = qualnameOf(type);
        try {
            if (module instanceof PyStr m && !m.equalTo(Id.builtins)) {
                return PyStr.of("<class '" + m + "." + qualname + "'>");
            }
            return PyStr.of("<class '" + type.tpName() + "'>");
        } finally {
            PyObject.xdecref(module);
            qualname.decref();
        }
    }

    /** Throws unless the attribute {@code name} of {@code type} may be changed to {@code value}. */
    // CPython: Objects/typeobject.c check_set_special_type_attr
    static void checkSetSpecial(PyType type, PyObject value, String name) {
        if (type.hasFlag(PyType.IMMUTABLETYPE)) {
            throw PyErr.typeError("cannot set '" + name + "' attribute of immutable type '" + type.tpName() + "'");
        }
        if (value == null) {
            throw PyErr.typeError("cannot delete '" + name + "' attribute of immutable type '" + type.tpName() + "'");
        }
    }

    /** Puts an attribute of the class into its dict, past the metatype. */
    static void putInDict(PyType type, PyStr name, PyObject value) {
        modified(type);
        type.dict.put(name, value);
    }

    /** {@code __doc__} of a type. */
    // CPython: Objects/typeobject.c type_get_doc
    static PyObject doc(PyType type) {
        if (!type.isHeapType() && type.docString() != null) {
            return PyStr.of(type.docString());
        }
        ready(type);
        PyObject doc = type.dict.get(Id.__doc__);
        if (doc == null) {
            return PyNone.owned();
        }
        if (doc.type.has(Slot.TP_DESCR_GET)) {
            return doc.type.tpDescrGet(doc, null, type);
        }
        return doc.newRef();
    }

    /** Adds the names of the class and, recursively, its bases to a dict. */
    // CPython: Objects/typeobject.c merge_class_dict
    static void mergeClassDict(PyDict into, PyObject cls) {
        PyObject dict = Objects.lookupAttr(cls, Id.__dict__);
        if (dict != null) {
            try {
                PyObject it = Abstract.iter(dict);
                try {
                    for (PyObject key; (key = Abstract.next(it)) != null; key.decref()) {
                        into.put(key, PyNone.INSTANCE);
                    }
                } finally {
                    it.decref();
                }
            } finally {
                dict.decref();
            }
        }
        PyObject bases = Objects.lookupAttr(cls, Id.__bases__);
        if (bases != null) {
            try {
                long n = Abstract.size(bases);
                for (long i = 0; i < n; i++) {
                    PyObject base = Abstract.sequenceGetItem(bases, i);
                    try {
                        mergeClassDict(into, base);
                    } finally {
                        base.decref();
                    }
                }
            } finally {
                bases.decref();
            }
        }
    }

    /** The keys of a dict as a new list. */
    static PyList keyList(PyDict dict) {
        PyList list = PyList.create();
        for (int i = dict.next(0); i >= 0; i = dict.next(i + 1)) {
            list.append(dict.keyAt(i));
        }
        return list;
    }
}
