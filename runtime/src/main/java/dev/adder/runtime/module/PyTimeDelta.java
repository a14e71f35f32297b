package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNotImplemented;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.math.BigInteger;
import java.util.Locale;

/** {@code datetime.timedelta}: days of any sign, seconds of a day, microseconds of a second. */
// CPython: Modules/_datetimemodule.c PyDateTime_Delta
@BuiltinType(name = "datetime.timedelta", doc = "Difference between two datetime values.\n\n"
        + "timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\n"
        + "All arguments are optional and default to 0.\n"
        + "Arguments may be integers or floats, and may be positive or negative.")
public final class PyTimeDelta extends PyObject {
    static final PyType TYPE = new Type();

    static final int MAX_DAYS = 999_999_999;
    static final int SECONDS_IN_DAY = 24 * 3600;
    private static final int MICROS = 1_000_000;
    private static final long MICROS_IN_DAY = SECONDS_IN_DAY * (long) MICROS;

    /** How many microseconds the unit of each parameter has: days, seconds, microseconds, milliseconds, minutes, hours, weeks. */
    private static final long[] FACTORS = {MICROS_IN_DAY, MICROS, 1, 1000, 60L * MICROS, 3600L * MICROS, 7 * MICROS_IN_DAY};
    private static final String[] UNITS = {"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"};
    /** The order in which the parameters are added up. */
    private static final int[] ORDER = {2, 3, 1, 4, 5, 0, 6};

    final int days;
    final int seconds;
    final int micros;
    private long hash = -1;

    private PyTimeDelta(PyType type, int days, int seconds, int micros) {
        super(type);
        this.days = days;
        this.seconds = seconds;
        this.micros = micros;
        TypeObject.initInstance(this);
    }

    /** A new delta of normalized fields; OverflowError for too many days. Owned. */
    // CPython: Modules/_datetimemodule.c new_delta_ex
    private static PyTimeDelta normalized(PyType type, int days, int seconds, int micros) {
        if (days < -MAX_DAYS || days > MAX_DAYS) {
            throw PyErr.overflowError("days=" + days + "; must have magnitude <= " + MAX_DAYS);
        }
        return new PyTimeDelta(type, days, seconds, micros);
    }

    /** A new delta of fields that may be out of their ranges. Owned. */
    static PyTimeDelta of(long days, long seconds, long micros) {
        long s = seconds + Math.floorDiv(micros, MICROS);
        long d = days + Math.floorDiv(s, (long) SECONDS_IN_DAY);
        if (d != (int) d) {
            throw PyErr.overflowError("Python int too large to convert to C int");
        }
        return normalized(TYPE, (int) d, (int) Math.floorMod(s, (long) SECONDS_IN_DAY), (int) Math.floorMod(micros, (long) MICROS));
    }

    /** All of it in microseconds. */
    // CPython: Modules/_datetimemodule.c delta_to_microseconds
    private BigInteger total() {
        return BigInteger.valueOf(days).multiply(BigInteger.valueOf(MICROS_IN_DAY)).add(BigInteger.valueOf(seconds * (long) MICROS + micros));
    }

    // CPython: Modules/_datetimemodule.c microseconds_to_delta_ex
    private static PyTimeDelta ofMicros(PyType type, BigInteger total) {
        BigInteger[] parts = total.divideAndRemainder(BigInteger.valueOf(MICROS_IN_DAY));
        long rest = parts[1].longValue();
        if (parts[0].bitLength() > 40) {
            throw PyErr.overflowError("Python int too large to convert to C int");
        }
        long days = parts[0].longValue();
        if (rest < 0) {
            rest += MICROS_IN_DAY;
            days--;
        }
        if (days != (int) days) {
            throw PyErr.overflowError("Python int too large to convert to C int");
        }
        return normalized(type, (int) days, (int) (rest / MICROS), (int) (rest % MICROS));
    }

