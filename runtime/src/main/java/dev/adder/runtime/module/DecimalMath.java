package dev.adder.runtime.module;

import java.math.BigInteger;

/** The operations on decimal numbers. Each notes in the context what conditions it meets ({@link DecimalContext#raised}). */
// CPython: Modules/_decimal/libmpdec/mpdecimal.c
final class DecimalMath {
    /** A result of more digits is tried for with fewer, in case it is exact. */
    private static final long MANY = 4_000_000;

    private DecimalMath() {}

    // Comparing.

    /** Compares two numbers that are no NaN by value. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _mpd_cmp
    static int compareValues(DecimalNumber a, DecimalNumber b) {
        if (a.isInfinite() || b.isInfinite()) {
            return Integer.compare(infinity(a), infinity(b));
        }
        int sa = a.coefficient.signum() == 0 ? 0 : a.negative ? -1 : 1;
        int sb = b.coefficient.signum() == 0 ? 0 : b.negative ? -1 : 1;
        if (sa != sb || sa == 0) {
            return Integer.compare(sa, sb);
        }
        int c = Long.compare(a.adjusted(), b.adjusted());
        if (c == 0) {
            c = a.exponent <= b.exponent ? a.coefficient.compareTo(b.padded(a.exponent).coefficient)
                    : a.padded(b.exponent).coefficient.compareTo(b.coefficient);
        }
        return sa * c;
    }

    private static int infinity(DecimalNumber a) {
        return a.isInfinite() ? a.negative ? -1 : 1 : 0;
    }

    static DecimalNumber compare(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        return nan != null ? nan : DecimalNumber.of(compareValues(a, b));
    }

    static DecimalNumber compareSignal(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            c.raised |= DecimalContext.INVALID_OPERATION;
            return nan;
        }
        return DecimalNumber.of(compareValues(a, b));
    }

    /** The order of all numbers by their representations. */
    static int compareTotal(DecimalNumber a, DecimalNumber b) {
        if (a.negative != b.negative) {
            return a.negative ? -1 : 1;
        }
        int c;
        if (a.isNan() || b.isNan()) {
            c = Integer.compare(rank(a), rank(b));
            if (c == 0) {
                c = a.coefficient.compareTo(b.coefficient);
            }
        } else {
            c = compareValues(a.abs(), b.abs());
            if (c == 0 && a.isFinite()) {
                c = Long.compare(a.exponent, b.exponent);
            }
        }
        return a.negative ? -c : c;
    }

    private static int rank(DecimalNumber a) {
        return switch (a.kind) {
            case QUIET_NAN -> 2;
            case SIGNALING_NAN -> 1;
            default -> 0;
        };
    }

    /** The larger or smaller of two, by value or by magnitude; a number goes before a quiet NaN. */
    static DecimalNumber extreme(DecimalNumber a, DecimalNumber b, boolean largest, boolean magnitude, DecimalContext c) {
        if (a.kind == DecimalNumber.Kind.QUIET_NAN && !b.isNan()) {
            return c.finish(b);
        }
        if (b.kind == DecimalNumber.Kind.QUIET_NAN && !a.isNan()) {
            return c.finish(a);
        }
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        int order = magnitude ? compareValues(a.abs(), b.abs()) : compareValues(a, b);
        if (order == 0) {
            order = compareTotal(a, b);
        }
        return c.finish(order < 0 == largest ? b : a);
    }

    // Adding, multiplying.

    static DecimalNumber plus(DecimalNumber a, DecimalContext c) {
        return signed(a, false, c);
    }

    static DecimalNumber minus(DecimalNumber a, DecimalContext c) {
        return signed(a, true, c);
    }

    private static DecimalNumber signed(DecimalNumber a, boolean negate, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        if (a.isZero() && c.rounding != DecimalContext.FLOOR) {
            return c.finish(a.abs());
        }
        return c.finish(negate ? a.negated() : a);
    }

    static DecimalNumber abs(DecimalNumber a, DecimalContext c) {
        return a.negative ? minus(a, c) : plus(a, c);
    }

