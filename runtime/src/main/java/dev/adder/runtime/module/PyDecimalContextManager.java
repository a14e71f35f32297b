package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** What {@code decimal.localcontext} returns: sets a context on entry and sets the one before again. */
// CPython: Modules/_decimal/_decimal.c PyDecContextManagerObject
@BuiltinType(name = "decimal.ContextManager")
public final class PyDecimalContextManager extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned. */
    private PyDecimalContext local;
    private PyDecimalContext global;

    /** Takes over the new context and a reference to the current one. */
    PyDecimalContextManager(PyDecimalContext local, PyDecimalContext global) {
        super(TYPE);
        this.local = local;
        this.global = global;
    }

    // CPython: Modules/_decimal/_decimal.c ctxmanager_set_local
    @PyMethod(value = "__enter__($self, /)", textSignature = false)
    static PyObject enter(PyDecimalContextManager self) {
        DecimalModule.setCurrent(self.local);
        return self.local.newRef();
    }

    // CPython: Modules/_decimal/_decimal.c ctxmanager_restore_global
    @PyMethod(value = "__exit__", raw = true)
    static PyObject exit(PyDecimalContextManager self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        DecimalModule.setCurrent(self.global);
        return PyBool.FALSE.newRef();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(local);
        visitor.xvisit(global);
    }

    @Override
    protected void dropFields() {
        PyDecimalContext l = local;
        PyDecimalContext g = global;
        local = null;
        global = null;
        xdecref(l);
        xdecref(g);
    }

    private static final class Type extends PyType {
        Type() {
            super("decimal.ContextManager", PyDecimalContextManagerTable.INSTANCE, null, 32, 0, GENERIC_GETATTR);
        }
    }
}
