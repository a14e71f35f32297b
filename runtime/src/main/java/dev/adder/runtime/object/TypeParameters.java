package dev.adder.runtime.object;

import java.util.ArrayList;

/** Type variables in generic aliases and unions, and their substitution (Objects/genericaliasobject.c). */
final class TypeParameters {
    private TypeParameters() {}

    private static int indexOf(ArrayList<PyObject> list, PyObject o) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == o) {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(PyTuple tuple, PyObject o) {
        for (int i = 0; i < tuple.size(); i++) {
            if (tuple.get(i) == o) {
                return i;
            }
        }
        return -1;
    }

    /** The type variables in {@code args}, each once, in order of appearance. */
    // CPython: Objects/genericaliasobject.c _Py_make_parameters
    static PyTuple of(PyTuple args) {
        ArrayList<PyObject> found = new ArrayList<>();
        try {
            for (PyObject t : args.items) {
                if (t instanceof PyType) {
                    continue;
                }
                PyObject subst = Objects.lookupAttr(t, Id.__typing_subst__);
                if (subst != null) {
                    subst.decref();
                    if (indexOf(found, t) < 0) {
                        found.add(t.newRef());
                    }
                    continue;
                }
                PyObject sub = Objects.lookupAttr(t, Id.__parameters__);
                if (sub instanceof PyTuple p) {
                    for (PyObject o : p.items) {
                        if (indexOf(found, o) < 0) {
                            found.add(o.newRef());
                        }
                    }
                }
                PyObject.xdecref(sub);
            }
        } catch (PyException e) {
            for (PyObject o : found) {
                o.decref();
            }
            throw e;
        }
        return PyTuple.steal(found.toArray(new PyObject[0]));
    }

    /** The elements of an unpacked tuple type, owned; null if {@code arg} is not one. */
    // CPython: Objects/genericaliasobject.c _unpacked_tuple_args
    private static PyObject unpackedArgs(PyObject arg) {
        if (arg instanceof PyGenericAlias a && a.starred && a.origin == PyTuple.TYPE) {
            return a.args.newRef();
        }
        PyObject r = Objects.lookupAttr(arg, Id.__typing_unpacked_tuple_args__);
        if (r == PyNone.INSTANCE) {
            r.decref();
            return null;
        }
        return r;
    }

    // CPython: Objects/genericaliasobject.c _unpack_args
    private static PyTuple unpack(PyObject item) {
        ArrayList<PyObject> result = new ArrayList<>();
        PyObject[] items = item instanceof PyTuple t ? t.items : new PyObject[] {item};
        try {
            for (PyObject o : items) {
                if (!(o instanceof PyType)) {
                    PyObject sub = unpackedArgs(o);
                    if (sub instanceof PyTuple t && !(t.size() > 0 && t.get(t.size() - 1) == PyEllipsis.INSTANCE)) {
                        for (PyObject s : t.items) {
                            result.add(s.newRef());
                        }
                        sub.decref();
                        continue;
                    }
                    PyObject.xdecref(sub);
                }
                result.add(o.newRef());
            }
        } catch (PyException e) {
            for (PyObject o : result) {
                o.decref();
            }
            throw e;
        }
        return PyTuple.steal(result.toArray(new PyObject[0]));
    }

    private static boolean isUnpackedTypeVarTuple(PyObject arg) {
        if (arg instanceof PyType) {
            return false;
        }
        PyObject r = Objects.lookupAttr(arg, Id.__typing_is_unpacked_typevartuple__);
        if (r == null) {
            return false;
        }
        try {
            return Objects.isTrue(r);
        } finally {
            r.decref();
        }
    }

    /** {@code obj} with its type variables replaced; {@code obj} itself if it has none. */
    // CPython: Objects/genericaliasobject.c subs_tvars
    private static PyObject substituteIn(PyObject obj, PyTuple parameters, PyTuple values) {
        PyObject sub = Objects.lookupAttr(obj, Id.__parameters__);
        try {
            if (!(sub instanceof PyTuple subParameters) || subParameters.size() == 0) {
                return obj.newRef();
            }
            ArrayList<PyObject> chosen = new ArrayList<>();
            for (PyObject p : subParameters.items) {
                int i = indexOf(parameters, p);
                if (i < 0) {
                    chosen.add(p);
                } else if (p.type.has(Slot.TP_ITER) && values.get(i) instanceof PyTuple t) {
                    for (PyObject o : t.items) {
                        chosen.add(o);
                    }
                } else {
                    chosen.add(values.get(i));
                }
            }
            PyObject key = PyTuple.of(chosen.toArray(new PyObject[0]));
            try {
                return Abstract.getItem(obj, key);
            } finally {
                key.decref();
            }
        } finally {
            PyObject.xdecref(sub);
        }
    }

    /** The arguments of {@code self[item]}. */
    // CPython: Objects/genericaliasobject.c _Py_subs_parameters
    static PyTuple substitute(PyObject self, PyTuple args, PyTuple parameters, PyObject item) {
        int n = parameters.size();
        if (n == 0) {
            throw PyErr.typeError(Objects.reprText(self) + " is not a generic class");
        }
        PyObject values = unpack(item);
        ArrayList<PyObject> result = new ArrayList<>();
        try {
            for (PyObject p : parameters.items) {
                PyObject prepare = Objects.lookupAttr(p, Id.__typing_prepare_subst__);
                if (prepare != null && prepare != PyNone.INSTANCE) {
                    PyObject argument = values instanceof PyTuple ? values.newRef() : PyTuple.of(values);
                    PyObject prepared;
                    try {
                        prepared = Call.call(prepare, self, argument);
                    } finally {
                        argument.decref();
                        prepare.decref();
                    }
                    values.decref();
                    values = prepared;
                } else {
                    PyObject.xdecref(prepare);
                }
            }
            if (!(values instanceof PyTuple)) {
                values = PyTuple.steal(new PyObject[] {values});
            }
            PyTuple given = (PyTuple) values;
            if (given.size() != n) {
                throw PyErr.typeError("Too " + (given.size() > n ? "many" : "few") + " arguments for " + Objects.reprText(self)
                        + "; actual " + given.size() + ", expected " + n);
            }
            for (PyObject arg : args.items) {
                if (arg instanceof PyType) {
                    result.add(arg.newRef());
                    continue;
                }
                boolean spread = isUnpackedTypeVarTuple(arg);
                PyObject subst = Objects.lookupAttr(arg, Id.__typing_subst__);
                PyObject value;
                if (subst != null) {
                    try {
                        value = Call.call(subst, given.get(indexOf(parameters, arg)));
                    } finally {
                        subst.decref();
                    }
                } else {
                    value = substituteIn(arg, parameters, given);
                }
                if (spread && value instanceof PyTuple t) {
                    for (PyObject o : t.items) {
                        result.add(o.newRef());
                    }
                    value.decref();
                } else {
                    result.add(value);
                }
            }
        } catch (PyException e) {
            for (PyObject o : result) {
                o.decref();
            }
            throw e;
        } finally {
            values.decref();
        }
        return PyTuple.steal(result.toArray(new PyObject[0]));
    }

    /** How an alias or union shows one of its arguments. */
    // CPython: Objects/genericaliasobject.c ga_repr_item
    static String repr(PyObject p) {
        if (p == PyEllipsis.INSTANCE) {
            return "...";
        }
        if (Objects.hasAttr(p, Id.__origin__) && Objects.hasAttr(p, Id.__args__)) {
            return Objects.reprText(p);
        }
        PyObject qualname = Objects.lookupAttr(p, Id.__qualname__);
        if (qualname == null) {
            return Objects.reprText(p);
        }
        try {
            PyObject module = Objects.lookupAttr(p, Id.__module__);
            if (module == null || module == PyNone.INSTANCE) {
                PyObject.xdecref(module);
                return Objects.reprText(p);
            }
            try {
                if (module instanceof PyStr m && m.equalTo(Id.builtins)) {
                    return Objects.text(qualname);
                }
                return Objects.text(module) + "." + Objects.text(qualname);
            } finally {
                module.decref();
            }
        } finally {
            qualname.decref();
        }
    }
}
