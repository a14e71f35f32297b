package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;

/** A class method of a built-in type, as its class holds it: {@code dict.__dict__['fromkeys']}. */
@BuiltinType(name = "classmethod_descriptor")
public final class PyClassMethodDescr extends PyDescr {
    public static final PyType TYPE = new Type();

    public final MethodTable.MethodDef def;

    public PyClassMethodDescr(PyType owner, PyStr name, MethodTable.MethodDef def) {
        super(TYPE, owner, name);
        this.def = def;
    }

    @PyGetter(value = "__objclass__", member = true)
    static PyObject objclass(PyClassMethodDescr self) {
        return self.dType.newRef();
    }

    @PyGetter(value = "__name__", member = true)
    static PyObject name(PyClassMethodDescr self) {
        return self.dName.newRef();
    }

    @PyGetter("__doc__")
    static PyObject doc(PyClassMethodDescr self) {
        return textOrNone(self.def.doc);
    }

    @PyGetter("__qualname__")
    static PyObject getQualname(PyClassMethodDescr self) {
        return self.qualname();
    }

    @PyGetter("__text_signature__")
    static PyObject textSignature(PyClassMethodDescr self) {
        return textOrNone(self.def.textSignature);
    }

    /** The method bound to a class; {@code type} may be null if {@code obj} is not. */
    // CPython: Objects/descrobject.c classmethod_get
    PyObject bind(PyObject obj, PyObject type) {
        if (type == null) {
            if (obj == null) {
                throw PyErr.typeError("descriptor '" + dName + "' for type '" + dType.tpName() + "' needs either an object or a type");
            }
            type = obj.type;
        }
        if (!(type instanceof PyType cls)) {
            throw PyErr.typeError("descriptor '" + dName + "' for type '" + dType.tpName() + "' needs a type, not a '"
                    + type.type.tpName() + "' as arg 2");
        }
        if (!cls.isSubtype(dType)) {
            throw PyErr.typeError("descriptor '" + dName + "' requires a subtype of '" + dType.tpName() + "' but received '"
                    + cls.tpName() + "'");
        }
        return PyBuiltinFunction.make(def, dName, cls, null);
    }

    static final class Type extends PyType {
        Type() {
            super("classmethod_descriptor", PyClassMethodDescrTable.INSTANCE, null, 56, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyClassMethodDescr d = (PyClassMethodDescr) self;
            return PyStr.of("<method '" + d.dName + "' of '" + d.dType.tpName() + "' objects>");
        }

        // CPython: Objects/descrobject.c classmethoddescr_call
        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyClassMethodDescr d = (PyClassMethodDescr) self;
            if (nargs < 1) {
                throw PyErr.typeError("descriptor '" + d.dName + "' of '" + d.dType.tpName() + "' object needs an argument");
            }
            PyObject bound = d.bind(null, args[base]);
            try {
                return Call.vectorcall(bound, args, base + 1, nargs - 1, kwnames);
            } finally {
                bound.decref();
            }
        }

        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            return ((PyClassMethodDescr) self).bind(obj, type);
        }
    }
}