    // CPython: Modules/_datetimemodule.c delta_new, accum
    @PyNew(value = "__new__(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)", textSignature = false)
    static PyObject create(PyType cls, PyObject days, PyObject seconds, PyObject microseconds, PyObject milliseconds, PyObject minutes,
            PyObject hours, PyObject weeks) {
        PyObject[] values = {days, seconds, microseconds, milliseconds, minutes, hours, weeks};
        BigInteger sum = BigInteger.ZERO;
        double leftover = 0;
        for (int i : ORDER) {
            PyObject value = values[i];
            BigInteger factor = BigInteger.valueOf(FACTORS[i]);
            switch (value) {
                case null -> {
                }
                case PyInt n -> sum = sum.add(n.bigValue().multiply(factor));
                case PyFloat f -> {
                    BigInteger whole = wholePart(f.value);
                    double fraction = f.value - whole.doubleValue();
                    sum = sum.add(whole.multiply(factor));
                    if (fraction != 0) {
                        // the rest needs arithmetic of doubles and may lose a little
                        double more = FACTORS[i] * fraction;
                        BigInteger moreWhole = wholePart(more);
                        leftover += more - moreWhole.doubleValue();
                        sum = sum.add(moreWhole);
                    }
                }
                default -> throw PyErr.typeError("unsupported type for timedelta " + UNITS[i] + " component: " + value.type.tpName());
            }
        }
        if (leftover != 0) {
            // half to even, of the whole sum
            double whole = roundAwayFromZero(leftover);
            if (Math.abs(whole - leftover) == 0.5) {
                int odd = sum.testBit(0) ? 1 : 0;
                whole = 2 * roundAwayFromZero((leftover + odd) * 0.5) - odd;
            }
            sum = sum.add(BigInteger.valueOf((long) whole));
        }
        return ofMicros(cls, sum);
    }

    private static double roundAwayFromZero(double x) {
        double whole = Math.floor(Math.abs(x));
        return Math.copySign(Math.abs(x) - whole >= 0.5 ? whole + 1 : whole, x);
    }

    private static BigInteger wholePart(double x) {
        if (Double.isNaN(x)) {
            throw PyErr.valueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(x)) {
            throw PyErr.overflowError("cannot convert float infinity to integer");
        }
        return Math.abs(x) < 0x1p62 ? BigInteger.valueOf((long) x) : new java.math.BigDecimal(x).toBigInteger();
    }

    // Arithmetic

    static PyTimeDelta add(PyTimeDelta a, PyTimeDelta b) {
        return of((long) a.days + b.days, (long) a.seconds + b.seconds, (long) a.micros + b.micros);
    }

    static PyTimeDelta subtract(PyTimeDelta a, PyTimeDelta b) {
        return of((long) a.days - b.days, (long) a.seconds - b.seconds, (long) a.micros - b.micros);
    }

    PyTimeDelta negated() {
        return of(-(long) days, -seconds, -micros);
    }

    boolean isZero() {
        return days == 0 && seconds == 0 && micros == 0;
    }

    static int compare(PyTimeDelta a, PyTimeDelta b) {
        int c = Integer.compare(a.days, b.days);
        if (c == 0) {
            c = Integer.compare(a.seconds, b.seconds);
        }
        return c != 0 ? c : Integer.compare(a.micros, b.micros);
    }

    double totalSecondsValue() {
        PyObject micros = PyInt.of(total());
        PyObject million = PyInt.of(MICROS);
        try {
            PyObject quotient = Abstract.trueDivide(micros, million);
            double value = ((PyFloat) quotient).value;
            quotient.decref();
            return value;
        } finally {
            million.decref();
            micros.decref();
        }
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        return parts[1].signum() != 0 && parts[1].signum() != b.signum() ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** To the nearest, half to even. */
    // CPython: Modules/_datetimemodule.c divide_nearest
    private static BigInteger divideNearest(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw PyErr.zeroDivisionError("integer division or modulo by zero");
        }
        BigInteger q = floorDivide(a, b);
        BigInteger twice = a.subtract(q.multiply(b)).shiftLeft(1).abs();
        int c = twice.compareTo(b.abs());
        return c > 0 || c == 0 && q.testBit(0) ? q.add(BigInteger.ONE) : q;
    }

