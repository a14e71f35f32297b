package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFrozenSet;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.PyWeakReference;
import java.util.ArrayList;

/** The _abc module: what abstract base classes know of their subclasses (Modules/_abc.c). */
@BuiltinModule(name = "_abc", doc = "Module contains faster C implementation of abc.ABCMeta")
public final class AbcModule extends NativeModule {
    private static final long COLLECTION_FLAGS = PyType.SEQUENCE | PyType.MAPPING;
    private static final PyStr ABC_IMPL = PyStr.intern("_abc_impl");
    private static final PyStr ABC_TPFLAGS = PyStr.intern("__abc_tpflags__");
    private static final PyStr SUBCLASSES = PyStr.intern("__subclasses__");

    /** Counts registrations: each may make a negative answer wrong. */
    private static long invalidationCounter;

    public AbcModule() {
        super("_abc", AbcModuleTable.INSTANCE);
    }

    static long invalidationCounter() {
        return invalidationCounter;
    }

    /** The data of an abstract class; owned. */
    // CPython: Modules/_abc.c _get_impl
    private static PyAbcData impl(PyObject self) {
        PyObject impl = Objects.getAttr(self, ABC_IMPL);
        if (impl instanceof PyAbcData d) {
            return d;
        }
        impl.decref();
        throw PyErr.typeError("_abc_impl is set to a wrong type");
    }

    // CPython: Modules/_abc.c _in_weak_set
    private static boolean inWeakSet(PySet set, PyObject obj) {
        if (set == null || set.size() == 0) {
            return false;
        }
        PyObject ref;
        try {
            ref = PyWeakReference.create(obj, null);
        } catch (PyException e) {
            if (e.matches(PyExc.TypeError)) {
                e.release();
                return false;
            }
            throw e;
        }
        try {
            return set.containsKey(ref);
        } finally {
            ref.decref();
        }
    }

    /** Adds a weak reference that takes itself out of the set when the class dies. */
    // CPython: Modules/_abc.c _add_to_weak_set
    private static void addToWeakSet(PySet set, PyObject obj) {
        PyObject setReference = PyWeakReference.create(set, null);
        MethodTable.MethodDef def = AbcModuleCallbacksTable.INSTANCE.methods()[0];
        PyStr name = PyStr.intern(def.name);
        PyObject destroy = PyBuiltinFunction.make(def, name, setReference, null);
        name.decref();
        setReference.decref();
        PyObject ref;
        try {
            ref = PyWeakReference.create(obj, destroy);
        } finally {
            destroy.decref();
        }
        try {
            set.add(ref);
        } finally {
            ref.decref();
        }
    }

    private static void addToCache(PyAbcData impl, PyObject cls) {
        if (impl.cache == null) {
            impl.cache = PySet.create();
        }
        addToWeakSet(impl.cache, cls);
    }

    private static void addToNegativeCache(PyAbcData impl, PyObject cls) {
        if (impl.negativeCache == null) {
            impl.negativeCache = PySet.create();
        }
        addToWeakSet(impl.negativeCache, cls);
    }

    private static boolean isAbstract(PyObject value) {
        PyObject flag = Objects.lookupAttr(value, Id.__isabstractmethod__);
        if (flag == null) {
            return false;
        }
        try {
            return Objects.isTrue(flag);
        } finally {
            flag.decref();
        }
    }

