package dev.adder.runtime.module;

import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.Utf8;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The C library's {@code struct tm} and the functions on it. */
final class CalendarTime {
    private static final String[] DAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    /** Offsets in glibc's struct tm: nine ints, tm_gmtoff, tm_zone. */
    private static final int GMTOFF = 40;
    private static final int ZONE = 48;
    private static final int SIZE = 56;

    /** The year itself; the month from 0, the weekday from Sunday as 0, the day of the year from 0. */
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int weekday;
    int yearday;
    int isdst;
    /** Null for none. */
    String zone;
    long gmtoff;

    /** OSError if the year does not fit an int. */
    static CalendarTime local(long seconds) {
        return convert("localtime_r", seconds);
    }

    /** OSError if the year does not fit an int. */
    static CalendarTime utc(long seconds) {
        return convert("gmtime_r", seconds);
    }

    private static CalendarTime convert(String function, long seconds) {
        Libc.Scratch scratch = Libc.scratch();
        MemorySegment m = scratch.small;
        m.set(ValueLayout.JAVA_LONG, 0, seconds);
        if (Libc.call(function, m.address(), m.address() + 8) == 0) {
            throw PyErr.osError(Libc.errno(), (PyObject) null, null);
        }
        return read(m.asSlice(8, SIZE));
    }

    private static CalendarTime read(MemorySegment tm) {
        CalendarTime t = new CalendarTime();
        t.second = tm.get(ValueLayout.JAVA_INT, 0);
        t.minute = tm.get(ValueLayout.JAVA_INT, 4);
        t.hour = tm.get(ValueLayout.JAVA_INT, 8);
        t.day = tm.get(ValueLayout.JAVA_INT, 12);
        t.month = tm.get(ValueLayout.JAVA_INT, 16);
        t.year = tm.get(ValueLayout.JAVA_INT, 20) + 1900;
        t.weekday = tm.get(ValueLayout.JAVA_INT, 24);
        t.yearday = tm.get(ValueLayout.JAVA_INT, 28);
        t.isdst = tm.get(ValueLayout.JAVA_INT, 32);
        t.gmtoff = tm.get(ValueLayout.JAVA_LONG, GMTOFF);
        t.zone = new String(Libc.bytesAt(tm.get(ValueLayout.JAVA_LONG, ZONE)), StandardCharsets.UTF_8);
        return t;
    }

    private void write(MemorySegment tm, long zoneAddress) {
        tm.set(ValueLayout.JAVA_INT, 0, second);
        tm.set(ValueLayout.JAVA_INT, 4, minute);
        tm.set(ValueLayout.JAVA_INT, 8, hour);
        tm.set(ValueLayout.JAVA_INT, 12, day);
        tm.set(ValueLayout.JAVA_INT, 16, month);
        tm.set(ValueLayout.JAVA_INT, 20, year - 1900);
        tm.set(ValueLayout.JAVA_INT, 24, weekday);
        tm.set(ValueLayout.JAVA_INT, 28, yearday);
        tm.set(ValueLayout.JAVA_INT, 32, isdst);
        tm.set(ValueLayout.JAVA_LONG, GMTOFF, gmtoff);
        tm.set(ValueLayout.JAVA_LONG, ZONE, zoneAddress);
    }

    /** Seconds since the epoch of this local time; OverflowError if there is no such number. */
    double toSeconds() {
        MemorySegment tm = Libc.scratch().small.asSlice(0, SIZE);
        write(tm, 0);
        // stays negative only if the call fails
        tm.set(ValueLayout.JAVA_INT, 24, -1);
        long seconds = Libc.call("mktime", tm.address());
        if (seconds == -1 && tm.get(ValueLayout.JAVA_INT, 24) == -1) {
            throw PyErr.overflowError("mktime argument out of range");
        }
        return seconds;
    }

    /** As the C function asctime, with years of any length. */
    // CPython: Modules/timemodule.c _asctime
    String asText() {
        return String.format(Locale.ROOT, "%s %s%3d %02d:%02d:%02d %d", DAYS[weekday], MONTHS[month], day, hour, minute, second, year);
    }

    /** strftime in the C locale; owned. */
    PyStr format(PyStr format) {
        if (format.indexOf(0, 0) >= 0) {
            throw PyErr.valueError("embedded null character");
        }
        byte[] pattern = Utf8.encode(format, "surrogatepass");
        if (pattern.length == 0) {
            return PyStr.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment tm = arena.allocate(SIZE, 8);
            write(tm, zone == null ? 0 : Libc.string(arena, zone.getBytes(StandardCharsets.UTF_8)));
            long patternAddress = Libc.string(arena, pattern);
            for (long size = 1024;; size *= 2) {
                MemorySegment out = arena.allocate(size);
                int n = (int) Libc.call("strftime", out.address(), size, patternAddress, tm.address());
                // nothing written may mean that nothing was to be: %p in some places
                if (n > 0 || size >= 256L * pattern.length) {
                    byte[] bytes = out.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
                    return PyStr.decodeUtf8(bytes, 0, n, "surrogatepass");
                }
            }
        }
    }
}
