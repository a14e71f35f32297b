package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.StringHash;
import java.util.Locale;

/** {@code datetime.datetime}. */
// CPython: Modules/_datetimemodule.c PyDateTime_DateTime
@BuiltinType(name = "datetime.datetime", doc = "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\n"
        + "The year, month and day arguments are required. tzinfo may be None, or an\n"
        + "instance of a tzinfo subclass. The remaining arguments may be ints.\n")
public final class PyDateTime extends PyDate {
    static final PyType TYPE = new Type();

    private static final String[] FIELDS = {"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"};
    private static final Args.Parser NEW = new Args.Parser(null, 0, 3, 8, 0, false, false, FIELDS);
    private static final Args.Parser REPLACE = new Args.Parser("replace", 0, 0, 8, 0, false, false, FIELDS);

    final int hour;
    final int minute;
    final int second;
    final int micros;
    private int fold;
    /** Owned; null for none. */
    final PyTzInfo tzinfo;

    private PyDateTime(PyType type, int year, int month, int day, int hour, int minute, int second, int micros, PyTzInfo tzinfo, int fold) {
        super(type, year, month, day);
        this.hour = hour;
        this.minute = minute;
        this.second = second;
        this.micros = micros;
        this.fold = fold;
        this.tzinfo = (PyTzInfo) xnewRef(tzinfo);
    }

    int fold() {
        return fold;
    }

    /** A datetime of a built-in layout. Owned. */
    // CPython: Modules/_datetimemodule.c new_datetime_ex2
    static PyDateTime of(PyType cls, int year, int month, int day, int hour, int minute, int second, int micros, PyTzInfo tzinfo, int fold) {
        check(year, month, day);
        PyTimeOfDay.check(hour, minute, second, micros, fold);
        return new PyDateTime(cls, year, month, day, hour, minute, second, micros, tzinfo, fold);
    }

    /** An instance of a class, which is called unless it is the built-in one. Owned. */
    // CPython: Modules/_datetimemodule.c new_datetime_subclass_fold_ex
    static PyObject ofClass(PyType cls, int year, int month, int day, int hour, int minute, int second, int micros, PyTzInfo tzinfo,
            int fold) {
        if (cls == TYPE) {
            return of(cls, year, month, day, hour, minute, second, micros, tzinfo, fold);
        }
        PyObject[] args = {PyInt.of(year), PyInt.of(month), PyInt.of(day), PyInt.of(hour), PyInt.of(minute), PyInt.of(second),
            PyInt.of(micros), PyTzInfo.orNone(tzinfo)};
        PyObject result;
        try {
            result = Call.callArray(cls, args);
        } finally {
            decrefAll(args, args.length);
        }
        if (fold != 0 && result instanceof PyDateTime dt) {
            dt.fold = fold;
        }
        return result;
    }

    // CPython: Modules/_datetimemodule.c datetime_new, datetime_from_pickle
    @PyNew(value = "datetime", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        byte[] s = pickled(args, base, nargs, 2, 10, 2, 13, "datetime");
        if (s != null && (s[2] & 0x7F) != 0) {
            PyTzInfo tzinfo = DatetimeModule.pickledTzInfo(args, base, nargs);
            return new PyDateTime(cls, (s[0] & 0xFF) << 8 | s[1] & 0xFF, s[2] & 0x7F, s[3] & 0xFF, s[4] & 0xFF, s[5] & 0xFF, s[6] & 0xFF,
                    DatetimeModule.micros(s, 7), tzinfo, s[2] >> 7 & 1);
        }
        PyObject[] v = DatetimeModule.unpack(NEW, 7, args, base, nargs, kwnames);
        int[] n = new int[7];
        for (int i = 0; i < 7; i++) {
            n[i] = v[i] == null ? 0 : DatetimeModule.cInt(v[i]);
        }
        int fold = v[8] == null ? 0 : DatetimeModule.cInt(v[8]);
        return of(cls, n[0], n[1], n[2], n[3], n[4], n[5], n[6], PyTzInfo.argument(v[7]), fold);
    }

    // From the clock

    /** @param local whether in local time, which may have a fold, or in UTC */
    // CPython: Modules/_datetimemodule.c datetime_from_timet_and_us
    private static PyObject fromSeconds(PyType cls, boolean local, long seconds, int micros, PyTzInfo tzinfo) {
        CalendarTime t = local ? CalendarTime.local(seconds) : CalendarTime.utc(seconds);
        int fold = local && tzinfo == null ? LocalTime.foldOf(seconds, t) : 0;
        return ofClass(cls, t.year, t.month + 1, t.day, t.hour, t.minute, Math.min(59, t.second), micros, tzinfo, fold);
    }

