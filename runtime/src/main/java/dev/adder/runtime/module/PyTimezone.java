package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code datetime.timezone}: a fixed offset from UTC, with a name or without. */
// CPython: Modules/_datetimemodule.c PyDateTime_TimeZone
@BuiltinType(name = "datetime.timezone", doc = "Fixed offset from UTC implementation of tzinfo.")
public final class PyTimezone extends PyTzInfo {
    static final PyType TYPE = new Type();

    /** {@code timezone.utc}. */
    static final PyTimezone UTC = new PyTimezone(TYPE, PyTimeDelta.of(0, 0, 0), null);

    /** Owned; the name may be null. */
    private final PyTimeDelta offset;
    private final PyStr name;

    private PyTimezone(PyType type, PyTimeDelta ownedOffset, PyStr name) {
        super(type);
        offset = ownedOffset;
        this.name = (PyStr) xnewRef(name);
    }

    /** A time zone of an offset that is in range; {@link #UTC} for none without a name. Owned. */
    // CPython: Modules/_datetimemodule.c new_timezone
    static PyTimezone of(PyTimeDelta offset, PyStr name) {
        if (name == null && offset.isZero()) {
            return (PyTimezone) UTC.newRef();
        }
        if (!isLessThanADay(offset)) {
            throw PyErr.valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                    + Objects.reprText(offset) + ".");
        }
        return new PyTimezone(TYPE, (PyTimeDelta) offset.newRef(), name);
    }

    @PyNew(value = "timezone(offset, name=<unrepresentable>)", textSignature = false)
    static PyObject create(PyType cls, PyObject offset, PyObject name) {
        if (!(offset instanceof PyTimeDelta delta)) {
            throw Args.badArgument("timezone", "argument 1", PyTimeDelta.TYPE, false, offset);
        }
        if (name != null && !(name instanceof PyStr)) {
            throw Args.badArgument("timezone", "argument 2", PyStr.TYPE, false, name);
        }
        return of(delta, (PyStr) name);
    }

    // CPython: Modules/_datetimemodule.c _timezone_check_instance
    private static void check(String method, PyObject dt) {
        if (dt != PyNone.INSTANCE && !(dt instanceof PyDateTime)) {
            throw PyErr.typeError(method + "(dt) argument must be a datetime instance or None, not " + dt.type.tpName());
        }
    }

    @PyMethod(value = "tzname($self, dt, /)", textSignature = false,
            doc = "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'.")
    static PyObject tzname(PyTimezone self, PyObject dt) {
        check("tzname", dt);
        return self.text();
    }

    @PyMethod(value = "utcoffset($self, dt, /)", textSignature = false, doc = "Return fixed offset.")
    static PyObject utcoffset(PyTimezone self, PyObject dt) {
        check("utcoffset", dt);
        return self.offset.newRef();
    }

    @PyMethod(value = "dst($self, dt, /)", textSignature = false, doc = "Return None.")
    static void dst(PyTimezone self, PyObject dt) {
        check("dst", dt);
    }

    @PyMethod(value = "fromutc($self, dt, /)", textSignature = false, doc = "datetime in UTC -> datetime in local time.")
    static PyObject fromutc(PyTimezone self, PyObject arg) {
        if (!(arg instanceof PyDateTime dt)) {
            throw PyErr.typeError("fromutc: argument must be a datetime");
        }
        if (dt.tzinfo != self) {
            throw PyErr.valueError("fromutc: dt.tzinfo is not self");
        }
        return dt.plus(self.offset, 1);
    }

    @PyMethod(value = "__getinitargs__($self)", textSignature = false, doc = "pickle support")
    static PyObject getInitArgs(PyTimezone self) {
        return self.name == null ? PyTuple.of(self.offset) : PyTuple.of(self.offset, self.name);
    }

    // CPython: Modules/_datetimemodule.c timezone_str
    private PyObject text() {
        if (name != null) {
            return name.newRef();
        }
        if (this == UTC || offset.isZero()) {
            return PyStr.of("UTC");
        }
        return PyStr.of("UTC" + DatetimeFormat.offset(offset, ":"));
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.visit(offset);
        visitor.xvisit(name);
    }

    @Override
    protected void dropFields() {
        offset.decref();
        xdecref(name);
    }

    private static final class Type extends PyType {
        Type() {
            super("datetime.timezone", PyTimezoneTable.INSTANCE, PyTzInfo.TYPE, 32, 0, 0);
        }

        @Override
        protected void readied() {
            PyTimeDelta limit = PyTimeDelta.of(0, PyTimeDelta.SECONDS_IN_DAY - 60, 0);
            PyTimeDelta least = limit.negated();
            DatetimeModule.addLimits(this, new PyTimezone(this, least, null), new PyTimezone(this, limit, null), null);
            PyStr utc = PyStr.intern("utc");
            dict.put(utc, UTC);
            utc.decref();
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            PyTimezone self = (PyTimezone) o;
            if (self == UTC) {
                return PyStr.of("datetime.timezone.utc");
            }
            return PyStr.of(o.type.tpName() + "(" + Objects.reprText(self.offset)
                    + (self.name == null ? "" : ", " + Objects.reprText(self.name)) + ")");
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return ((PyTimezone) self).text();
        }

        @Override
        public long tpHash(PyObject self) {
            return Objects.hash(((PyTimezone) self).offset);
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (op != Objects.EQ && op != Objects.NE || !(other instanceof PyTimezone b)) {
                return PyNotImplemented.owned();
            }
            return Objects.compareResult(PyTimeDelta.compare(((PyTimezone) self).offset, b.offset), op);
        }
    }
}
