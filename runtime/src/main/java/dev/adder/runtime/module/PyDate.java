package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.StringHash;
import dev.adder.runtime.object.TypeObject;
import java.util.Locale;

/** {@code datetime.date}. */
// CPython: Modules/_datetimemodule.c PyDateTime_Date
@BuiltinType(name = "datetime.date", doc = "date(year, month, day) --> date object")
public class PyDate extends PyObject {
    static final PyType TYPE = new Type();

    private static final PyStr FROMTIMESTAMP = PyStr.intern("fromtimestamp");
    private static final PyStr TIMETUPLE = PyStr.intern("timetuple");
    private static final Args.Parser NEW = new Args.Parser(null, 0, 3, 3, 0, false, false, "year", "month", "day");

    final int year;
    final int month;
    final int day;
    long hash = -1;

    PyDate(PyType type, int year, int month, int day) {
        super(type);
        this.year = year;
        this.month = month;
        this.day = day;
        TypeObject.initInstance(this);
    }

    /** ValueError if there is no such day. */
    // CPython: Modules/_datetimemodule.c check_date_args
    static void check(int year, int month, int day) {
        if (year < Gregorian.MIN_YEAR || year > Gregorian.MAX_YEAR) {
            throw PyErr.valueError("year " + year + " is out of range");
        }
        if (month < 1 || month > 12) {
            throw PyErr.valueError("month must be in 1..12");
        }
        if (day < 1 || day > Gregorian.daysInMonth(year, month)) {
            throw PyErr.valueError("day is out of range for month");
        }
    }

    /** A date of exactly this class. Owned. */
    static PyDate of(int year, int month, int day) {
        check(year, month, day);
        return new PyDate(TYPE, year, month, day);
    }

    /** An instance of a class, which is called unless it is built-in. Owned. */
    // CPython: Modules/_datetimemodule.c new_date_subclass_ex
    static PyObject of(PyType cls, int year, int month, int day) {
        if (cls == TYPE) {
            return of(year, month, day);
        }
        if (cls == PyDateTime.TYPE) {
            check(year, month, day);
            return PyDateTime.of(PyDateTime.TYPE, year, month, day, 0, 0, 0, 0, null, 0);
        }
        PyObject[] args = {PyInt.of(year), PyInt.of(month), PyInt.of(day)};
        try {
            return Call.callArray(cls, args);
        } finally {
            decrefAll(args, args.length);
        }
    }

    static PyObject of(PyType cls, Gregorian.Day day) {
        return of(cls, day.year(), day.month(), day.day());
    }

    /**
     * The state of a pickled instance among the arguments of tp_new, or null: bytes of the length, or a str that Python 2 had as bytes.
     *
     * @param marked the index of the byte that says that it is one: it is less than {@code limit} but for its highest bit
     */
    static byte[] pickled(PyObject[] args, int base, int nargs, int most, int length, int marked, int limit, String type) {
        if (nargs < 1 || nargs > most) {
            return null;
        }
        byte[] state = null;
        if (args[base] instanceof PyBytes b) {
            state = b.value;
        } else if (args[base] instanceof PyStr s && s.length() == length) {
            if ((s.codePointAt(marked) & ~0x80) >= limit) {
                return null;
            }
            state = new byte[length];
            for (int i = 0; i < length; i++) {
                if (s.codePointAt(i) > 255) {
                    throw PyErr.valueError("Failed to encode latin1 string when unpickling a " + type + " object. "
                            + "pickle.load(data, encoding='latin1') is assumed.");
                }
                state[i] = (byte) s.codePointAt(i);
            }
        }
        return state != null && state.length == length && (state[marked] & 0x7F) < limit ? state : null;
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    // CPython: Modules/_datetimemodule.c date_new
    @PyNew(value = "date", raw = true, textSignature = false)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        byte[] state = pickled(args, base, nargs, 1, 4, 2, 13, "date");
        if (state != null && isMonth(state[2])) {
            return new PyDate(cls, (state[0] & 0xFF) << 8 | state[1] & 0xFF, state[2], state[3] & 0xFF);
        }
        PyObject[] values = DatetimeModule.unpack(NEW, 3, args, base, nargs, kwnames);
        int year = DatetimeModule.cInt(values[0]);
        int month = DatetimeModule.cInt(values[1]);
        int day = DatetimeModule.cInt(values[2]);
        check(year, month, day);
        return new PyDate(cls, year, month, day);
    }

    // Other constructors

    // CPython: Modules/_datetimemodule.c date_fromtimestamp
    @PyMethod(value = "fromtimestamp($type, timestamp, /)", doc = "Create a date from a POSIX timestamp.\n\n"
            + "The timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time.")
    static PyObject fromTimestamp(PyType cls, PyObject timestamp) {
        CalendarTime t = CalendarTime.local(PyTime.toTimeT(timestamp));
        return of(cls, t.year, t.month + 1, t.day);
    }

