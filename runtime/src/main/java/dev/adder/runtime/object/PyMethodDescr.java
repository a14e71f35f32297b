package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;

/** A method of a built-in type, as its class holds it: {@code list.append}. */
@BuiltinType(name = "method_descriptor")
public final class PyMethodDescr extends PyDescr {
    public static final PyType TYPE = new Type();

    public final MethodTable.MethodDef def;

    public PyMethodDescr(PyType owner, PyStr name, MethodTable.MethodDef def) {
        super(TYPE, owner, name);
        this.def = def;
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(PyMethodDescr self) {
        return reduceToGetAttr(self.dType, self.dName);
    }

    @PyGetter(value = "__objclass__", member = true)
    static PyObject objclass(PyMethodDescr self) {
        return self.dType.newRef();
    }

    @PyGetter(value = "__name__", member = true)
    static PyObject name(PyMethodDescr self) {
        return self.dName.newRef();
    }

    @PyGetter("__doc__")
    static PyObject doc(PyMethodDescr self) {
        return textOrNone(self.def.doc);
    }

    @PyGetter("__qualname__")
    static PyObject getQualname(PyMethodDescr self) {
        return self.qualname();
    }

    @PyGetter("__text_signature__")
    static PyObject textSignature(PyMethodDescr self) {
        return textOrNone(self.def.textSignature);
    }

    static final class Type extends PyType {
        Type() {
            super("method_descriptor", PyMethodDescrTable.INSTANCE, null, 56, 0,
                    HAVE_GC | METHOD_DESCRIPTOR | HAVE_VECTORCALL | GENERIC_GETATTR);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyMethodDescr d = (PyMethodDescr) self;
            return PyStr.of("<method '" + d.dName + "' of '" + d.dType.tpName() + "' objects>");
        }

        // CPython: Objects/descrobject.c method_check_args
        @Override
        public PyObject tpCall(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            PyMethodDescr d = (PyMethodDescr) self;
            if (nargs < 1) {
                throw PyErr.typeError("unbound method " + functionText(d) + " needs an argument");
            }
            PyObject receiver = args[base];
            d.check(receiver);
            if (kwnames != null || nargs > 3) {
                return callMethod(d, d.def, receiver, args, base + 1, nargs - 1, kwnames);
            }
            MethodTable.MethodDef def = d.def;
            switch (nargs) {
                case 1:
                    if (def.convention != MethodTable.O) {
                        return def.table.call0(def.index, receiver);
                    }
                    break;
                case 2:
                    if (def.convention != MethodTable.NOARGS) {
                        return def.table.call1(def.index, receiver, args[base + 1]);
                    }
                    break;
                default:
                    if (def.convention == MethodTable.FASTCALL) {
                        return def.table.call2(def.index, receiver, args[base + 1], args[base + 2]);
                    }
                    break;
            }
            return callMethod(d, def, receiver, args, base + 1, nargs - 1, null);
        }

        // CPython: Objects/descrobject.c method_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            if (obj == null) {
                return self.newRef();
            }
            PyMethodDescr d = (PyMethodDescr) self;
            d.check(obj);
            return PyBuiltinFunction.make(d.def, d.dName, obj, null);
        }
    }
}