    /** The product with the ratio of a float, or the quotient by it. */
    // CPython: Modules/_datetimemodule.c multiply_truedivide_timedelta_float
    private PyObject scaled(PyFloat factor, boolean divide) {
        PyStr name = PyStr.intern("as_integer_ratio");
        PyObject ratio;
        try {
            ratio = Call.method(factor, name);
        } finally {
            name.decref();
        }
        BigInteger a;
        BigInteger b;
        try {
            if (!(ratio instanceof PyTuple pair)) {
                throw PyErr.typeError("unexpected return type from as_integer_ratio(): expected tuple, got '" + ratio.type.tpName() + "'");
            }
            if (pair.size() != 2) {
                throw PyErr.valueError("as_integer_ratio() must return a 2-tuple");
            }
            if (!(pair.get(divide ? 1 : 0) instanceof PyInt x && pair.get(divide ? 0 : 1) instanceof PyInt y)) {
                throw PyErr.typeError("non-integer arguments in division");
            }
            a = x.bigValue();
            b = y.bigValue();
        } finally {
            ratio.decref();
        }
        return ofMicros(TYPE, divideNearest(total().multiply(a), b));
    }

    @PyMethod(value = "total_seconds($self)", textSignature = false, doc = "Total seconds in the duration.")
    static double totalSeconds(PyTimeDelta self) {
        return self.totalSecondsValue();
    }

    @PyMethod(value = "__reduce__($self)", textSignature = false, doc = "__reduce__() -> (cls, state)")
    static PyObject reduce(PyTimeDelta self) {
        return PyTuple.steal(self.type.newRef(), self.fields());
    }

    private PyTuple fields() {
        return PyTuple.steal(PyInt.of(days), PyInt.of(seconds), PyInt.of(micros));
    }

    @PyGetter(value = "days", member = true, doc = "Number of days.")
    static int getDays(PyTimeDelta self) {
        return self.days;
    }

    @PyGetter(value = "seconds", member = true, doc = "Number of seconds (>= 0 and less than 1 day).")
    static int getSeconds(PyTimeDelta self) {
        return self.seconds;
    }

    @PyGetter(value = "microseconds", member = true, doc = "Number of microseconds (>= 0 and less than 1 second).")
    static int getMicroseconds(PyTimeDelta self) {
        return self.micros;
    }

    private static final class Type extends PyType {
        Type() {
            super("datetime.timedelta", PyTimeDeltaTable.INSTANCE, null, 40, 0, BASETYPE | GENERIC_GETATTR);
        }

        @Override
        protected void readied() {
            DatetimeModule.addLimits(this, PyTimeDelta.of(-MAX_DAYS, 0, 0), PyTimeDelta.of(MAX_DAYS, SECONDS_IN_DAY - 1, MICROS - 1),
                    PyTimeDelta.of(0, 0, 1));
        }

        // CPython: Modules/_datetimemodule.c delta_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyTimeDelta self = (PyTimeDelta) o;
            StringBuilder text = new StringBuilder();
            append(text, "days", self.days);
            append(text, "seconds", self.seconds);
            append(text, "microseconds", self.micros);
            return PyStr.of(o.type.tpName() + "(" + (text.isEmpty() ? "0" : text) + ")");
        }