    static DecimalNumber add(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        if (a.isInfinite()) {
            return b.isInfinite() && a.negative != b.negative ? c.invalid(DecimalContext.INVALID_OPERATION) : a;
        }
        return b.isInfinite() ? b : c.finish(sum(a, b, c));
    }

    static DecimalNumber subtract(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        return nan != null ? nan : add(a, b.negated(), c);
    }

    /** The sum of finite numbers; what is far below the precision only as far as it matters for rounding. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _mpd_qaddsub
    private static DecimalNumber sum(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber big = a.exponent >= b.exponent ? a : b;
        DecimalNumber small = big == a ? b : a;
        if (big.exponent != small.exponent) {
            if (big.coefficient.signum() == 0) {
                big = new DecimalNumber(big.negative, BigInteger.ZERO, small.exponent);
            } else {
                long lowest = big.exponent - 1;
                if (big.digits() <= c.prec) {
                    lowest += big.digits() - c.prec - 1;
                }
                if (small.adjusted() < lowest) {
                    small = new DecimalNumber(small.negative, BigInteger.valueOf(small.coefficient.signum()), lowest);
                }
                big = big.padded(small.exponent);
            }
        }
        if (big.negative == small.negative) {
            return new DecimalNumber(big.negative, big.coefficient.add(small.coefficient), small.exponent);
        }
        BigInteger difference = big.coefficient.subtract(small.coefficient);
        boolean negative = switch (difference.signum()) {
            case 0 -> c.rounding == DecimalContext.FLOOR;
            case 1 -> big.negative;
            default -> small.negative;
        };
        return new DecimalNumber(negative, difference.abs(), small.exponent);
    }

    static DecimalNumber multiply(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        return nan != null ? nan : c.finish(product(a, b, c));
    }

    private static DecimalNumber product(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        boolean negative = a.negative != b.negative;
        if (a.isInfinite() || b.isInfinite()) {
            return a.isZero() || b.isZero() ? c.invalid(DecimalContext.INVALID_OPERATION) : DecimalNumber.infinity(negative);
        }
        return new DecimalNumber(negative, a.coefficient.multiply(b.coefficient), a.exponent + b.exponent);
    }

    /** {@code a * b + z}, rounded once. */
    static DecimalNumber fma(DecimalNumber a, DecimalNumber b, DecimalNumber z, DecimalContext c) {
        if (a.isInfinite() && b.isZero() || a.isZero() && b.isInfinite()) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        DecimalNumber nan = c.nanOf(a, b, z);
        return nan != null ? nan : add(product(a, b, c), z, c);
    }

    // Dividing.

    static DecimalNumber divide(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        boolean negative = a.negative != b.negative;
        if (a.isInfinite()) {
            return b.isInfinite() ? c.invalid(DecimalContext.INVALID_OPERATION) : DecimalNumber.infinity(negative);
        }
        if (b.isInfinite()) {
            c.raised |= DecimalContext.CLAMPED;
            return new DecimalNumber(negative, BigInteger.ZERO, c.etiny());
        }
        if (b.isZero()) {
            if (a.isZero()) {
                return c.invalid(DecimalContext.DIVISION_UNDEFINED);
            }
            c.raised |= DecimalContext.DIVISION_BY_ZERO;
            return DecimalNumber.infinity(negative);
        }
        if (a.isZero()) {
            return c.finish(new DecimalNumber(negative, BigInteger.ZERO, a.exponent - b.exponent));
        }
        long shift = b.digits() - a.digits() + c.prec + 1;
        if (shift > MANY) {
            // an exact quotient has no more digits than this
            long enough = a.digits() - b.digits() + 1 + 4L * b.digits();
            if (enough < c.prec) {
                DecimalNumber exact = quotient(a, b, negative, Math.max(4, b.digits() - a.digits() + enough + 1));
                if (exact != null) {
                    return c.finish(exact);
                }
            }
        }
        DecimalNumber exact = quotient(a, b, negative, shift);
        if (exact != null) {
            return c.finish(exact);
        }
        BigInteger x = shift > 0 ? a.coefficient.multiply(DecimalNumber.powerOfTen(shift)) : a.coefficient;
        BigInteger y = shift < 0 ? b.coefficient.multiply(DecimalNumber.powerOfTen(-shift)) : b.coefficient;
        return c.finish(new DecimalNumber(negative, sticky(x.divide(y)), a.exponent - b.exponent - shift));
    }

