package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.Lifecycle;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySimpleNamespace;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time module (Modules/timemodule.c). The calendar is the C library's, with its time zones. */
@BuiltinModule(name = "time", doc = "This module provides various functions to manipulate time values.\n\n"
        + "There are two standard representations of time.  One is the number\n"
        + "of seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer\n"
        + "or a floating point number (to represent fractions of seconds).\n"
        + "The Epoch is system-defined; on Unix, it is generally January 1st, 1970.\n"
        + "The actual value can be retrieved by calling gmtime(0).\n\n"
        + "The other representation is a tuple of 9 integers giving local time.\n"
        + "The tuple items are:\n"
        + "  year (including century, e.g. 1998)\n"
        + "  month (1-12)\n"
        + "  day (1-31)\n"
        + "  hours (0-23)\n"
        + "  minutes (0-59)\n"
        + "  seconds (0-59)\n"
        + "  weekday (0-6, Monday is 0)\n"
        + "  Julian day (day in the year, 1-366)\n"
        + "  DST (Daylight Savings Time) flag (-1, 0 or 1)\n"
        + "If the DST flag is 0, the time is given in the regular time zone;\n"
        + "if it is 1, the time is given in the DST time zone;\n"
        + "if it is -1, mktime() should guess based on the date and time.\n")
public final class TimeModule extends NativeModule {
    private static final long NANOS = 1_000_000_000L;

    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;

    private static final PyType STRUCT_TIME = PyStructSequence.newType("time.struct_time",
            "The time value as returned by gmtime(), localtime(), and strptime(), and\n"
            + " accepted by asctime(), mktime() and strftime().  May be considered as a\n"
            + " sequence of 9 integers.\n\n"
            + " Note that several fields' values are not the same as those defined by\n"
            + " the C language standard for struct tm.  For example, the value of the\n"
            + " field tm_year is the actual year, not year - 1900.  See individual\n"
            + " fields' descriptions for details.", 9,
            "tm_year: year, for example, 1993", "tm_mon: month of year, range [1, 12]", "tm_mday: day of month, range [1, 31]",
            "tm_hour: hours, range [0, 23]", "tm_min: minutes, range [0, 59]", "tm_sec: seconds, range [0, 61])",
            "tm_wday: day of week, range [0, 6], Monday is 0", "tm_yday: day of year, range [1, 366]",
            "tm_isdst: 1 if summer time is in effect, 0 if not, and -1 if unknown", "tm_zone: abbreviation of timezone name",
            "tm_gmtoff: offset from UTC in seconds");