    // CPython: Modules/_abc.c compute_abstract_methods
    private static void computeAbstractMethods(PyObject self) {
        PySet collected = PySet.create();
        PyObject bases = null;
        try {
            PyObject namespace = Objects.getAttr(self, Id.__dict__);
            PyObject items;
            try {
                PyObject view = Call.method(namespace, Id.items);
                try {
                    items = Abstract.list(view);
                } finally {
                    view.decref();
                }
            } finally {
                namespace.decref();
            }
            try {
                PyList list = (PyList) items;
                for (int i = 0; i < list.size(); i++) {
                    if (!(list.get(i) instanceof PyTuple pair) || pair.size() != 2) {
                        throw PyErr.typeError("Iteration over mapping did not return pairs");
                    }
                    PyObject key = pair.get(0);
                    if (isAbstract(pair.get(1))) {
                        collected.add(key);
                    }
                }
            } finally {
                items.decref();
            }
            bases = Objects.getAttr(self, Id.__bases__);
            if (!(bases instanceof PyTuple tuple)) {
                throw PyErr.typeError("__bases__ is not tuple");
            }
            for (int i = 0; i < tuple.size(); i++) {
                addInherited(self, tuple.get(i), collected);
            }
            PyObject abstracts = PyFrozenSet.of(collected);
            try {
                Objects.setAttr(self, Id.__abstractmethods__, abstracts);
            } finally {
                abstracts.decref();
            }
        } finally {
            PyObject.xdecref(bases);
            collected.decref();
        }
    }

    private static void addInherited(PyObject self, PyObject base, PySet collected) {
        PyObject inherited = Objects.lookupAttr(base, Id.__abstractmethods__);
        if (inherited == null) {
            return;
        }
        PyObject it;
        try {
            it = Abstract.iter(inherited);
        } finally {
            inherited.decref();
        }
        try {
            for (PyObject key; (key = Abstract.next(it)) != null;) {
                try {
                    if (!(key instanceof PyStr name)) {
                        throw PyErr.typeError("attribute name must be string, not '" + key.type.tpName() + "'");
                    }
                    PyObject value = Objects.lookupAttr(self, name);
                    if (value != null) {
                        try {
                            if (isAbstract(value)) {
                                collected.add(key);
                            }
                        } finally {
                            value.decref();
                        }
                    }
                } finally {
                    key.decref();
                }
            }
        } finally {
            it.decref();
        }
    }

    // CPython: Modules/_abc.c _abc__abc_init
    @PyMethod(value = "_abc_init($module, self, /)",
            doc = "Internal ABC helper for class set-up. Should be never used outside abc module.")
    static void abcInit(PyObject self) {
        computeAbstractMethods(self);
        PyObject data = new PyAbcData(PyAbcData.TYPE, invalidationCounter);
        try {
            Objects.setAttr(self, ABC_IMPL, data);
        } finally {
            data.decref();
        }
        if (self instanceof PyType cls) {
            PyObject flags = cls.dict.get(ABC_TPFLAGS);
            if (flags != null && flags.type == PyInt.TYPE) {
                long value = ((PyInt) flags).longValue();
                if ((value & COLLECTION_FLAGS) == COLLECTION_FLAGS) {
                    throw PyErr.typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
                }
                cls.flags |= value & COLLECTION_FLAGS;
                cls.dict.remove(ABC_TPFLAGS);
            }
        }
    }

    // CPython: Modules/_abc.c set_collection_flag_recursive
    private static void setCollectionFlag(PyType child, long flag) {
        if (child.hasFlag(PyType.IMMUTABLETYPE) || (child.flags & COLLECTION_FLAGS) == flag) {
            return;
        }
        child.flags = child.flags & ~COLLECTION_FLAGS | flag;
        if (child.subclasses != null) {
            for (PyType grandchild : new ArrayList<>(child.subclasses)) {
                setCollectionFlag(grandchild, flag);
            }
        }
    }

