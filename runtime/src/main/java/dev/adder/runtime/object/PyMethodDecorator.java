package dev.adder.runtime.object;

import dev.adder.heap.Visitor;

/** What {@code classmethod} and {@code staticmethod} have in common: the callable that they wrap. */
public abstract class PyMethodDecorator extends PyObject {
    /** Owned; null before {@code __init__}. */
    public PyObject callable;

    /** @param callable null, or a reference that is taken over */
    PyMethodDecorator(PyType type, PyObject callable) {
        super(type);
        this.callable = callable;
    }

    /** {@code __init__} of the type {@code name}. */
    // CPython: Objects/funcobject.c cm_init, sm_init
    final void init(String name, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError(name + "() takes no keyword arguments");
        }
        if (nargs != 1) {
            throw PyErr.typeError(name + " expected 1 argument, got " + nargs);
        }
        PyObject old = callable;
        callable = args[base].newRef();
        xdecref(old);
        copyAttribute(Id.__module__);
        copyAttribute(Id.__name__);
        copyAttribute(Id.__qualname__);
        copyAttribute(Id.__doc__);
        copyAttribute(Id.__annotations__);
    }

    // CPython: Objects/funcobject.c functools_wraps
    private void copyAttribute(PyStr name) {
        PyObject value = Objects.lookupAttr(callable, name);
        if (value != null) {
            try {
                Objects.setAttr(this, name, value);
            } finally {
                value.decref();
            }
        }
    }

    /** The callable, or None. */
    final PyObject function() {
        return callable == null ? PyNone.owned() : callable.newRef();
    }

    /** {@code <name(callable)>}. */
    final PyObject repr(String name) {
        return PyStr.of("<" + name + "(" + (callable == null ? "<NULL>" : Objects.reprText(callable)) + ")>");
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(callable);
    }

    @Override
    protected void clearFields() {
        PyObject c = callable;
        callable = null;
        xdecref(c);
    }

    @Override
    protected void dropFields() {
        xdecref(callable);
    }
}
