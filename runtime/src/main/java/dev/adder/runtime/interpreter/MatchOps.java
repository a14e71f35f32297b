package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseObject;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** Pattern matching. */
final class MatchOps {
    private MatchOps() {}

    /** MATCH_KEYS: pushes the tuple of the values of the keys on top, or None. */
    // CPython: Python/ceval.c match_keys
    static PyObject matchKeys(PyObject map, PyTuple keys) {
        int n = keys.size();
        if (n == 0) {
            return PyTuple.empty();
        }
        PyStr getName = PyStr.intern("get");
        PyObject get;
        try {
            get = Objects.getAttr(map, getName);
        } finally {
            getName.decref();
        }
        PySet seen = PySet.create();
        PyObject dummy = Call.call(PyBaseObject.TYPE);
        PyObject[] values = new PyObject[n];
        int done = 0;
        try {
            for (int i = 0; i < n; i++) {
                PyObject key = keys.items[i];
                if (seen.containsKey(key)) {
                    throw PyErr.valueError("mapping pattern checks duplicate key (" + Objects.reprText(key) + ")");
                }
                seen.add(key);
                PyObject value = Call.call(get, key, dummy);
                if (value == dummy) {
                    value.decref();
                    PyObject.decrefAll(values, done);
                    return PyNone.owned();
                }
                values[done++] = value;
            }
        } catch (PyException e) {
            PyObject.decrefAll(values, done);
            throw e;
        } finally {
            get.decref();
            seen.decref();
            dummy.decref();
        }
        return PyTuple.steal(values);
    }

    // CPython: Python/ceval.c match_class_attr
    private static PyObject attribute(PyObject subject, PyType type, PyStr name, PySet seen) {
        if (seen.containsKey(name)) {
            throw PyErr.typeError(type.tpName() + "() got multiple sub-patterns for attribute " + Objects.reprText(name));
        }
        seen.add(name);
        return Objects.lookupAttr(subject, name);
    }

    /** The tuple of what the sub-patterns of a class pattern are matched against, owned; null for no match. */
    // CPython: Python/ceval.c match_class
    private static PyObject matchClass(PyObject subject, PyObject type, int nargs, PyTuple kwargs) {
        if (!(type instanceof PyType cls)) {
            throw PyErr.typeError("called match pattern must be a type");
        }
        if (!Abstract.isInstance(subject, type)) {
            return null;
        }
        PySet seen = PySet.create();
        PyList attrs = PyList.create();
        boolean matched = false;
        try {
            matched = collect(subject, cls, nargs, kwargs, seen, attrs);
            return matched ? Abstract.tuple(attrs) : null;
        } finally {
            seen.decref();
            attrs.decref();
        }
    }

    private static boolean collect(PyObject subject, PyType cls, int nargs, PyTuple kwargs, PySet seen, PyList attrs) {
        if (nargs > 0) {
            boolean matchSelf = false;
            PyObject matchArgs = Objects.lookupAttr(cls, Id.__match_args__);
            if (matchArgs == null) {
                matchArgs = PyTuple.empty();
                matchSelf = cls.hasFlag(PyType.MATCH_SELF);
            } else if (matchArgs.type != PyTuple.TYPE) {
                PyException e = PyErr.typeError(cls.tpName() + ".__match_args__ must be a tuple (got " + matchArgs.type.tpName() + ")");
                matchArgs.decref();
                throw e;
            }
            try {
                PyTuple names = (PyTuple) matchArgs;
                int allowed = matchSelf ? 1 : names.size();
                if (allowed < nargs) {
                    throw PyErr.typeError(cls.tpName() + "() accepts " + allowed + " positional sub-pattern" + (allowed == 1 ? "" : "s")
                            + " (" + nargs + " given)");
                }
                if (matchSelf) {
                    attrs.append(subject);
                } else {
                    for (int i = 0; i < nargs; i++) {
                        if (!(names.items[i] instanceof PyStr name)) {
                            throw PyErr.typeError("__match_args__ elements must be strings (got " + names.items[i].type.tpName() + ")");
                        }
                        PyObject a = attribute(subject, cls, name, seen);
                        if (a == null) {
                            return false;
                        }
                        attrs.appendSteal(a);
                    }
                }
            } finally {
                matchArgs.decref();
            }
        }
        for (PyObject name : kwargs.items) {
            PyObject a = attribute(subject, cls, (PyStr) name, seen);
            if (a == null) {
                return false;
            }
            attrs.appendSteal(a);
        }
        return true;
    }

    /** MATCH_CLASS: consumes the names, the class and the subject, leaves a tuple or None. */
    static void matchClass(PyObject[] s, int sp, int nargs) {
        PyObject names = s[sp - 1];
        PyObject type = s[sp - 2];
        PyObject subject = s[sp - 3];
        PyObject r;
        try {
            r = matchClass(subject, type, nargs, (PyTuple) names);
        } finally {
            s[sp - 1] = null;
            names.decref();
            s[sp - 2] = null;
            type.decref();
        }
        s[sp - 3] = r == null ? PyNone.owned() : r;
        subject.decref();
    }
}
