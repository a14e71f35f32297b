package dev.adder.runtime.module;

import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;

/** Times as natives take them from programs (Python/pytime.c): nanoseconds in a long. */
final class PyTime {
    /** How a time between two nanoseconds is rounded. */
    enum Round { FLOOR, CEILING, HALF_EVEN, UP }

    private static final long NANOS = 1_000_000_000L;

    private PyTime() {}

    static double round(double x, Round round) {
        return switch (round) {
            case FLOOR -> Math.floor(x);
            case CEILING -> Math.ceil(x);
            case HALF_EVEN -> Math.rint(x);
            case UP -> x >= 0 ? Math.ceil(x) : Math.floor(x);
        };
    }

    /** Seconds, an int or a float, in nanoseconds. */
    // CPython: Python/pytime.c pytime_from_object
    static long fromSeconds(PyObject seconds, Round round) {
        if (seconds instanceof PyFloat f) {
            double d = f.value;
            if (Double.isNaN(d)) {
                throw PyErr.valueError("Invalid value NaN (not a number)");
            }
            double nanos = round(d * 1e9, round);
            if (!(-0x1p63 <= nanos && nanos < 0x1p63)) {
                throw timeOverflow();
            }
            return (long) nanos;
        }
        long s = toLong(seconds, "timestamp too large to convert to C _PyTime_t");
        long nanos = s * NANOS;
        if (Math.multiplyHigh(s, NANOS) != nanos >> 63) {
            throw PyErr.overflowError("timestamp too large to convert to C _PyTime_t");
        }
        return nanos;
    }

    /** Seconds of the calendar, an int or a float, rounded down. */
    // CPython: Python/pytime.c _PyTime_ObjectToTime_t
    static long toTimeT(PyObject seconds) {
        if (seconds instanceof PyFloat f) {
            double d = f.value;
            if (Double.isNaN(d)) {
                throw PyErr.valueError("Invalid value NaN (not a number)");
            }
            double whole = Math.floor(d);
            if (!(-0x1p63 <= whole && whole < 0x1p63)) {
                throw timeOverflow();
            }
            return (long) whole;
        }
        return toLong(seconds, "timestamp out of range for platform time_t");
    }

    /** Seconds of the calendar, an int or a float, and microseconds of a second, rounded half to even. */
    // CPython: Python/pytime.c _PyTime_ObjectToTimeval, pytime_double_to_denominator
    static long[] toTimeval(PyObject seconds) {
        if (!(seconds instanceof PyFloat f)) {
            return new long[] {toTimeT(seconds), 0};
        }
        double d = f.value;
        if (Double.isNaN(d)) {
            throw PyErr.valueError("Invalid value NaN (not a number)");
        }
        double whole = d < 0 ? Math.ceil(d) : Math.floor(d);
        double micros = Math.rint((Double.isInfinite(d) ? 0 : d - whole) * 1e6);
        if (micros >= 1e6) {
            micros -= 1e6;
            whole += 1;
        } else if (micros < 0) {
            micros += 1e6;
            whole -= 1;
        }
        if (!(-0x1p63 <= whole && whole < 0x1p63)) {
            throw timeOverflow();
        }
        return new long[] {(long) whole, (long) micros};
    }

    private static long toLong(PyObject value, String overflow) {
        PyInt i = Abstract.index(value);
        try {
            if (!i.fitsLong()) {
                throw PyErr.overflowError(overflow);
            }
            return i.longValue();
        } finally {
            i.decref();
        }
    }

    /** The exception for seconds that no C time can hold. */
    static PyException timeOverflow() {
        return PyErr.format(PyExc.OverflowError, "timestamp out of range for platform time_t");
    }
}
