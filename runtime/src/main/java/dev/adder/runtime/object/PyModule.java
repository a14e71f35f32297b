package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.interpreter.ThreadState;

/** A module. */
@BuiltinType(name = "module", doc = "Create a module object.\n\n"
        + "The name must be a string; the optional doc argument can have any type.")
public final class PyModule extends PyObject {
    public static final PyType TYPE = new Type();

    /** The namespace. Owned; null in an instance whose {@code __init__} has not run. */
    public PyDict dict;

    /** The native module behind this one, with its state; null for a module of Python code. */
    public NativeState nativeModule;

    /** What a native module keeps beside its dict: references that live as long as the module. */
    public interface NativeState {
        /** Visits the references that the state owns. */
        void traverse(Visitor visitor);

        /** Drops them. */
        void clear();

        /** The object that had the state is dead. */
        default void released() {}
    }

    private PyModule(PyType type) {
        super(type);
    }

    /** An empty module with the attributes that each has (PyModule_NewObject). */
    public static PyModule create(PyStr name) {
        PyModule m = allocate(TYPE);
        m.setUp(name, null);
        return m;
    }

    private static PyModule allocate(PyType cls) {
        Heap.gcAlloc();
        PyModule m = new PyModule(cls);
        m.dict = PyDict.create();
        Heap.track(m);
        return m;
    }

    // CPython: Objects/moduleobject.c module_init_dict
    private void setUp(PyObject name, PyObject doc) {
        dict.put(Id.__name__, name);
        dict.put(Id.__doc__, doc == null ? PyNone.INSTANCE : doc);
        dict.put(Id.__package__, PyNone.INSTANCE);
        dict.put(Id.__loader__, PyNone.INSTANCE);
        dict.put(Id.__spec__, PyNone.INSTANCE);
    }

    @PyNew(value = "module", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return allocate(cls);
    }

    @PyInit("module(name, doc=None)")
    static void init(PyModule self, PyStr name, PyObject doc) {
        if (self.dict == null) {
            self.dict = PyDict.create();
        }
        self.setUp(name, doc);
    }

    @Override
    public PyDict dictIfAny() {
        return dict;
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        if (nativeModule != null) {
            nativeModule.traverse(visitor);
        }
        visitor.xvisit(dict);
    }

    // CPython: Objects/moduleobject.c module_clear
    @Override
    protected void clearFields() {
        if (nativeModule != null) {
            nativeModule.clear();
        }
        PyDict d = dict;
        dict = null;
        xdecref(d);
    }

    // CPython: Objects/moduleobject.c module_dealloc
    @Override
    protected void dropFields() {
        if (nativeModule != null) {
            nativeModule.clear();
            nativeModule.released();
        }
        xdecref(dict);
    }

    /** {@code __name__} if it is a str, borrowed; else null. */
    public PyStr name() {
        return dict != null && dict.get(Id.__name__) instanceof PyStr s ? s : null;
    }

    /** {@link #clearDict(PyDict)} of this module's namespace, if it still has one. */
    public void clearDict() {
        if (dict != null) {
            PyDict d = dict;
            d.incref();
            clearDict(d);
            d.decref();
        }
    }

