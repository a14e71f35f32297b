package dev.adder.runtime.object;

import java.math.BigInteger;

/** The arithmetic of ints (Objects/longobject.c): in Java longs while they do not overflow, else in BigIntegers. */
public final class IntArithmetic {
    private IntArithmetic() {}

    static int compare(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            return Long.compare(a.value, b.value);
        }
        return a.bigValue().compareTo(b.bigValue());
    }

    public static PyInt add(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            long r = a.value + b.value;
            if (((a.value ^ r) & (b.value ^ r)) >= 0) {
                return PyInt.of(r);
            }
        }
        return PyInt.of(a.bigValue().add(b.bigValue()));
    }

    public static PyInt subtract(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            long r = a.value - b.value;
            if (((a.value ^ b.value) & (a.value ^ r)) >= 0) {
                return PyInt.of(r);
            }
        }
        return PyInt.of(a.bigValue().subtract(b.bigValue()));
    }

    public static PyInt multiply(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            long high = Math.multiplyHigh(a.value, b.value);
            long low = a.value * b.value;
            if (high == low >> 63) {
                return PyInt.of(low);
            }
        }
        return PyInt.of(a.bigValue().multiply(b.bigValue()));
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
        return PyInt.of(floor(a.bigValue(), b.bigValue())[0]);
    }

    public static PyInt floorMod(PyInt a, PyInt b) {
        if (b.signum() == 0) {
            throw PyErr.zeroDivisionError("integer modulo by zero");
        }
        if (a.fitsLong() && b.fitsLong()) {
            return PyInt.of(b.value == -1 ? 0 : Math.floorMod(a.value, b.value));
        }
        return PyInt.of(floor(a.bigValue(), b.bigValue())[1]);
    }

    static PyObject divmod(PyInt a, PyInt b) {
        if (b.signum() == 0) {
            throw zeroDivision();
        }
        if (a.fitsLong() && b.fitsLong() && (b.value != -1 || a.value != Long.MIN_VALUE)) {
            return PyTuple.steal(PyInt.of(Math.floorDiv(a.value, b.value)), PyInt.of(Math.floorMod(a.value, b.value)));
        }
        BigInteger[] qr = floor(a.bigValue(), b.bigValue());
        return PyTuple.steal(PyInt.of(qr[0]), PyInt.of(qr[1]));
    }

    /** Quotient and remainder, rounded towards minus infinity. */
    static BigInteger[] floor(BigInteger a, BigInteger b) {
        BigInteger[] qr = a.divideAndRemainder(b);
        if (qr[1].signum() != 0 && qr[1].signum() != b.signum()) {
            qr[0] = qr[0].subtract(BigInteger.ONE);
            qr[1] = qr[1].add(b);
        }
        return qr;
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
        double r = quotient(a.bigValue(), b.bigValue());
        if (Double.isInfinite(r)) {
            throw PyErr.overflowError("integer division result too large for a float");
        }
        return PyFloat.of(r);
    }

    /** a / b as the nearest double, ties to even. */
    static double quotient(BigInteger a, BigInteger b) {
        if (a.signum() == 0) {
            return b.signum() < 0 ? -0.0 : 0.0;
        }
        boolean negative = a.signum() != b.signum();
        a = a.abs();
        b = b.abs();
        int shift = Math.max(a.bitLength() - b.bitLength(), -1074 + 52) - 55;
        BigInteger[] qr = shift <= 0 ? a.shiftLeft(-shift).divideAndRemainder(b) : a.divideAndRemainder(b.shiftLeft(shift));
        BigInteger q = qr[0];
        // a sticky bit stands for what the division left over
        if (qr[1].signum() != 0) {
            q = q.shiftLeft(1).setBit(0);
            shift--;
        }
        double r = scaled(q, shift);
        return negative ? -r : r;
    }

    /** q * 2**shift as the nearest double, ties to even. */
    static double scaled(BigInteger q, int shift) {
        int bits = q.bitLength();
        int lowest = Math.max(bits - 53, -1074 - shift);
        if (lowest > 0) {
            BigInteger half = BigInteger.ONE.shiftLeft(lowest - 1);
            BigInteger kept = q.shiftRight(lowest);
            int c = q.subtract(kept.shiftLeft(lowest)).compareTo(half);
            if (c > 0 || c == 0 && kept.testBit(0)) {
                kept = kept.add(BigInteger.ONE);
            }
            q = kept;
            shift += lowest;
        }
        if (q.bitLength() + shift > 1024) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.scalb((double) q.longValue(), shift);
    }

    /** The nearest double; OverflowError if it is too large. */
    public static double toDouble(PyInt i) {
        if (i.fitsLong()) {
            return i.value;
        }
        double d = i.bigValue().doubleValue();
        if (Double.isInfinite(d)) {
            throw PyErr.overflowError("int too large to convert to float");
        }
        return d;
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
            return PyInt.of(a.bigValue().shiftLeft(n));
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
        return PyInt.of(a.bigValue().shiftRight((int) b.value));
    }

    static PyInt and(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong() ? PyInt.of(a.value & b.value) : PyInt.of(a.bigValue().and(b.bigValue()));
    }

    static PyInt or(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong() ? PyInt.of(a.value | b.value) : PyInt.of(a.bigValue().or(b.bigValue()));
    }

    static PyInt xor(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong() ? PyInt.of(a.value ^ b.value) : PyInt.of(a.bigValue().xor(b.bigValue()));
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
            return PyInt.of(a.value == -1 && b.bigValue().testBit(0) ? -1 : a.value * a.value);
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
        return PyInt.of(a.bigValue().pow((int) b.value));
    }

    // CPython: Objects/longobject.c long_pow
    static PyObject power(PyInt a, PyInt b, PyInt m) {
        BigInteger modulus = m.bigValue();
        if (modulus.signum() == 0) {
            throw PyErr.valueError("pow() 3rd argument cannot be 0");
        }
        boolean negative = modulus.signum() < 0;
        modulus = modulus.abs();
        if (modulus.equals(BigInteger.ONE)) {
            return PyInt.of(0);
        }
        BigInteger base = a.bigValue();
        BigInteger exponent = b.bigValue();
        if (exponent.signum() < 0) {
            try {
                base = base.modInverse(modulus);
            } catch (ArithmeticException e) {
                throw PyErr.valueError("base is not invertible for the given modulus");
            }
            exponent = exponent.negate();
        }
        BigInteger r = base.modPow(exponent, modulus);
        if (negative && r.signum() != 0) {
            r = r.subtract(modulus);
        }
        return PyInt.of(r);
    }
}
