package dev.adder.runtime.object;

import dev.adder.runtime.interpreter.Import;

/** What {@code object.__reduce_ex__} and {@code object.__getstate__} do for pickle and copy (Objects/typeobject.c). */
final class Reduce {
    private Reduce() {}

    private static final PyStr COPYREG = PyStr.intern("copyreg");

    // CPython: Objects/typeobject.c import_copyreg
    private static PyObject copyreg(String name) {
        PyObject module = Import.loadedModule(COPYREG);
        if (module == null) {
            module = Import.importModule("copyreg");
        }
        try {
            return Objects.getAttr(module, name);
        } finally {
            module.decref();
        }
    }

    // CPython: Objects/typeobject.c _common_reduce
    static PyObject reduce(PyObject self, int protocol) {
        if (protocol >= 2) {
            return reduceNewObject(self);
        }
        PyObject function = copyreg("_reduce_ex");
        PyObject proto = PyInt.of(protocol);
        try {
            return Call.call(function, self, proto);
        } finally {
            proto.decref();
            function.decref();
        }
    }

    // CPython: Objects/typeobject.c _PyObject_GetNewArguments
    private static PyObject[] newArguments(PyObject self) {
        PyObject method = Objects.lookupSpecial(self, Id.__getnewargs_ex__);
        if (method != null) {
            PyObject r;
            try {
                r = Call.call(method);
            } finally {
                method.decref();
            }
            try {
                if (!(r instanceof PyTuple t)) {
                    throw PyErr.typeError("__getnewargs_ex__ should return a tuple, not '" + r.type.tpName() + "'");
                }
                if (t.size() != 2) {
                    throw PyErr.valueError("__getnewargs_ex__ should return a tuple of length 2, not " + t.size());
                }
                if (!(t.get(0) instanceof PyTuple args)) {
                    throw PyErr.typeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '"
                            + t.get(0).type.tpName() + "'");
                }
                if (!(t.get(1) instanceof PyDict kwargs)) {
                    throw PyErr.typeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '"
                            + t.get(1).type.tpName() + "'");
                }
                return new PyObject[] {args.newRef(), kwargs.newRef()};
            } finally {
                r.decref();
            }
        }
        method = Objects.lookupSpecial(self, Id.__getnewargs__);
        if (method == null) {
            return new PyObject[2];
        }
        PyObject r;
        try {
            r = Call.call(method);
        } finally {
            method.decref();
        }
        if (!(r instanceof PyTuple)) {
            PyException e = PyErr.typeError("__getnewargs__ should return a tuple, not '" + r.type.tpName() + "'");
            r.decref();
            throw e;
        }
        return new PyObject[] {r, null};
    }

    // CPython: Objects/typeobject.c reduce_newobj
    private static PyObject reduceNewObject(PyObject self) {
        PyType type = self.type;
        if (type.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
            throw PyErr.typeError("cannot pickle '" + type.tpName() + "' object");
        }
        PyObject[] result = new PyObject[5];
        PyObject[] newArgs = newArguments(self);
        PyTuple args = (PyTuple) newArgs[0];
        PyDict kwargs = (PyDict) newArgs[1];
        try {
            if (kwargs == null || kwargs.size() == 0) {
                result[0] = copyreg("__newobj__");
                int n = args == null ? 0 : args.size();
                PyObject[] items = new PyObject[n + 1];
                items[0] = type;
                if (n > 0) {
                    System.arraycopy(args.items, 0, items, 1, n);
                }
                result[1] = PyTuple.of(items);
            } else {
                result[0] = copyreg("__newobj_ex__");
                result[1] = PyTuple.of(type, args, kwargs);
            }
            result[2] = state(self, !(args != null || self instanceof PyList || self instanceof PyDict));
            result[3] = self instanceof PyList ? Abstract.iter(self) : PyNone.owned();
            if (self instanceof PyDict) {
                PyStr name = PyStr.intern("items");
                PyObject items;
                try {
                    items = Call.method(self, name);
                } finally {
                    name.decref();
                }
                try {
                    result[4] = Abstract.iter(items);
                } finally {
                    items.decref();
                }
            } else {
                result[4] = PyNone.owned();
            }
        } catch (PyException e) {
            PyObject.decrefAll(result, 5);
            throw e;
        } finally {
            PyObject.xdecref(args);
            PyObject.xdecref(kwargs);
        }
        return PyTuple.steal(result);
    }

    // CPython: Objects/typeobject.c object_getstate
    private static PyObject state(PyObject self, boolean required) {
        PyObject method = Objects.getAttr(self, Id.__getstate__);
        try {
            if (method instanceof PyBuiltinFunction f && f.self == self
                    && TypeObject.lookup(PyBaseObject.TYPE, Id.__getstate__) instanceof PyMethodDescr d && d.def == f.def) {
                return defaultState(self, required);
            }
            return Call.call(method);
        } finally {
            method.decref();
        }
    }

    // CPython: Objects/typeobject.c object_getstate_default
    static PyObject defaultState(PyObject self, boolean required) {
        PyType type = self.type;
        if (required && type.itemsize != 0) {
            throw PyErr.typeError("cannot pickle " + type.tpName() + " objects");
        }
        PyObject state = Attributes.isEmpty(self) ? PyNone.owned() : InstanceGetSets.genericGet(self);
        PyObject slotNames = null;
        PyDict slots = null;
        try {
            slotNames = slotNames(type);
            int count = slotNames instanceof PyList l ? l.size() : 0;
            if (required) {
                int size = PyBaseObject.TYPE.basicsize + 8 * count;
                if (type.hasFlag(PyType.HAS_DICT) && !type.hasFlag(PyType.MANAGED_DICT)) {
                    size += 8;
                }
                if (type.hasFlag(PyType.HAS_WEAKREFS)) {
                    size += 8;
                }
                if (type.basicsize > size) {
                    throw PyErr.typeError("cannot pickle '" + type.tpName() + "' object");
                }
            }
            if (count > 0) {
                slots = PyDict.create();
                PyList names = (PyList) slotNames;
                for (int i = 0; i < names.size(); i++) {
                    PyStr name = (PyStr) names.get(i).newRef();
                    try {
                        PyObject value = Objects.lookupAttr(self, name);
                        if (value != null) {
                            slots.put(name, value);
                            value.decref();
                        }
                    } finally {
                        name.decref();
                    }
                }
                if (slots.size() > 0) {
                    return PyTuple.of(state, slots);
                }
            }
            return state.newRef();
        } finally {
            state.decref();
            PyObject.xdecref(slotNames);
            PyObject.xdecref(slots);
        }
    }

    // CPython: Objects/typeobject.c _PyType_GetSlotNames
    private static PyObject slotNames(PyType type) {
        TypeObject.ready(type);
        PyObject names = type.dict.get(Id.__slotnames__);
        if (names != null) {
            if (names != PyNone.INSTANCE && !(names instanceof PyList)) {
                throw PyErr.typeError(type.tpName() + ".__slotnames__ should be a list or None, not " + names.type.tpName());
            }
            return names.newRef();
        }
        PyObject function = copyreg("_slotnames");
        try {
            names = Call.call(function, type);
        } finally {
            function.decref();
        }
        if (names != PyNone.INSTANCE && !(names instanceof PyList)) {
            names.decref();
            throw PyErr.typeError("copyreg._slotnames didn't return a list or None");
        }
        return names;
    }
}