    public TimeModule() {
        super("time", TimeModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addTimeZone(module);
        add(module, "CLOCK_REALTIME", PyInt.of(CLOCK_REALTIME));
        add(module, "CLOCK_MONOTONIC", PyInt.of(CLOCK_MONOTONIC));
        add(module, "CLOCK_MONOTONIC_RAW", PyInt.of(4));
        add(module, "CLOCK_PROCESS_CPUTIME_ID", PyInt.of(CLOCK_PROCESS_CPUTIME_ID));
        add(module, "CLOCK_THREAD_CPUTIME_ID", PyInt.of(CLOCK_THREAD_CPUTIME_ID));
        add(module, "CLOCK_BOOTTIME", PyInt.of(7));
        add(module, "CLOCK_TAI", PyInt.of(11));
        add(module, "_STRUCT_TM_ITEMS", PyInt.of(11));
        addBorrowed(module, "struct_time", STRUCT_TIME);
    }

    /** timezone, altzone, daylight and tzname from the offsets in winter and in summer. */
    // CPython: Modules/timemodule.c init_timezone
    private static void addTimeZone(PyModule module) {
        long year = (365 * 24 + 6) * 3600L;
        long t = nowNanos() / NANOS / year * year;
        ZoneFile january = zone(t);
        ZoneFile july = zone(t + year / 2);
        long janZone = -january.gmtoff();
        long julyZone = -july.gmtoff();
        boolean south = janZone < julyZone;
        add(module, "timezone", PyInt.of(south ? julyZone : janZone));
        add(module, "altzone", PyInt.of(south ? janZone : julyZone));
        add(module, "daylight", PyInt.of(janZone != julyZone ? 1 : 0));
        PyObject jan = PyStr.of(january.name());
        PyObject jul = PyStr.of(july.name());
        add(module, "tzname", south ? PyTuple.steal(jul, jan) : PyTuple.steal(jan, jul));
    }

    private static ZoneFile zone(long t) {
        ZoneFile zone = Lifecycle.isStarted() ? null : ZoneFile.at(t);
        if (zone == null) {
            CalendarTime local = CalendarTime.local(t);
            zone = new ZoneFile(local.zone, local.gmtoff);
        }
        return zone;
    }

    static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    /** Seconds as a float; exact for whole seconds. */
    // CPython: Python/pytime.c _PyTime_AsSecondsDouble
    private static double seconds(long nanos) {
        return nanos % NANOS == 0 ? (double) (nanos / NANOS) : nanos / 1e9;
    }

    @PyMethod(value = "time($module)", textSignature = false, doc = "time() -> floating point number\n\n"
            + "Return the current time in seconds since the Epoch.\n"
            + "Fractions of a second may be present if the system clock provides them.")
    static double time() {
        return seconds(nowNanos());
    }

    @PyMethod(value = "time_ns($module)", textSignature = false, doc = "time_ns() -> int\n\n"
            + "Return the current time in nanoseconds since the Epoch.")
    static long timeNs() {
        return nowNanos();
    }

    @PyMethod(value = "clock_gettime($module, clk_id, /)", textSignature = false, doc = "clock_gettime(clk_id) -> float\n\n"
            + "Return the time of the specified clock clk_id.")
    static double clockGettime(int id) {
        return seconds(clock("clock_gettime", id));
    }

    @PyMethod(value = "clock_gettime_ns($module, clk_id, /)", textSignature = false, doc = "clock_gettime_ns(clk_id) -> int\n\n"
            + "Return the time of the specified clock clk_id as nanoseconds.")
    static long clockGettimeNs(int id) {
        return clock("clock_gettime", id);
    }

    @PyMethod(value = "clock_settime($module, clk_id, time, /)", textSignature = false, doc = "clock_settime(clk_id, time)\n\n"
            + "Set the time of the specified clock clk_id.")
    static void clockSettime(int id, PyObject time) {
        setClock(id, PyTime.fromSeconds(time, PyTime.Round.FLOOR));
    }

    @PyMethod(value = "clock_settime_ns($module, clk_id, time, /)", textSignature = false,
            doc = "clock_settime_ns(clk_id, time)\n\n"
            + "Set the time of the specified clock clk_id with nanoseconds.")
    static void clockSettimeNs(int id, long time) {
        setClock(id, time);
    }

    @PyMethod(value = "clock_getres($module, clk_id, /)", textSignature = false,
            doc = "clock_getres(clk_id) -> floating point number\n\n"
            + "Return the resolution (precision) of the specified clock clk_id.")
    static double clockGetres(int id) {
        return seconds(clock("clock_getres", id));
    }

    @PyMethod(value = "pthread_getcpuclockid($module, thread_id, /)", textSignature = false,
            doc = "pthread_getcpuclockid(thread_id) -> int\n\n"
            + "Return the clk_id of a thread's CPU time clock.")
    static int pthreadGetcpuclockid(long threadId) {
        ThreadState current = ThreadState.current;
        if (threadId == current.id) {
            return threadClock(ThreadModule.getNativeId());
        }
        synchronized (current.interpreter.threads) {
            for (ThreadState ts : current.interpreter.threads) {
                if (ts.id == threadId && ts.nativeId != 0) {
                    return threadClock(ts.nativeId);
                }
            }
        }
        throw PyErr.osError(3, (PyObject) null, null);
    }

    /** The kernel's number for the clock of a thread: MAKE_THREAD_CPUCLOCK(tid, CPUCLOCK_SCHED). */
    private static int threadClock(long tid) {
        return (int) (~tid << 3 | 6);
    }

    private static long clock(String function, int id) {
        Libc.Scratch scratch = Libc.scratch();
        long at = scratch.small.address();
        if ((int) Libc.call(function, id, at) != 0) {
            throw PyErr.osError(Libc.errno(), (PyObject) null, null);
        }
        return scratch.small.get(ValueLayout.JAVA_LONG, 0) * NANOS
                + scratch.small.get(ValueLayout.JAVA_LONG, 8);
    }

    private static void setClock(int id, long nanos) {
        Libc.Scratch scratch = Libc.scratch();
        scratch.small.set(ValueLayout.JAVA_LONG, 0, Math.floorDiv(nanos, NANOS));
        scratch.small.set(ValueLayout.JAVA_LONG, 8, Math.floorMod(nanos, NANOS));
        if ((int) Libc.call("clock_settime", id, scratch.small.address()) != 0) {
            throw PyErr.osError(Libc.errno(), (PyObject) null, null);
        }
    }

    // CPython: Modules/timemodule.c pysleep
    @PyMethod(value = "sleep($module, seconds, /)", textSignature = false, doc = "sleep(seconds)\n\n"
            + "Delay execution for a given number of seconds.  The argument may be\n"
            + "a floating point number for subsecond precision.")
    static void sleep(PyObject seconds) {
        long nanos = PyTime.fromSeconds(seconds, PyTime.Round.UP);
        if (nanos < 0) {
            throw PyErr.valueError("sleep length must be non-negative");
        }
        long deadline = System.nanoTime() + nanos;
        for (;;) {
            ThreadState ts = Gil.save();
            try {
                long left;
                while ((left = deadline - System.nanoTime()) > 0 && !Gil.hasSignalFor(ts)) {
                    LockSupport.parkNanos(left);
                    if (Thread.interrupted()) {
                        ts.interrupted = true;
                    }
                }
            } finally {
                Gil.acquire(ts);
            }
            Gil.checkSignals(ts);
            if (deadline - System.nanoTime() <= 0) {
                return;
            }
        }
    }

    /** The seconds that an argument means; null and None mean now. */
    // CPython: Modules/timemodule.c parse_time_t_args
    private static long timeArgument(PyObject seconds) {
        return seconds == null || seconds == PyNone.INSTANCE ? Math.floorDiv(nowNanos(), NANOS) : PyTime.toTimeT(seconds);
    }

    private static PyObject structTime(CalendarTime t) {
        return PyStructSequence.create(STRUCT_TIME, PyInt.of(t.year), PyInt.of(t.month + 1), PyInt.of(t.day), PyInt.of(t.hour),
                PyInt.of(t.minute), PyInt.of(t.second), PyInt.of((t.weekday + 6) % 7), PyInt.of(t.yearday + 1), PyInt.of(t.isdst),
                PyStr.of(t.zone), PyInt.of(t.gmtoff));
    }

    @PyMethod(value = "gmtime($module, seconds=None, /)", textSignature = false,
            doc = "gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n"
            + "                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\n"
            + "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\n"
            + "GMT).  When 'seconds' is not passed in, convert the current time instead.\n\n"
            + "If the platform supports the tm_gmtoff and tm_zone, they are available as\n"
            + "attributes only.")
    static PyObject gmtime(PyObject seconds) {
        return structTime(CalendarTime.utc(timeArgument(seconds)));
    }

    @PyMethod(value = "localtime($module, seconds=None, /)", textSignature = false,
            doc = "localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n"
            + "                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\n"
            + "Convert seconds since the Epoch to a time tuple expressing local time.\n"
            + "When 'seconds' is not passed in, convert the current time instead.")
    static PyObject localtime(PyObject seconds) {
        return structTime(CalendarTime.local(timeArgument(seconds)));
    }

    /** The fields of a time tuple; those of a struct_time that are no elements too. */
    // CPython: Modules/timemodule.c gettmarg
    private static CalendarTime fields(PyObject arg, String function) {
        if (!(arg instanceof PyTuple tuple)) {
            throw PyErr.typeError("Tuple or struct_time argument required");
        }
        if (tuple.size() != 9) {
            throw PyErr.typeError(function + "(): illegal time tuple argument");
        }
        int[] values = new int[9];
        for (int i = 0; i < 9; i++) {
            values[i] = cInt(tuple.get(i));
        }
        CalendarTime t = new CalendarTime();
        if (values[0] < Integer.MIN_VALUE + 1900) {
            throw PyErr.overflowError("year out of range");
        }
        t.year = values[0];
        t.month = values[1] - 1;
        t.day = values[2];
        t.hour = values[3];
        t.minute = values[4];
        t.second = values[5];
        t.weekday = (values[6] + 1) % 7;
        t.yearday = values[7] - 1;
        t.isdst = values[8];
        if (arg.type == STRUCT_TIME) {
            PyStructSequence s = (PyStructSequence) arg;
            if (s.field(9) instanceof PyStr zone) {
                t.zone = zone.toString();
            }
            if (s.field(10) != null && s.field(10) != PyNone.INSTANCE) {
                t.gmtoff = Args.toLong(s.field(10));
            }
        }
        return t;
    }

    // CPython: Python/getargs.c convertsimple, the format unit i
    private static int cInt(PyObject value) {
        PyInt i = Abstract.index(value);
        try {
            long l = i.fitsLong() ? i.longValue() : i.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
            if (!i.fitsLong()) {
                throw PyErr.overflowError("Python int too large to convert to C long");
            }
            if (l > Integer.MAX_VALUE) {
                throw PyErr.overflowError("signed integer is greater than maximum");
            }
            if (l < Integer.MIN_VALUE) {
                throw PyErr.overflowError("signed integer is less than minimum");
            }
            return (int) l;
        } finally {
            i.decref();
        }
    }

    // CPython: Modules/timemodule.c checktm
    private static void check(CalendarTime t) {
        if (t.month == -1) {
            t.month = 0;
        } else if (t.month < 0 || t.month > 11) {
            throw PyErr.valueError("month out of range");
        }
        if (t.day == 0) {
            t.day = 1;
        } else if (t.day < 0 || t.day > 31) {
            throw PyErr.valueError("day of month out of range");
        }
        if (t.hour < 0 || t.hour > 23) {
            throw PyErr.valueError("hour out of range");
        }
        if (t.minute < 0 || t.minute > 59) {
            throw PyErr.valueError("minute out of range");
        }
        if (t.second < 0 || t.second > 61) {
            throw PyErr.valueError("seconds out of range");
        }
        if (t.weekday < 0) {
            throw PyErr.valueError("day of week out of range");
        }
        if (t.yearday == -1) {
            t.yearday = 0;
        } else if (t.yearday < 0 || t.yearday > 365) {
            throw PyErr.valueError("day of year out of range");
        }
    }

    @PyMethod(value = "asctime($module, tuple=None, /)", textSignature = false, doc = "asctime([tuple]) -> string\n\n"
            + "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.\n"
            + "When the time tuple is not present, current time as returned by localtime()\n"
            + "is used.")
    static String asctime(PyObject tuple) {
        if (tuple == null) {
            return CalendarTime.local(timeArgument(null)).asText();
        }
        CalendarTime t = fields(tuple, "asctime");
        check(t);
        return t.asText();
    }

    @PyMethod(value = "ctime($module, seconds=None, /)", textSignature = false, doc = "ctime(seconds) -> string\n\n"
            + "Convert a time in seconds since the Epoch to a string in local time.\n"
            + "This is equivalent to asctime(localtime(seconds)). When the time tuple is\n"
            + "not present, current time as returned by localtime() is used.")
    static String ctime(PyObject seconds) {
        return CalendarTime.local(timeArgument(seconds)).asText();
    }

    // CPython: Modules/timemodule.c time_mktime
    @PyMethod(value = "mktime($module, tuple, /)", textSignature = false, doc = "mktime(tuple) -> floating point number\n\n"
            + "Convert a time tuple in local time to seconds since the Epoch.\n"
            + "Note that mktime(gmtime(0)) will not generally return zero for most\n"
            + "time zones; instead the returned value will either be equal to that\n"
            + "of the timezone or altzone attributes on the time module.")
    static double mktime(PyObject tuple) {
        return fields(tuple, "mktime").toSeconds();
    }

    // CPython: Modules/timemodule.c time_strftime
    @PyMethod(value = "strftime($module, format, tuple=None, /)", textSignature = false,
            doc = "strftime(format[, tuple]) -> string\n\n"
            + "Convert a time tuple to a string according to a format specification.\n"
            + "See the library reference manual for formatting codes. When the time tuple\n"
            + "is not present, current time as returned by localtime() is used.\n\n" + CODES)
    static PyObject strftime(PyStr format, PyObject tuple) {
        CalendarTime t;
        if (tuple == null) {
            t = CalendarTime.local(timeArgument(null));
        } else {
            t = fields(tuple, "strftime");
            check(t);
        }
        t.isdst = Math.max(-1, Math.min(1, t.isdst));
        return t.format(format);
    }

    private static final String CODES = "Commonly used format codes:\n\n%Y  Year with century as a decimal number.\n%m  Month as a decimal number [01,12].\n%d  Day of the month as a decimal number [01,31].\n%H  Hour (24-hour clock) as a decimal number [00,23].\n%M  Minute as a decimal number [00,59].\n%S  Second as a decimal number [00,61].\n%z  Time zone offset from UTC.\n%a  Locale's abbreviated weekday name.\n%A  Locale's full weekday name.\n%b  Locale's abbreviated month name.\n%B  Locale's full month name.\n%c  Locale's appropriate date and time representation.\n%I  Hour (12-hour clock) as a decimal number [01,12].\n%p  Locale's equivalent of either AM or PM.\n\nOther codes may be available on your platform.  See documentation for\nthe C library strftime function.\n";

    @PyMethod(value = "strptime", raw = true, doc = "strptime(string, format) -> struct_time\n\n"
            + "Parse a string to a time tuple according to a format specification.\n"
            + "See the library reference manual for formatting codes (same as\n"
            + "strftime()).\n\n" + CODES)
    static PyObject strptime(PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyObject module = Import.importModule("_strptime");
        try {
            PyObject function = Objects.getAttr(module, "_strptime_time");
            try {
                return Call.vectorcall(function, args, base, nargs, kwnames);
            } finally {
                function.decref();
            }
        } finally {
            module.decref();
        }
    }

    @PyMethod(value = "tzset($module)", textSignature = false, doc = "tzset()\n\n"
            + "Initialize, or reinitialize, the local timezone to the value stored in\n"
            + "os.environ['TZ']. The TZ environment variable should be specified in\n"
            + "standard Unix timezone format as documented in the tzset man page\n"
            + "(eg. 'US/Eastern', 'Europe/Amsterdam'). Unknown timezones will silently\n"
            + "fall back to UTC. If the TZ environment variable is not set, the local\n"
            + "timezone is set to the systems best guess of wallclock time.\n"
            + "Changing the TZ environment variable without calling tzset *may* change\n"
            + "the local timezone used by methods such as localtime, but this behaviour\n"
            + "should not be relied on.")
    static void tzset(PyModule module) {
        Libc.call("tzset", 0);
        addTimeZone(module);
    }

    @PyMethod(value = "monotonic($module)", textSignature = false, doc = "monotonic() -> float\n\n"
            + "Monotonic clock, cannot go backward.")
    static double monotonic() {
        return seconds(System.nanoTime());
    }

    @PyMethod(value = "monotonic_ns($module)", textSignature = false, doc = "monotonic_ns() -> int\n\n"
            + "Monotonic clock, cannot go backward, as nanoseconds.")
    static long monotonicNs() {
        return System.nanoTime();
    }

    @PyMethod(value = "perf_counter($module)", textSignature = false, doc = "perf_counter() -> float\n\n"
            + "Performance counter for benchmarking.")
    static double perfCounter() {
        return seconds(System.nanoTime());
    }

    @PyMethod(value = "perf_counter_ns($module)", textSignature = false, doc = "perf_counter_ns() -> int\n\n"
            + "Performance counter for benchmarking as nanoseconds.")
    static long perfCounterNs() {
        return System.nanoTime();
    }

    @PyMethod(value = "process_time($module)", textSignature = false, doc = "process_time() -> float\n\n"
            + "Process time for profiling: sum of the kernel and user-space CPU time.")
    static double processTime() {
        return seconds(clock("clock_gettime", CLOCK_PROCESS_CPUTIME_ID));
    }

    @PyMethod(value = "process_time_ns($module)", textSignature = false, doc = "process_time() -> int\n\n"
            + "Process time for profiling as nanoseconds:\n"
            + "sum of the kernel and user-space CPU time.")
    static long processTimeNs() {
        return clock("clock_gettime", CLOCK_PROCESS_CPUTIME_ID);
    }

    @PyMethod(value = "thread_time($module)", textSignature = false, doc = "thread_time() -> float\n\n"
            + "Thread time for profiling: sum of the kernel and user-space CPU time.")
    static double threadTime() {
        return seconds(clock("clock_gettime", CLOCK_THREAD_CPUTIME_ID));
    }

    @PyMethod(value = "thread_time_ns($module)", textSignature = false, doc = "thread_time() -> int\n\n"
            + "Thread time for profiling as nanoseconds:\n"
            + "sum of the kernel and user-space CPU time.")
    static long threadTimeNs() {
        return clock("clock_gettime", CLOCK_THREAD_CPUTIME_ID);
    }

    // CPython: Modules/timemodule.c time_get_clock_info
    @PyMethod(value = "get_clock_info($module, name, /)", textSignature = false, doc = "get_clock_info(name: str) -> dict\n\n"
            + "Get information of the specified clock.")
    static PyObject getClockInfo(String name) {
        String clock;
        int id;
        switch (name) {
            case "time" -> {
                clock = "CLOCK_REALTIME";
                id = CLOCK_REALTIME;
            }
            case "monotonic", "perf_counter" -> {
                clock = "CLOCK_MONOTONIC";
                id = CLOCK_MONOTONIC;
            }
            case "process_time" -> {
                clock = "CLOCK_PROCESS_CPUTIME_ID";
                id = CLOCK_PROCESS_CPUTIME_ID;
            }
            case "thread_time" -> {
                clock = "CLOCK_THREAD_CPUTIME_ID";
                id = CLOCK_THREAD_CPUTIME_ID;
            }
            default -> throw PyErr.valueError("unknown clock");
        }
        PyDict dict = PyDict.create();
        try {
            put(dict, "implementation", PyStr.of("clock_gettime(" + clock + ")"));
            put(dict, "monotonic", PyBool.of(id != CLOCK_REALTIME));
            put(dict, "adjustable", PyBool.of(id == CLOCK_REALTIME));
            put(dict, "resolution", PyFloat.of(seconds(clock("clock_getres", id))));
            return PySimpleNamespace.of(dict);
        } finally {
            dict.decref();
        }
    }

    private static void put(PyDict dict, String name, PyObject value) {
        PyStr key = PyStr.intern(name);
        dict.put(key, value);
        key.decref();
        value.decref();
    }
}
