package dev.adder.runtime.module;

import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.Utf8;
import java.util.Locale;

/** Dates and times as text, and their struct_time. */
final class DatetimeFormat {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    private static final PyStr STRFTIME = PyStr.intern("strftime");
    private static final PyStr REPLACE = PyStr.intern("replace");
    private static final PyStr STRUCT_TIME = PyStr.intern("struct_time");

    private DatetimeFormat() {}

    /** "+hh:mm", with seconds and microseconds where there are any. */
    // CPython: Modules/_datetimemodule.c format_utcoffset
    static String offset(PyTimeDelta offset, String separator) {
        boolean negative = offset.days < 0;
        long micros = offset.seconds * 1_000_000L + offset.micros;
        if (negative) {
            micros = PyTimeDelta.SECONDS_IN_DAY * 1_000_000L - micros;
        }
        int seconds = (int) (micros / 1_000_000);
        int fraction = (int) (micros % 1_000_000);
        String text = String.format(Locale.ROOT, "%c%02d%s%02d", negative ? '-' : '+', seconds / 3600, separator, seconds / 60 % 60);
        if (seconds % 60 != 0 || fraction != 0) {
            text += String.format(Locale.ROOT, "%s%02d", separator, seconds % 60);
        }
        return fraction == 0 ? text : text + String.format(Locale.ROOT, ".%06d", fraction);
    }

    /** The offset of a time zone as text, "" if there is none. */
    static String offset(PyTzInfo tzinfo, PyObject arg, String separator) {
        PyTimeDelta delta = PyTzInfo.offsetOf(tzinfo, arg);
        if (delta == null) {
            return "";
        }
        try {
            return offset(delta, separator);
        } finally {
            delta.decref();
        }
    }

    /** A time of the day; {@code timespec} null for "auto". */
    // CPython: Modules/_datetimemodule.c time_isoformat, datetime_isoformat
    static String time(int hour, int minute, int second, int micros, String timespec) {
        return switch (timespec == null || timespec.equals("auto") ? micros == 0 ? "seconds" : "microseconds" : timespec) {
            case "hours" -> String.format(Locale.ROOT, "%02d", hour);
            case "minutes" -> String.format(Locale.ROOT, "%02d:%02d", hour, minute);
            case "seconds" -> String.format(Locale.ROOT, "%02d:%02d:%02d", hour, minute, second);
            case "milliseconds" -> String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", hour, minute, second, micros / 1000);
            case "microseconds" -> String.format(Locale.ROOT, "%02d:%02d:%02d.%06d", hour, minute, second, micros);
            default -> throw PyErr.valueError("Unknown timespec value");
        };
    }

    // CPython: Modules/_datetimemodule.c format_ctime
    static PyObject ctime(PyDate date, int hour, int minute, int second) {
        return PyStr.of(String.format(Locale.ROOT, "%s %s %2d %02d:%02d:%02d %04d",
                DAYS[Gregorian.weekday(date.year, date.month, date.day)], MONTHS[date.month], date.day, hour, minute, second, date.year));
    }

    /** A {@code time.struct_time}. */
    // CPython: Modules/_datetimemodule.c build_struct_time
    static PyObject structTime(PyDate date, int hour, int minute, int second, int dst) {
        PyObject fields = PyTuple.steal(PyInt.of(date.year), PyInt.of(date.month), PyInt.of(date.day), PyInt.of(hour), PyInt.of(minute),
                PyInt.of(second), PyInt.of(Gregorian.weekday(date.year, date.month, date.day)),
                PyInt.of(Gregorian.daysBeforeMonth(date.year, date.month) + date.day), PyInt.of(dst));
        PyObject time = Import.importModule("time");
        try {
            return Call.method(time, STRUCT_TIME, fields);
        } finally {
            time.decref();
            fields.decref();
        }
    }

    /**
     * time.strftime, with %z, %Z and %f replaced before.
     *
     * @param tzinfo the time zone, or null
     * @param arg what its methods get
     * @param micros the microsecond
     */
    // CPython: Modules/_datetimemodule.c wrap_strftime
    static PyObject strftime(PyStr format, PyObject timetuple, PyTzInfo tzinfo, PyObject arg, int micros) {
        checkUtf8(format);
        PyStr replaced = (PyStr) format.newRef();
        if (format.indexOf('%', 0) >= 0) {
            replaced.decref();
            replaced = PyStr.of(replaced(format.toString(), tzinfo, arg, micros));
        }
        PyObject time = null;
        try {
            time = Import.importModule("time");
            return Call.method(time, STRFTIME, replaced, timetuple);
        } finally {
            PyObject.xdecref(time);
            replaced.decref();
        }
    }

    /** CPython works on the UTF-8 of the format and of the name; UnicodeEncodeError for a surrogate. */
    private static void checkUtf8(PyStr s) {
        if (!s.isAscii()) {
            Utf8.encode(s, null);
        }
    }

    private static String replaced(String format, PyTzInfo tzinfo, PyObject arg, int micros) {
        StringBuilder out = new StringBuilder();
        String offset = null;
        String name = null;
        int n = format.length();
        for (int i = 0; i < n; i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == n) {
                out.append(c);
                continue;
            }
            c = format.charAt(++i);
            switch (c) {
                case 'z' -> out.append(offset = offset == null ? offset(tzinfo, arg, "") : offset);
                case 'Z' -> out.append(name = name == null ? name(tzinfo, arg) : name);
                case 'f' -> out.append(String.format(Locale.ROOT, "%06d", micros));
                default -> out.append('%').append(c);
            }
        }
        return out.toString();
    }

    /** The name of the time zone, such that strftime leaves it as it is. */
    // CPython: Modules/_datetimemodule.c make_Zreplacement
    private static String name(PyTzInfo tzinfo, PyObject arg) {
        PyObject name = PyTzInfo.name(tzinfo, arg);
        try {
            if (name == PyNone.INSTANCE) {
                return "";
            }
            PyObject percent = PyStr.of("%");
            PyObject twice = PyStr.of("%%");
            PyObject escaped;
            try {
                escaped = Call.method(name, REPLACE, percent, twice);
            } finally {
                twice.decref();
                percent.decref();
            }
            try {
                if (!(escaped instanceof PyStr text)) {
                    throw PyErr.typeError("tzname.replace() did not return a string");
                }
                checkUtf8(text);
                return escaped.toString();
            } finally {
                escaped.decref();
            }
        } finally {
            name.decref();
        }
    }

    /** {@code format(self, spec)}: str() for an empty one, else {@code self.strftime(spec)}. */
    // CPython: Modules/_datetimemodule.c date_format
    static PyObject format(PyObject self, PyStr spec) {
        return spec.length() == 0 ? Objects.str(self) : Call.method(self, STRFTIME, spec);
    }
}
