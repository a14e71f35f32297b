package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;

/** What the descriptors of built-in attributes have in common (PyDescrObject): the type they belong to and their name. */
public abstract class PyDescr extends PyObject {
    /** {@code __objclass__}. Owned. */
    public final PyType dType;

    /** {@code __name__}, interned. Owned. */
    public final PyStr dName;

    /** {@code __qualname__}, made when first asked for. Owned. */
    private PyStr qualname;

    /** Takes references to {@code owner} and {@code name}. */
    PyDescr(PyType type, PyType owner, PyStr name) {
        super(type);
        owner.incref();
        dType = owner;
        name.incref();
        dName = name;
        Heap.track(this);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(dType);
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.visit(dName);
        visitor.xvisit(qualname);
    }

    // CPython: Objects/descrobject.c descr_dealloc
    @Override
    protected void dropFields() {
        dType.decref();
        dName.decref();
        xdecref(qualname);
    }

    /** TypeError unless {@code obj} is an instance of the type that the descriptor belongs to. */
    // CPython: Objects/descrobject.c descr_check
    final void check(PyObject obj) {
        if (obj.type != dType && !obj.type.isSubtype(dType)) {
            throw PyErr.typeError("descriptor '" + dName + "' for '" + dType.tpName() + "' objects doesn't apply to a '"
                    + obj.type.tpName() + "' object");
        }
    }

    /** {@code __qualname__}, owned. */
    // CPython: Objects/descrobject.c descr_get_qualname
    final PyObject qualname() {
        if (qualname == null) {
            PyObject outer = Objects.getAttr(dType, Id.__qualname__);
            try {
                if (!(outer instanceof PyStr)) {
                    throw PyErr.typeError("<descriptor>.__objclass__.__qualname__ is not a unicode object");
                }
                qualname = PyStr.of(outer + "." + dName);
            } finally {
                outer.decref();
            }
        }
        return qualname.newRef();
    }

    /** {@code (getattr, (object, name))}, as descriptors and methods reduce. */
    static PyObject reduceToGetAttr(PyObject object, PyStr name) {
        PyObject getattr = TypeObject.builtin("getattr");
        return PyTuple.steal(new PyObject[] {getattr, PyTuple.steal(new PyObject[] {object.newRef(), name.newRef()})});
    }

    /** The doc string or None, for getters. */
    static PyObject textOrNone(String text) {
        return text == null || text.isEmpty() ? PyNone.owned() : PyStr.of(text);
    }

    /** What messages about a call name the callable: "module.qualname()". */
    // CPython: Objects/object.c _PyObject_FunctionStr
    public static String functionText(PyObject callable) {
        PyObject qualname = Objects.lookupAttr(callable, Id.__qualname__);
        if (qualname == null) {
            return Objects.text(callable);
        }
        try {
            PyObject module = Objects.lookupAttr(callable, Id.__module__);
            if (module != null) {
                try {
                    if (module != PyNone.INSTANCE && !(module instanceof PyStr m && m.equalTo(Id.builtins))) {
                        return Objects.text(module) + "." + Objects.text(qualname) + "()";
                    }
                } finally {
                    module.decref();
                }
            }
            return Objects.text(qualname) + "()";
        } finally {
            qualname.decref();
        }
    }

    /** TypeError for keyword arguments to a callable that takes none. */
    static void noKeywords(PyObject callable, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError(functionText(callable) + " takes no keyword arguments");
        }
    }

    /**
     * Calls the built-in method {@code def} by its convention; the arguments do not include the receiver.
     *
     * @param callable what messages name
     */
    // CPython: Objects/descrobject.c method_vectorcall_NOARGS and its like; Objects/methodobject.c cfunction_vectorcall_NOARGS
    static PyObject callMethod(@Borrowed PyObject callable, MethodTable.MethodDef def, PyObject self, PyObject[] args, int base, int nargs,
            PyTuple kwnames) {
        switch (def.convention) {
            case MethodTable.NOARGS:
                noKeywords(callable, kwnames);
                if (nargs != 0) {
                    throw PyErr.typeError(functionText(callable) + " takes no arguments (" + nargs + " given)");
                }
                return def.table.call0(def.index, self);
            case MethodTable.O:
                noKeywords(callable, kwnames);
                if (nargs != 1) {
                    throw PyErr.typeError(functionText(callable) + " takes exactly one argument (" + nargs + " given)");
                }
                return def.table.call1(def.index, self, args[base]);
            default:
                if (kwnames == null) {
                    switch (nargs) {
                        case 0:
                            return def.table.call0(def.index, self);
                        case 1:
                            return def.table.call1(def.index, self, args[base]);
                        case 2:
                            return def.table.call2(def.index, self, args[base], args[base + 1]);
                        default:
                            break;
                    }
                }
                return def.table.call(def.index, self, args, base, nargs, kwnames);
        }
    }
}