    // CPython: Modules/_datetimemodule.c datetime_best_possible
    private static PyObject current(PyType cls, boolean local, PyTzInfo tzinfo) {
        long nanos = TimeModule.nowNanos();
        return fromSeconds(cls, local, Math.floorDiv(nanos, 1_000_000_000L), (int) (Math.floorMod(nanos, 1_000_000_000L) / 1000), tzinfo);
    }

    // CPython: Modules/_datetimemodule.c datetime_from_timestamp
    private static PyObject fromTimestamp(PyType cls, boolean local, PyObject timestamp, PyTzInfo tzinfo) {
        long[] parts = PyTime.toTimeval(timestamp);
        return fromSeconds(cls, local, parts[0], (int) parts[1], tzinfo);
    }

    /** What is in UTC in the time zone; takes {@code utc} over. */
    private static PyObject inZone(PyTzInfo tzinfo, PyObject utc) {
        if (tzinfo == null) {
            return utc;
        }
        try {
            return PyTzInfo.callFromUtc(tzinfo, utc);
        } finally {
            utc.decref();
        }
    }

    @PyMethod(value = "now($type, /, tz=None)", doc = "Returns new datetime object representing current time local to tz.\n\n"
            + "  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone.")
    static PyObject now(PyType cls, PyObject tz) {
        PyTzInfo tzinfo = PyTzInfo.argument(tz);
        return inZone(tzinfo, current(cls, tzinfo == null, tzinfo));
    }

    @PyMethod(value = "utcnow($type)", textSignature = false, doc = "Return a new datetime representing UTC day and time.")
    static PyObject utcnow(PyType cls) {
        return current(cls, false, null);
    }

    @PyMethod(value = "fromtimestamp($type, timestamp, tz=None)", textSignature = false,
            doc = "timestamp[, tz] -> tz's local time from POSIX timestamp.")
    static PyObject fromTimestamp(PyType cls, PyObject timestamp, PyObject tz) {
        PyTzInfo tzinfo = PyTzInfo.argument(tz);
        return inZone(tzinfo, fromTimestamp(cls, tzinfo == null, timestamp, tzinfo));
    }

    @PyMethod(value = "utcfromtimestamp($type, timestamp, /)", textSignature = false,
            doc = "Construct a naive UTC datetime from a POSIX timestamp.")
    static PyObject utcfromtimestamp(PyType cls, PyObject timestamp) {
        return fromTimestamp(cls, false, timestamp, null);
    }

    // From other things

    @PyMethod(value = "strptime($type, date_string, format, /)", textSignature = false,
            doc = "string, format -> new datetime parsed from a string (like time.strptime()).")
    static PyObject strptime(PyType cls, PyObject string, PyObject format) {
        DatetimeModule.str("strptime", string);
        if (!(format instanceof PyStr)) {
            throw Args.badArgument("strptime", "argument 2", PyStr.TYPE, false, format);
        }
        PyObject module = Import.importModule("_strptime");
        PyStr name = PyStr.intern("_strptime_datetime");
        try {
            return Call.method(module, name, cls, string, format);
        } finally {
            name.decref();
            module.decref();
        }
    }

    @PyMethod(value = "combine($type, date, time, tzinfo=None)", textSignature = false,
            doc = "date, time -> datetime with same date and time fields")
    static PyObject combine(PyType cls, PyObject date, PyObject time, PyObject tzinfo) {
        if (!(date instanceof PyDate d)) {
            throw Args.badArgument("combine", "argument 1", PyDate.TYPE, false, date);
        }
        if (!(time instanceof PyTimeOfDay t)) {
            throw Args.badArgument("combine", "argument 2", PyTimeOfDay.TYPE, false, time);
        }
        PyTzInfo zone = tzinfo == null ? t.tzinfo : PyTzInfo.argument(tzinfo);
        return ofClass(cls, d.year, d.month, d.day, t.hour, t.minute, t.second, t.micros, zone, t.fold());
    }

