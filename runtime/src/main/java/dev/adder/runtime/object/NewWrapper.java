package dev.adder.runtime.object;

/** {@code __new__} of the built-in types: tp_new, callable from Python (tp_new_wrapper). One definition serves all types. */
final class NewWrapper extends MethodTable {
    private static final NewWrapper INSTANCE = new NewWrapper();
    private static final MethodDef DEF = new MethodDef(INSTANCE, 0, "__new__", KIND_STATIC_METHOD, FASTCALL, "($type, *args, **kwargs)",
            "Create and return a new object.  See help(type) for accurate signature.", false);

    private NewWrapper() {}

    static PyObject of(PyType type) {
        return PyBuiltinFunction.make(DEF, Id.__new__, type, null);
    }

    /** Whether {@code o} is the {@code __new__} of some built-in type. */
    static boolean is(PyObject o) {
        return o instanceof PyBuiltinFunction f && f.def == DEF;
    }

    @Override
    public MethodDef[] methods() {
        return new MethodDef[] {DEF};
    }

    /** The type whose tp_new function {@code type} has. */
    private static PyType owner(PyType type) {
        return type instanceof HeapType h ? h.nativeBase.newOwner() : type.newOwner();
    }

    // CPython: Objects/typeobject.c tp_new_wrapper
    @Override
    public PyObject call(int index, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyType type = (PyType) self;
        if (nargs < 1) {
            throw PyErr.typeError(type.tpName() + ".__new__(): not enough arguments");
        }
        if (!(args[base] instanceof PyType subtype)) {
            throw PyErr.typeError(type.tpName() + ".__new__(X): X is not a type object (" + args[base].type.tpName() + ")");
        }
        if (!subtype.isSubtype(type)) {
            throw PyErr.typeError(type.tpName() + ".__new__(" + subtype.tpName() + "): " + subtype.tpName() + " is not a subtype of "
                    + type.tpName());
        }
        PyType staticBase = subtype;
        while (staticBase instanceof HeapType h && h.overrides(Slot.TP_NEW)) {
            staticBase = staticBase.base;
        }
        if (staticBase != null && owner(staticBase) != owner(type)) {
            throw PyErr.typeError(type.tpName() + ".__new__(" + subtype.tpName() + ") is not safe, use " + staticBase.tpName()
                    + ".__new__()");
        }
        return type.tpNew(subtype, args, base + 1, nargs - 1, kwnames);
    }
}
