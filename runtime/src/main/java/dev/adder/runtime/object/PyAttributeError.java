package dev.adder.runtime.object;

import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PySetter;

/** {@code AttributeError}. */
@BuiltinType(name = "AttributeError")
public final class PyAttributeError extends PyBaseException {
    private static final Pool<PyAttributeError> POOL = new Pool<>(56);

    /** Owned; null for None. */
    public PyObject obj;
    public PyObject name;

    private PyAttributeError(PyType type) {
        super(type);
    }

    @Override
    protected void recycle() {
        super.recycle();
        obj = null;
        name = null;
        POOL.give(this);
    }

    // CPython: Objects/exceptions.c AttributeError_init
    @PyInit(value = "AttributeError", raw = true)
    static void init(PyAttributeError self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.initArgs(args, base, nargs);
        PyObject[] values = keywords("AttributeError", args, base + nargs, kwnames, "name", "obj");
        PyObject oldName = self.name;
        self.name = xnewRef(values[0]);
        xdecref(oldName);
        PyObject oldObj = self.obj;
        self.obj = xnewRef(values[1]);
        xdecref(oldObj);
    }

    /** Says which attribute of what was missing, if that is not known yet. */
    // CPython: Objects/object.c set_attribute_error_context
    public void setContextOf(PyObject object, PyObject attribute) {
        if (name == null && obj == null) {
            name = attribute.newRef();
            obj = object.newRef();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(obj);
        visitor.xvisit(name);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = obj;
        obj = null;
        xdecref(o);
        o = name;
        name = null;
        xdecref(o);
        super.clearFields();
    }

    @PyGetter(value = "obj", member = true, doc = "object")
    static PyObject getObj(PyAttributeError self) {
        return orNone(self.obj);
    }

    @PySetter("obj")
    static void setObj(PyAttributeError self, PyObject value) {
        PyObject old = self.obj;
        self.obj = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "name", member = true, doc = "attribute name")
    static PyObject getName(PyAttributeError self) {
        return orNone(self.name);
    }

    @PySetter("name")
    static void setName(PyAttributeError self, PyObject value) {
        PyObject old = self.name;
        self.name = xnewRef(value);
        xdecref(old);
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("AttributeError", PyAttributeErrorTable.INSTANCE, base, 88, false, doc);
        }

        @Override
        long ownSlotsLow() {
            return super.ownSlotsLow() | bit(Slot.TP_STR);
        }

        Type(String name, PyType base, String doc) {
            super(name, base, false, doc);
        }

        @Override
        PyBaseException allocate(PyType cls) {
            PyAttributeError e = POOL.take();
            return e == null ? new PyAttributeError(cls) : e.begin(cls);
        }
    }
}
