package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;

/** A computed attribute of a built-in type: {@code int.real}. */
@BuiltinType(name = "getset_descriptor")
public final class PyGetSetDescr extends PyDescr {
    public static final PyType TYPE = new Type();

    public final MethodTable.GetSetDef def;

    public PyGetSetDescr(PyType owner, PyStr name, MethodTable.GetSetDef def) {
        super(TYPE, owner, name);
        this.def = def;
    }

    @PyGetter(value = "__objclass__", member = true)
    static PyObject objclass(PyGetSetDescr self) {
        return self.dType.newRef();
    }

    @PyGetter(value = "__name__", member = true)
    static PyObject name(PyGetSetDescr self) {
        return self.dName.newRef();
    }

    @PyGetter("__doc__")
    static PyObject doc(PyGetSetDescr self) {
        return textOrNone(self.def.doc);
    }

    @PyGetter("__qualname__")
    static PyObject getQualname(PyGetSetDescr self) {
        return self.qualname();
    }

    static final class Type extends PyType {
        Type() {
            super("getset_descriptor", PyGetSetDescrTable.INSTANCE, null, 48, 0, HAVE_GC | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyGetSetDescr d = (PyGetSetDescr) self;
            return PyStr.of("<attribute '" + d.dName + "' of '" + d.dType.tpName() + "' objects>");
        }

        // CPython: Objects/descrobject.c getset_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            if (obj == null) {
                return self.newRef();
            }
            PyGetSetDescr d = (PyGetSetDescr) self;
            d.check(obj);
            return d.def.table.get(d.def.index, obj);
        }

        // CPython: Objects/descrobject.c getset_set
        @Override
        public void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
            PyGetSetDescr d = (PyGetSetDescr) self;
            d.check(obj);
            if (!d.def.writable) {
                throw PyErr.attributeError("attribute '" + d.dName + "' of '" + d.dType.tpName() + "' objects is not writable");
            }
            d.def.table.set(d.def.index, obj, value);
        }
    }
}