        private static void append(StringBuilder text, String name, int value) {
            if (value != 0) {
                text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value);
            }
        }

        // CPython: Modules/_datetimemodule.c delta_str
        @Override
        public PyObject tpStr(PyObject o) {
            PyTimeDelta self = (PyTimeDelta) o;
            int minutes = self.seconds / 60;
            String text = String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, self.seconds % 60);
            if (self.micros != 0) {
                text += String.format(Locale.ROOT, ".%06d", self.micros);
            }
            if (self.days != 0) {
                text = self.days + (self.days == 1 || self.days == -1 ? " day, " : " days, ") + text;
            }
            return PyStr.of(text);
        }

        @Override
        public long tpHash(PyObject o) {
            PyTimeDelta self = (PyTimeDelta) o;
            if (self.hash == -1) {
                PyTuple fields = self.fields();
                try {
                    self.hash = Objects.hash(fields);
                } finally {
                    fields.decref();
                }
            }
            return self.hash;
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(other instanceof PyTimeDelta b)) {
                return PyNotImplemented.owned();
            }
            return Objects.compareResult(compare((PyTimeDelta) self, b), op);
        }

        @Override
        public PyObject nbAdd(PyObject v, PyObject w) {
            return v instanceof PyTimeDelta a && w instanceof PyTimeDelta b ? add(a, b) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbSubtract(PyObject v, PyObject w) {
            return v instanceof PyTimeDelta a && w instanceof PyTimeDelta b ? subtract(a, b) : PyNotImplemented.owned();
        }

        // CPython: Modules/_datetimemodule.c delta_multiply
        @Override
        public PyObject nbMultiply(PyObject v, PyObject w) {
            if (v instanceof PyTimeDelta a) {
                return multiply(a, w);
            }
            return multiply((PyTimeDelta) w, v);
        }

        private static PyObject multiply(PyTimeDelta delta, PyObject factor) {
            return switch (factor) {
                case PyInt n -> ofMicros(PyTimeDelta.TYPE, delta.total().multiply(n.bigValue()));
                case PyFloat f -> delta.scaled(f, false);
                default -> PyNotImplemented.owned();
            };
        }

        // CPython: Modules/_datetimemodule.c delta_remainder
        @Override
        public PyObject nbRemainder(PyObject v, PyObject w) {
            if (!(v instanceof PyTimeDelta a && w instanceof PyTimeDelta b)) {
                return PyNotImplemented.owned();
            }
            if (b.isZero()) {
                throw PyErr.zeroDivisionError("integer modulo by zero");
            }
            BigInteger x = a.total();
            BigInteger y = b.total();
            return ofMicros(PyTimeDelta.TYPE, x.subtract(floorDivide(x, y).multiply(y)));
        }

        // CPython: Modules/_datetimemodule.c delta_divmod
        @Override
        public PyObject nbDivmod(PyObject v, PyObject w) {
            if (!(v instanceof PyTimeDelta a && w instanceof PyTimeDelta b)) {
                return PyNotImplemented.owned();
            }
            if (b.isZero()) {
                throw PyErr.zeroDivisionError("integer division or modulo by zero");
            }
            BigInteger x = a.total();
            BigInteger y = b.total();
            BigInteger q = floorDivide(x, y);
            return PyTuple.steal(PyInt.of(q), ofMicros(PyTimeDelta.TYPE, x.subtract(q.multiply(y))));
        }

        // CPython: Modules/_datetimemodule.c delta_divide
        @Override
        public PyObject nbFloorDivide(PyObject v, PyObject w) {
            if (!(v instanceof PyTimeDelta a)) {
                return PyNotImplemented.owned();
            }
            BigInteger divisor;
            if (w instanceof PyInt n) {
                divisor = n.bigValue();
            } else if (w instanceof PyTimeDelta b) {
                divisor = b.total();
            } else {
                return PyNotImplemented.owned();
            }
            if (divisor.signum() == 0) {
                throw PyErr.zeroDivisionError("integer division or modulo by zero");
            }
            BigInteger q = floorDivide(a.total(), divisor);
            return w instanceof PyInt ? ofMicros(PyTimeDelta.TYPE, q) : PyInt.of(q);
        }

        // CPython: Modules/_datetimemodule.c delta_truedivide
        @Override
        public PyObject nbTrueDivide(PyObject v, PyObject w) {
            if (!(v instanceof PyTimeDelta a)) {
                return PyNotImplemented.owned();
            }
            return switch (w) {
                case PyTimeDelta b -> {
                    PyObject x = PyInt.of(a.total());
                    PyObject y = PyInt.of(b.total());
                    try {
                        yield Abstract.trueDivide(x, y);
                    } finally {
                        y.decref();
                        x.decref();
                    }
                }
                case PyFloat f -> a.scaled(f, true);
                case PyInt n -> ofMicros(PyTimeDelta.TYPE, divideNearest(a.total(), n.bigValue()));
                default -> PyNotImplemented.owned();
            };
        }

        @Override
        public PyObject nbNegative(PyObject self) {
            return ((PyTimeDelta) self).negated();
        }

        @Override
        public PyObject nbPositive(PyObject o) {
            PyTimeDelta self = (PyTimeDelta) o;
            return PyTimeDelta.of(self.days, self.seconds, self.micros);
        }

        @Override
        public PyObject nbAbsolute(PyObject o) {
            PyTimeDelta self = (PyTimeDelta) o;
            return self.days < 0 ? self.negated() : nbPositive(o);
        }

        @Override
        public boolean nbBool(PyObject self) {
            return !((PyTimeDelta) self).isZero();
        }
    }
}
