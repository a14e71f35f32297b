package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;

/** {@code staticmethod}. */
@BuiltinType(name = "staticmethod", doc = "staticmethod(function) -> method\n\n"
        + "Convert a function to be a static method.\n\n"
        + "A static method does not receive an implicit first argument.\n"
        + "To declare a static method, use this idiom:\n\n"
        + "     class C:\n"
        + "         @staticmethod\n"
        + "         def f(arg1, arg2, argN):\n"
        + "             ...\n\n"
        + "It can be called either on the class (e.g. C.f()) or on an instance\n"
        + "(e.g. C().f()). Both the class and the instance are ignored, and\n"
        + "neither is passed implicitly as the first argument to the method.\n\n"
        + "Static methods in Python are similar to those found in Java or C++.\n"
        + "For a more advanced concept, see the classmethod builtin.")
public final class PyStaticMethod extends PyMethodDecorator {
    public static final PyType TYPE = new Type();

    private PyStaticMethod(PyType type, PyObject callable) {
        super(type, callable);
    }

    /** Wraps {@code callable}, without copying its attributes (PyStaticMethod_New). */
    public static PyObject create(PyObject callable) {
        Heap.gcAlloc();
        PyStaticMethod m = new PyStaticMethod(TYPE, callable.newRef());
        Heap.track(m);
        return m;
    }

    @PyNew(value = "staticmethod", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Heap.gcAlloc();
        PyStaticMethod m = new PyStaticMethod(cls, null);
        Heap.track(m);
        return m;
    }

    @PyInit(value = "staticmethod", raw = true)
    static void init(PyStaticMethod self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.init("staticmethod", args, base, nargs, kwnames);
    }

    @PyGetter(value = "__func__", member = true)
    static PyObject getFunc(PyStaticMethod self) {
        return self.function();
    }

    @PyGetter(value = "__wrapped__", member = true)
    static PyObject getWrapped(PyStaticMethod self) {
        return self.function();
    }

    @PyGetter("__isabstractmethod__")
    static boolean isAbstractMethod(PyStaticMethod self) {
        return PyProperty.isAbstract(self.callable);
    }

    @PyGetter("__dict__")
    static PyObject getDict(PyStaticMethod self) {
        return InstanceGetSets.genericGet(self);
    }

    @PySetter("__dict__")
    static void setDict(PyStaticMethod self, PyObject value) {
        InstanceGetSets.genericSet(self, value);
    }

    static final class Type extends PyType {
        Type() {
            super("staticmethod", PyStaticMethodTable.INSTANCE, null, 32, 0, HAVE_GC | BASETYPE | HAS_DICT);
            dictoffset = 24;
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return ((PyStaticMethod) self).repr("staticmethod");
        }

        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            PyObject callable = ((PyStaticMethod) self).callable;
            if (callable == null) {
                throw PyErr.runtimeError("uninitialized staticmethod object");
            }
            return callable.newRef();
        }

        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyObject callable = ((PyStaticMethod) self).callable;
            if (callable == null) {
                throw PyErr.runtimeError("uninitialized staticmethod object");
            }
            return Call.vectorcall(callable, args, base, nargs, kwnames);
        }
    }
}