    /** A coefficient with a remainder below it, such that it rounds as both. */
    private static BigInteger sticky(BigInteger q) {
        int last = q.mod(BigInteger.TEN).intValue();
        return last == 0 || last == 5 ? q.add(BigInteger.ONE) : q;
    }

    /** The quotient with the exponent nearest to the ideal one, if it is exact with the dividend shifted to the left; else null. */
    private static DecimalNumber quotient(DecimalNumber a, DecimalNumber b, boolean negative, long shift) {
        BigInteger x = shift > 0 ? a.coefficient.multiply(DecimalNumber.powerOfTen(shift)) : a.coefficient;
        BigInteger y = shift < 0 ? b.coefficient.multiply(DecimalNumber.powerOfTen(-shift)) : b.coefficient;
        BigInteger[] parts = x.divideAndRemainder(y);
        if (parts[1].signum() != 0) {
            return null;
        }
        BigInteger q = parts[0];
        long ideal = a.exponent - b.exponent;
        long exponent = ideal - shift;
        if (exponent < ideal) {
            long zeros = DecimalNumber.trailingZeros(q, ideal - exponent);
            q = q.divide(DecimalNumber.powerOfTen(zeros));
            exponent += zeros;
        }
        return new DecimalNumber(negative, q, exponent);
    }

    /** The integer part of the quotient of finite numbers and the remainder; null if the quotient has more digits than the precision. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _mpd_qdivmod
    private static DecimalNumber[] integerParts(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        boolean negative = a.negative != b.negative;
        long ideal = Math.min(a.exponent, b.exponent);
        DecimalNumber none = new DecimalNumber(negative, BigInteger.ZERO, 0);
        if (a.coefficient.signum() == 0) {
            return new DecimalNumber[] {none, new DecimalNumber(a.negative, BigInteger.ZERO, ideal)};
        }
        long difference = a.adjusted() - b.adjusted();
        if (difference < 0) {
            return new DecimalNumber[] {none, a.padded(ideal)};
        }
        if (difference > c.prec) {
            return null;
        }
        BigInteger[] parts = a.padded(ideal).coefficient.divideAndRemainder(b.padded(ideal).coefficient);
        if (DecimalNumber.digits(parts[0]) > c.prec) {
            return null;
        }
        return new DecimalNumber[] {new DecimalNumber(negative, parts[0], 0), new DecimalNumber(a.negative, parts[1], ideal)};
    }

    static DecimalNumber divideInteger(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        boolean negative = a.negative != b.negative;
        if (a.isInfinite()) {
            return b.isInfinite() ? c.invalid(DecimalContext.INVALID_OPERATION) : DecimalNumber.infinity(negative);
        }
        if (b.isInfinite()) {
            return new DecimalNumber(negative, BigInteger.ZERO, 0);
        }
        if (b.isZero()) {
            if (a.isZero()) {
                return c.invalid(DecimalContext.DIVISION_UNDEFINED);
            }
            c.raised |= DecimalContext.DIVISION_BY_ZERO;
            return DecimalNumber.infinity(negative);
        }
        DecimalNumber[] parts = integerParts(a, b, c);
        return parts == null ? c.invalid(DecimalContext.DIVISION_IMPOSSIBLE) : c.finish(parts[0]);
    }

    /** The remainder where an operand is no number, infinite or a divisor of zero; null for all others. */
    private static DecimalNumber specialRemainder(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        if (a.isInfinite()) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        if (b.isInfinite()) {
            return c.finish(a);
        }
        if (b.isZero()) {
            return c.invalid(a.isZero() ? DecimalContext.DIVISION_UNDEFINED : DecimalContext.INVALID_OPERATION);
        }
        return null;
    }