    // CPython: Modules/_abc.c _abc__abc_register_impl
    @PyMethod(value = "_abc_register($module, self, subclass, /)",
            doc = "Internal ABC helper for subclasss registration. Should be never used outside abc module.")
    static PyObject register(PyObject self, PyObject subclass) {
        if (!(subclass instanceof PyType cls)) {
            throw PyErr.typeError("Can only register classes");
        }
        if (Abstract.isSubclass(subclass, self)) {
            return subclass.newRef();
        }
        if (Abstract.isSubclass(self, subclass)) {
            throw PyErr.runtimeError("Refusing to create an inheritance cycle");
        }
        PyAbcData impl = impl(self);
        try {
            if (impl.registry == null) {
                impl.registry = PySet.create();
            }
            addToWeakSet(impl.registry, subclass);
        } finally {
            impl.decref();
        }
        invalidationCounter++;
        if (self instanceof PyType abc) {
            long flag = abc.flags & COLLECTION_FLAGS;
            if (flag != 0) {
                setCollectionFlag(cls, flag);
            }
        }
        return subclass.newRef();
    }

    // CPython: Modules/_abc.c _abc__abc_instancecheck_impl
    @PyMethod(value = "_abc_instancecheck($module, self, instance, /)",
            doc = "Internal ABC helper for instance checks. Should be never used outside abc module.")
    static PyObject instanceCheck(PyObject self, PyObject instance) {
        PyAbcData impl = impl(self);
        PyObject subclass = null;
        try {
            subclass = Objects.getAttr(instance, Id.__class__);
            if (inWeakSet(impl.cache, subclass)) {
                return PyBool.of(true);
            }
            PyObject subtype = instance.type;
            if (subtype == subclass) {
                if (impl.negativeCacheVersion == invalidationCounter && inWeakSet(impl.negativeCache, subclass)) {
                    return PyBool.of(false);
                }
                return Call.method(self, Id.__subclasscheck__, subclass);
            }
            PyObject result = Call.method(self, Id.__subclasscheck__, subclass);
            boolean is;
            try {
                is = Objects.isTrue(result);
            } catch (PyException e) {
                result.decref();
                throw e;
            }
            result.decref();
            return is ? PyBool.of(true) : Call.method(self, Id.__subclasscheck__, subtype);
        } finally {
            impl.decref();
            PyObject.xdecref(subclass);
        }
    }

    // CPython: Modules/_abc.c _abc__abc_subclasscheck_impl
    @PyMethod(value = "_abc_subclasscheck($module, self, subclass, /)",
            doc = "Internal ABC helper for subclasss checks. Should be never used outside abc module.")
    static PyObject subclassCheck(PyObject self, PyObject subclass) {
        if (!(subclass instanceof PyType cls)) {
            throw PyErr.typeError("issubclass() arg 1 must be a class");
        }
        PyAbcData impl = impl(self);
        try {
            if (inWeakSet(impl.cache, subclass)) {
                return PyBool.of(true);
            }
            if (impl.negativeCacheVersion < invalidationCounter) {
                if (impl.negativeCache != null) {
                    Call.method(impl.negativeCache, Id.clear).decref();
                }
                impl.negativeCacheVersion = invalidationCounter;
            } else if (inWeakSet(impl.negativeCache, subclass)) {
                return PyBool.of(false);
            }
            PyObject ok = Call.method(self, Id.__subclasshook__, subclass);
            ok.decref();
            if (ok == PyBool.TRUE) {
                addToCache(impl, subclass);
                return PyBool.of(true);
            }
            if (ok == PyBool.FALSE) {
                addToNegativeCache(impl, subclass);
                return PyBool.of(false);
            }
            if (ok != PyNotImplemented.INSTANCE) {
                throw PyErr.assertionError("__subclasshook__ must return either False, True, or NotImplemented");
            }
            if (self instanceof PyType abc && cls.isSubtype(abc)) {
                addToCache(impl, subclass);
                return PyBool.of(true);
            }
            if (isRegistered(impl, subclass) || isSubclassOfSubclass(self, impl, subclass)) {
                return PyBool.of(true);
            }
            addToNegativeCache(impl, subclass);
            return PyBool.of(false);
        } finally {
            impl.decref();
        }
    }

