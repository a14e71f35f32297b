package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PySetter;

/** {@code SystemExit}. */
@BuiltinType(name = "SystemExit")
public final class PySystemExit extends PyBaseException {
    /** Owned; null for None. */
    public PyObject code;

    private PySystemExit(PyType type) {
        super(type);
    }

    // CPython: Objects/exceptions.c SystemExit_init
    @PyInit(value = "SystemExit", raw = true)
    static void init(PySystemExit self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyBaseException.init(self, args, base, nargs, kwnames);
        if (nargs == 0) {
            return;
        }
        PyObject old = self.code;
        self.code = nargs == 1 ? args[base].newRef() : self.args.newRef();
        xdecref(old);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(code);
        super.traverseFields(visitor);
    }

    @Override
    protected void clearFields() {
        PyObject o = code;
        code = null;
        xdecref(o);
        super.clearFields();
    }

    @PyGetter(value = "code", member = true, doc = "exception code")
    static PyObject getCode(PySystemExit self) {
        return orNone(self.code);
    }

    @PySetter("code")
    static void setCode(PySystemExit self, PyObject value) {
        PyObject old = self.code;
        self.code = xnewRef(value);
        xdecref(old);
    }

    static final class Type extends PyBaseException.Type {
        Type(PyType base, String doc) {
            super("SystemExit", PySystemExitTable.INSTANCE, base, 80, false, doc);
        }

        Type(String name, PyType base, String doc) {
            super(name, base, false, doc);
        }

        @Override
        PyBaseException allocate(PyType cls) {
            return new PySystemExit(cls);
        }
    }
}
