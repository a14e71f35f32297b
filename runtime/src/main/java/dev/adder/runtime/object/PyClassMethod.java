package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;

/** {@code classmethod}. */
@BuiltinType(name = "classmethod", doc = "classmethod(function) -> method\n\n"
        + "Convert a function to be a class method.\n\n"
        + "A class method receives the class as implicit first argument,\n"
        + "just like an instance method receives the instance.\n"
        + "To declare a class method, use this idiom:\n\n"
        + "  class C:\n"
        + "      @classmethod\n"
        + "      def f(cls, arg1, arg2, argN):\n"
        + "          ...\n\n"
        + "It can be called either on the class (e.g. C.f()) or on an instance\n"
        + "(e.g. C().f()).  The instance is ignored except for its class.\n"
        + "If a class method is called for a derived class, the derived class\n"
        + "object is passed as the implied first argument.\n\n"
        + "Class methods are different than C++ or Java static methods.\n"
        + "If you want those, see the staticmethod builtin.")
public final class PyClassMethod extends PyMethodDecorator {
    public static final PyType TYPE = new Type();

    private PyClassMethod(PyType type, PyObject callable) {
        super(type, callable);
    }

    /** Wraps {@code callable}, without copying its attributes (PyClassMethod_New). */
    public static PyObject create(PyObject callable) {
        Heap.gcAlloc();
        PyClassMethod m = new PyClassMethod(TYPE, callable.newRef());
        Heap.track(m);
        return m;
    }

    @PyNew(value = "classmethod", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Heap.gcAlloc();
        PyClassMethod m = new PyClassMethod(cls, null);
        Heap.track(m);
        return m;
    }

    @PyInit(value = "classmethod", raw = true)
    static void init(PyClassMethod self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.init("classmethod", args, base, nargs, kwnames);
    }

    @PyGetter(value = "__func__", member = true)
    static PyObject getFunc(PyClassMethod self) {
        return self.function();
    }

    @PyGetter(value = "__wrapped__", member = true)
    static PyObject getWrapped(PyClassMethod self) {
        return self.function();
    }

    @PyGetter("__isabstractmethod__")
    static boolean isAbstractMethod(PyClassMethod self) {
        return PyProperty.isAbstract(self.callable);
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyClassMethod self) {
        return InstanceGetSets.genericGet(self);
    }

    @PySetter("__dict__")
    static void setDict(PyClassMethod self, PyObject value) {
        InstanceGetSets.genericSet(self, value);
    }

    static final class Type extends PyType {
        Type() {
            super("classmethod", PyClassMethodTable.INSTANCE, null, 32, 0, HAVE_GC | BASETYPE | HAS_DICT);
            dictoffset = 24;
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return ((PyClassMethod) self).repr("classmethod");
        }

        // CPython: Objects/funcobject.c cm_descr_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            PyObject callable = ((PyClassMethod) self).callable;
            if (callable == null) {
                throw PyErr.runtimeError("uninitialized classmethod object");
            }
            if (type == null) {
                type = obj.type;
            }
            if (callable.type.has(Slot.TP_DESCR_GET)) {
                return callable.type.tpDescrGet(callable, type, type);
            }
            return PyMethod.create(callable, type);
        }
    }
}
