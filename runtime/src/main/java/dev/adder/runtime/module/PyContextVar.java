package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code contextvars.ContextVar}. */
@BuiltinType(name = "_contextvars.ContextVar")
public final class PyContextVar extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned; the default may be null. */
    private PyStr name;
    private PyObject defaultValue;

    private PyContextVar(PyStr name, PyObject defaultValue) {
        super(TYPE);
        name.incref();
        this.name = name;
        this.defaultValue = xnewRef(defaultValue);
        FreeLists.born(this);
    }

    // CPython: Python/context.c contextvar_tp_new
    @PyNew(value = "ContextVar", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject name = nargs > 0 ? args[base] : null;
        PyObject defaultValue = null;
        if (nargs > 1) {
            throw PyErr.typeError("ContextVar() takes exactly 1 positional argument (" + nargs + " given)");
        }
        for (int i = 0; kwnames != null && i < kwnames.size(); i++) {
            PyStr keyword = Args.keyword(kwnames, i);
            if (keyword.equalTo("default")) {
                defaultValue = args[base + nargs + i];
            } else {
                throw PyErr.typeError("'" + keyword + "' is an invalid keyword argument for ContextVar()");
            }
        }
        if (name == null) {
            throw PyErr.typeError("ContextVar() takes exactly 1 positional argument (0 given)");
        }
        if (!(name instanceof PyStr text)) {
            throw PyErr.typeError("context variable name must be a str");
        }
        return new PyContextVar(text, defaultValue);
    }

    /** The value of the variable now, {@code otherwise} or the default if it has none; null if there is neither. Owned. */
    // CPython: Python/context.c PyContextVar_Get
    public PyObject value(PyObject otherwise) {
        if (ThreadState.current.context instanceof PyContext context) {
            PyObject value = context.find(this);
            if (value != null) {
                return value.newRef();
            }
        }
        return xnewRef(otherwise != null ? otherwise : defaultValue);
    }

    @PyMethod(value = "get($self, default=<unrepresentable>, /)",
            doc = "Return a value for the context variable for the current context.\n\n"
            + "If there is no value for the variable in the current context, the method will:\n"
            + " * return the value of the default argument of the method, if provided; or\n"
            + " * return the default value for the context variable, if it was created\n"
            + "   with one; or\n"
            + " * raise a LookupError.")
    static PyObject get(PyContextVar self, PyObject default_) {
        PyObject value = self.value(default_);
        if (value == null) {
            throw PyErr.withValue(PyExc.LookupError, self);
        }
        return value;
    }

    // CPython: Python/context.c PyContextVar_Set
    @PyMethod(value = "set($self, value, /)", doc = "Call to set a new value for the context variable in the current context.\n\n"
            + "The required value argument is the new value for the context variable.\n\n"
            + "Returns a Token object that can be used to restore the variable to its previous\n"
            + "value via the `ContextVar.reset()` method.")
    static PyObject set(PyContextVar self, PyObject value) {
        PyContext context = PyContext.current();
        PyContextToken token = new PyContextToken(context, self, context.find(self));
        context.set(self, value);
        return token;
    }

    // CPython: Python/context.c PyContextVar_Reset
    @PyMethod(value = "reset($self, token, /)", doc = "Reset the context variable.\n\n"
            + "The variable is reset to the value it had before the `ContextVar.set()` that\n"
            + "created the token was used.")
    static void reset(PyContextVar self, PyObject token) {
        if (!(token instanceof PyContextToken t)) {
            throw PyErr.typeError("expected an instance of Token, got " + Objects.reprText(token));
        }
        t.reset(self);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter(value = "name", member = true)
    static PyObject getName(PyContextVar self) {
        return self.name.newRef();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(name);
        visitor.xvisit(defaultValue);
    }

    // CPython: Python/context.c contextvar_tp_clear
    @Override
    protected void clearFields() {
        PyObject o = name;
        name = null;
        xdecref(o);
        o = defaultValue;
        defaultValue = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("_contextvars.ContextVar", PyContextVarTable.INSTANCE, null, 64, 0, HAVE_GC);
        }

        // CPython: Python/context.c contextvar_tp_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyContextVar self = (PyContextVar) o;
            StringBuilder text = new StringBuilder("<ContextVar name=").append(Objects.reprText(self.name));
            if (self.defaultValue != null) {
                text.append(" default=").append(Objects.reprText(self.defaultValue));
            }
            return PyStr.of(text.append(" at ").append(Address.hex(self)).append('>').toString());
        }

        @Override
        public long tpHash(PyObject self) {
            long hash = Objects.hashPointer(self) ^ ((PyContextVar) self).name.hash();
            return hash == -1 ? -2 : hash;
        }
    }
}