    // CPython: Modules/_datetimemodule.c datetime_fromisoformat
    @PyMethod(value = "fromisoformat($type, string, /)", textSignature = false,
            doc = "string -> datetime from a string in most ISO 8601 formats")
    static PyObject fromIsoFormat(PyType cls, PyObject string) {
        if (!(string instanceof PyStr text)) {
            throw PyErr.typeError("fromisoformat: argument must be str");
        }
        IsoFormat parser = new IsoFormat(text);
        if (parser.length() < 7) {
            throw IsoFormat.invalid(text);
        }
        int separator = parser.separator();
        if (!parser.parseDate(Math.min(separator, parser.length()))
                || parser.length() > separator && !parser.parseTime(separator + 1)) {
            throw IsoFormat.invalid(text);
        }
        PyTzInfo tzinfo = DatetimeModule.parsedTzInfo(parser);
        try {
            return ofClass(cls, parser.year, parser.month, parser.day, parser.hour, parser.minute, parser.second, parser.micros, tzinfo, 0);
        } finally {
            xdecref(tzinfo);
        }
    }

    // Parts

    @PyMethod(value = "date($self)", textSignature = false, doc = "Return date object with same year, month and day.")
    static PyObject date(PyDateTime self) {
        return PyDate.of(self.year, self.month, self.day);
    }

    @PyMethod(value = "time($self)", textSignature = false, doc = "Return time object with same time but with tzinfo=None.")
    static PyObject time(PyDateTime self) {
        return PyTimeOfDay.of(PyTimeOfDay.TYPE, self.hour, self.minute, self.second, self.micros, null, self.fold);
    }

    @PyMethod(value = "timetz($self)", textSignature = false, doc = "Return time object with same time and tzinfo.")
    static PyObject timetz(PyDateTime self) {
        return PyTimeOfDay.of(PyTimeOfDay.TYPE, self.hour, self.minute, self.second, self.micros, self.tzinfo, self.fold);
    }

    @PyMethod(value = "ctime($self)", textSignature = false, doc = "Return ctime() style string.")
    static PyObject ctime(PyDateTime self) {
        return DatetimeFormat.ctime(self, self.hour, self.minute, self.second);
    }

    @PyMethod(value = "timetuple($self)", textSignature = false, doc = "Return time tuple, compatible with time.localtime().")
    static PyObject timetuple(PyDateTime self) {
        PyTimeDelta dst = PyTzInfo.dstOf(self.tzinfo, self);
        int flag = dst == null ? -1 : dst.isZero() ? 0 : 1;
        xdecref(dst);
        return DatetimeFormat.structTime(self, self.hour, self.minute, self.second, flag);
    }

    // CPython: Modules/_datetimemodule.c datetime_timestamp
    @PyMethod(value = "timestamp($self)", textSignature = false, doc = "Return POSIX timestamp as float.")
    static double timestamp(PyDateTime self) {
        if (self.tzinfo == null) {
            return LocalTime.seconds(self) - LocalTime.EPOCH + self.micros / 1e6;
        }
        PyDateTime epoch = of(TYPE, 1970, 1, 1, 0, 0, 0, 0, PyTimezone.UTC, 0);
        PyTimeDelta delta = null;
        try {
            delta = minus(self, epoch);
            return delta.totalSecondsValue();
        } finally {
            xdecref(delta);
            epoch.decref();
        }
    }

    // CPython: Modules/_datetimemodule.c datetime_utctimetuple
    @PyMethod(value = "utctimetuple($self)", textSignature = false, doc = "Return UTC time tuple, compatible with time.localtime().")
    static PyObject utctimetuple(PyDateTime self) {
        PyTimeDelta offset = self.offset();
        PyObject utc;
        if (offset == null) {
            utc = self.newRef();
        } else {
            try {
                utc = self.plus(offset, -1);
            } finally {
                offset.decref();
            }
        }
        try {
            PyDateTime t = utc instanceof PyDateTime dt ? dt : self;
            return DatetimeFormat.structTime(t, t.hour, t.minute, t.second, 0);
        } finally {
            utc.decref();
        }
    }

    @PyMethod(value = "isoformat($self, sep=None, timespec=None)", textSignature = false,
            doc = "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n"
            + "sep is used to separate the year from the time, and defaults to 'T'.\n"
            + "The optional argument timespec specifies the number of additional terms\n"
            + "of the time to include. Valid options are 'auto', 'hours', 'minutes',\n"
            + "'seconds', 'milliseconds' and 'microseconds'.\n")
    static String isoFormat(PyDateTime self, PyObject sep, PyObject timespec) {
        String separator = "T";
        if (sep != null) {
            if (!(sep instanceof PyStr s) || s.length() != 1) {
                throw Args.badArgument("isoformat", "argument 1", "a unicode character", false, sep);
            }
            separator = s.toString();
        }
        if (timespec != null && !(timespec instanceof PyStr)) {
            throw Args.badArgument("isoformat", "argument 2", PyStr.TYPE, false, timespec);
        }
        return self.isoText(separator, timespec == null ? null : timespec.toString());
    }

