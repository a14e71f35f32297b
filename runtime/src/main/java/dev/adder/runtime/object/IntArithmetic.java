package dev.adder.runtime.object;

import dev.adder.heap.HeapMode;
import java.math.BigInteger;

/** The arithmetic of ints (Objects/longobject.c): in Java longs while they do not overflow, else in {@link Limbs}. */
public final class IntArithmetic {
    /** The limb of a left and a right operand that fits a long, for the time of one operation under the GIL. */
    private static final long[] LEFT = new long[1];
    private static final long[] RIGHT = new long[1];
    private static final long[] MODULUS = new long[1];

    private IntArithmetic() {}

    static int compare(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            return Long.compare(a.value, b.value);
        }
        int sign = a.signum();
        if (sign != b.signum()) {
            return sign - b.signum();
        }
        int c = Limbs.compare(a.magnitude(LEFT), a.magnitudeSize(), b.magnitude(RIGHT), b.magnitudeSize());
        return sign < 0 ? -c : c;
    }

    public static PyInt add(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            long r = a.value + b.value;
            if (((a.value ^ r) & (b.value ^ r)) >= 0) {
                return PyInt.of(r);
            }
        }
        return addSigned(a, b, b.signum() < 0);
    }

    /** The sum of a and the absolute value of b, or its negative. */
    // CPython: Objects/longobject.c long_add, x_add, x_sub
    private static PyInt addSigned(PyInt a, PyInt b, boolean bNegative) {
        long[] x = a.magnitude(LEFT);
        int xn = a.magnitudeSize();
        long[] y = b.magnitude(RIGHT);
        int yn = b.magnitudeSize();
        boolean negative = a.signum() < 0;
        if (negative == bNegative) {
            long[] r = Limbs.allocate(Limbs.sumSize(x, xn, y, yn));
            return PyInt.of(r, Limbs.add(r, x, xn, y, yn), negative);
        }
        long[] r = Limbs.allocate(Math.max(xn, yn));
        return Limbs.compare(x, xn, y, yn) >= 0
                ? PyInt.of(r, Limbs.subtract(r, x, xn, y, yn), negative)
                : PyInt.of(r, Limbs.subtract(r, y, yn, x, xn), bNegative);
    }

    static PyInt negate(PyInt a) {
        if (a instanceof PyBigInt big) {
            long[] r = big.copyOfLimbs();
            return PyInt.of(r, a.magnitudeSize(), a.signum() > 0);
        }
        return PyInt.ofUnsigned(Long.MIN_VALUE);
    }

    /** ~a, which is -a - 1. */
    static PyInt invert(PyInt a) {
        LEFT[0] = 1;
        int n = a.magnitudeSize();
        long[] x = a.magnitude(RIGHT);
        if (a.signum() < 0) {
            long[] r = Limbs.allocate(n);
            return PyInt.of(r, Limbs.subtract(r, x, n, LEFT, 1), false);
        }
        long[] r = Limbs.allocate(Limbs.sumSize(x, n, LEFT, 1));
        return PyInt.of(r, Limbs.add(r, x, n, LEFT, 1), true);
    }

    public static PyInt subtract(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            long r = a.value - b.value;
            if (((a.value ^ b.value) & (a.value ^ r)) >= 0) {
                return PyInt.of(r);
            }
        }
        return addSigned(a, b, b.signum() > 0);
    }

    public static PyInt multiply(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            long high = Math.multiplyHigh(a.value, b.value);
            long low = a.value * b.value;
            if (high == low >> 63) {
                return PyInt.of(low);
            }
        }
        int xn = a.magnitudeSize();
        int yn = b.magnitudeSize();
        if (xn == 0 || yn == 0) {
            return PyInt.of(0);
        }
        long[] r = Limbs.allocate(Math.addExact(xn, yn));
        int n = Limbs.multiply(r, a.magnitude(LEFT), xn, b.magnitude(RIGHT), yn);
        return PyInt.of(r, n, a.signum() != b.signum());
    }

    private static PyException zeroDivision() {
        return PyErr.zeroDivisionError("integer division or modulo by zero");
    }

    public static PyInt floorDivide(PyInt a, PyInt b) {
        if (b.signum() == 0) {
            throw zeroDivision();
        }
        if (a.fitsLong() && b.fitsLong() && (b.value != -1 || a.value != Long.MIN_VALUE)) {
            return PyInt.of(Math.floorDiv(a.value, b.value));
        }
        return (PyInt) divide(a, b, QUOTIENT);
    }

    public static PyInt floorMod(PyInt a, PyInt b) {
        if (b.signum() == 0) {
            throw PyErr.zeroDivisionError("integer modulo by zero");
        }
        if (a.fitsLong() && b.fitsLong()) {
            return PyInt.of(b.value == -1 ? 0 : Math.floorMod(a.value, b.value));
        }
        return (PyInt) divide(a, b, REMAINDER);
    }

    static PyObject divmod(PyInt a, PyInt b) {
        if (b.signum() == 0) {
            throw zeroDivision();
        }
        if (a.fitsLong() && b.fitsLong() && (b.value != -1 || a.value != Long.MIN_VALUE)) {
            return PyTuple.steal(PyInt.of(Math.floorDiv(a.value, b.value)), PyInt.of(Math.floorMod(a.value, b.value)));
        }
        return divide(a, b, BOTH);
    }

    /** What is asked of {@link #divide}. */
    private static final int QUOTIENT = 1;
    private static final int REMAINDER = 2;
    private static final int BOTH = 3;

    /** Quotient, remainder or a tuple of them, rounded towards minus infinity; b is not zero. */
    // CPython: Objects/longobject.c l_divmod, long_divrem
    private static PyObject divide(PyInt a, PyInt b, int what) {
        int xn = a.magnitudeSize();
        int yn = b.magnitudeSize();
        long[] x = a.magnitude(LEFT);
        long[] y = b.magnitude(RIGHT);
        boolean apart = a.signum() != b.signum();
        boolean negative = b.signum() < 0;
        if (Limbs.compare(x, xn, y, yn) < 0) {
            boolean down = apart && xn != 0;
            PyInt r = (what & REMAINDER) == 0 ? null : down ? add(a, b) : isPlainlySmaller(x, xn, y, yn) ? a.exact() : copy(x, xn, negative);
            return what == REMAINDER ? r : result(PyInt.of(down ? -1 : 0), r);
        }
        // the quotient and the remainder of the absolute values; where the signs differ and something is left over, one more and the rest of b
        long[] q = what == REMAINDER && yn > 1 ? null : Limbs.allocate(xn - yn + 2);
        long[] r;
        int rn;
        if (yn == 1) {
            r = Limbs.allocate(1);
            r[0] = Limbs.divideByLimb(q, x, xn, y[0]);
            rn = r[0] == 0 ? 0 : 1;
        } else {
            r = Limbs.allocate(xn + 1);
            Limbs.divide(q, r, x, xn, y, yn);
            rn = Limbs.normal(r, yn);
        }
        PyInt quotient = null;
        boolean down = apart && rn != 0;
        if ((what & QUOTIENT) == 0) {
            if (q != null) {
                Payload.release(q);
            }
        } else {
            int qn = Limbs.normal(q, xn - yn + 1);
            if (down) {
                qn = Limbs.increment(q, qn);
            }
            quotient = PyInt.of(q, qn, apart);
        }
        if ((what & REMAINDER) == 0) {
            Payload.release(r);
            return quotient;
        }
        if (down) {
            rn = Limbs.subtract(r, y, yn, r, rn);
        }
        PyInt rest = PyInt.of(r, rn, negative);
        return quotient == null ? rest : result(quotient, rest);
    }

    /** Whether CPython, which looks at the number of digits of 30 bits and at the highest, sees that the remainder is {@code x} and returns that itself. */
    // CPython: Objects/longobject.c long_rem
    private static boolean isPlainlySmaller(long[] x, int xn, long[] y, int yn) {
        int digits = digits(x, xn);
        int others = digits(y, yn);
        return digits < others || digits == others && highestDigit(x, xn, digits) < highestDigit(y, yn, others);
    }

    private static int digits(long[] x, int n) {
        return n == 0 ? 0 : (n * 64 - Long.numberOfLeadingZeros(x[n - 1]) + 29) / 30;
    }

    private static long highestDigit(long[] x, int n, int digits) {
        if (digits == 0) {
            return 0;
        }
        int bit = (digits - 1) * 30;
        int at = bit >> 6;
        long digit = x[at] >>> bit;
        return at + 1 < n && (bit & 63) != 0 ? digit | x[at + 1] << -bit : digit;
    }

    private static PyInt copy(long[] x, int n, boolean negative) {
        long[] r = Limbs.allocate(n);
        System.arraycopy(x, 0, r, 0, n);
        return PyInt.of(r, n, negative);
    }

    /** The quotient alone, or a tuple of it and the remainder; takes over both. */
    private static PyObject result(PyInt quotient, PyInt remainder) {
        return remainder == null ? quotient : PyTuple.steal(quotient, remainder);
    }

    // CPython: Objects/longobject.c long_true_divide: correctly rounded
    static PyObject trueDivide(PyInt a, PyInt b) {
        if (b.signum() == 0) {
            throw PyErr.zeroDivisionError("division by zero");
        }
        long exact = 1L << 53;
        if (a.fitsLong() && b.fitsLong() && a.value >= -exact && a.value <= exact && b.value >= -exact && b.value <= exact) {
            return PyFloat.of((double) a.value / (double) b.value);
        }
        double r = quotient(a, b);
        if (Double.isInfinite(r)) {
            throw PyErr.overflowError("integer division result too large for a float");
        }
        return PyFloat.of(r);
    }

    /** a / b as the nearest double, ties to even; infinite if it is too large. */
    private static double quotient(PyInt a, PyInt b) {
        boolean negative = a.signum() * b.signum() < 0;
        if (a.signum() == 0) {
            return b.signum() < 0 ? -0.0 : 0.0;
        }
        double r = quotientOfLimbs(a.magnitude(LEFT), a.magnitudeSize(), b.magnitude(RIGHT), b.magnitudeSize());
        return negative ? -r : r;
    }

    private static double quotientOfLimbs(long[] a, int an, long[] b, int bn) {
        long difference = Limbs.bitLength(a, an) - Limbs.bitLength(b, bn);
        if (difference > Double.MAX_EXPONENT + 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (difference < Double.MIN_EXPONENT - 53) {
            return 0;
        }
        // a quotient of 55 bits or more, what is left over as the bit that decides in which direction a tie is none
        long shift = Math.max(difference, Double.MIN_EXPONENT) - 55;
        long[] x = a;
        int xn = an;
        long[] y = b;
        int yn = bn;
        if (shift < 0) {
            x = Limbs.allocate(Limbs.shiftedSize(a, an, -shift));
            xn = Limbs.shiftLeft(x, a, an, -shift);
        } else if (shift > 0) {
            y = Limbs.allocate(Limbs.shiftedSize(b, bn, shift));
            yn = Limbs.shiftLeft(y, b, bn, shift);
        }
        double r = 0;
        if (xn >= yn) {
            long[] q = Limbs.allocate(xn - yn + 1);
            long[] rest = Limbs.allocate(xn + 1);
            boolean inexact;
            if (yn == 1) {
                inexact = Limbs.divideByLimb(q, x, xn, y[0]) != 0;
            } else {
                Limbs.divide(q, rest, x, xn, y, yn);
                inexact = Limbs.normal(rest, yn) != 0;
            }
            r = Limbs.toDouble(q, Limbs.normal(q, xn - yn + 1), shift, inexact);
            Payload.release(q);
            Payload.release(rest);
        }
        if (x != a) {
            Payload.release(x);
        }
        if (y != b) {
            Payload.release(y);
        }
        return r;
    }

    /** q * 2**shift as the nearest double, ties to even. */
    static double scaled(BigInteger q, int shift) {
        int n = q.bitLength() / 64 + 1;
        long[] limbs = Limbs.allocate(n);
        Limbs.ofBigInteger(limbs, n, q);
        double r = Limbs.toDouble(limbs, Limbs.normal(limbs, n), shift, false);
        Payload.release(limbs);
        return r;
    }

    /** The nearest double; OverflowError if it is too large. */
    public static double toDouble(PyInt i) {
        if (i.fitsLong()) {
            return i.value;
        }
        double d = Limbs.toDouble(((PyBigInt) i).limbs, i.magnitudeSize(), 0, false);
        if (Double.isInfinite(d)) {
            throw PyErr.overflowError("int too large to convert to float");
        }
        return i.signum() < 0 ? -d : d;
    }

    static PyInt shiftLeft(PyInt a, PyInt b) {
        if (b.signum() < 0) {
            throw PyErr.valueError("negative shift count");
        }
        if (a.signum() == 0) {
            return PyInt.of(0);
        }
        if (!b.fitsLong() || b.value > Integer.MAX_VALUE - 64) {
            // CPython has digits of 30 bits, and room for 2**61 of them
            if (b.bigValue().shiftRight(61).compareTo(java.math.BigInteger.valueOf(30)) >= 0) {
                throw PyErr.overflowError("too many digits in integer");
            }
            throw PyErr.memoryError();
        }
        int n = (int) b.value;
        if (a.fitsLong() && n < 63) {
            long r = a.value << n;
            if (r >> n == a.value) {
                return PyInt.of(r);
            }
        }
        try {
            long[] x = a.magnitude(LEFT);
            int xn = a.magnitudeSize();
            long[] r = Limbs.allocate(Limbs.shiftedSize(x, xn, n));
            return PyInt.of(r, Limbs.shiftLeft(r, x, xn, n), a.signum() < 0);
        } catch (ArithmeticException | OutOfMemoryError e) {
            throw PyErr.memoryError();
        }
    }

    static PyInt shiftRight(PyInt a, PyInt b) {
        if (b.signum() < 0) {
            throw PyErr.valueError("negative shift count");
        }
        if (!b.fitsLong() || b.value > Integer.MAX_VALUE) {
            return PyInt.of(a.signum() < 0 ? -1 : 0);
        }
        if (a.fitsLong()) {
            return PyInt.of(a.value >> Math.min(b.value, 63));
        }
        long[] x = a.magnitude(LEFT);
        int xn = a.magnitudeSize();
        long whole = b.value >>> 6;
        if (whole >= xn) {
            return PyInt.of(a.signum() < 0 ? -1 : 0);
        }
        long[] r = Limbs.allocate(xn - (int) whole + 1);
        return PyInt.of(r, Limbs.shiftRight(r, x, xn, b.value, a.signum() < 0), a.signum() < 0);
    }

    private static PyInt bitwise(int op, PyInt a, PyInt b) {
        int xn = a.magnitudeSize();
        int yn = b.magnitudeSize();
        boolean aNegative = a.signum() < 0;
        boolean bNegative = b.signum() < 0;
        boolean negative = Limbs.isNegative(op, aNegative, bNegative);
        long[] r = Limbs.allocate(Math.max(xn, yn) + (negative ? 1 : 0));
        return PyInt.of(r, Limbs.bitwise(op, r, a.magnitude(LEFT), xn, aNegative, b.magnitude(RIGHT), yn, bNegative), negative);
    }

    static PyInt and(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong() ? PyInt.of(a.value & b.value) : bitwise(Limbs.AND, a, b);
    }

    static PyInt or(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong() ? PyInt.of(a.value | b.value) : bitwise(Limbs.OR, a, b);
    }

    static PyInt xor(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong() ? PyInt.of(a.value ^ b.value) : bitwise(Limbs.XOR, a, b);
    }

    static PyObject power(PyInt a, PyInt b) {
        if (b.signum() < 0) {
            PyObject x = PyFloat.of(toDouble(a));
            PyObject y = PyFloat.of(toDouble(b));
            try {
                return Abstract.power(x, y, PyNone.INSTANCE);
            } finally {
                x.decref();
                y.decref();
            }
        }
        if (a.fitsLong() && (a.value == 0 || a.value == 1 || a.value == -1)) {
            if (b.signum() == 0) {
                return PyInt.of(1);
            }
            return PyInt.of(a.value == -1 && (b.lowBits() & 1) != 0 ? -1 : a.value * a.value);
        }
        if (!b.fitsLong() || b.value * (a.bitLength() - 1) > Integer.MAX_VALUE - 64) {
            throw PyErr.memoryError();
        }
        if (a.fitsLong() && b.value * a.bitLength() < 63) {
            long r = 1;
            long base = a.value;
            for (long e = b.value; e > 0; e >>= 1) {
                if ((e & 1) != 0) {
                    r *= base;
                }
                base *= base;
            }
            return PyInt.of(r);
        }
        return b.value == 0 ? PyInt.of(1) : powerOfLimbs(a, (int) b.value);
    }

    /** The greatest common divisor: by remainders until both fit a long, then in longs. */
    // CPython: Objects/longobject.c _PyLong_GCD
    public static PyInt gcd(PyInt a, PyInt b) {
        PyInt x = a.exact();
        PyInt y = b.exact();
        while (!(x.fitsLong() && y.fitsLong()) && y.signum() != 0) {
            PyInt rest = floorMod(x, y);
            x.decref();
            x = y;
            y = rest;
        }
        try {
            if (y.signum() == 0) {
                return x.signum() < 0 ? negative(x) : x.exact();
            }
            long p = x.value;
            long q = y.value;
            while (q != 0) {
                long rest = p % q;
                p = q;
                q = rest;
            }
            return p == Long.MIN_VALUE ? PyInt.ofUnsigned(p) : PyInt.of(Math.abs(p));
        } finally {
            x.decref();
            y.decref();
        }
    }

    /** a ** e for e >= 1; the power of two in a is taken apart and put back by one shift. */
    private static PyInt powerOfLimbs(PyInt a, int e) {
        long[] x = a.magnitude(LEFT);
        int xn = a.magnitudeSize();
        boolean negative = a.signum() < 0 && (e & 1) != 0;
        long zeros = Limbs.trailingZeros(x);
        if (zeros == 0) {
            long[] r = Limbs.power(x, xn, e);
            return PyInt.of(r, r.length, negative);
        }
        long[] odd = Limbs.allocate(xn + 1);
        int oddSize = Limbs.shiftRight(odd, x, xn, zeros, false);
        long[] power = Limbs.power(odd, oddSize, e);
        int powerSize = Limbs.normal(power, power.length);
        long[] r = Limbs.allocate(Limbs.shiftedSize(power, powerSize, zeros * e));
        int n = Limbs.shiftLeft(r, power, powerSize, zeros * e);
        Payload.release(odd);
        Payload.release(power);
        return PyInt.of(r, n, negative);
    }

    // CPython: Objects/longobject.c long_pow
    static PyObject power(PyInt a, PyInt b, PyInt m) {
        if (m.signum() == 0) {
            throw PyErr.valueError("pow() 3rd argument cannot be 0");
        }
        if (m.magnitudeSize() == 1 && m.magnitude(LEFT)[0] == 1) {
            return PyInt.of(0);
        }
        PyInt modulus = m.signum() < 0 ? negative(m) : m.exact();
        PyInt base;
        if (b.signum() < 0) {
            try {
                base = PyInt.of(a.bigValue().modInverse(modulus.bigValue()));
            } catch (ArithmeticException e) {
                modulus.decref();
                throw PyErr.valueError("base is not invertible for the given modulus");
            }
        } else {
            base = floorMod(a, modulus);
        }
        int n = modulus.magnitudeSize();
        PyInt r;
        if (base.signum() == 0) {
            r = PyInt.of(b.signum() == 0 ? 1 : 0);
        } else if (n >= Limbs.LONG_MODULUS && !HeapMode.POOLS) {
            r = PyInt.of(base.bigValue().modPow(b.bigValue().abs(), modulus.bigValue()));
        } else {
            long[] limbs = Limbs.allocate(n);
            int size = Limbs.powerModulo(limbs, base.magnitude(LEFT), base.magnitudeSize(), b.magnitude(RIGHT), b.magnitudeSize(),
                    modulus.magnitude(MODULUS), n);
            r = PyInt.of(limbs, size, false);
        }
        base.decref();
        modulus.decref();
        if (m.signum() < 0 && r.signum() != 0) {
            PyInt below = add(r, m);
            r.decref();
            return below;
        }
        return r;
    }

    private static PyInt negative(PyInt a) {
        return a.fitsLong() && a.value != Long.MIN_VALUE ? PyInt.of(-a.value) : negate(a);
    }
}