    @PyMethod(value = "fromordinal($type, ordinal, /)", textSignature = false,
            doc = "int -> date corresponding to a proleptic Gregorian ordinal.")
    static PyObject fromOrdinal(PyType cls, PyObject ordinal) {
        int n = DatetimeModule.cInt(ordinal);
        if (n < 1) {
            throw PyErr.valueError("ordinal must be >= 1");
        }
        // one past the range of ints of C never comes up: a day that far is out of the range of years
        return n > 1 << 30 ? of(cls, 5_881_580, 7, 11) : of(cls, Gregorian.ofOrdinal(n));
    }

    @PyMethod(value = "fromisoformat($type, string, /)", textSignature = false,
            doc = "str -> Construct a date from a string in ISO 8601 format.")
    static PyObject fromIsoFormat(PyType cls, PyObject string) {
        if (!(string instanceof PyStr text)) {
            throw PyErr.typeError("fromisoformat: argument must be str");
        }
        IsoFormat parser = new IsoFormat(text);
        int n = parser.length();
        if (n != 7 && n != 8 && n != 10 || !parser.parseDate(n)) {
            throw IsoFormat.invalid(text);
        }
        return of(cls, parser.year, parser.month, parser.day);
    }

    // CPython: Modules/_datetimemodule.c date_fromisocalendar
    @PyMethod(value = "fromisocalendar($type, year, week, day)", textSignature = false,
            doc = "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\n"
            + "This is the inverse of the date.isocalendar() function")
    static PyObject fromIsoCalendar(PyType cls, PyObject year, PyObject week, PyObject day) {
        int y = DatetimeModule.isoInt(year);
        int w = DatetimeModule.isoInt(week);
        int d = DatetimeModule.isoInt(day);
        if (y < Gregorian.MIN_YEAR || y > Gregorian.MAX_YEAR) {
            throw PyErr.valueError("Year is out of range: " + y);
        }
        if (!Gregorian.hasIsoWeek(y, w)) {
            throw PyErr.valueError("Invalid week: " + w);
        }
        if (d < 1 || d > 7) {
            throw PyErr.valueError("Invalid day: " + d + " (range is [1, 7])");
        }
        return of(cls, Gregorian.ofOrdinal(Gregorian.isoWeek1Monday(y) + (w - 1) * 7 + d - 1));
    }

    @PyMethod(value = "today($type)", textSignature = false,
            doc = "Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).")
    static PyObject today(PyType cls) {
        PyObject module = Import.importModule("time");
        PyObject time = null;
        try {
            PyStr name = PyStr.intern("time");
            try {
                time = Call.method(module, name);
            } finally {
                name.decref();
            }
            return Call.method(cls, FROMTIMESTAMP, time);
        } finally {
            xdecref(time);
            module.decref();
        }
    }

    // Methods

    @PyMethod(value = "ctime($self)", textSignature = false, doc = "Return ctime() style string.")
    static PyObject ctime(PyDate self) {
        return DatetimeFormat.ctime(self, 0, 0, 0);
    }

    @PyMethod(value = "strftime($self, format)", textSignature = false, doc = "format -> strftime() style string.")
    static PyObject strftime(PyDate self, PyObject format) {
        PyStr text = DatetimeModule.str("strftime", format);
        PyObject tuple = Call.method(self, TIMETUPLE);
        try {
            PyTzInfo tzinfo = self instanceof PyDateTime dt ? dt.tzinfo : null;
            return DatetimeFormat.strftime(text, tuple, tzinfo, self, self instanceof PyDateTime dt ? dt.micros : 0);
        } finally {
            tuple.decref();
        }
    }

    @PyMethod(value = "__format__($self, format, /)", textSignature = false, doc = "Formats self with strftime.")
    static PyObject format(PyDate self, PyObject format) {
        return DatetimeFormat.format(self, DatetimeModule.str("__format__", format));
    }

    @PyMethod(value = "timetuple($self)", textSignature = false, doc = "Return time tuple, compatible with time.localtime().")
    static PyObject timetuple(PyDate self) {
        return DatetimeFormat.structTime(self, 0, 0, 0, -1);
    }

    @PyMethod(value = "isocalendar($self)", textSignature = false,
            doc = "Return a named tuple containing ISO year, week number, and weekday.")
    static PyObject isoCalendar(PyDate self) {
        int today = self.ordinal();
        int year = self.year;
        int monday = Gregorian.isoWeek1Monday(year);
        int week = Math.floorDiv(today - monday, 7);
        if (week < 0) {
            monday = Gregorian.isoWeek1Monday(--year);
            week = Math.floorDiv(today - monday, 7);
        } else if (week >= 52 && today >= Gregorian.isoWeek1Monday(year + 1)) {
            year++;
            week = 0;
        }
        return PyIsoCalendarDate.of(year, week + 1, Gregorian.weekday(self.year, self.month, self.day) + 1);
    }

