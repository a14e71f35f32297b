package dev.adder.runtime.module;

import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyStr;

/** The system's time zone as datetime sees it: a function from seconds of UTC to seconds of local time, which may go back. */
final class LocalTime {
    /** The seconds from the beginning of the year 1 to 1970, of a day 0 that lies before. */
    static final long EPOCH = 719163L * PyTimeDelta.SECONDS_IN_DAY;

    /** A fold is no longer than this. */
    private static final long MAX_FOLD = PyTimeDelta.SECONDS_IN_DAY;

    private LocalTime() {}

    // CPython: Modules/_datetimemodule.c utc_to_seconds
    private static long seconds(int year, int month, int day, int hour, int minute, int second) {
        if (year < Gregorian.MIN_YEAR || year > Gregorian.MAX_YEAR) {
            throw PyErr.valueError("year " + year + " is out of range");
        }
        return ((Gregorian.ordinal(year, month, day) * 24L + hour) * 60 + minute) * 60 + second;
    }

    private static long secondsOf(CalendarTime t) {
        return seconds(t.year, t.month + 1, t.day, t.hour, t.minute, t.second);
    }

    // CPython: Modules/_datetimemodule.c local
    private static long local(long utc) {
        return secondsOf(CalendarTime.local(utc - EPOCH));
    }

    /** Whether the local time {@code t} of {@code timestamp} is the second of that name. */
    // CPython: Modules/_datetimemodule.c datetime_from_timet_and_us
    static int foldOf(long timestamp, CalendarTime t) {
        long result = secondsOf(t);
        long transition = result - local(EPOCH + timestamp - MAX_FOLD) - MAX_FOLD;
        return transition < 0 && local(EPOCH + timestamp + transition) == result ? 1 : 0;
    }

    /** The seconds of UTC of a datetime that is taken for local time. */
    // CPython: Modules/_datetimemodule.c local_to_seconds
    static long seconds(PyDateTime dt) {
        long t = seconds(dt.year, dt.month, dt.day, dt.hour, dt.minute, dt.second);
        // solve t = local(u): with either offset that holds within a day of it
        long a = local(t) - t;
        long u1 = t - a;
        long t1 = local(u1);
        long b;
        if (t1 == t) {
            long u2 = dt.fold() != 0 ? u1 + MAX_FOLD : u1 - MAX_FOLD;
            b = local(u2) - u2;
            if (a == b) {
                return u1;
            }
        } else {
            b = t1 - u1;
        }
        long u2 = t - b;
        if (local(u2) == t) {
            return u2;
        }
        if (t1 == t) {
            return u1;
        }
        // t is in a gap
        return dt.fold() != 0 ? Math.min(u1, u2) : Math.max(u1, u2);
    }

    /** The local time zone as of a naive datetime. Owned. */
    // CPython: Modules/_datetimemodule.c local_timezone_from_local
    static PyTimezone zoneOf(PyDateTime local) {
        return zoneOf(seconds(local) - EPOCH);
    }

    /** The local time zone as of a datetime in UTC. Owned. */
    // CPython: Modules/_datetimemodule.c local_timezone
    static PyTimezone zoneAt(PyDateTime utc) {
        return zoneOf(seconds(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second) - EPOCH);
    }

    // CPython: Modules/_datetimemodule.c local_timezone_from_timestamp
    private static PyTimezone zoneOf(long timestamp) {
        CalendarTime t = CalendarTime.local(timestamp);
        PyTimeDelta offset = PyTimeDelta.of(0, t.gmtoff, 0);
        PyStr name = t.zone == null ? null : PyStr.of(t.zone);
        try {
            return PyTimezone.of(offset, name);
        } finally {
            PyStr.xdecref(name);
            offset.decref();
        }
    }
}
