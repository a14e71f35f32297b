package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.StringHash;
import dev.adder.runtime.object.TypeObject;

/** {@code datetime.time}. */
// CPython: Modules/_datetimemodule.c PyDateTime_Time
@BuiltinType(name = "datetime.time", doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\n"
        + "All arguments are optional. tzinfo may be None, or an instance of\n"
        + "a tzinfo subclass. The remaining arguments may be ints.\n")
public final class PyTimeOfDay extends PyObject {
    static final PyType TYPE = new Type();

    private static final Args.Parser NEW = new Args.Parser(null, 0, 0, 5, 0, false, false, "hour", "minute", "second", "microsecond",
            "tzinfo", "fold");
    private static final Args.Parser REPLACE = new Args.Parser("replace", 0, 0, 5, 0, false, false, "hour", "minute", "second",
            "microsecond", "tzinfo", "fold");

    final int hour;
    final int minute;
    final int second;
    final int micros;
    private int fold;
    /** Owned; null for none. */
    final PyTzInfo tzinfo;
    private long hash = -1;

    private PyTimeOfDay(PyType type, int hour, int minute, int second, int micros, PyTzInfo tzinfo, int fold) {
        super(type);
        this.hour = hour;
        this.minute = minute;
        this.second = second;
        this.micros = micros;
        this.fold = fold;
        this.tzinfo = (PyTzInfo) xnewRef(tzinfo);
        TypeObject.initInstance(this);
    }

    int fold() {
        return fold;
    }

    /** ValueError if there is no such time. */
    // CPython: Modules/_datetimemodule.c check_time_args
    static void check(int hour, int minute, int second, int micros, int fold) {
        if (hour < 0 || hour > 23) {
            throw PyErr.valueError("hour must be in 0..23");
        }
        if (minute < 0 || minute > 59) {
            throw PyErr.valueError("minute must be in 0..59");
        }
        if (second < 0 || second > 59) {
            throw PyErr.valueError("second must be in 0..59");
        }
        if (micros < 0 || micros > 999_999) {
            throw PyErr.valueError("microsecond must be in 0..999999");
        }
        if (fold != 0 && fold != 1) {
            throw PyErr.valueError("fold must be either 0 or 1");
        }
    }

    /** A time of a built-in layout. Owned. */
    static PyTimeOfDay of(PyType cls, int hour, int minute, int second, int micros, PyTzInfo tzinfo, int fold) {
        check(hour, minute, second, micros, fold);
        return new PyTimeOfDay(cls, hour, minute, second, micros, tzinfo, fold);
    }

    // CPython: Modules/_datetimemodule.c time_new, time_from_pickle
    @PyNew(value = "time", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        byte[] s = PyDate.pickled(args, base, nargs, 2, 6, 0, 24, "time");
        if (s != null) {
            PyTzInfo tzinfo = DatetimeModule.pickledTzInfo(args, base, nargs);
            return new PyTimeOfDay(cls, s[0] & 0x7F, s[1] & 0xFF, s[2] & 0xFF, DatetimeModule.micros(s, 3), tzinfo, s[0] >> 7 & 1);
        }
        PyObject[] v = DatetimeModule.unpack(NEW, 4, args, base, nargs, kwnames);
        int[] n = new int[4];
        for (int i = 0; i < 4; i++) {
            n[i] = v[i] == null ? 0 : DatetimeModule.cInt(v[i]);
        }
        int fold = v[5] == null ? 0 : DatetimeModule.cInt(v[5]);
        PyTzInfo tzinfo = PyTzInfo.argument(v[4]);
        return of(cls, n[0], n[1], n[2], n[3], tzinfo, fold);
    }

    @PyMethod(value = "isoformat($self, timespec=None)", textSignature = false,
            doc = "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\n"
            + "The optional argument timespec specifies the number of additional terms\n"
            + "of the time to include. Valid options are 'auto', 'hours', 'minutes',\n"
            + "'seconds', 'milliseconds' and 'microseconds'.\n")
    static String isoFormat(PyTimeOfDay self, PyObject timespec) {
        String spec = timespec == null ? null : DatetimeModule.str("isoformat", timespec).toString();
        return DatetimeFormat.time(self.hour, self.minute, self.second, self.micros, spec)
                + DatetimeFormat.offset(self.tzinfo, PyNone.INSTANCE, ":");
    }

