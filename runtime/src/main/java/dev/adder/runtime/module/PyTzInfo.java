package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.Steals;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code datetime.tzinfo}, the base of time zones, and what dates and times ask of their time zone. */
// CPython: Modules/_datetimemodule.c PyDateTime_TZInfo
@BuiltinType(name = "datetime.tzinfo", doc = "Abstract base class for time zone info objects.")
public class PyTzInfo extends PyObject {
    static final PyType TYPE = new Type();

    private static final PyStr UTCOFFSET = PyStr.intern("utcoffset");
    private static final PyStr DST = PyStr.intern("dst");
    private static final PyStr TZNAME = PyStr.intern("tzname");
    private static final PyStr FROMUTC = PyStr.intern("fromutc");
    private static final PyStr GETINITARGS = PyStr.intern("__getinitargs__");
    private static final PyStr GETSTATE = PyStr.intern("__getstate__");

    PyTzInfo(PyType type) {
        super(type);
        TypeObject.initInstance(this);
    }

    @PyNew(value = "tzinfo", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return new PyTzInfo(cls);
    }

    private static PyException mustImplement(String method) {
        return PyErr.notImplementedError("a tzinfo subclass must implement " + method + "()");
    }

    @PyMethod(value = "tzname($self, dt, /)", textSignature = false, doc = "datetime -> string name of time zone.")
    static PyObject tzname(PyTzInfo self, PyObject dt) {
        throw mustImplement("tzname");
    }

    @PyMethod(value = "utcoffset($self, dt, /)", textSignature = false,
            doc = "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC")
    static PyObject utcoffset(PyTzInfo self, PyObject dt) {
        throw mustImplement("utcoffset");
    }

    @PyMethod(value = "dst($self, dt, /)", textSignature = false, doc = "datetime -> DST offset as timedelta positive east of UTC.")
    static PyObject dst(PyTzInfo self, PyObject dt) {
        throw mustImplement("dst");
    }

    // CPython: Modules/_datetimemodule.c tzinfo_fromutc
    @PyMethod(value = "fromutc($self, dt, /)", textSignature = false, doc = "datetime in UTC -> datetime in local time.")
    static PyObject fromutc(PyTzInfo self, PyObject arg) {
        if (!(arg instanceof PyDateTime dt)) {
            throw PyErr.typeError("fromutc: argument must be a datetime");
        }
        if (dt.tzinfo != self) {
            throw PyErr.valueError("fromutc: dt.tzinfo is not self");
        }
        PyTimeDelta offset = offsetOf(dt.tzinfo, dt);
        if (offset == null) {
            throw PyErr.valueError("fromutc: non-None utcoffset() result required");
        }
        PyTimeDelta dst = null;
        PyTimeDelta standard = null;
        PyObject result = null;
        try {
            dst = dstOf(dt.tzinfo, dt);
            if (dst == null) {
                throw PyErr.valueError("fromutc: non-None dst() result required");
            }
            standard = PyTimeDelta.subtract(offset, dst);
            result = dt.plus(standard, 1);
            if (!(result instanceof PyDateTime local)) {
                return result.newRef();
            }
            PyTimeDelta dstThen = dstOf(local.tzinfo, local);
            if (dstThen == null) {
                throw PyErr.valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
            }
            try {
                return dstThen.isZero() ? local.newRef() : local.plus(dstThen, 1);
            } finally {
                dstThen.decref();
            }
        } finally {
            offset.decref();
            xdecref(dst);
            xdecref(standard);
            xdecref(result);
        }
    }

    // CPython: Modules/_datetimemodule.c tzinfo_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "-> (cls, state)")
    static PyObject reduce(PyTzInfo self) {
        PyObject method = Objects.lookupAttr(self, GETINITARGS);
        PyObject args;
        if (method == null) {
            args = PyTuple.empty();
        } else {
            try {
                args = Call.call(method);
            } finally {
                method.decref();
            }
        }
        PyObject state;
        try {
            state = Call.method(self, GETSTATE);
        } catch (PyException e) {
            args.decref();
            throw e;
        }
        return PyTuple.steal(self.type.newRef(), args, state);
    }

    // What others ask of a time zone, null standing for None

    /** {@code tzinfo.utcoffset(arg)}, owned; null if tzinfo is null or the answer is None. */
    static PyTimeDelta offsetOf(PyTzInfo tzinfo, PyObject arg) {
        return delta(tzinfo, UTCOFFSET, arg);
    }

    /** {@code tzinfo.dst(arg)}, as {@link #offsetOf}. */
    static PyTimeDelta dstOf(PyTzInfo tzinfo, PyObject arg) {
        return delta(tzinfo, DST, arg);
    }

    // CPython: Modules/_datetimemodule.c call_tzinfo_method
    private static PyTimeDelta delta(PyTzInfo tzinfo, PyStr method, PyObject arg) {
        if (tzinfo == null) {
            return null;
        }
        PyObject result = Call.method(tzinfo, method, arg);
        if (result == PyNone.INSTANCE) {
            result.decref();
            return null;
        }
        try {
            if (!(result instanceof PyTimeDelta delta)) {
                throw PyErr.typeError("tzinfo." + method + "() must return None or timedelta, not '" + result.type.tpName() + "'");
            }
            if (!isLessThanADay(delta)) {
                throw PyErr.valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).");
            }
            return (PyTimeDelta) delta.newRef();
        } finally {
            result.decref();
        }
    }

    /** Whether it is strictly between minus and plus 24 hours. */
    static boolean isLessThanADay(PyTimeDelta delta) {
        return delta.days == 0 || delta.days == -1 && (delta.seconds != 0 || delta.micros != 0);
    }

    /** {@code tzinfo.tzname(arg)}, owned: a str or None. */
    // CPython: Modules/_datetimemodule.c call_tzname
    static PyObject name(PyTzInfo tzinfo, PyObject arg) {
        if (tzinfo == null) {
            return PyNone.owned();
        }
        PyObject result = Call.method(tzinfo, TZNAME, arg);
        if (result == PyNone.INSTANCE || result instanceof PyStr) {
            return result;
        }
        String type = result.type.tpName();
        result.decref();
        throw PyErr.typeError("tzinfo.tzname() must return None or a string, not '" + type + "'");
    }

    /** {@code tzinfo.fromutc(dt)}; owned. */
    static PyObject callFromUtc(PyTzInfo tzinfo, PyObject dt) {
        return Call.method(tzinfo, FROMUTC, dt);
    }

    /** A tzinfo argument, borrowed: null for None or for one that is omitted. */
    // CPython: Modules/_datetimemodule.c check_tzinfo_subclass
    static PyTzInfo argument(PyObject value) {
        if (value == null || value == PyNone.INSTANCE) {
            return null;
        }
        if (value instanceof PyTzInfo tzinfo) {
            return tzinfo;
        }
        throw PyErr.typeError("tzinfo argument must be None or of a tzinfo subclass, not type '" + value.type.tpName() + "'");
    }

    /** The object, or None for null; owned. */
    static PyObject orNoneSteal(@Steals PyObject object) {
        return object == null ? PyNone.owned() : object;
    }

    /** A new reference to the object or None. */
    static PyObject orNone(PyObject tzinfo) {
        return tzinfo == null ? PyNone.owned() : tzinfo.newRef();
    }

    private static final class Type extends PyType {
        Type() {
            super("datetime.tzinfo", PyTzInfoTable.INSTANCE, null, 16, 0, BASETYPE | GENERIC_GETATTR);
        }
    }
}
