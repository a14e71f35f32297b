package dev.adder.runtime.module;

import java.math.BigInteger;

/**
 * exp, ln, log10 and powers, rounded correctly. A value is computed as an integer of some digits more than wanted that is less than 1 from
 * the truth. The truth has no end, so it rounds as the integer does unless that is a multiple of half a wanted digit; then more digits are
 * computed.
 */
final class DecimalFunctions {
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    /** ln(10) times 2 to the power of {@link #ln10Bits}. */
    private static BigInteger ln10 = BigInteger.ZERO;
    private static int ln10Bits;

    private DecimalFunctions() {}

    // Reals, as integers that are to be divided by a power of two. Each is less than a few units from the truth.

    private static int bits(long digits) {
        if (digits > DecimalNumber.MAX_DIGITS) {
            throw new OutOfMemoryError("a decimal of " + digits + " digits");
        }
        return (int) (digits * 3.3219280948873626) + 1;
    }

    /** The sum of 1/n + 1/3n^3 + 1/5n^5 ...: atanh(1/n). */
    private static BigInteger inverseAtanh(int n, int bits) {
        BigInteger square = BigInteger.valueOf((long) n * n);
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (long k = 3; power.signum() != 0; k += 2) {
            power = power.divide(square);
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum;
    }

    private static BigInteger ln10(int bits) {
        if (ln10Bits < bits) {
            int work = bits + 40;
            ln10 = inverseAtanh(31, work).multiply(BigInteger.valueOf(46)).add(inverseAtanh(49, work).multiply(BigInteger.valueOf(34)))
                    .add(inverseAtanh(161, work).multiply(BigInteger.valueOf(20))).shiftRight(work - bits);
            ln10Bits = bits;
        }
        return ln10.shiftRight(ln10Bits - bits);
    }

    /** e to a power from 0 to 3: that of a fraction of it by the series, squared as often as it was halved. */
    private static BigInteger exp(BigInteger x, int bits) {
        int halvings = (int) Math.sqrt(bits) / 2 + 4;
        int work = bits + 2 * halvings + 40;
        BigInteger y = x.shiftLeft(work - bits).shiftRight(halvings);
        BigInteger sum = BigInteger.ONE.shiftLeft(work);
        BigInteger term = sum;
        for (int k = 1; term.signum() != 0; k++) {
            term = term.multiply(y).shiftRight(work).divide(BigInteger.valueOf(k));
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(work);
        }
        return sum.shiftRight(work - bits);
    }

    /** The logarithm of a number from 0.3 to 3.2: that of a root of it by the series, doubled as often as the root was taken. */
    private static BigInteger ln(BigInteger x, int bits) {
        int roots = (int) Math.sqrt(bits) / 4 + 3;
        int work = bits + 2 * roots + 40;
        BigInteger y = x.shiftLeft(work - bits);
        for (int i = 0; i < roots; i++) {
            y = y.shiftLeft(work).sqrt();
        }
        BigInteger one = BigInteger.ONE.shiftLeft(work);
        BigInteger z = y.subtract(one).shiftLeft(work).divide(y.add(one));
        BigInteger square = z.multiply(z).shiftRight(work);
        BigInteger sum = z;
        BigInteger power = z;
        for (long k = 3; power.bitLength() > 1; k += 2) {
            power = power.multiply(square).shiftRight(work);
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum.shiftLeft(roots + 1).shiftRight(work - bits);
    }

    /** The logarithm of a positive number, with an error of less than {@code 2^-(bits-8)}. */
    private static BigInteger ln(DecimalNumber x, int bits) {
        int work = bits + 70;
        long exponent = x.adjusted();
        int digits = x.digits();
        BigInteger m = x.coefficient.shiftLeft(work).divide(DecimalNumber.powerOfTen(digits - 1));
        if (m.compareTo(BigInteger.valueOf(3).shiftLeft(work)) > 0) {
            exponent++;
            m = x.coefficient.shiftLeft(work).divide(DecimalNumber.powerOfTen(digits));
        }
        return ln(m, work).add(ln10(work).multiply(BigInteger.valueOf(exponent))).shiftRight(work - bits);
    }

    /** The integer next to a real times a power of ten. */
    private static BigInteger scaled(BigInteger x, int bits, long exponent) {
        BigInteger n = x.multiply(DecimalNumber.powerOfTen(exponent));
        return n.add(BigInteger.ONE.shiftLeft(bits - 1)).shiftRight(bits);
    }

    /** Whether an approximation of what has no end rounds to {@code digits} digits as the truth does. */
    private static boolean isEnough(BigInteger approximation, long digits) {
        long more = DecimalNumber.digits(approximation.abs()) - digits - 1;
        return more > 0 && approximation.mod(FIVE.multiply(DecimalNumber.powerOfTen(more))).signum() != 0;
    }

    // exp.

    private static DecimalNumber overflow(DecimalContext c) {
        return new DecimalNumber(false, BigInteger.ONE, c.emax + 1);
    }

    private static DecimalNumber underflow(DecimalContext c) {
        return new DecimalNumber(false, BigInteger.ONE, c.etiny() - 1);
    }

    static DecimalNumber exp(DecimalNumber a, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        if (a.isInfinite()) {
            return a.negative ? DecimalNumber.ZERO : a;
        }
        if (a.isZero()) {
            return DecimalNumber.ONE;
        }
        long adjusted = a.adjusted();
        DecimalNumber r;
        if (adjusted > 20) {
            r = a.negative ? underflow(c) : overflow(c);
        } else if (adjusted < -c.prec - 1) {
            c.raised |= DecimalContext.INEXACT | DecimalContext.ROUNDED;
            return new DecimalNumber(false, DecimalNumber.powerOfTen(c.prec - 1), 1 - c.prec);
        } else {
            r = null;
            for (long more = 3; r == null; more += 3 + more / 2) {
                long digits = c.prec + more;
                int bits = bits(digits + Math.max(0, adjusted + 1)) + 40;
                BigInteger x = a.exponent >= 0 ? a.coefficient.multiply(DecimalNumber.powerOfTen(a.exponent)).shiftLeft(bits)
                        : a.coefficient.shiftLeft(bits).divide(DecimalNumber.powerOfTen(-a.exponent));
                r = exp(a.negative ? x.negate() : x, bits, digits, c);
            }
        }
        return DecimalMath.halfEven(r, c);
    }

    /** e to the power of a real, to {@code digits} digits; null if these do not tell how it rounds. */
    private static DecimalNumber exp(BigInteger x, int bits, long digits, DecimalContext c) {
        BigInteger tens = ln10(bits);
        BigInteger[] parts = x.divideAndRemainder(tens);
        BigInteger q = parts[0];
        BigInteger r = parts[1];
        if (r.signum() < 0) {
            q = q.subtract(BigInteger.ONE);
            r = r.add(tens);
        }
        if (q.bitLength() > 61) {
            return q.signum() > 0 ? overflow(c) : underflow(c);
        }
        BigInteger coefficient = scaled(exp(r, bits), bits, digits - 1);
        return isEnough(coefficient, c.prec) ? new DecimalNumber(false, coefficient, q.longValue() - digits + 1) : null;
    }

    // Logarithms.

    /** A power of ten that the logarithm of a positive number other than 1 is not below in magnitude. */
    private static long logarithmBound(DecimalNumber a) {
        long adjusted = a.adjusted();
        if (adjusted > 0 || adjusted < -1) {
            return 0;
        }
        DecimalNumber one = DecimalNumber.ONE.padded(a.exponent);
        BigInteger difference = a.padded(Math.min(a.exponent, 0)).coefficient.subtract(one.coefficient).abs();
        // |ln(a)| is not below |a - 1| / 10
        return DecimalNumber.digits(difference) - 2 + Math.min(a.exponent, 0);
    }

    /** The logarithm of special numbers, zero and negative numbers; null for the others. */
    private static DecimalNumber simpleLogarithm(DecimalNumber a, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        if (a.isZero()) {
            return DecimalNumber.infinity(true);
        }
        if (a.negative) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        return a.isInfinite() ? a : null;
    }

    static DecimalNumber ln(DecimalNumber a, DecimalContext c) {
        DecimalNumber simple = simpleLogarithm(a, c);
        if (simple != null) {
            return simple;
        }
        return DecimalMath.compareValues(a, DecimalNumber.ONE) == 0 ? DecimalNumber.ZERO : logarithm(a, false, c);
    }

    static DecimalNumber log10(DecimalNumber a, DecimalContext c) {
        DecimalNumber simple = simpleLogarithm(a, c);
        if (simple != null) {
            return simple;
        }
        int zeros = a.digits() - 1;
        if (a.coefficient.equals(DecimalNumber.powerOfTen(zeros))) {
            return DecimalMath.halfEven(DecimalNumber.of(a.adjusted()), c);
        }
        return logarithm(a, true, c);
    }

    private static DecimalNumber logarithm(DecimalNumber a, boolean ofTen, DecimalContext c) {
        long bound = logarithmBound(a) - (ofTen ? 1 : 0);
        for (long more = 3;; more += 3 + more / 2) {
            long places = Math.max(c.prec - bound + more, 1);
            int bits = bits(places) + 40;
            BigInteger x = ln(a, bits);
            if (ofTen) {
                x = x.shiftLeft(bits).divide(ln10(bits));
            }
            BigInteger coefficient = scaled(x, bits, places);
            if (isEnough(coefficient, c.prec)) {
                return DecimalMath.halfEven(new DecimalNumber(coefficient.signum() < 0, coefficient.abs(), -places), c);
            }
        }
    }

    // Powers.

    /** The digits that an exponent can have. */
    private static final int EXPONENT_DIGITS = 19;

    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_qpow
    static DecimalNumber power(DecimalNumber base, DecimalNumber y, DecimalContext c) {
        DecimalNumber nan = c.nanOf(base, y, null);
        if (nan != null) {
            return nan;
        }
        boolean integer = y.isInteger();
        boolean negative = base.negative && integer && y.isOdd();
        if (base.isZero()) {
            if (y.isZero()) {
                return c.invalid(DecimalContext.INVALID_OPERATION);
            }
            return y.negative ? DecimalNumber.infinity(negative) : new DecimalNumber(negative, BigInteger.ZERO, 0);
        }
        if (base.negative && !integer) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        int size = base.isInfinite() ? 1 : DecimalMath.compareValues(base.abs(), DecimalNumber.ONE);
        if (size == 0 && !y.isZero()) {
            return powerOfOne(base, y, integer, c).withSign(negative);
        }
        if (y.isZero()) {
            return new DecimalNumber(negative, BigInteger.ONE, 0);
        }
        if (y.isInfinite() || base.isInfinite()) {
            return size < 0 == y.negative ? DecimalNumber.infinity(negative) : new DecimalNumber(negative, BigInteger.ZERO, 0);
        }
        boolean grows = size < 0 == y.negative;
        if (powerBound(base.abs()) + y.adjusted() > Long.toString(grows ? c.emax : -c.etiny()).length()) {
            return c.finish((grows ? overflow(c) : underflow(c)).withSign(negative));
        }
        DecimalNumber r = integer ? integerPower(base.abs(), y, c) : realPower(base, y, c);
        return c.finish(r.isInfinite() ? overflow(c).withSign(negative) : r.withSign(negative));
    }

    /** 1 to any power is 1; its exponent and what is noted depend on how it is written. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _qcheck_pow_one
    private static DecimalNumber powerOfOne(DecimalNumber one, DecimalNumber y, boolean integer, DecimalContext c) {
        long zeros = 0;
        if (!integer) {
            zeros = c.prec - 1;
            c.raised |= DecimalContext.INEXACT | DecimalContext.ROUNDED;
        } else if (!y.negative) {
            BigInteger times = y.adjusted() > EXPONENT_DIGITS ? DecimalNumber.powerOfTen(EXPONENT_DIGITS) : y.truncated();
            BigInteger all = BigInteger.valueOf(-one.exponent).multiply(times);
            zeros = all.bitLength() > 62 ? Long.MAX_VALUE : all.longValue();
            if (zeros > c.prec - 1) {
                zeros = c.prec - 1;
                c.raised |= DecimalContext.ROUNDED;
            }
        }
        return new DecimalNumber(false, DecimalNumber.powerOfTen(zeros), -zeros);
    }

    /** A power of ten that log10 of a positive number other than 1 is not below in magnitude. */
    private static long powerBound(DecimalNumber x) {
        long adjusted = x.adjusted();
        if (adjusted > 0 || adjusted < -1) {
            return Long.toString(Math.abs(adjusted < 0 ? adjusted + 1 : adjusted)).length() - 1;
        }
        return logarithmBound(x) - 1;
    }

    /** By squaring, with digits to spare; an infinity if it is too large. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _mpd_qpow_int, _mpd_qpow_uint
    private static DecimalNumber integerPower(DecimalNumber base, DecimalNumber y, DecimalContext c) {
        DecimalContext work = c.copy();
        work.raised = 0;
        work.prec += y.digits() + y.exponent + 2;
        work.rounding = DecimalContext.HALF_EVEN;
        work.clamp = false;
        DecimalNumber x = base;
        if (y.negative) {
            work.prec++;
            x = DecimalMath.divide(DecimalNumber.ONE, base, work);
        }
        BigInteger n = y.truncated().abs();
        DecimalNumber r = x;
        for (int i = n.bitLength() - 2; i >= 0 && r.isFinite(); i--) {
            r = DecimalMath.multiply(r, r, work);
            if (n.testBit(i)) {
                r = DecimalMath.multiply(r, x, work);
            }
            if (r.isZero() && (work.raised & DecimalContext.CLAMPED) != 0) {
                break;
            }
        }
        c.raised |= work.raised;
        return r;
    }

    /** By the logarithm, with digits to spare; an infinity if it is too large. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _mpd_qpow_real
    private static DecimalNumber realPower(DecimalNumber base, DecimalNumber y, DecimalContext c) {
        DecimalContext work = DecimalContext.max();
        work.prec = Math.max(base.digits(), c.prec) + 4 + EXPONENT_DIGITS;
        DecimalNumber r = exp(DecimalMath.multiply(ln(base, work), y, work), work);
        c.raised |= work.raised & DecimalContext.ERRORS | DecimalContext.INEXACT | DecimalContext.ROUNDED;
        if (r.isFinite() && DecimalMath.compareValues(r, DecimalNumber.ONE) == 0) {
            return new DecimalNumber(false, DecimalNumber.powerOfTen(c.prec - 1), 1 - c.prec);
        }
        return r;
    }
}