    // CPython: Modules/_datetimemodule.c time_strftime
    @PyMethod(value = "strftime($self, format)", textSignature = false, doc = "format -> strftime() style string.")
    static PyObject strftime(PyTimeOfDay self, PyObject format) {
        PyStr text = DatetimeModule.str("strftime", format);
        PyObject tuple = PyTuple.steal(PyInt.of(1900), PyInt.of(1), PyInt.of(1), PyInt.of(self.hour), PyInt.of(self.minute),
                PyInt.of(self.second), PyInt.of(0), PyInt.of(1), PyInt.of(-1));
        try {
            return DatetimeFormat.strftime(text, tuple, self.tzinfo, PyNone.INSTANCE, self.micros);
        } finally {
            tuple.decref();
        }
    }

    @PyMethod(value = "__format__($self, format, /)", textSignature = false, doc = "Formats self with strftime.")
    static PyObject format(PyTimeOfDay self, PyObject format) {
        return DatetimeFormat.format(self, DatetimeModule.str("__format__", format));
    }

    @PyMethod(value = "utcoffset($self)", textSignature = false, doc = "Return self.tzinfo.utcoffset(self).")
    static PyObject utcoffset(PyTimeOfDay self) {
        return PyTzInfo.orNoneSteal(self.offset());
    }

    @PyMethod(value = "tzname($self)", textSignature = false, doc = "Return self.tzinfo.tzname(self).")
    static PyObject tzname(PyTimeOfDay self) {
        return PyTzInfo.name(self.tzinfo, PyNone.INSTANCE);
    }

    @PyMethod(value = "dst($self)", textSignature = false, doc = "Return self.tzinfo.dst(self).")
    static PyObject dst(PyTimeOfDay self) {
        return PyTzInfo.orNoneSteal(PyTzInfo.dstOf(self.tzinfo, PyNone.INSTANCE));
    }

    private PyTimeDelta offset() {
        return PyTzInfo.offsetOf(tzinfo, PyNone.INSTANCE);
    }

    @PyMethod(value = "replace", raw = true, textSignature = false, doc = "Return time with new specified fields.")
    static PyObject replace(PyTimeOfDay self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject[] v = Args.unpack(REPLACE, args, base, nargs, kwnames);
        int hour = DatetimeModule.cInt(v[0], self.hour);
        int minute = DatetimeModule.cInt(v[1], self.minute);
        int second = DatetimeModule.cInt(v[2], self.second);
        int micros = DatetimeModule.cInt(v[3], self.micros);
        int fold = DatetimeModule.cInt(v[5], self.fold);
        if (fold != 0 && fold != 1) {
            throw PyErr.valueError("fold must be either 0 or 1");
        }
        return of(self.type, hour, minute, second, micros, v[4] == null ? self.tzinfo : PyTzInfo.argument(v[4]), fold);
    }

    // CPython: Modules/_datetimemodule.c time_fromisoformat
    @PyMethod(value = "fromisoformat($type, string, /)", textSignature = false, doc = "string -> time from a string in ISO 8601 format")
    static PyObject fromIsoFormat(PyType cls, PyObject string) {
        if (!(string instanceof PyStr text)) {
            throw PyErr.typeError("fromisoformat: argument must be str");
        }
        IsoFormat parser = new IsoFormat(text);
        if (!parser.parseTime(text.length() > 0 && text.codePointAt(0) == 'T' ? 1 : 0)) {
            throw IsoFormat.invalid(text);
        }
        PyTzInfo tzinfo = DatetimeModule.parsedTzInfo(parser);
        try {
            if (cls == TYPE) {
                return of(cls, parser.hour, parser.minute, parser.second, parser.micros, tzinfo, 0);
            }
            PyObject[] args = {PyInt.of(parser.hour), PyInt.of(parser.minute), PyInt.of(parser.second), PyInt.of(parser.micros),
                PyTzInfo.orNone(tzinfo)};
            try {
                return Call.callArray(cls, args);
            } finally {
                decrefAll(args, args.length);
            }
        } finally {
            xdecref(tzinfo);
        }
    }

    @PyMethod(value = "__reduce_ex__($self, proto, /)", textSignature = false, doc = "__reduce_ex__(proto) -> (cls, state)")
    static PyObject reduceEx(PyTimeOfDay self, int proto) {
        byte[] data = self.data();
        if (proto > 3 && self.fold != 0) {
            data[0] |= (byte) 0x80;
        }
        return DatetimeModule.reduced(self.type, data, self.tzinfo);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "__reduce__() -> (cls, state)")
    static PyObject reduce(PyTimeOfDay self) {
        return reduceEx(self, 2);
    }

