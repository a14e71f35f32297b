package dev.adder.runtime.object;

import dev.adder.processor.Borrowed;
import dev.adder.runtime.interpreter.ThreadState;

/** What can be done with any object (Objects/object.c): text, hash, comparison, truth, attributes. */
public final class Objects {
    public static final int LT = 0;
    public static final int LE = 1;
    public static final int EQ = 2;
    public static final int NE = 3;
    public static final int GT = 4;
    public static final int GE = 5;

    private static final String[] OPERATORS = {"<", "<=", "==", "!=", ">", ">="};
    private static final int[] SWAPPED = {GT, GE, EQ, NE, LT, LE};

    private Objects() {}

    /** repr(o); TypeError if {@code __repr__} does not return a str. */
    public static PyStr repr(PyObject o) {
        ThreadState ts = ThreadState.current;
        ts.enterRecursiveCall(" while getting the repr of an object");
        PyObject r;
        try {
            r = o.type.tpRepr(o);
        } finally {
            ts.leaveRecursiveCall();
        }
        return asText(r, "__repr__");
    }

    /** str(o). */
    public static PyStr str(PyObject o) {
        if (o.type == PyStr.TYPE) {
            o.incref();
            return (PyStr) o;
        }
        ThreadState ts = ThreadState.current;
        ts.enterRecursiveCall(" while getting the str of an object");
        PyObject r;
        try {
            r = o.type.tpStr(o);
        } finally {
            ts.leaveRecursiveCall();
        }
        return asText(r, "__str__");
    }

    private static PyStr asText(PyObject r, String method) {
        if (r instanceof PyStr s) {
            return s;
        }
        PyException e = PyErr.typeError(method + " returned non-string (type " + r.type.tpName() + ")");
        r.decref();
        throw e;
    }

    /** ascii(o). */
    public static PyStr ascii(PyObject o) {
        PyStr r = repr(o);
        if (r.isAscii()) {
            return r;
        }
        try {
            return PyStr.backslashReplaceNonAscii(r);
        } finally {
            r.decref();
        }
    }

    // CPython: Objects/object.c PyObject_Repr's fallback, object_repr
    static PyObject objectRepr(PyObject self) {
        PyType type = self.type;
        String address = Address.hex(self);
        PyObject module = TypeObject.moduleOf(type);
        PyObject qualname = TypeObject.qualnameOf(type);
        try {
            if (module instanceof PyStr m && !m.equalTo(Id.builtins)) {
                return PyStr.of("<" + m + "." + qualname + " object at " + address + ">");
            }
            return PyStr.of("<" + type.tpName() + " object at " + address + ">");
        } finally {
            PyObject.xdecref(module);
            PyObject.xdecref(qualname);
        }
    }

    /** hash(o), never -1; TypeError if unhashable. */
    public static long hash(PyObject o) {
        PyType type = o.type;
        if (!type.has(Slot.TP_HASH)) {
            throw PyErr.typeError("unhashable type: '" + type.tpName() + "'");
        }
        return type.tpHash(o);
    }

    /** The hash of an object by identity. */
    public static long hashPointer(PyObject o) {
        long h = Long.rotateRight(Address.of(o), 4);
        return h == -1 ? -2 : h;
    }

    /** Compares with the operator {@code op}; any result type. */
    public static PyObject richCompare(PyObject v, PyObject w, int op) {
        ThreadState ts = ThreadState.current;
        ts.enterRecursiveCall(" in comparison");
        try {
            return doRichCompare(v, w, op);
        } finally {
            ts.leaveRecursiveCall();
        }
    }