    static DecimalNumber remainder(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber special = specialRemainder(a, b, c);
        if (special != null) {
            return special;
        }
        DecimalNumber[] parts = integerParts(a, b, c);
        return parts == null ? c.invalid(DecimalContext.DIVISION_IMPOSSIBLE) : c.finish(parts[1]);
    }

    /** The integer quotient and the remainder. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_qdivmod
    static DecimalNumber[] divmod(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return new DecimalNumber[] {nan, nan};
        }
        boolean negative = a.negative != b.negative;
        if (a.isInfinite()) {
            DecimalNumber r = c.invalid(DecimalContext.INVALID_OPERATION);
            return new DecimalNumber[] {b.isInfinite() ? r : DecimalNumber.infinity(negative), r};
        }
        if (b.isInfinite()) {
            DecimalNumber r = c.finish(a);
            return new DecimalNumber[] {new DecimalNumber(negative, BigInteger.ZERO, 0), r};
        }
        if (b.isZero()) {
            if (a.isZero()) {
                DecimalNumber r = c.invalid(DecimalContext.DIVISION_UNDEFINED);
                return new DecimalNumber[] {r, r};
            }
            DecimalNumber r = c.invalid(DecimalContext.DIVISION_BY_ZERO | DecimalContext.INVALID_OPERATION);
            return new DecimalNumber[] {DecimalNumber.infinity(negative), r};
        }
        DecimalNumber[] parts = integerParts(a, b, c);
        if (parts == null) {
            DecimalNumber r = c.invalid(DecimalContext.DIVISION_IMPOSSIBLE);
            return new DecimalNumber[] {r, r};
        }
        return new DecimalNumber[] {c.finish(parts[0]), c.finish(parts[1])};
    }

    static DecimalNumber remainderNear(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber special = specialRemainder(a, b, c);
        if (special != null) {
            return special;
        }
        long ideal = Math.min(a.exponent, b.exponent);
        if (a.isZero()) {
            return c.finish(new DecimalNumber(a.negative, BigInteger.ZERO, ideal));
        }
        long difference = a.adjusted() - b.adjusted();
        if (difference > c.prec) {
            return c.invalid(DecimalContext.DIVISION_IMPOSSIBLE);
        }
        if (difference <= -2) {
            return c.finish(a.padded(ideal));
        }
        BigInteger y = b.padded(ideal).coefficient;
        BigInteger[] parts = a.padded(ideal).coefficient.divideAndRemainder(y);
        BigInteger q = parts[0];
        BigInteger r = parts[1];
        boolean negative = a.negative;
        int half = r.shiftLeft(1).compareTo(y);
        if (half > 0 || half == 0 && q.testBit(0)) {
            q = q.add(BigInteger.ONE);
            r = y.subtract(r);
            negative = !negative;
        }
        if (DecimalNumber.digits(q) > c.prec) {
            return c.invalid(DecimalContext.DIVISION_IMPOSSIBLE);
        }
        return c.finish(new DecimalNumber(negative, r, ideal));
    }

    /** {@code base ** exponent % modulus} for integers. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_qpowmod
    static DecimalNumber powmod(DecimalNumber base, DecimalNumber exponent, DecimalNumber modulus, DecimalContext c) {
        DecimalNumber nan = c.nanOf(base, exponent, modulus);
        if (nan != null) {
            return nan;
        }
        if (!base.isInteger() || !exponent.isInteger() || !modulus.isInteger() || modulus.isZero()
                || exponent.negative && !exponent.isZero() || modulus.digits() + modulus.exponent > c.prec
                || base.isZero() && exponent.isZero()) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        boolean negative = base.negative && exponent.isOdd();
        BigInteger m = modulus.truncated().abs();
        BigInteger b = base.exponent < 0 ? base.truncated().abs().mod(m)
                : base.coefficient.multiply(BigInteger.TEN.modPow(BigInteger.valueOf(base.exponent), m)).mod(m);
        BigInteger result;
        if (exponent.exponent <= 0) {
            result = b.modPow(exponent.truncated(), m);
        } else {
            result = b;
            for (long i = 0; i < exponent.exponent; i++) {
                result = result.modPow(BigInteger.TEN, m);
            }
            result = result.modPow(exponent.coefficient, m);
        }
        return new DecimalNumber(negative, result, 0);
    }

    // Rounding.

    static DecimalNumber quantize(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        if (a.isInfinite() || b.isInfinite()) {
            return a.isInfinite() && b.isInfinite() ? a : c.invalid(DecimalContext.INVALID_OPERATION);
        }
        if (b.exponent > c.emax || b.exponent < c.etiny()) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        if (a.isZero()) {
            return c.finish(new DecimalNumber(a.negative, BigInteger.ZERO, b.exponent));
        }
        if (a.digits() + (a.exponent - b.exponent) > c.prec) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        int before = c.raised;
        DecimalNumber r = c.rescaled(a, b.exponent);
        if (r.digits() > c.prec || r.adjusted() > c.emax) {
            c.raised = before;
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        return c.finish(r);
    }

    /** The nearest integer, in a rounding other than the context's; {@code exactly} notes what was lost. */
    static DecimalNumber toIntegral(DecimalNumber a, int rounding, boolean exactly, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        if (a.isInfinite() || a.exponent >= 0) {
            return a;
        }
        if (a.isZero()) {
            return new DecimalNumber(a.negative, BigInteger.ZERO, 0);
        }
        DecimalContext work = c.withRounding(rounding);
        work.raised = 0;
        DecimalNumber r = work.rescaled(a, 0);
        if (exactly) {
            c.raised |= work.raised;
        }
        return r;
    }

