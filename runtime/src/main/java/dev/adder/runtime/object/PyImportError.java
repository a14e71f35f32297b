package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;

/** {@code ImportError}. */
@BuiltinType(name = "ImportError")
public final class PyImportError extends PyBaseException {
    /** Owned; null for None. */
    public PyObject msg;
    public PyObject name;
    public PyObject path;

    private PyImportError(PyType type) {
        super(type);
    }

    // CPython: Objects/exceptions.c ImportError_init
    @PyInit(value = "ImportError", raw = true)
    static void init(PyImportError self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        self.initArgs(args, base, nargs);
        PyObject[] values = keywords("ImportError", args, base + nargs, kwnames, "name", "path");
        PyObject oldName = self.name;
        self.name = xnewRef(values[0]);
        xdecref(oldName);
        PyObject oldPath = self.path;
        self.path = xnewRef(values[1]);
        xdecref(oldPath);
        PyObject old = self.msg;
        self.msg = nargs == 1 ? args[base].newRef() : null;
        xdecref(old);
    }

    /** The exception with this message about the module {@code name}; {@code path} may be null. */
    public static PyException create(String message, PyObject name, PyObject path) {
        PyException e = PyErr.importError(message);
        if (e.value() instanceof PyImportError i) {
            setName(i, name);
            setPath(i, path);
        }
        return e;
    }

    // CPython: Objects/exceptions.c ImportError_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyImportError self) {
        PyDict dict = self.dictIfAny();
        if (self.name == null && self.path == null) {
            return self.reduceWith(self.argsOrEmpty(), dict);
        }
        PyDict state = dict == null ? PyDict.create() : PyDict.copyOf(dict);
        try {
            if (self.name != null) {
                state.put(Id.name, self.name);
            }
            if (self.path != null) {
                state.put(Id.path, self.path);
            }
            return self.reduceWith(self.argsOrEmpty(), state);
        } finally {
            state.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(msg);
        visitor.xvisit(name);
        visitor.xvisit(path);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = msg;
        msg = null;
        xdecref(o);
        o = name;
        name = null;
        xdecref(o);
        o = path;
        path = null;
        xdecref(o);
        super.clearFields();
    }

    @PyGetter(value = "msg", member = true, doc = "exception message")
    static PyObject getMsg(PyImportError self) {
        return orNone(self.msg);
    }

    @PySetter("msg")
    static void setMsg(PyImportError self, PyObject value) {
        PyObject old = self.msg;
        self.msg = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "name", member = true, doc = "module name")
    static PyObject getName(PyImportError self) {
        return orNone(self.name);
    }

    @PySetter("name")
    static void setName(PyImportError self, PyObject value) {
        PyObject old = self.name;
        self.name = xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "path", member = true, doc = "module path")
    static PyObject getPath(PyImportError self) {
        return orNone(self.path);
    }

    @PySetter("path")
    static void setPath(PyImportError self, PyObject value) {
        PyObject old = self.path;
        self.path = xnewRef(value);
        xdecref(old);
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("ImportError", PyImportErrorTable.INSTANCE, base, 96, false, doc);
        }

        Type(String name, PyType base, String doc) {
            super(name, base, false, doc);
        }

        @Override
        PyBaseException allocate(PyType cls) {
            return new PyImportError(cls);
        }

        // CPython: Objects/exceptions.c ImportError_str
        @Override
        public PyObject tpStr(PyObject self) {
            PyImportError e = (PyImportError) self;
            return e.msg != null && e.msg.type == PyStr.TYPE ? e.msg.newRef() : e.baseStr();
        }
    }
}