    // CPython: Objects/object.c do_richcompare
    private static PyObject doRichCompare(PyObject v, PyObject w, int op) {
        PyType vt = v.type;
        PyType wt = w.type;
        boolean reversed = false;
        if (vt != wt && wt.isSubtype(vt) && wt.has(Slot.TP_RICHCOMPARE)) {
            reversed = true;
            PyObject r = wt.tpRichCompare(w, v, SWAPPED[op]);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (vt.has(Slot.TP_RICHCOMPARE)) {
            PyObject r = vt.tpRichCompare(v, w, op);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        if (!reversed && wt.has(Slot.TP_RICHCOMPARE)) {
            PyObject r = wt.tpRichCompare(w, v, SWAPPED[op]);
            if (r != PyNotImplemented.INSTANCE) {
                return r;
            }
            r.decref();
        }
        return switch (op) {
            case EQ -> PyBool.of(v == w);
            case NE -> PyBool.of(v != w);
            default -> throw PyErr.typeError("'" + OPERATORS[op] + "' not supported between instances of '" + vt.tpName()
                    + "' and '" + wt.tpName() + "'");
        };
    }

    /** Compares for truth; identical objects are equal. */
    public static boolean richCompareBool(PyObject v, PyObject w, int op) {
        if (v == w) {
            if (op == EQ) {
                return true;
            }
            if (op == NE) {
                return false;
            }
        }
        return isTrueSteal(richCompare(v, w, op));
    }

    /** {@code v == w}, identity first. */
    public static boolean equal(PyObject v, PyObject w) {
        return richCompareBool(v, w, EQ);
    }

    private static boolean isTrueSteal(PyObject r) {
        if (r instanceof PyBool b) {
            boolean t = b.isTrue();
            r.decref();
            return t;
        }
        try {
            return isTrue(r);
        } finally {
            r.decref();
        }
    }

    /** The result of a comparison {@code c}, for types that compare three-way. */
    public static PyObject compareResult(int c, int op) {
        return PyBool.of(switch (op) {
            case LT -> c < 0;
            case LE -> c <= 0;
            case EQ -> c == 0;
            case NE -> c != 0;
            case GT -> c > 0;
            default -> c >= 0;
        });
    }

    // CPython: Objects/typeobject.c object_richcompare
    static PyObject objectRichCompare(PyObject self, PyObject other, int op) {
        if (op == EQ) {
            return self == other ? PyBool.of(true) : PyNotImplemented.owned();
        }
        if (op == NE && self.type.has(Slot.TP_RICHCOMPARE)) {
            PyObject r = self.type.tpRichCompare(self, other, EQ);
            if (r == PyNotImplemented.INSTANCE) {
                return r;
            }
            return PyBool.of(!isTrueSteal(r));
        }
        return PyNotImplemented.owned();
    }

    /** bool(o). */
    public static boolean isTrue(PyObject o) {
        if (o instanceof PyBool b) {
            return b.isTrue();
        }
        PyType type = o.type;
        if (type.has(Slot.NB_BOOL)) {
            return type.nbBool(o);
        }
        if (type.has(Slot.MP_LENGTH)) {
            return type.mpLength(o) != 0;
        }
        if (type.has(Slot.SQ_LENGTH)) {
            return type.sqLength(o) != 0;
        }
        return true;
    }

    public static boolean isCallable(PyObject o) {
        return o.type.has(Slot.TP_CALL);
    }

    /** getattr(o, name). */
    // CPython: Objects/object.c PyObject_GetAttr, set_attribute_error_context
    public static PyObject getAttr(PyObject o, PyStr name) {
        try {
            return o.type.tpGetAttro(o, name);
        } catch (PyException e) {
            if (e.value() instanceof PyAttributeError a) {
                a.setContextOf(o, name);
            }
            throw e;
        }
    }

    public static PyObject getAttr(PyObject o, String name) {
        PyStr n = PyStr.intern(name);
        try {
            return getAttr(o, n);
        } finally {
            n.decref();
        }
    }

    /** The attribute, or null if there is none: an AttributeError is swallowed (_PyObject_LookupAttr). */
    public static PyObject lookupAttr(PyObject o, PyStr name) {
        PyType type = o.type;
        if (!(type instanceof HeapType h && h.overrides(Slot.TP_GETATTRO)) && type.usesGenericGetAttr()) {
            return genericGetAttrOrNull(o, name);
        }
        if (type == PyModule.TYPE) {
            // a module without the attribute makes no message for it
            PyObject found = genericGetAttrOrNull(o, name);
            PyDict dict = ((PyModule) o).dict;
            if (found != null || dict != null && !dict.containsKey(Id.__getattr__)) {
                return found;
            }
        }
        try {
            return type == PyType.TYPE ? TypeObject.getAttrOrNull((PyType) o, name) : type.tpGetAttro(o, name);
        } catch (PyException e) {
            if (e.matches(PyExc.AttributeError)) {
                e.release();
                return null;
            }
            throw e;
        }
    }

    public static boolean hasAttr(PyObject o, PyStr name) {
        PyObject r = lookupAttr(o, name);
        if (r == null) {
            return false;
        }
        r.decref();
        return true;
    }

    /** setattr(o, name, value); null deletes. */
    public static void setAttr(PyObject o, PyStr name, PyObject value) {
        PyStr interned = name.internedRef();
        try {
            o.type.tpSetAttro(o, interned, value);
        } finally {
            interned.decref();
        }
    }

    public static void setAttr(PyObject o, String name, PyObject value) {
        PyStr n = PyStr.intern(name);
        try {
            o.type.tpSetAttro(o, n, value);
        } finally {
            n.decref();
        }
    }

    /** PyObject_GenericGetAttr. */
    public static PyObject genericGetAttr(PyObject self, PyStr name) {
        PyObject r = genericGetAttr(self, name, false);
        if (r == null) {
            throw noAttribute(self, name);
        }
        return r;
    }

    private static PyException noAttribute(PyObject self, PyStr name) {
        PyStr text = StrBuilder.make(64).append('\'').append(self.type.tpName()).append("' object has no attribute '").append(name)
                .append('\'').finish();
        try {
            PyException e = PyErr.withValue(PyExc.AttributeError, text);
            if (e.value() instanceof PyAttributeError a) {
                a.setContextOf(self, name);
            }
            return e;
        } finally {
            text.decref();
        }
    }

    /**
     * A data descriptor of the type, else the instance's attribute, else another descriptor or attribute of the type; null if there
     * is none. An AttributeError of a descriptor is swallowed too.
     */
    // CPython: Objects/object.c _PyObject_GenericGetAttrWithDict with suppress=1
    public static PyObject genericGetAttrOrNull(PyObject self, PyStr name) {
        return genericGetAttr(self, name, true);
    }

    private static PyObject genericGetAttr(PyObject self, PyStr name, boolean suppress) {
        PyType type = self.type;
        PyObject descr = type.lookup(name);
        boolean get = false;
        if (descr != null) {
            descr.incref();
            PyType dt = descr.type;
            get = dt.has(Slot.TP_DESCR_GET);
            if (get && dt.has(Slot.TP_DESCR_SET)) {
                return descrGet(descr, self, type, suppress);
            }
        }
        if (type.hasFlag(PyType.HAS_DICT)) {
            PyObject value;
            try {
                value = Attributes.get(self, name);
            } catch (PyException e) {
                PyObject.xdecref(descr);
                throw e;
            }
            if (value != null) {
                PyObject.xdecref(descr);
                return value;
            }
        }
        if (get) {
            return descrGet(descr, self, type, suppress);
        }
        return descr;
    }

    private static PyObject descrGet(PyObject descr, PyObject self, PyType type, boolean suppress) {
        try {
            return descr.type.tpDescrGet(descr, self, type);
        } catch (PyException e) {
            if (suppress && e.matches(PyExc.AttributeError)) {
                ThreadState.current.suppressedAttributeError(e);
                return null;
            }
            throw e;
        } finally {
            descr.decref();
        }
    }

    /** PyObject_GenericSetAttr; {@code value} null deletes. */
    // CPython: Objects/object.c _PyObject_GenericSetAttrWithDict
    public static void genericSetAttr(PyObject self, PyStr name, PyObject value) {
        PyType type = self.type;
        type.incref();
        PyObject descr = type.lookup(name);
        PyObject.xnewRef(descr);
        try {
            if (descr != null && descr.type.has(Slot.TP_DESCR_SET)) {
                descr.type.tpDescrSet(descr, self, value);
                return;
            }
            if (type.hasFlag(PyType.HAS_DICT)) {
                if (Attributes.set(self, name, value)) {
                    return;
                }
                throw PyErr.attributeError("'" + type.tpName() + "' object has no attribute '" + name + "'");
            }
            if (descr == null) {
                throw PyErr.attributeError("'" + type.tpName() + "' object has no attribute '" + name + "'");
            }
            throw PyErr.attributeError("'" + type.tpName() + "' object attribute '" + name + "' is read-only");
        } finally {
            PyObject.xdecref(descr);
            type.decref();
        }
    }

    /**
     * The function behind a method call, unbound, if the attribute is a method descriptor of the type that the instance does not hide; null
     * if the attribute must be got the usual way.
     */
    // CPython: Objects/object.c _PyObject_GetMethod
    public static PyObject getMethod(PyObject self, PyStr name) {
        PyType type = self.type;
        if (!type.usesGenericGetAttr()) {
            return null;
        }
        PyObject descr = type.lookup(name);
        if (descr == null || !descr.type.isMethodDescriptor()) {
            return null;
        }
        descr.incref();
        if (type.hasFlag(PyType.HAS_DICT)) {
            PyObject value = Attributes.get(self, name);
            if (value != null) {
                value.decref();
                descr.decref();
                return null;
            }
        }
        return descr;
    }

    /** The special method {@code name} of the type, bound to {@code self}; null if there is none (lookup_maybe, _PyObject_LookupSpecial). */
    public static PyObject lookupSpecial(PyObject self, PyStr name) {
        PyObject descr = self.type.lookup(name);
        if (descr == null) {
            return null;
        }
        descr.incref();
        if (!descr.type.has(Slot.TP_DESCR_GET)) {
            return descr;
        }
        try {
            return descr.type.tpDescrGet(descr, self, self.type);
        } finally {
            descr.decref();
        }
    }

    /** format(o, spec). */
    // CPython: Objects/abstract.c PyObject_Format
    public static PyStr format(PyObject o, PyStr spec) {
        if (spec == null || spec.length() == 0) {
            if (o.type == PyStr.TYPE) {
                o.incref();
                return (PyStr) o;
            }
            if (o.type == PyInt.TYPE) {
                return str(o);
            }
        }
        PyObject method = lookupSpecial(o, Id.__format__);
        if (method == null) {
            throw PyErr.typeError("Type " + o.type.tpName() + " doesn't define __format__");
        }
        PyObject empty = spec == null ? PyStr.of("") : spec.newRef();
        PyObject r;
        try {
            r = Call.call(method, empty);
        } finally {
            empty.decref();
            method.decref();
        }
        if (r instanceof PyStr s) {
            return s;
        }
        PyException e = PyErr.typeError("__format__ must return a str, not " + r.type.tpName());
        r.decref();
        throw e;
    }

    /** The text of str(o), for messages of the runtime. */
    public static String text(PyObject o) {
        PyStr s = str(o);
        String t = s.toString();
        s.decref();
        return t;
    }

    /** The text of repr(o), for messages of the runtime. */
    public static String reprText(PyObject o) {
        PyStr s = repr(o);
        String t = s.toString();
        s.decref();
        return t;
    }
}