    /** Clears a namespace as the end of the interpreter does: names with one underscore first, then all but {@code __builtins__}. */
    // CPython: Objects/moduleobject.c _PyModule_ClearDict
    public static void clearDict(PyDict d) {
        for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
            if (d.valueAt(i) != PyNone.INSTANCE && d.keyAt(i) instanceof PyStr key && key.length() > 0 && key.codePointAt(0) == '_'
                    && (key.length() < 2 || key.codePointAt(1) != '_')) {
                d.setValueAt(i, PyNone.INSTANCE);
            }
        }
        for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
            if (d.valueAt(i) != PyNone.INSTANCE && d.keyAt(i) instanceof PyStr key
                    && (key.length() == 0 || key.codePointAt(0) != '_' || !key.equalTo(Id.__builtins__))) {
                d.setValueAt(i, PyNone.INSTANCE);
            }
        }
    }

    // CPython: Objects/moduleobject.c module_dir
    @PyMethod(value = "__dir__($self)", textSignature = false, doc = "__dir__() -> list\nspecialized dir() implementation")
    static PyObject dir(PyModule self) {
        PyObject d = Objects.getAttr(self, Id.__dict__);
        try {
            if (!(d instanceof PyDict dict)) {
                throw PyErr.typeError("<module>.__dict__ is not a dictionary");
            }
            PyObject hook = dict.get(Id.__dir__);
            if (hook != null) {
                hook.incref();
                try {
                    return Call.call(hook);
                } finally {
                    hook.decref();
                }
            }
            return TypeObject.keyList(dict);
        } finally {
            d.decref();
        }
    }

    @PyGetter(value = "__dict__", member = true)
    static PyObject getDict(PyModule self) {
        return self.dict == null ? PyNone.owned() : self.dict.newRef();
    }

    private static PyDict annotationsDict(PyModule self) {
        PyObject d = Objects.getAttr(self, Id.__dict__);
        if (d instanceof PyDict dict) {
            return dict;
        }
        d.decref();
        throw PyErr.typeError("<module>.__dict__ is not a dictionary");
    }

    // CPython: Objects/moduleobject.c module_get_annotations
    @PyGetter("__annotations__")
    static PyObject getAnnotations(PyModule self) {
        PyDict d = annotationsDict(self);
        try {
            PyObject annotations = d.get(Id.__annotations__);
            if (annotations != null) {
                return annotations.newRef();
            }
            PyObject created = PyDict.create();
            d.put(Id.__annotations__, created);
            return created;
        } finally {
            d.decref();
        }
    }

    // CPython: Objects/moduleobject.c module_set_annotations
    @PySetter("__annotations__")
    static void setAnnotations(PyModule self, PyObject value) {
        PyDict d = annotationsDict(self);
        try {
            if (value != null) {
                d.put(Id.__annotations__, value);
            } else if (!d.remove(Id.__annotations__)) {
                throw PyErr.attributeError("__annotations__");
            }
        } finally {
            d.decref();
        }
    }

    static final class Type extends PyType {
        Type() {
            super("module", PyModuleTable.INSTANCE, null, 56, 0, HAVE_GC | BASETYPE | HAS_DICT | HAS_WEAKREFS | GENERIC_SETATTR);
            dictoffset = 16;
            weaklistoffset = 40;
        }

        // CPython: Objects/moduleobject.c module_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyDict modules = ThreadState.current.interpreter.modules;
            PyStr importlibName = PyStr.intern("_frozen_importlib");
            PyObject importlib = modules == null ? null : modules.get(importlibName);
            importlibName.decref();
            if (importlib == null) {
                PyModule m = (PyModule) self;
                return PyStr.of("<module " + (m.name() == null ? "'?'" : Objects.reprText(m.name())) + ">");
            }
            PyStr name = PyStr.intern("_module_repr");
            try {
                return Call.method(importlib, name, self);
            } finally {
                name.decref();
            }
        }

        // CPython: Objects/moduleobject.c module_getattro
        @Override
        public PyObject tpGetAttro(PyObject self, PyStr name) {
            PyObject attr = Objects.genericGetAttrOrNull(self, name);
            if (attr != null) {
                return attr;
            }
            PyModule m = (PyModule) self;
            if (m.dict != null) {
                PyObject hook = m.dict.get(Id.__getattr__);
                if (hook != null) {
                    hook.incref();
                    try {
                        return Call.call(hook, name);
                    } finally {
                        hook.decref();
                    }
                }
                PyStr moduleName = m.name();
                if (moduleName != null) {
                    moduleName.incref();
                    PyObject spec = xnewRef(m.dict.get(Id.__spec__));
                    try {
                        String text = isInitializing(spec) ? "partially initialized module '" + moduleName + "' has no attribute '" + name
                                + "' (most likely due to a circular import)" : "module '" + moduleName + "' has no attribute '" + name + "'";
                        throw PyErr.attributeError(text, self, name);
                    } finally {
                        xdecref(spec);
                        moduleName.decref();
                    }
                }
            }
            throw PyErr.attributeError("module has no attribute '" + name + "'", self, name);
        }
    }

    /** Whether a module with this spec is being imported right now; {@code spec} may be null. */
    // CPython: Objects/moduleobject.c _PyModuleSpec_IsInitializing
    public static boolean isInitializing(PyObject spec) {
        if (spec == null) {
            return false;
        }
        PyStr name = PyStr.intern("_initializing");
        try {
            PyObject value = Objects.lookupAttr(spec, name);
            if (value == null) {
                return false;
            }
            try {
                return Objects.isTrue(value);
            } finally {
                value.decref();
            }
        } catch (PyException e) {
            e.release();
            return false;
        } finally {
            name.decref();
        }
    }
}