    private String isoText(String separator, String timespec) {
        return isoDate() + separator + DatetimeFormat.time(hour, minute, second, micros, timespec)
                + DatetimeFormat.offset(tzinfo, this, ":");
    }

    // Time zones

    PyTimeDelta offset() {
        return PyTzInfo.offsetOf(tzinfo, this);
    }

    @PyMethod(value = "utcoffset($self)", textSignature = false, doc = "Return self.tzinfo.utcoffset(self).")
    static PyObject utcoffset(PyDateTime self) {
        return PyTzInfo.orNoneSteal(self.offset());
    }

    @PyMethod(value = "tzname($self)", textSignature = false, doc = "Return self.tzinfo.tzname(self).")
    static PyObject tzname(PyDateTime self) {
        return PyTzInfo.name(self.tzinfo, self);
    }

    @PyMethod(value = "dst($self)", textSignature = false, doc = "Return self.tzinfo.dst(self).")
    static PyObject dst(PyDateTime self) {
        return PyTzInfo.orNoneSteal(PyTzInfo.dstOf(self.tzinfo, self));
    }

    @PyMethod(value = "replace", raw = true, textSignature = false, doc = "Return datetime with new specified fields.")
    static PyObject replace(PyDateTime self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject[] v = Args.unpack(REPLACE, args, base, nargs, kwnames);
        int[] old = {self.year, self.month, self.day, self.hour, self.minute, self.second, self.micros};
        int[] n = new int[7];
        for (int i = 0; i < 7; i++) {
            n[i] = DatetimeModule.cInt(v[i], old[i]);
        }
        int fold = DatetimeModule.cInt(v[8], self.fold);
        if (fold != 0 && fold != 1) {
            throw PyErr.valueError("fold must be either 0 or 1");
        }
        PyTzInfo tzinfo = v[7] == null ? self.tzinfo : PyTzInfo.argument(v[7]);
        return of(self.type, n[0], n[1], n[2], n[3], n[4], n[5], n[6], tzinfo, fold);
    }

    // CPython: Modules/_datetimemodule.c datetime_astimezone
    @PyMethod(value = "astimezone($self, tz=None)", textSignature = false, doc = "tz -> convert to local time in new timezone tz\n")
    static PyObject astimezone(PyDateTime self, PyObject tz) {
        PyTzInfo target = PyTzInfo.argument(tz);
        PyTzInfo source = self.tzinfo == null ? LocalTime.zoneOf(self) : (PyTzInfo) self.tzinfo.newRef();
        PyTzInfo zone = null;
        PyTimeDelta offset = null;
        PyObject moved = null;
        PyObject utc = null;
        try {
            if (source == target) {
                return self.newRef();
            }
            offset = PyTzInfo.offsetOf(source, self);
            if (offset == null) {
                source.decref();
                source = null;
                source = LocalTime.zoneOf(self);
                offset = PyTzInfo.offsetOf(source, self);
            }
            moved = self.plus(offset, -1);
            if (!(moved instanceof PyDateTime m)) {
                return moved.newRef();
            }
            zone = target == null ? LocalTime.zoneAt(m) : (PyTzInfo) target.newRef();
            utc = of(m.type, m.year, m.month, m.day, m.hour, m.minute, m.second, m.micros, zone, m.fold);
            return PyTzInfo.callFromUtc(zone, utc);
        } finally {
            xdecref(utc);
            xdecref(moved);
            xdecref(zone);
            xdecref(offset);
            xdecref(source);
        }
    }

    @PyMethod(value = "__reduce_ex__($self, proto, /)", textSignature = false, doc = "__reduce_ex__(proto) -> (cls, state)")
    static PyObject reduceEx(PyDateTime self, int proto) {
        byte[] data = self.data();
        if (proto > 3 && self.fold != 0) {
            data[2] |= (byte) 0x80;
        }
        return DatetimeModule.reduced(self.type, data, self.tzinfo);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "__reduce__() -> (cls, state)")
    static PyObject reduceDateTime(PyDateTime self) {
        return reduceEx(self, 2);
    }

