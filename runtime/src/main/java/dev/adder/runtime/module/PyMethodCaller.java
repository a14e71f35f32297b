package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;

/** {@code operator.methodcaller}. */
@BuiltinType(name = "operator.methodcaller", doc = "methodcaller(name, ...) --> methodcaller object\n\n"
        + "Return a callable object that calls the given method on its operand.\n"
        + "After f = methodcaller('name'), the call f(r) returns r.name().\n"
        + "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n"
        + "r.name('date', foo=1).")
public final class PyMethodCaller extends PyObject {
    public static final PyType TYPE = new Type();

    /** Owned; the keywords are null if there are none. */
    private PyStr name;
    private PyTuple args;
    private PyDict keywords;

    private PyMethodCaller(PyType type) {
        super(type);
    }

    // CPython: Modules/_operator.c methodcaller_new
    @PyNew(value = "methodcaller", raw = true)
    static PyObject create(PyType cls, PyObject[] given, int base, int nargs, PyTuple kwnames) {
        if (nargs < 1) {
            throw PyErr.typeError("methodcaller needs at least one argument, the method name");
        }
        if (!(given[base] instanceof PyStr name)) {
            throw PyErr.typeError("method name must be a string");
        }
        PyMethodCaller self = new PyMethodCaller(cls);
        self.name = name.internedRef();
        self.keywords = Call.keywords(given, base, nargs, kwnames);
        self.args = Call.positional(given, base + 1, nargs - 1);
        FreeLists.born(self);
        return self;
    }

    // CPython: Modules/_operator.c methodcaller_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling")
    static PyObject reduce(PyMethodCaller self) {
        int n = self.args.items.length;
        if (self.keywords == null || self.keywords.size() == 0) {
            PyObject[] all = new PyObject[n + 1];
            all[0] = self.name.newRef();
            for (int i = 0; i < n; i++) {
                all[i + 1] = self.args.items[i].newRef();
            }
            self.type.incref();
            return PyTuple.steal(self.type, PyTuple.steal(all));
        }
        PyTuple positional = PyTuple.of(self.type, self.name);
        try {
            return PyTuple.steal(Call.call(PyPartial.TYPE, positional, self.keywords), self.args.newRef());
        } finally {
            positional.decref();
        }
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(name);
        visitor.xvisit(args);
        visitor.xvisit(keywords);
    }

    @Override
    protected void dropFields() {
        PyObject o = name;
        name = null;
        xdecref(o);
        o = args;
        args = null;
        xdecref(o);
        o = keywords;
        keywords = null;
        xdecref(o);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("operator.methodcaller", PyMethodCallerTable.INSTANCE, null, 40, 0, HAVE_GC);
        }

        // CPython: Modules/_operator.c methodcaller_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyMethodCaller self = (PyMethodCaller) o;
            if (ReprGuard.enter(self)) {
                return PyStr.of(self.type.tpName() + "(...)");
            }
            try {
                StringBuilder text = new StringBuilder(self.type.tpName()).append('(').append(Objects.reprText(self.name));
                for (PyObject arg : self.args.items) {
                    text.append(", ").append(Objects.reprText(arg));
                }
                PyDict kw = self.keywords;
                for (int i = kw == null ? -1 : kw.next(0); i >= 0; i = kw.next(i + 1)) {
                    text.append(", ").append(Objects.text(kw.keyAt(i))).append('=').append(Objects.reprText(kw.valueAt(i)));
                }
                return PyStr.of(text.append(')').toString());
            } finally {
                ReprGuard.leave(self);
            }
        }

        // CPython: Modules/_operator.c methodcaller_call
        @Override
        public PyObject tpCall(PyObject o, PyObject[] given, int base, int nargs, PyTuple kwnames) {
            Args.checkNoKeywords("methodcaller", kwnames);
            Args.checkPositional("methodcaller", nargs, 1, 1);
            PyMethodCaller self = (PyMethodCaller) o;
            PyObject method = Objects.getAttr(given[base], self.name);
            try {
                return Call.call(method, self.args, self.keywords);
            } finally {
                method.decref();
            }
        }
    }
}
