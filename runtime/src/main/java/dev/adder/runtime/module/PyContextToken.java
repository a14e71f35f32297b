package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code contextvars.Token}: what a variable was before it was set. */
@BuiltinType(name = "_contextvars.Token")
public final class PyContextToken extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned; the old value is null if there was none. */
    private PyContext context;
    private PyContextVar var;
    private PyObject oldValue;
    private boolean used;

    PyContextToken(PyContext context, PyContextVar var, PyObject oldValue) {
        super(TYPE);
        context.incref();
        this.context = context;
        var.incref();
        this.var = var;
        this.oldValue = xnewRef(oldValue);
        FreeLists.born(this);
    }

    @PyNew(value = "Token", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        throw PyErr.runtimeError("Tokens can only be created by ContextVars");
    }

    void reset(PyContextVar variable) {
        if (used) {
            throw PyErr.runtimeError(Objects.reprText(this) + " has already been used once");
        }
        if (variable != var) {
            throw PyErr.valueError(Objects.reprText(this) + " was created by a different ContextVar");
        }
        PyContext current = PyContext.current();
        if (current != context) {
            throw PyErr.valueError(Objects.reprText(this) + " was created in a different Context");
        }
        used = true;
        if (oldValue == null) {
            current.delete(var);
        } else {
            current.set(var, oldValue);
        }
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter("var")
    static PyObject getVar(PyContextToken self) {
        return self.var.newRef();
    }

    @PyGetter("old_value")
    static PyObject getOldValue(PyContextToken self) {
        return self.oldValue == null ? PyTokenMissing.INSTANCE.newRef() : self.oldValue.newRef();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(context);
        visitor.xvisit(var);
        visitor.xvisit(oldValue);
    }

    @Override
    protected void clearFields() {
        PyObject o = context;
        context = null;
        xdecref(o);
        o = var;
        var = null;
        xdecref(o);
        o = oldValue;
        oldValue = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_contextvars.Token", PyContextTokenTable.INSTANCE, null, 48, 0, HAVE_GC);
        }

        // CPython: Python/context.c token_tp_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyContextToken self = (PyContextToken) o;
            return PyStr.of("<Token" + (self.used ? " used" : "") + " var=" + Objects.reprText(self.var) + " at " + Address.hex(self) + ">");
        }

        @Override
        public long tpHash(PyObject self) {
            throw PyErr.typeError("unhashable type: '" + self.type.tpName() + "'");
        }
    }
}