    @PyMethod(value = "isoformat($self)", textSignature = false, doc = "Return string in ISO 8601 format, YYYY-MM-DD.")
    static String isoFormat(PyDate self) {
        return self.isoDate();
    }

    final String isoDate() {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }

    @PyMethod(value = "isoweekday($self)", textSignature = false,
            doc = "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7")
    static int isoWeekday(PyDate self) {
        return Gregorian.weekday(self.year, self.month, self.day) + 1;
    }

    @PyMethod(value = "toordinal($self)", textSignature = false,
            doc = "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.")
    static int toOrdinal(PyDate self) {
        return self.ordinal();
    }

    final int ordinal() {
        return Gregorian.ordinal(year, month, day);
    }

    @PyMethod(value = "weekday($self)", textSignature = false,
            doc = "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6")
    static int weekday(PyDate self) {
        return Gregorian.weekday(self.year, self.month, self.day);
    }

    @PyMethod(value = "replace($self, year=None, month=None, day=None)", textSignature = false,
            doc = "Return date with new specified fields.")
    static PyObject replace(PyDate self, PyObject year, PyObject month, PyObject day) {
        int y = DatetimeModule.cInt(year, self.year);
        int m = DatetimeModule.cInt(month, self.month);
        int d = DatetimeModule.cInt(day, self.day);
        check(y, m, d);
        return new PyDate(self.type, y, m, d);
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "__reduce__() -> (cls, state)")
    static PyObject reduce(PyDate self) {
        return PyTuple.steal(self.type.newRef(), PyTuple.steal(PyBytes.of(self.data())));
    }

    @PyGetter("year")
    static int getYear(PyDate self) {
        return self.year;
    }

    @PyGetter("month")
    static int getMonth(PyDate self) {
        return self.month;
    }

    @PyGetter("day")
    static int getDay(PyDate self) {
        return self.day;
    }

    /** The fields as bytes that compare as the dates do. */
    byte[] data() {
        return new byte[] {(byte) (year >> 8), (byte) year, (byte) month, (byte) day};
    }

    // CPython: Modules/_datetimemodule.c add_date_timedelta
    private PyObject plusDays(long days) {
        long ordinal = ordinal() + days;
        if (ordinal < 1 || ordinal > Gregorian.MAX_ORDINAL) {
            throw PyErr.overflowError("date value out of range");
        }
        return of(type, Gregorian.ofOrdinal((int) ordinal));
    }

    static class Type extends PyType {
        Type() {
            this("datetime.date", PyDateTable.INSTANCE, null, 32);
        }

        Type(String name, MethodTable table, PyType base, int size) {
            super(name, table, base, size, 0, BASETYPE | GENERIC_GETATTR);
        }

        @Override
        protected void readied() {
            DatetimeModule.addLimits(this, of(1, 1, 1), of(9999, 12, 31), PyTimeDelta.of(1, 0, 0));
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            PyDate self = (PyDate) o;
            return PyStr.of(o.type.tpName() + "(" + self.year + ", " + self.month + ", " + self.day + ")");
        }

        @Override
        public PyObject tpStr(PyObject self) {
            return Call.method(self, DatetimeModule.ISOFORMAT);
        }

        @Override
        public long tpHash(PyObject o) {
            PyDate self = (PyDate) o;
            if (self.hash == -1) {
                self.hash = StringHash.of(self.data(), 4);
            }
            return self.hash;
        }

        // CPython: Modules/_datetimemodule.c date_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(other instanceof PyDate b)) {
                return PyNotImplemented.owned();
            }
            PyDate a = (PyDate) self;
            int c = Integer.compare(a.year << 9 | a.month << 5 | a.day, b.year << 9 | b.month << 5 | b.day);
            return Objects.compareResult(c, op);
        }

        // CPython: Modules/_datetimemodule.c date_add
        @Override
        public PyObject nbAdd(PyObject v, PyObject w) {
            if (v instanceof PyDateTime || w instanceof PyDateTime) {
                return PyNotImplemented.owned();
            }
            if (v instanceof PyDate date) {
                return w instanceof PyTimeDelta delta ? date.plusDays(delta.days) : PyNotImplemented.owned();
            }
            return v instanceof PyTimeDelta delta ? ((PyDate) w).plusDays(delta.days) : PyNotImplemented.owned();
        }

        // CPython: Modules/_datetimemodule.c date_subtract
        @Override
        public PyObject nbSubtract(PyObject v, PyObject w) {
            if (v instanceof PyDateTime || w instanceof PyDateTime || !(v instanceof PyDate date)) {
                return PyNotImplemented.owned();
            }
            if (w instanceof PyDate other) {
                return PyTimeDelta.of(date.ordinal() - other.ordinal(), 0, 0);
            }
            return w instanceof PyTimeDelta delta ? date.plusDays(-(long) delta.days) : PyNotImplemented.owned();
        }
    }
}
