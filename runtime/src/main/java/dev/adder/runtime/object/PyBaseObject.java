package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;

/** {@code object}: what every class inherits. Its plain instances are {@link PyInstance}s. */
@BuiltinType(name = "object", doc = "The base class of the class hierarchy.\n\n"
        + "When called, it accepts no arguments and returns a new featureless\n"
        + "instance that has no instance attributes and cannot be given any.\n")
public final class PyBaseObject {
    public static final PyType TYPE = new Type();

    private PyBaseObject() {}

    /** object.__new__. */
    // CPython: Objects/typeobject.c object_new
    static PyObject objectNew(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs > 0 || kwnames != null && kwnames.size() > 0) {
            if (!cls.hasObjectNew()) {
                throw PyErr.typeError("object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if (cls.hasObjectInit()) {
                throw PyErr.typeError(cls.tpName() + "() takes no arguments");
            }
        }
        if (cls.hasFlag(PyType.IS_ABSTRACT)) {
            throw abstractClass(cls);
        }
        return TypeObject.alloc(cls);
    }

    private static PyException abstractClass(PyType cls) {
        PyObject methods = Objects.getAttr(cls, Id.__abstractmethods__);
        PyList sorted;
        try {
            sorted = Abstract.list(methods);
        } finally {
            methods.decref();
        }
        try {
            PyStr sort = PyStr.intern("sort");
            try {
                Call.method(sorted, sort).decref();
            } finally {
                sort.decref();
            }
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < sorted.size(); i++) {
                names.append(i == 0 ? "" : ", ").append(sorted.get(i));
            }
            return PyErr.typeError("Can't instantiate abstract class " + cls.tpName() + " with abstract method"
                    + (sorted.size() > 1 ? "s " : " ") + names);
        } finally {
            sorted.decref();
        }
    }

    /** object.__init__. */
    // CPython: Objects/typeobject.c object_init
    static void objectInit(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (nargs > 0 || kwnames != null && kwnames.size() > 0) {
            PyType type = self.type;
            if (!type.hasObjectInit()) {
                throw PyErr.typeError("object.__init__() takes exactly one argument (the instance to initialize)");
            }
            if (type.hasObjectNew()) {
                throw PyErr.typeError(type.tpName() + ".__init__() takes exactly one argument (the instance to initialize)");
            }
        }
    }

    // CPython: Objects/typeobject.c object___reduce_ex___impl
    @PyMethod(value = "__reduce_ex__($self, protocol, /)", doc = "Helper for pickle.")
    static PyObject reduceEx(PyObject self, int protocol) {
        PyObject reduce = Objects.lookupAttr(self, Id.__reduce__);
        if (reduce != null) {
            try {
                PyObject ofClass = Objects.getAttr(self.type, Id.__reduce__);
                boolean overridden = ofClass != TypeObject.lookup(TYPE, Id.__reduce__);
                ofClass.decref();
                if (overridden) {
                    return Call.call(reduce);
                }
            } finally {
                reduce.decref();
            }
        }
        return Reduce.reduce(self, protocol);
    }

    @PyMethod(value = "__reduce__($self, /)", doc = "Helper for pickle.")
    static PyObject reduce(PyObject self) {
        return Reduce.reduce(self, 0);
    }

    @PyMethod(value = "__getstate__($self, /)", doc = "Helper for pickle.")
    static PyObject getState(PyObject self) {
        return Reduce.defaultState(self, false);
    }

    @PyMethod(value = "__subclasshook__($type, /, *args)", raw = true, textSignature = false,
            doc = "Abstract classes can override this to customize issubclass().\n\n"
            + "This is invoked early on by abc.ABCMeta.__subclasscheck__().\n"
            + "It should return True, False or NotImplemented.  If it returns\n"
            + "NotImplemented, the normal algorithm is used.  Otherwise, it\n"
            + "overrides the normal algorithm (and the outcome is cached).\n")
    static PyObject subclassHook(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return PyNotImplemented.owned();
    }

    @PyMethod(value = "__init_subclass__($type)", textSignature = false,
            doc = "This method is called when a class is subclassed.\n\n"
            + "The default implementation does nothing. It may be\n"
            + "overridden to extend subclasses.\n")
    static void initSubclass(PyType cls) {}

    // CPython: Objects/typeobject.c object___format___impl
    @PyMethod(value = "__format__($self, format_spec, /)", doc = "Default object formatter.")
    static PyObject format(PyObject self, PyStr spec) {
        if (spec.length() > 0) {
            throw PyErr.typeError("unsupported format string passed to " + self.type.tpName() + ".__format__");
        }
        return Objects.str(self);
    }

    @PyMethod(value = "__sizeof__($self, /)", doc = "Size of object in memory, in bytes.")
    static long sizeof(PyObject self) {
        return self.sizeof();
    }

    // CPython: Objects/typeobject.c object___dir___impl
    @PyMethod(value = "__dir__($self, /)", doc = "Default dir() implementation.")
    static PyObject dir(PyObject self) {
        PyObject dict = Objects.lookupAttr(self, Id.__dict__);
        PyDict names;
        if (dict instanceof PyDict d) {
            names = PyDict.copyOf(d);
        } else {
            names = PyDict.create();
        }
        PyObject.xdecref(dict);
        try {
            PyObject cls = Objects.lookupAttr(self, Id.__class__);
            if (cls != null) {
                try {
                    TypeObject.mergeClassDict(names, cls);
                } finally {
                    cls.decref();
                }
            }
            return TypeObject.keyList(names);
        } finally {
            names.decref();
        }
    }

    @PyGetter(value = "__class__", doc = "the object's class")
    static PyObject getClass(PyObject self) {
        return self.type.newRef();
    }

    @PySetter("__class__")
    static void setClass(PyObject self, PyObject value) {
        TypeHierarchy.setClass(self, value);
    }

    static final class Type extends PyType {
        Type() {
            super("object", PyBaseObjectTable.INSTANCE, null, 16, 0, BASETYPE);
            flags &= ~DISALLOW_INSTANTIATION;
        }

        @Override
        protected String textSignature() {
            return "()";
        }

        @Override
        long ownSlotsLow() {
            return slotsLow;
        }

        @Override
        boolean ownsNewWrapper() {
            return true;
        }
    }
}
