package dev.adder.runtime.module;

import java.math.BigInteger;

/** The precision, rounding and limits that decimal arithmetic works in, and the conditions that it has met. Exponents and digits. */
// CPython: Modules/_decimal/libmpdec mpd_context_t
final class DecimalContext {
    static final long MAX_PREC = 999_999_999_999_999_999L;
    static final long MAX_EMAX = 999_999_999_999_999_999L;
    static final long MIN_EMIN = -999_999_999_999_999_999L;

    // Conditions.
    static final int CLAMPED = 1;
    static final int CONVERSION_SYNTAX = 1 << 1;
    static final int DIVISION_BY_ZERO = 1 << 2;
    static final int DIVISION_IMPOSSIBLE = 1 << 3;
    static final int DIVISION_UNDEFINED = 1 << 4;
    static final int FPU_ERROR = 1 << 5;
    static final int INEXACT = 1 << 6;
    static final int INVALID_CONTEXT = 1 << 7;
    static final int INVALID_OPERATION = 1 << 8;
    static final int MALLOC_ERROR = 1 << 9;
    static final int FLOAT_OPERATION = 1 << 10;
    static final int OVERFLOW = 1 << 11;
    static final int ROUNDED = 1 << 12;
    static final int SUBNORMAL = 1 << 13;
    static final int UNDERFLOW = 1 << 14;
    static final int MAX_STATUS = (1 << 15) - 1;

    /** All that InvalidOperation stands for. */
    static final int INVALID = CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | FPU_ERROR | INVALID_CONTEXT
            | INVALID_OPERATION | MALLOC_ERROR;
    static final int ERRORS = INVALID | DIVISION_BY_ZERO;

    // Rounding.
    static final int UP = 0;
    static final int DOWN = 1;
    static final int CEILING = 2;
    static final int FLOOR = 3;
    static final int HALF_UP = 4;
    static final int HALF_DOWN = 5;
    static final int HALF_EVEN = 6;
    static final int ZERO_FIVE_UP = 7;

    long prec;
    long emax;
    long emin;
    int rounding;
    boolean clamp;
    boolean capitals = true;

    /** The conditions that raise, and those met since they were cleared: what programs see. */
    int traps;
    int status;

    /** The conditions that the running operation has met. */
    int raised;

    DecimalContext(long prec, long emin, long emax, int rounding) {
        this.prec = prec;
        this.emin = emin;
        this.emax = emax;
        this.rounding = rounding;
    }

    /** A context in which every number is exact that memory holds. */
    static DecimalContext max() {
        return new DecimalContext(MAX_PREC, MIN_EMIN, MAX_EMAX, HALF_EVEN);
    }

    DecimalContext copy() {
        DecimalContext c = new DecimalContext(prec, emin, emax, rounding);
        c.copyFrom(this);
        return c;
    }

    void copyFrom(DecimalContext other) {
        prec = other.prec;
        emin = other.emin;
        emax = other.emax;
        rounding = other.rounding;
        clamp = other.clamp;
        capitals = other.capitals;
        traps = other.traps;
        status = other.status;
    }

    DecimalContext withRounding(int r) {
        DecimalContext c = copy();
        c.rounding = r;
        return c;
    }

    long etiny() {
        return emin - (prec - 1);
    }

    long etop() {
        return emax - (prec - 1);
    }

    /** Notes conditions of the running operation; the NaN that invalid operations give. */
    DecimalNumber invalid(int condition) {
        raised |= condition;
        return DecimalNumber.NAN;
    }

    // Rounding.

    /** What of a coefficient remains without its last digits, rounded; {@link #raised} says whether that lost anything. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_qshiftr, _mpd_apply_round
    private BigInteger shiftedRight(DecimalNumber n, long shift) {
        raised |= ROUNDED;
        if (shift > n.digits()) {
            // less than half of the last place
            boolean any = n.coefficient.signum() != 0;
            if (any) {
                raised |= INEXACT;
            }
            return any && roundsUp(BigInteger.ZERO, -1, n.negative, rounding) ? BigInteger.ONE : BigInteger.ZERO;
        }
        BigInteger unit = DecimalNumber.powerOfTen(shift);
        BigInteger[] parts = n.coefficient.divideAndRemainder(unit);
        if (parts[1].signum() == 0) {
            return parts[0];
        }
        raised |= INEXACT;
        int half = parts[1].shiftLeft(1).compareTo(unit);
        return roundsUp(parts[0], half, n.negative, rounding) ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    /**
     * Whether a coefficient is rounded up.
     *
     * @param half what the digits that are lost, not all zero, are compared with half of the last place
     */
    static boolean roundsUp(BigInteger kept, int half, boolean negative, int rounding) {
        return switch (rounding) {
            case UP -> true;
            case CEILING -> !negative;
            case FLOOR -> negative;
            case HALF_UP -> half >= 0;
            case HALF_DOWN -> half > 0;
            case HALF_EVEN -> half > 0 || half == 0 && kept.testBit(0);
            case ZERO_FIVE_UP -> {
                int last = kept.mod(BigInteger.TEN).intValue();
                yield last == 0 || last == 5;
            }
            default -> false;
        };
    }