    @PyGetter("hour")
    static int getHour(PyTimeOfDay self) {
        return self.hour;
    }

    @PyGetter("minute")
    static int getMinute(PyTimeOfDay self) {
        return self.minute;
    }

    @PyGetter("second")
    static int getSecond(PyTimeOfDay self) {
        return self.second;
    }

    @PyGetter("microsecond")
    static int getMicrosecond(PyTimeOfDay self) {
        return self.micros;
    }

    @PyGetter("tzinfo")
    static PyObject getTzInfo(PyTimeOfDay self) {
        return PyTzInfo.orNone(self.tzinfo);
    }

    @PyGetter("fold")
    static int getFold(PyTimeOfDay self) {
        return self.fold;
    }

    private byte[] data() {
        return new byte[] {(byte) hour, (byte) minute, (byte) second, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
    }

    private long microsOfDay() {
        return ((hour * 60 + minute) * 60L + second) * 1_000_000 + micros;
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.xvisit(tzinfo);
    }

    @Override
    protected void dropFields() {
        xdecref(tzinfo);
    }

    private static final class Type extends PyType {
        Type() {
            super("datetime.time", PyTimeOfDayTable.INSTANCE, null, 40, 0, BASETYPE | GENERIC_GETATTR);
        }

        @Override
        protected void readied() {
            DatetimeModule.addLimits(this, of(this, 0, 0, 0, 0, null, 0), of(this, 23, 59, 59, 999_999, null, 0),
                    PyTimeDelta.of(0, 0, 1));
        }

        // CPython: Modules/_datetimemodule.c time_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyTimeOfDay self = (PyTimeOfDay) o;
            String text = o.type.tpName() + "(" + self.hour + ", " + self.minute;
            if (self.second != 0 || self.micros != 0) {
                text += ", " + self.second;
            }
            if (self.micros != 0) {
                text += ", " + self.micros;
            }
            return PyStr.of(text + DatetimeModule.keyword(self.tzinfo) + DatetimeModule.keyword(self.fold) + ")");
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return Call.method(self, DatetimeModule.ISOFORMAT);
        }

        // CPython: Modules/_datetimemodule.c time_hash
        @Override
        public long tpHash(PyObject o) {
            PyTimeOfDay self = (PyTimeOfDay) o;
            if (self.hash == -1) {
                PyTimeDelta offset;
                if (self.fold == 0) {
                    offset = self.offset();
                } else {
                    PyTimeOfDay first = of(PyTimeOfDay.TYPE, self.hour, self.minute, self.second, self.micros, self.tzinfo, 0);
                    try {
                        offset = first.offset();
                    } finally {
                        first.decref();
                    }
                }
                if (offset == null) {
                    self.hash = StringHash.of(self.data(), 6);
                } else {
                    try {
                        PyTimeDelta delta = PyTimeDelta.of(-(long) offset.days,
                                self.hour * 3600 + self.minute * 60 + self.second - offset.seconds, self.micros - offset.micros);
                        self.hash = Objects.hash(delta);
                        delta.decref();
                    } finally {
                        offset.decref();
                    }
                }
            }
            return self.hash;
        }

        // CPython: Modules/_datetimemodule.c time_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(other instanceof PyTimeOfDay b)) {
                return PyNotImplemented.owned();
            }
            PyTimeOfDay a = (PyTimeOfDay) self;
            if (a.tzinfo == b.tzinfo) {
                return Objects.compareResult(Long.compare(a.microsOfDay(), b.microsOfDay()), op);
            }
            PyTimeDelta x = a.offset();
            PyTimeDelta y = null;
            try {
                y = b.offset();
                if (x == y || x != null && y != null && PyTimeDelta.compare(x, y) == 0) {
                    return Objects.compareResult(Long.compare(a.microsOfDay(), b.microsOfDay()), op);
                }
                if (x != null && y != null) {
                    // the microseconds of the offsets do not count
                    long first = a.microsOfDay() - (x.days * (long) PyTimeDelta.SECONDS_IN_DAY + x.seconds) * 1_000_000;
                    long second = b.microsOfDay() - (y.days * (long) PyTimeDelta.SECONDS_IN_DAY + y.seconds) * 1_000_000;
                    return Objects.compareResult(Long.compare(first, second), op);
                }
            } finally {
                xdecref(y);
                xdecref(x);
            }
            if (op == Objects.EQ || op == Objects.NE) {
                return PyBool.of(op == Objects.NE);
            }
            throw PyErr.typeError("can't compare offset-naive and offset-aware times");
        }
    }
}