    /** Without the zeros at its end. */
    static DecimalNumber normalize(DecimalNumber a, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        DecimalNumber r = c.finish(a);
        if (!r.isFinite()) {
            return r;
        }
        if (r.isZero()) {
            return new DecimalNumber(r.negative, BigInteger.ZERO, 0);
        }
        long top = c.clamp ? c.etop() : c.emax;
        long zeros = top <= r.exponent ? 0 : DecimalNumber.trailingZeros(r.coefficient, top - r.exponent);
        return zeros == 0 ? r
                : new DecimalNumber(r.negative, r.coefficient.divide(DecimalNumber.powerOfTen(zeros)), r.exponent + zeros);
    }

    // Neighbours.

    static DecimalNumber nextMinus(DecimalNumber a, DecimalContext c) {
        return neighbour(a, false, c);
    }

    static DecimalNumber nextPlus(DecimalNumber a, DecimalContext c) {
        return neighbour(a, true, c);
    }

    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_qnext_plus, mpd_qnext_minus
    private static DecimalNumber neighbour(DecimalNumber a, boolean up, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        if (a.isInfinite()) {
            return a.negative != up ? a
                    : new DecimalNumber(a.negative, DecimalNumber.powerOfTen(c.prec).subtract(BigInteger.ONE), c.etop());
        }
        DecimalContext work = c.withRounding(up ? DecimalContext.CEILING : DecimalContext.FLOOR);
        work.raised = 0;
        DecimalNumber r = work.finish(a);
        if ((work.raised & (DecimalContext.INEXACT | DecimalContext.ERRORS)) == 0) {
            work.raised = 0;
            r = add(a, new DecimalNumber(!up, BigInteger.ONE, c.etiny() - 1), work);
        }
        c.raised |= work.raised & DecimalContext.ERRORS;
        return r;
    }

    static DecimalNumber nextToward(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        int order = compareValues(a, b);
        if (order == 0) {
            return a.withSign(b.negative);
        }
        DecimalNumber r = neighbour(a, order < 0, c);
        if (r.isInfinite()) {
            c.raised |= DecimalContext.OVERFLOW | DecimalContext.ROUNDED | DecimalContext.INEXACT;
        } else if (r.isFinite() && r.adjusted() < c.emin) {
            c.raised |= DecimalContext.UNDERFLOW | DecimalContext.SUBNORMAL | DecimalContext.ROUNDED | DecimalContext.INEXACT;
            if (r.isZero()) {
                c.raised |= DecimalContext.CLAMPED;
            }
        }
        return r;
    }