    // CPython: Modules/_abc.c subclasscheck_check_registry
    private static boolean isRegistered(PyAbcData impl, PyObject subclass) {
        if (inWeakSet(impl.registry, subclass)) {
            return true;
        }
        if (impl.registry == null) {
            return false;
        }
        // a check may run any code, which may change the registry
        PyList references = (PyList) Abstract.list(impl.registry);
        try {
            for (int i = 0; i < references.size(); i++) {
                PyObject registered = PyWeakReference.dereference(references.get(i));
                if (registered == null) {
                    continue;
                }
                try {
                    if (Abstract.isSubclass(subclass, registered)) {
                        addToCache(impl, subclass);
                        return true;
                    }
                } finally {
                    registered.decref();
                }
            }
            return false;
        } finally {
            references.decref();
        }
    }

    private static boolean isSubclassOfSubclass(PyObject self, PyAbcData impl, PyObject subclass) {
        PyObject subclasses = Call.method(self, SUBCLASSES);
        try {
            if (!(subclasses instanceof PyList list)) {
                throw PyErr.typeError("__subclasses__() must return a list");
            }
            for (int i = 0; i < list.size(); i++) {
                PyObject scls = list.get(i).newRef();
                boolean is;
                try {
                    is = Abstract.isSubclass(subclass, scls);
                } finally {
                    scls.decref();
                }
                if (is) {
                    addToCache(impl, subclass);
                    return true;
                }
            }
            return false;
        } finally {
            subclasses.decref();
        }
    }

    @PyMethod(value = "get_cache_token($module, /)", doc = "Returns the current ABC cache token.\n\n"
            + "The token is an opaque object (supporting equality testing) identifying the\n"
            + "current version of the ABC cache for virtual subclasses. The token changes\n"
            + "with every call to register() on any ABC.")
    static long getCacheToken() {
        return invalidationCounter;
    }

    @PyMethod(value = "_reset_registry($module, self, /)", doc = "Internal ABC helper to reset registry of a given class.\n\n"
            + "Should be only used by refleak.py")
    static void resetRegistry(PyObject self) {
        PyAbcData impl = impl(self);
        try {
            clear(impl.registry);
        } finally {
            impl.decref();
        }
    }

    @PyMethod(value = "_reset_caches($module, self, /)", doc = "Internal ABC helper to reset both caches of a given class.\n\n"
            + "Should be only used by refleak.py")
    static void resetCaches(PyObject self) {
        PyAbcData impl = impl(self);
        try {
            clear(impl.cache);
            clear(impl.negativeCache);
        } finally {
            impl.decref();
        }
    }

    private static void clear(PySet set) {
        if (set != null) {
            Call.method(set, Id.clear).decref();
        }
    }

    @PyMethod(value = "_get_dump($module, self, /)", doc = "Internal ABC helper for cache and registry debugging.\n\n"
            + "Return shallow copies of registry, of both caches, and\n"
            + "negative cache version. Don't call this function directly,\n"
            + "instead use ABC._dump_registry() for a nice repr.")
    static PyObject getDump(PyObject self) {
        PyAbcData impl = impl(self);
        try {
            return PyTuple.steal(copy(impl.registry), copy(impl.cache), copy(impl.negativeCache),
                    PyInt.of(impl.negativeCacheVersion));
        } finally {
            impl.decref();
        }
    }

    private static PyObject copy(PySet set) {
        return set == null ? PySet.create() : PySet.of(set);
    }

    /** The function that a weak reference to a class calls; its self is a weak reference to the set. */
    @BuiltinModule(name = "_abc")
    static final class Callbacks {
        private Callbacks() {}

        // CPython: Modules/_abc.c _destroy
        @PyMethod(value = "_destroy", raw = true)
        static PyObject destroy(PyObject setReference, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject set = PyWeakReference.dereference(setReference);
            if (set != null) {
                try {
                    ((PySet) set).removeKey(args[base]);
                } finally {
                    set.decref();
                }
            }
            return PyNone.owned();
        }
    }
}