    /** A finite number without what is below {@code exponent}, rounded; with zeros behind it if that is smaller than its own. */
    DecimalNumber rescaled(DecimalNumber n, long exponent) {
        if (n.coefficient.signum() == 0) {
            return new DecimalNumber(n.negative, BigInteger.ZERO, exponent);
        }
        return exponent <= n.exponent ? n.padded(exponent)
                : new DecimalNumber(n.negative, shiftedRight(n, exponent - n.exponent), exponent);
    }

    /** The number rounded to the precision and within the limits of the exponent. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_qfinalize
    DecimalNumber finish(DecimalNumber n) {
        if (!n.isFinite()) {
            return n.isNan() ? fixedNan(n) : n;
        }
        DecimalNumber r = inRange(n);
        if (r.isFinite() && r.digits() > prec) {
            r = inRange(rounded(r, prec));
        }
        return r;
    }

    /** The number rounded to {@code digits} digits, if it has more. */
    DecimalNumber rounded(DecimalNumber n, long digits) {
        long shift = n.digits() - digits;
        if (shift <= 0) {
            return n;
        }
        DecimalNumber r = new DecimalNumber(n.negative, shiftedRight(n, shift), n.exponent + shift);
        // 9.99 became 10.0
        return r.digits() > digits ? new DecimalNumber(r.negative, r.coefficient.divide(BigInteger.TEN), r.exponent + 1) : r;
    }

    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _mpd_check_exp
    private DecimalNumber inRange(DecimalNumber n) {
        long adjusted = n.adjusted();
        if (adjusted > emax) {
            if (n.coefficient.signum() == 0) {
                raised |= CLAMPED;
                return new DecimalNumber(n.negative, BigInteger.ZERO, clamp ? etop() : emax);
            }
            raised |= OVERFLOW | INEXACT | ROUNDED;
            boolean largest = switch (rounding) {
                case CEILING -> n.negative;
                case FLOOR -> !n.negative;
                case DOWN, ZERO_FIVE_UP -> true;
                default -> false;
            };
            return largest ? new DecimalNumber(n.negative, DecimalNumber.powerOfTen(prec).subtract(BigInteger.ONE), etop())
                    : DecimalNumber.infinity(n.negative);
        }
        if (clamp && n.exponent > etop()) {
            raised |= CLAMPED;
            if (n.coefficient.signum() == 0) {
                return new DecimalNumber(n.negative, BigInteger.ZERO, etop());
            }
            if (adjusted < emin) {
                raised |= SUBNORMAL;
            }
            return n.padded(etop());
        }
        if (adjusted >= emin) {
            return n;
        }
        long etiny = etiny();
        if (n.coefficient.signum() == 0) {
            if (n.exponent >= etiny) {
                return n;
            }
            raised |= CLAMPED;
            return new DecimalNumber(n.negative, BigInteger.ZERO, etiny);
        }
        raised |= SUBNORMAL;
        if (n.exponent >= etiny) {
            return n;
        }
        int before = raised;
        raised &= ~INEXACT;
        DecimalNumber r = new DecimalNumber(n.negative, shiftedRight(n, etiny - n.exponent), etiny);
        if ((raised & INEXACT) != 0) {
            raised |= UNDERFLOW;
            if (r.coefficient.signum() == 0) {
                raised |= CLAMPED;
            }
        }
        raised |= before;
        return r;
    }

    /** The NaN with what fits of its payload. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c _mpd_fix_nan
    private DecimalNumber fixedNan(DecimalNumber n) {
        long most = prec - (clamp ? 1 : 0);
        if (n.coefficient.signum() == 0 || n.digits() <= most) {
            return n;
        }
        BigInteger payload = most <= 0 ? BigInteger.ZERO : n.coefficient.mod(DecimalNumber.powerOfTen(most));
        return DecimalNumber.nan(n.negative, n.isSignaling(), payload);
    }

    /** The result of an operation on numbers of which one is a NaN (the third may be null); null if none is. */
    // CPython: Modules/_decimal/libmpdec/mpdecimal.c mpd_qcheck_3nans
    DecimalNumber nanOf(DecimalNumber a, DecimalNumber b, DecimalNumber c) {
        boolean nan = a.isNan() || b != null && b.isNan() || c != null && c.isNan();
        if (!nan) {
            return null;
        }
        DecimalNumber chosen;
        if (a.isSignaling()) {
            chosen = a;
        } else if (b != null && b.isSignaling()) {
            chosen = b;
        } else if (c != null && c.isSignaling()) {
            chosen = c;
        } else {
            chosen = a.isNan() ? a : b.isNan() ? b : c;
        }
        if (chosen.isSignaling()) {
            raised |= INVALID_OPERATION;
        }
        return fixedNan(chosen.quieted());
    }
}
