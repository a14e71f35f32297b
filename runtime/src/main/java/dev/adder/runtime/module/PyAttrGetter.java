package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.ReprGuard;

/** {@code operator.attrgetter}. */
@BuiltinType(name = "operator.attrgetter", doc = "attrgetter(attr, ...) --> attrgetter object\n\n"
        + "Return a callable object that fetches the given attribute(s) from its operand.\n"
        + "After f = attrgetter('name'), the call f(r) returns r.name.\n"
        + "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
        + "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
        + "(r.name.first, r.name.last).")
public final class PyAttrGetter extends PyObject {
    public static final PyType TYPE = new Type();

    /** For each attribute its interned name, or the tuple of the parts of a dotted name. Owned. */
    private PyTuple attributes;

    private PyAttrGetter(PyType type) {
        super(type);
    }

    // CPython: Modules/_operator.c attrgetter_new
    @PyNew(value = "attrgetter", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("attrgetter", kwnames);
        Args.checkPositional("attrgetter", nargs, 1, Math.max(nargs, 1));
        for (int i = 0; i < nargs; i++) {
            if (!(args[base + i] instanceof PyStr)) {
                throw PyErr.typeError("attribute name must be a string");
            }
        }
        PyObject[] names = new PyObject[nargs];
        for (int i = 0; i < nargs; i++) {
            names[i] = split((PyStr) args[base + i]);
        }
        PyAttrGetter self = new PyAttrGetter(cls);
        self.attributes = PyTuple.steal(names);
        FreeLists.born(self);
        return self;
    }

    private static PyObject split(PyStr name) {
        int dot = name.indexOf('.', 0);
        if (dot < 0) {
            return name.internedRef();
        }
        int n = 1;
        for (int at = dot; at >= 0; at = name.indexOf('.', at + 1)) {
            n++;
        }
        PyObject[] parts = new PyObject[n];
        int from = 0;
        for (int i = 0; i < n; i++) {
            PyStr part = name.substring(from, dot < 0 ? name.length() : dot);
            parts[i] = part.internedRef();
            part.decref();
            from = dot + 1;
            dot = dot < 0 ? dot : name.indexOf('.', from);
        }
        return PyTuple.steal(parts);
    }

    // CPython: Modules/_operator.c dotted_getattr
    private static PyObject get(PyObject object, PyObject attribute) {
        if (!(attribute instanceof PyTuple parts)) {
            return Objects.getAttr(object, (PyStr) attribute);
        }
        PyObject o = object.newRef();
        for (PyObject part : parts.items) {
            PyObject holder = o;
            try {
                o = Objects.getAttr(holder, (PyStr) part);
            } finally {
                holder.decref();
            }
        }
        return o;
    }

    /** The names as they were given, in a new tuple. */
    // CPython: Modules/_operator.c attrgetter_args
    private PyTuple names() {
        PyObject[] names = new PyObject[attributes.items.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = dotted(attributes.items[i]);
        }
        return PyTuple.steal(names);
    }

    private static PyObject dotted(@Borrowed PyObject attribute) {
        if (!(attribute instanceof PyTuple parts)) {
            return attribute.newRef();
        }
        PyStr dot = PyStr.of(".");
        try {
            return PyStr.join(dot, parts);
        } finally {
            dot.decref();
        }
    }

    // CPython: Modules/_operator.c attrgetter_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "Return state information for pickling")
    static PyObject reduce(PyAttrGetter self) {
        PyTuple names = self.names();
        self.type.incref();
        return PyTuple.steal(self.type, names);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(attributes);
    }

    @Override
    protected void dropFields() {
        PyTuple a = attributes;
        attributes = null;
        xdecref(a);
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("operator.attrgetter", PyAttrGetterTable.INSTANCE, null, 40, 0, HAVE_GC | HAVE_VECTORCALL);
        }

        // CPython: Modules/_operator.c attrgetter_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyAttrGetter self = (PyAttrGetter) o;
            if (ReprGuard.enter(self)) {
                return PyStr.of(self.type.tpName() + "(...)");
            }
            PyTuple names = null;
            try {
                names = self.names();
                return PyStr.of(self.type.tpName()
                        + (names.size() == 1 ? "(" + Objects.reprText(names.get(0)) + ")" : Objects.reprText(names)));
            } finally {
                xdecref(names);
                ReprGuard.leave(self);
            }
        }

        // CPython: Modules/_operator.c attrgetter_call_impl
        @Override
        public PyObject tpCall(PyObject o, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            Args.checkNoKeywords("attrgetter", kwnames);
            Args.checkPositional("attrgetter", nargs, 1, 1);
            PyObject object = args[base];
            PyObject[] attributes = ((PyAttrGetter) o).attributes.items;
            if (attributes.length == 1) {
                return get(object, attributes[0]);
            }
            PyObject[] values = new PyObject[attributes.length];
            for (int i = 0; i < attributes.length; i++) {
                try {
                    values[i] = get(object, attributes[i]);
                } catch (PyException e) {
                    decrefAll(values, i);
                    throw e;
                }
            }
            return PyTuple.steal(values);
        }
    }
}
