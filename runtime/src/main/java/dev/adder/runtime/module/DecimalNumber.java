package dev.adder.runtime.module;

import java.math.BigInteger;

/**
 * A decimal number as the General Decimal Arithmetic Specification has it: sign, coefficient and exponent, or an infinity or NaN, whose
 * coefficient is the payload. Immutable; trailing zeros of the coefficient are significant.
 */
// CPython: Modules/_decimal/libmpdec mpd_t
final class DecimalNumber {
    enum Kind { FINITE, INFINITY, QUIET_NAN, SIGNALING_NAN }

    static final DecimalNumber ZERO = new DecimalNumber(false, BigInteger.ZERO, 0);
    static final DecimalNumber ONE = new DecimalNumber(false, BigInteger.ONE, 0);
    static final DecimalNumber INFINITY = new DecimalNumber(Kind.INFINITY, false, BigInteger.ZERO, 0);
    static final DecimalNumber NAN = new DecimalNumber(Kind.QUIET_NAN, false, BigInteger.ZERO, 0);

    /** More digits than this do not fit into a BigInteger. */
    static final int MAX_DIGITS = 600_000_000;

    private static final BigInteger[] POWERS = new BigInteger[700];

    final Kind kind;
    final boolean negative;
    final BigInteger coefficient;
    final long exponent;

    /** The number of digits of the coefficient, 1 for zero; 0 if not counted yet. */
    private int digits;

    DecimalNumber(boolean negative, BigInteger coefficient, long exponent) {
        this(Kind.FINITE, negative, coefficient, exponent);
    }

    private DecimalNumber(Kind kind, boolean negative, BigInteger coefficient, long exponent) {
        this.kind = kind;
        this.negative = negative;
        this.coefficient = coefficient;
        this.exponent = exponent;
    }

    static DecimalNumber of(BigInteger value) {
        return new DecimalNumber(value.signum() < 0, value.abs(), 0);
    }

    static DecimalNumber of(long value) {
        return of(BigInteger.valueOf(value));
    }

    static DecimalNumber infinity(boolean negative) {
        return new DecimalNumber(Kind.INFINITY, negative, BigInteger.ZERO, 0);
    }

    static DecimalNumber nan(boolean negative, boolean signaling, BigInteger payload) {
        return new DecimalNumber(signaling ? Kind.SIGNALING_NAN : Kind.QUIET_NAN, negative, payload, 0);
    }

    /** Ten to the power {@code n}; ArithmeticError for what memory does not hold. */
    static BigInteger powerOfTen(long n) {
        if (n < POWERS.length) {
            BigInteger p = POWERS[(int) n];
            if (p == null) {
                p = BigInteger.TEN.pow((int) n);
                POWERS[(int) n] = p;
            }
            return p;
        }
        if (n > MAX_DIGITS) {
            throw new OutOfMemoryError("a decimal of " + n + " digits");
        }
        return BigInteger.TEN.pow((int) n);
    }

    /** How many digits a number has that is not negative; 1 for zero. */
    static int digits(BigInteger n) {
        int bits = n.bitLength();
        if (bits < 4) {
            return n.intValue() < 10 ? 1 : 2;
        }
        // 2^31 * log10(2), rounded up: one too many at most
        int r = (int) ((bits + 1L) * 646456993 >>> 31);
        return n.compareTo(powerOfTen(r)) < 0 ? r : r + 1;
    }

    int digits() {
        int n = digits;
        if (n == 0) {
            n = digits(coefficient);
            digits = n;
        }
        return n;
    }

    boolean isFinite() {
        return kind == Kind.FINITE;
    }

    boolean isInfinite() {
        return kind == Kind.INFINITY;
    }

    boolean isNan() {
        return kind == Kind.QUIET_NAN || kind == Kind.SIGNALING_NAN;
    }

    boolean isSignaling() {
        return kind == Kind.SIGNALING_NAN;
    }

    boolean isZero() {
        return kind == Kind.FINITE && coefficient.signum() == 0;
    }

    /** The exponent of the leftmost digit. */
    long adjusted() {
        return exponent + digits() - 1;
    }

    /** Whether a finite number is an integer. */
    boolean isInteger() {
        if (kind != Kind.FINITE) {
            return false;
        }
        return exponent >= 0 || coefficient.signum() == 0 || trailingZeros(coefficient, -exponent) == -exponent;
    }

    /** Whether a finite integer is odd. */
    boolean isOdd() {
        if (exponent > 0 || coefficient.signum() == 0 || -exponent >= digits()) {
            return false;
        }
        return exponent == 0 ? coefficient.testBit(0) : coefficient.divide(powerOfTen(-exponent)).testBit(0);
    }

    /** The number of zeros at the end of a coefficient that is not zero, {@code most} at most. */
    static long trailingZeros(BigInteger coefficient, long most) {
        // a factor of ten is one of two
        long limit = Math.min(most, coefficient.getLowestSetBit());
        long zeros = 0;
        long step = 1;
        BigInteger rest = coefficient;
        while (zeros < limit) {
            step = Math.min(step, limit - zeros);
            BigInteger[] parts = rest.divideAndRemainder(powerOfTen(step));
            if (parts[1].signum() == 0) {
                zeros += step;
                rest = parts[0];
                step *= 2;
            } else if (step == 1) {
                break;
            } else {
                step /= 2;
            }
        }
        return zeros;
    }

    DecimalNumber withSign(boolean sign) {
        return sign == negative ? this : copied(sign);
    }

    private DecimalNumber copied(boolean sign) {
        DecimalNumber n = new DecimalNumber(kind, sign, coefficient, exponent);
        n.digits = digits;
        return n;
    }

    DecimalNumber negated() {
        return copied(!negative);
    }

    DecimalNumber abs() {
        return withSign(false);
    }

    DecimalNumber quieted() {
        return kind == Kind.SIGNALING_NAN ? nan(negative, false, coefficient) : this;
    }

    /** The same value with an exponent that is not larger. */
    DecimalNumber padded(long newExponent) {
        return newExponent >= exponent ? this
                : new DecimalNumber(negative, coefficient.multiply(powerOfTen(exponent - newExponent)), newExponent);
    }

    /** The integer that a finite number is, or is next to towards zero. */
    BigInteger truncated() {
        BigInteger n;
        if (exponent >= 0) {
            n = coefficient.signum() == 0 ? coefficient : coefficient.multiply(powerOfTen(exponent));
        } else {
            n = -exponent >= digits() ? BigInteger.ZERO : coefficient.divide(powerOfTen(-exponent));
        }
        return negative ? n.negate() : n;
    }

    @Override
    public String toString() {
        return DecimalText.toScientific(this, true);
    }
}