    // Digits.

    static DecimalNumber logb(DecimalNumber a, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        if (a.isInfinite()) {
            return DecimalNumber.INFINITY;
        }
        if (a.isZero()) {
            c.raised |= DecimalContext.DIVISION_BY_ZERO;
            return DecimalNumber.infinity(true);
        }
        return c.finish(DecimalNumber.of(a.adjusted()));
    }

    /** The integer that the second operand of scaleb, shift and rotate must be, of at most {@code limit}; null if it is not. */
    private static Long count(DecimalNumber b, long limit) {
        if (!b.isFinite() || b.exponent != 0 || b.coefficient.bitLength() > 62 || b.coefficient.longValue() > limit) {
            return null;
        }
        return b.negative ? -b.coefficient.longValue() : b.coefficient.longValue();
    }

    static DecimalNumber scaleb(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        Long n = count(b, 2 * (c.emax + c.prec));
        if (n == null) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        return a.isInfinite() ? a : c.finish(new DecimalNumber(a.negative, a.coefficient, a.exponent + n));
    }

    static DecimalNumber shift(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        Long n = count(b, c.prec);
        if (n == null) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        if (a.isInfinite()) {
            return a;
        }
        return new DecimalNumber(a.negative, n >= 0 ? shiftedLeft(a.coefficient, n, c) : shiftedRight(cut(a.coefficient, c), -n), a.exponent);
    }

    /** The last digits of a coefficient that fit into the precision. */
    private static BigInteger cut(BigInteger coefficient, DecimalContext c) {
        return DecimalNumber.digits(coefficient) <= c.prec ? coefficient : coefficient.mod(DecimalNumber.powerOfTen(c.prec));
    }

    private static BigInteger shiftedLeft(BigInteger coefficient, long n, DecimalContext c) {
        if (coefficient.signum() == 0 || n >= c.prec) {
            return BigInteger.ZERO;
        }
        BigInteger kept = DecimalNumber.digits(coefficient) <= c.prec - n ? coefficient
                : coefficient.mod(DecimalNumber.powerOfTen(c.prec - n));
        return kept.multiply(DecimalNumber.powerOfTen(n));
    }

    private static BigInteger shiftedRight(BigInteger coefficient, long n) {
        return n >= DecimalNumber.digits(coefficient) ? BigInteger.ZERO : coefficient.divide(DecimalNumber.powerOfTen(n));
    }