    @PyGetter("hour")
    static int getHour(PyDateTime self) {
        return self.hour;
    }

    @PyGetter("minute")
    static int getMinute(PyDateTime self) {
        return self.minute;
    }

    @PyGetter("second")
    static int getSecond(PyDateTime self) {
        return self.second;
    }

    @PyGetter("microsecond")
    static int getMicrosecond(PyDateTime self) {
        return self.micros;
    }

    @PyGetter("tzinfo")
    static PyObject getTzInfo(PyDateTime self) {
        return PyTzInfo.orNone(self.tzinfo);
    }

    @PyGetter("fold")
    static int getFold(PyDateTime self) {
        return self.fold;
    }

    @Override
    byte[] data() {
        return new byte[] {(byte) (year >> 8), (byte) year, (byte) month, (byte) day, (byte) hour, (byte) minute, (byte) second,
            (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
    }

    // Arithmetic

    private int secondsOfDay() {
        return (hour * 60 + minute) * 60 + second;
    }

    /** Later by the delta, times {@code factor}: 1 or -1. Owned. */
    // CPython: Modules/_datetimemodule.c add_datetime_timedelta
    PyObject plus(PyTimeDelta delta, int factor) {
        long us = micros + (long) factor * delta.micros;
        long s = secondsOfDay() + (long) factor * delta.seconds + Math.floorDiv(us, 1_000_000L);
        long days = ordinal() + (long) factor * delta.days + Math.floorDiv(s, (long) PyTimeDelta.SECONDS_IN_DAY);
        if (days < 1 || days > Gregorian.MAX_ORDINAL) {
            throw PyErr.overflowError("date value out of range");
        }
        Gregorian.Day d = Gregorian.ofOrdinal((int) days);
        int rest = (int) Math.floorMod(s, (long) PyTimeDelta.SECONDS_IN_DAY);
        return ofClass(type, d.year(), d.month(), d.day(), rest / 3600, rest / 60 % 60, rest % 60, (int) Math.floorMod(us, 1_000_000L), tzinfo,
                0);
    }

    /** {@code a - b}; owned. */
    // CPython: Modules/_datetimemodule.c datetime_subtract
    static PyTimeDelta minus(PyDateTime a, PyDateTime b) {
        PyTimeDelta x = null;
        PyTimeDelta y = null;
        try {
            if (a.tzinfo != b.tzinfo) {
                x = a.offset();
                y = b.offset();
                if ((x == null) != (y == null)) {
                    throw PyErr.typeError("can't subtract offset-naive and offset-aware datetimes");
                }
            }
            PyTimeDelta plain = PyTimeDelta.of(a.ordinal() - b.ordinal(), a.secondsOfDay() - b.secondsOfDay(), a.micros - b.micros);
            if (x == null || PyTimeDelta.compare(x, y) == 0) {
                return plain;
            }
            PyTimeDelta offset = PyTimeDelta.subtract(x, y);
            try {
                return PyTimeDelta.subtract(plain, offset);
            } finally {
                offset.decref();
                plain.decref();
            }
        } finally {
            xdecref(y);
            xdecref(x);
        }
    }

    private static int compareFields(PyDateTime a, PyDateTime b) {
        int c = Integer.compare(a.ordinal(), b.ordinal());
        if (c == 0) {
            c = Integer.compare(a.secondsOfDay(), b.secondsOfDay());
        }
        return c != 0 ? c : Integer.compare(a.micros, b.micros);
    }

    /** Whether the offset is another with the other fold, so that this equals nothing in another zone (PEP 495). */
    // CPython: Modules/_datetimemodule.c pep495_eq_exception
    private boolean isAmbiguous(PyTimeDelta offset) {
        PyDateTime flipped = of(TYPE, year, month, day, hour, minute, second, micros, tzinfo, 1 - fold);
        PyTimeDelta other = null;
        try {
            other = flipped.offset();
            return other != offset && (other == null || offset == null || PyTimeDelta.compare(other, offset) != 0);
        } finally {
            xdecref(other);
            flipped.decref();
        }
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        visitor.xvisit(tzinfo);
    }

    @Override
    protected void dropFields() {
        xdecref(tzinfo);
    }

    private static final class Type extends PyDate.Type {
        Type() {
            super("datetime.datetime", PyDateTimeTable.INSTANCE, PyDate.TYPE, 48);
        }

        @Override
        protected void readied() {
            DatetimeModule.addLimits(this, of(this, 1, 1, 1, 0, 0, 0, 0, null, 0), of(this, 9999, 12, 31, 23, 59, 59, 999_999, null, 0),
                    PyTimeDelta.of(0, 0, 1));
        }

        // CPython: Modules/_datetimemodule.c datetime_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyDateTime self = (PyDateTime) o;
            String text = String.format(Locale.ROOT, "%s(%d, %d, %d, %d, %d", o.type.tpName(), self.year, self.month, self.day, self.hour,
                    self.minute);
            if (self.second != 0 || self.micros != 0) {
                text += ", " + self.second;
            }
            if (self.micros != 0) {
                text += ", " + self.micros;
            }
            return PyStr.of(text + DatetimeModule.keyword(self.fold) + DatetimeModule.keyword(self.tzinfo) + ")");
        }

        // CPython: Modules/_datetimemodule.c datetime_str
        @Override
        public PyObject tpStr(PyObject self) {
            PyObject space = PyStr.of(" ");
            try {
                return Call.method(self, DatetimeModule.ISOFORMAT, space);
            } finally {
                space.decref();
            }
        }

        // CPython: Modules/_datetimemodule.c datetime_hash
        @Override
        public long tpHash(PyObject o) {
            PyDateTime self = (PyDateTime) o;
            if (self.hash == -1) {
                PyTimeDelta offset;
                if (self.fold == 0) {
                    offset = self.offset();
                } else {
                    PyDateTime first = of(PyDateTime.TYPE, self.year, self.month, self.day, self.hour, self.minute, self.second, self.micros,
                            self.tzinfo, 0);
                    try {
                        offset = first.offset();
                    } finally {
                        first.decref();
                    }
                }
                if (offset == null) {
                    self.hash = StringHash.of(self.data(), 10);
                } else {
                    try {
                        PyTimeDelta delta = PyTimeDelta.of(self.ordinal() - (long) offset.days, self.secondsOfDay() - offset.seconds,
                                self.micros - offset.micros);
                        self.hash = Objects.hash(delta);
                        delta.decref();
                    } finally {
                        offset.decref();
                    }
                }
            }
            return self.hash;
        }

        // CPython: Modules/_datetimemodule.c datetime_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            boolean equality = op == Objects.EQ || op == Objects.NE;
            if (!(other instanceof PyDateTime b)) {
                if (!(other instanceof PyDate)) {
                    return PyNotImplemented.owned();
                }
                // a date would compare the days alone
                if (equality) {
                    return PyBool.of(op == Objects.NE);
                }
                throw cannotCompare(self, other);
            }
            PyDateTime a = (PyDateTime) self;
            if (a.tzinfo == b.tzinfo) {
                return Objects.compareResult(compareFields(a, b), op);
            }
            PyTimeDelta x = a.offset();
            PyTimeDelta y = null;
            try {
                y = b.offset();
                int c;
                if (x == y || x != null && y != null && PyTimeDelta.compare(x, y) == 0) {
                    c = compareFields(a, b);
                } else if (x != null && y != null) {
                    PyTimeDelta difference = minus(a, b);
                    c = difference.days != 0 ? difference.days : difference.seconds | difference.micros;
                    difference.decref();
                } else if (equality) {
                    return PyBool.of(op == Objects.NE);
                } else {
                    throw PyErr.typeError("can't compare offset-naive and offset-aware datetimes");
                }
                if (equality && c == 0 && (a.isAmbiguous(x) || b.isAmbiguous(y))) {
                    c = 1;
                }
                return Objects.compareResult(c, op);
            } finally {
                xdecref(y);
                xdecref(x);
            }
        }

        private static PyException cannotCompare(PyObject a, PyObject b) {
            return PyErr.typeError("can't compare " + a.type.tpName() + " to " + b.type.tpName());
        }

        @Override
        public PyObject nbAdd(PyObject v, PyObject w) {
            if (v instanceof PyDateTime dt) {
                return w instanceof PyTimeDelta delta ? dt.plus(delta, 1) : PyNotImplemented.owned();
            }
            return v instanceof PyTimeDelta delta && w instanceof PyDateTime dt ? dt.plus(delta, 1) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbSubtract(PyObject v, PyObject w) {
            if (!(v instanceof PyDateTime a)) {
                return PyNotImplemented.owned();
            }
            if (w instanceof PyDateTime b) {
                return minus(a, b);
            }
            return w instanceof PyTimeDelta delta ? a.plus(delta, -1) : PyNotImplemented.owned();
        }
    }
}