    static DecimalNumber rotate(DecimalNumber a, DecimalNumber b, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, b, null);
        if (nan != null) {
            return nan;
        }
        Long n = count(b, c.prec);
        if (n == null) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        if (a.isInfinite()) {
            return a;
        }
        long left = n >= 0 ? n : c.prec + n;
        BigInteger digits = cut(a.coefficient, c);
        return new DecimalNumber(a.negative, shiftedLeft(digits, left, c).add(shiftedRight(digits, c.prec - left)), a.exponent);
    }

    // Digits as truth values.

    private static boolean isLogical(DecimalNumber a) {
        if (!a.isFinite() || a.negative || a.exponent != 0) {
            return false;
        }
        String digits = a.coefficient.toString();
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > '1') {
                return false;
            }
        }
        return true;
    }

    private static BigInteger bits(DecimalNumber a) {
        return new BigInteger(a.coefficient.toString(), 2);
    }

    /** The last digits of a result that fit into the precision. */
    private static DecimalNumber ofBits(BigInteger bits, DecimalContext c) {
        return new DecimalNumber(false, cut(new BigInteger(bits.toString(2)), c), 0);
    }

    static DecimalNumber logicalInvert(DecimalNumber a, DecimalContext c) {
        if (!isLogical(a)) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        if (c.prec > DecimalNumber.MAX_DIGITS) {
            throw new OutOfMemoryError("a decimal of " + c.prec + " digits");
        }
        int digits = Math.max((int) c.prec, a.digits());
        return ofBits(bits(a).xor(BigInteger.ONE.shiftLeft(digits).subtract(BigInteger.ONE)), c);
    }

    /** The digits of both combined: {@code '&'}, {@code '|'} or {@code '^'}. */
    static DecimalNumber logical(DecimalNumber a, DecimalNumber b, char op, DecimalContext c) {
        if (!isLogical(a) || !isLogical(b)) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        BigInteger x = bits(a);
        BigInteger y = bits(b);
        return ofBits(switch (op) {
            case '&' -> x.and(y);
            case '|' -> x.or(y);
            default -> x.xor(y);
        }, c);
    }

    static boolean sameQuantum(DecimalNumber a, DecimalNumber b) {
        if (!a.isFinite() || !b.isFinite()) {
            return a.isNan() && b.isNan() || a.isInfinite() && b.isInfinite();
        }
        return a.exponent == b.exponent;
    }

    static boolean isNormal(DecimalNumber a, DecimalContext c) {
        return a.isFinite() && !a.isZero() && a.adjusted() >= c.emin;
    }

    static boolean isSubnormal(DecimalNumber a, DecimalContext c) {
        return a.isFinite() && !a.isZero() && a.adjusted() < c.emin;
    }

    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_class
    static String numberClass(DecimalNumber a, DecimalContext c) {
        if (a.isNan()) {
            return a.isSignaling() ? "sNaN" : "NaN";
        }
        String name = a.isInfinite() ? "Infinity" : a.isZero() ? "Zero" : a.adjusted() < c.emin ? "Subnormal" : "Normal";
        return (a.negative ? "-" : "+") + name;
    }

    // Roots.

    static DecimalNumber sqrt(DecimalNumber a, DecimalContext c) {
        DecimalNumber nan = c.nanOf(a, null, null);
        if (nan != null) {
            return nan;
        }
        if (a.isZero()) {
            return c.finish(new DecimalNumber(a.negative, BigInteger.ZERO, Math.floorDiv(a.exponent, 2L)));
        }
        if (a.negative) {
            return c.invalid(DecimalContext.INVALID_OPERATION);
        }
        if (a.isInfinite()) {
            return a;
        }
        // an exact root has half of the digits
        long digits = c.prec > MANY && c.prec > a.digits() ? a.digits() + 2L : c.prec + 1;
        long exponent = Math.floorDiv(a.exponent, 2L);
        boolean odd = (a.exponent & 1) != 0;
        BigInteger x = odd ? a.coefficient.multiply(BigInteger.TEN) : a.coefficient;
        long length = odd ? a.digits() / 2 + 1 : (a.digits() + 1) / 2;
        long shift = digits - length;
        BigInteger rest = BigInteger.ZERO;
        if (shift >= 0) {
            x = x.multiply(DecimalNumber.powerOfTen(2 * shift));
        } else {
            BigInteger[] parts = x.divideAndRemainder(DecimalNumber.powerOfTen(-2 * shift));
            x = parts[0];
            rest = parts[1];
        }
        exponent -= shift;
        BigInteger[] root = x.sqrtAndRemainder();
        BigInteger n = root[0];
        if (root[1].signum() == 0 && rest.signum() == 0) {
            n = shift >= 0 ? n.divide(DecimalNumber.powerOfTen(shift)) : n.multiply(DecimalNumber.powerOfTen(-shift));
            exponent += shift;
        } else if (digits <= c.prec) {
            throw new OutOfMemoryError("a root of " + c.prec + " digits");
        } else {
            n = sticky(n);
        }
        return halfEven(new DecimalNumber(false, n, exponent), c);
    }

    /** Finishes a result that is rounded half to even whatever the context says. */
    static DecimalNumber halfEven(DecimalNumber n, DecimalContext c) {
        int rounding = c.rounding;
        c.rounding = DecimalContext.HALF_EVEN;
        DecimalNumber r = c.finish(n);
        c.rounding = rounding;
        return r;
    }
}
