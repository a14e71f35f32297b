package dev.adder.runtime.object;

import dev.adder.heap.HeapMode;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The arithmetic of large natural numbers (the x_ and k_ functions of Objects/longobject.c, with limbs of 64 bits in place of digits of 30).
 *
 * <p>A number is an array {@code a} of limbs, unsigned, the least first, and how many of them count, {@code n}; in a <em>normal</em> one the
 * limb {@code a[n - 1]} is not zero, and zero has {@code n == 0}. Where nothing else is said operands are normal, results go to an array of the caller that
 * is none of the operands', and the returned {@code int} is the normal size of the result. Arrays for results and for what lies between
 * come from the {@link Payload}, so that arithmetic in a steady state takes nothing from the JVM.
 */
final class Limbs {
    /** Operands of at least so many limbs are multiplied in three parts (Karatsuba). This and the next sizes are measured ones. */
    static final int KARATSUBA = 48;
    /** From this size BigInteger, which knows Toom and Cook's way, is the faster one. */
    static final int TOOM = 400;
    /** A divisor of this size and a quotient of {@link #LONG_QUOTIENT} are left to BigInteger, which knows Burnikel and Ziegler's way. */
    static final int LONG_DIVISOR = 320;
    static final int LONG_QUOTIENT = 160;
    /** From this size of a modulus BigInteger, which knows Montgomery's way, is the faster one. */
    static final int LONG_MODULUS = 4;
    /** BigInteger holds no more bits than an int counts. */
    private static final int BIG_INTEGER_LIMIT = Integer.MAX_VALUE / 64;

    private Limbs() {}

    /** An array for {@code n} limbs, whose elements are yet to be set. With pools it may be longer, so that fewer lengths are in use. */
    static long[] allocate(int n) {
        return Payload.longs(HeapMode.POOLS ? capacity(n) : n);
    }

    /** The next length with three significant bits. */
    private static int capacity(int n) {
        if (n <= 8) {
            return n;
        }
        int step = Integer.highestOneBit(n - 1) >> 2;
        return n + step - 1 & -step;
    }

    /** The normal size of a number of which {@code n} limbs may count. */
    static int normal(long[] a, int n) {
        while (n > 0 && a[n - 1] == 0) {
            n--;
        }
        return n;
    }

    static int compare(long[] a, int an, long[] b, int bn) {
        if (an != bn) {
            return an < bn ? -1 : 1;
        }
        for (int i = an - 1; i >= 0; i--) {
            if (a[i] != b[i]) {
                return Long.compareUnsigned(a[i], b[i]);
            }
        }
        return 0;
    }

    static long bitLength(long[] a, int n) {
        return n == 0 ? 0 : 64L * n - Long.numberOfLeadingZeros(a[n - 1]);
    }

    /** How many limbs {@link #add} may set. */
    static int sumSize(long[] a, int an, long[] b, int bn) {
        if (an == 0 || bn == 0) {
            return Math.max(an, bn);
        }
        if (an != bn) {
            return an > bn ? a[an - 1] == -1 ? an + 1 : an : b[bn - 1] == -1 ? bn + 1 : bn;
        }
        long x = a[an - 1];
        return Long.compareUnsigned(x, ~b[bn - 1]) >= 0 ? an + 1 : an;
    }

    /** r = a + b in {@link #sumSize} limbs; {@code r} may be one of the operands' arrays. */
    static int add(long[] r, long[] a, int an, long[] b, int bn) {
        if (an < bn) {
            return add(r, b, bn, a, an);
        }
        long carry = addTo(r, 0, a, 0, b, 0, bn);
        int i = bn;
        for (; carry != 0 && i < an; i++) {
            r[i] = a[i] + 1;
            carry = r[i] == 0 ? 1 : 0;
        }
        if (a != r) {
            System.arraycopy(a, i, r, i, an - i);
        }
        if (carry != 0) {
            r[an] = 1;
            return an + 1;
        }
        return an;
    }

    /** r = a + b of n limbs each, from these indices on; the carry. */
    private static long addTo(long[] r, int ro, long[] a, int ao, long[] b, int bo, int n) {
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long s = x + b[bo + i];
            long t = s + carry;
            carry = (Long.compareUnsigned(s, x) < 0 ? 1L : 0L) + (Long.compareUnsigned(t, s) < 0 ? 1L : 0L);
            r[ro + i] = t;
        }
        return carry;
    }

    /** r = a - b of n limbs each, from these indices on; the borrow. */
    private static long subtractTo(long[] r, int ro, long[] a, int ao, long[] b, int bo, int n) {
        long borrow = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long y = b[bo + i];
            long s = x - y;
            long t = s - borrow;
            borrow = (Long.compareUnsigned(x, y) < 0 ? 1L : 0L) + (Long.compareUnsigned(s, borrow) < 0 ? 1L : 0L);
            r[ro + i] = t;
        }
        return borrow;
    }

    /** Adds 1 to the number of n limbs from {@code ro} on; the carry. */
    private static long increment(long[] r, int ro, int n) {
        for (int i = ro; i < ro + n; i++) {
            if (++r[i] != 0) {
                return 0;
            }
        }
        return 1;
    }

    /** a += 1 in n + 1 limbs; the normal size. */
    static int increment(long[] a, int n) {
        if (increment(a, 0, n) == 0) {
            return n;
        }
        a[n] = 1;
        return n + 1;
    }

    /** r = a - b for a >= b, in an limbs; {@code r} may be one of the operands' arrays. */
    static int subtract(long[] r, long[] a, int an, long[] b, int bn) {
        long borrow = subtractTo(r, 0, a, 0, b, 0, bn);
        int i = bn;
        for (; borrow != 0 && i < an; i++) {
            borrow = a[i] == 0 ? 1 : 0;
            r[i] = a[i] - 1;
        }
        if (a != r) {
            System.arraycopy(a, i, r, i, an - i);
        }
        return normal(r, an);
    }

    /** r = a * x + y in n limbs; the limb that is left over. {@code r} may be {@code a}. */
    static long multiplyAdd(long[] r, long[] a, int n, long x, long y) {
        long carry = y;
        for (int i = 0; i < n; i++) {
            long ai = a[i];
            long low = ai * x;
            long high = Math.unsignedMultiplyHigh(ai, x);
            low += carry;
            carry = high + (Long.compareUnsigned(low, carry) < 0 ? 1L : 0L);
            r[i] = low;
        }
        return carry;
    }

    /** r += b * x in n limbs from these indices on; the limb that is left over. */
    private static long addProduct(long[] r, int ro, long[] b, int bo, int n, long x) {
        long carry = 0;
        for (int j = 0; j < n; j++) {
            long y = b[bo + j];
            long low = y * x;
            long high = Math.unsignedMultiplyHigh(y, x);
            low += carry;
            high += Long.compareUnsigned(low, carry) < 0 ? 1L : 0L;
            long t = r[ro + j] + low;
            carry = high + (Long.compareUnsigned(t, low) < 0 ? 1L : 0L);
            r[ro + j] = t;
        }
        return carry;
    }

    /** r -= b * x in n limbs from these indices on; the limb that is still to be taken away. */
    private static long subtractProduct(long[] r, int ro, long[] b, int n, long x) {
        long borrow = 0;
        for (int j = 0; j < n; j++) {
            long y = b[j];
            long low = y * x;
            long high = Math.unsignedMultiplyHigh(y, x);
            low += borrow;
            high += Long.compareUnsigned(low, borrow) < 0 ? 1L : 0L;
            long t = r[ro + j];
            borrow = high + (Long.compareUnsigned(t, low) < 0 ? 1L : 0L);
            r[ro + j] = t - low;
        }
        return borrow;
    }

    /** r = a * b in an + bn limbs, for operands that are not zero. */
    static int multiply(long[] r, long[] a, int an, long[] b, int bn) {
        if (an > bn) {
            return multiply(r, b, bn, a, an);
        }
        if (an == 1) {
            r[bn] = multiplyAdd(r, b, bn, a[0], 0);
        } else if (an >= TOOM && bn < BIG_INTEGER_LIMIT - an) {
            ofBigInteger(r, an + bn, a == b && an == bn ? toBigInteger(a, an).pow(2) : toBigInteger(a, an).multiply(toBigInteger(b, bn)));
        } else if (an < KARATSUBA) {
            if (a == b && an == bn) {
                square(r, 0, a, 0, an);
            } else {
                multiplyRows(r, 0, a, 0, an, b, 0, bn);
            }
        } else {
            long[] space = allocate(karatsubaSpace(an) + 2 * an);
            lopsided(r, a, an, b, bn, space);
            Payload.release(space);
        }
        return normal(r, an + bn);
    }

    /** r = a * b, row by row, in an + bn limbs, from these indices on. */
    private static void multiplyRows(long[] r, int ro, long[] a, int ao, int an, long[] b, int bo, int bn) {
        Arrays.fill(r, ro, ro + bn, 0);
        for (int i = 0; i < an; i++) {
            r[ro + i + bn] = addProduct(r, ro + i, b, bo, bn, a[ao + i]);
        }
    }

    /** r = a * a in 2 * n limbs: what stands beside the diagonal once, doubled, and the diagonal. */
    private static void square(long[] r, int ro, long[] a, int ao, int n) {
        Arrays.fill(r, ro, ro + n + 1, 0);
        for (int i = 0; i < n - 1; i++) {
            r[ro + i + n] = addProduct(r, ro + 2 * i + 1, a, ao + i + 1, n - 1 - i, a[ao + i]);
        }
        r[ro + 2 * n - 1] = 0;
        long carry = 0;
        long top = 0;
        for (int i = 0; i < n; i++) {
            long x = a[ao + i];
            long low = x * x;
            long high = Math.unsignedMultiplyHigh(x, x);
            long even = r[ro + 2 * i];
            long odd = r[ro + 2 * i + 1];
            long first = even << 1 | top;
            long second = odd << 1 | even >>> 63;
            top = odd >>> 63;
            // the doubled limbs and the square of 64 bits add up to three parts that carry one into the next
            long s = first + low;
            long c = Long.compareUnsigned(s, low) < 0 ? 1L : 0L;
            long t = s + carry;
            c += Long.compareUnsigned(t, s) < 0 ? 1L : 0L;
            r[ro + 2 * i] = t;
            s = second + high;
            carry = Long.compareUnsigned(s, high) < 0 ? 1L : 0L;
            t = s + c;
            carry += Long.compareUnsigned(t, s) < 0 ? 1L : 0L;
            r[ro + 2 * i + 1] = t;
        }
    }

    /** r = a * b for an <= bn by pieces of b that are as long as a. */
    // CPython: Objects/longobject.c k_lopsided_mul
    private static void lopsided(long[] r, long[] a, int an, long[] b, int bn, long[] space) {
        boolean same = a == b && an == bn;
        karatsuba(r, 0, a, 0, b, 0, an, space, 2 * an, same);
        int done = an;
        while (done < bn) {
            int n = Math.min(an, bn - done);
            if (n == an) {
                karatsuba(space, 0, a, 0, b, done, an, space, 2 * an, false);
            } else {
                multiplyRows(space, 0, b, done, n, a, 0, an);
            }
            System.arraycopy(space, an, r, done + an, n);
            if (addTo(r, done, r, done, space, 0, an) != 0) {
                increment(r, done + an, n);
            }
            done += n;
        }
    }

    /** The limbs that {@link #karatsuba} needs beside its operands of n limbs. */
    private static int karatsubaSpace(int n) {
        int space = 0;
        while (n >= KARATSUBA) {
            n = (n + 1) / 2 + 1;
            space += 4 * n;
        }
        return space;
    }

    /**
     * r = a * b of n limbs each, 2 * n of them. With B the weight of the upper half, a = a1 * B + a0 and b = b1 * B + b0, the middle part a1 * b0 + a0 * b1 is
     * (a1 + a0) * (b1 + b0) - a1 * b1 - a0 * b0: three products in place of four.
     */
    // CPython: Objects/longobject.c k_mul
    private static void karatsuba(long[] r, int ro, long[] a, int ao, long[] b, int bo, int n, long[] space, int so, boolean same) {
        if (n < KARATSUBA) {
            if (same) {
                square(r, ro, a, ao, n);
            } else {
                multiplyRows(r, ro, a, ao, n, b, bo, n);
            }
            return;
        }
        int low = (n + 1) / 2;
        int high = n - low;
        int middle = low + 1;
        karatsuba(r, ro, a, ao, b, bo, low, space, so, same);
        karatsuba(r, ro + 2 * low, a, ao + low, b, bo + low, high, space, so, same);
        int sums = so + 2 * middle;
        addHalves(space, sums, a, ao, low, high);
        if (!same) {
            addHalves(space, sums + middle, b, bo, low, high);
        }
        karatsuba(space, so, space, sums, space, same ? sums : sums + middle, middle, space, so + 4 * middle, same);
        subtractPart(space, so, 2 * middle, r, ro, 2 * low);
        subtractPart(space, so, 2 * middle, r, ro + 2 * low, 2 * high);
        // the middle part fits into what is left of r above the lower half: the product as a whole does
        int room = 2 * n - low;
        int m = Math.min(2 * middle, room);
        long carry = addTo(r, ro + low, r, ro + low, space, so, m);
        if (carry != 0) {
            increment(r, ro + low + m, room - m);
        }
    }

    /** The sum of the lower and the upper half of the number at {@code ao}, in low + 1 limbs. */
    private static void addHalves(long[] r, int ro, long[] a, int ao, int low, int high) {
        long carry = addTo(r, ro, a, ao, a, ao + low, high);
        for (int i = high; i < low; i++) {
            r[ro + i] = a[ao + i] + carry;
            carry = carry != 0 && r[ro + i] == 0 ? 1 : 0;
        }
        r[ro + low] = carry;
    }

    /** r -= b, which is no larger. */
    private static void subtractPart(long[] r, int ro, int n, long[] b, int bo, int bn) {
        long borrow = subtractTo(r, ro, r, ro, b, bo, bn);
        for (int i = ro + bn; borrow != 0 && i < ro + n; i++) {
            borrow = r[i]-- == 0 ? 1 : 0;
        }
    }

    /** a ** e for e >= 1, in an array of its own, all limbs of which count, though the last ones may be zero. */
    static long[] power(long[] a, int an, int e) {
        int bound = Math.toIntExact((bitLength(a, an) * e + 63) / 64);
        long[] r = allocate(bound);
        long[] other = allocate(bound);
        System.arraycopy(a, 0, r, 0, an);
        int n = an;
        for (int bit = Integer.highestOneBit(e) >> 1; bit != 0; bit >>= 1) {
            n = productInto(other, r, n, r, n, bound);
            long[] t = r;
            r = other;
            other = t;
            if ((e & bit) != 0) {
                n = productInto(other, r, n, a, an, bound);
                t = r;
                r = other;
                other = t;
            }
        }
        Payload.release(other);
        Arrays.fill(r, n, r.length, 0);
        return r;
    }

    /** a * b into an array of {@code bound} limbs, which are enough for the product, though {@link #multiply} may set one more. */
    private static int productInto(long[] r, long[] a, int an, long[] b, int bn, int bound) {
        if (an + bn <= bound) {
            return multiply(r, a, an, b, bn);
        }
        long[] wide = allocate(an + bn);
        int n = multiply(wide, a, an, b, bn);
        System.arraycopy(wide, 0, r, 0, n);
        Payload.release(wide);
        return n;
    }

    /** How many bits of an exponent are taken at once, if it is long enough for the table of powers to pay. */
    private static final int WINDOW = 4;

    /**
     * r = a ** e % m in mn limbs, for a < m, neither of a and m zero.
     *
     * <p>Invariant: r is a to the bits of e that were taken, the highest first, modulo m.
     */
    // CPython: Objects/longobject.c long_pow
    static int powerModulo(long[] r, long[] a, int an, long[] e, int en, long[] m, int mn) {
        if (en == 0) {
            r[0] = 1;
            return 1;
        }
        long bits = bitLength(e, en);
        int window = bits > 48 ? WINDOW : 1;
        int count = 1 << window;
        // the powers 1 to count - 1 of a, mn limbs each, zeros at the top
        long[] powers = allocate(count * mn);
        Arrays.fill(powers, 0, count * mn, 0);
        System.arraycopy(a, 0, powers, mn, an);
        long[] product = allocate(2 * mn + 1);
        long[] rest = allocate(2 * mn + 2);
        int rn = 0;
        for (int i = 2; i < count; i++) {
            System.arraycopy(powers, (i - 1) * mn, r, 0, mn);
            rn = timesModulo(r, normal(r, mn), a, an, m, mn, product, rest);
            System.arraycopy(r, 0, powers, i * mn, rn);
        }
        long[] factor = allocate(mn);
        boolean started = false;
        for (long at = (bits - 1) / window * window; at >= 0; at -= window) {
            for (int i = 0; i < window && started; i++) {
                rn = timesModulo(r, rn, r, rn, m, mn, product, rest);
            }
            int taken = (int) (bitsFrom(e, en, at) & count - 1);
            if (taken != 0) {
                System.arraycopy(powers, taken * mn, started ? factor : r, 0, mn);
                int fn = normal(started ? factor : r, mn);
                rn = started ? timesModulo(r, rn, factor, fn, m, mn, product, rest) : fn;
                started = true;
            }
        }
        Payload.release(powers);
        Payload.release(product);
        Payload.release(rest);
        Payload.release(factor);
        return rn;
    }

    /** r = r * b % m in the space of {@code product} and {@code rest}. */
    private static int timesModulo(long[] r, int rn, long[] b, int bn, long[] m, int mn, long[] product, long[] rest) {
        if (rn == 0 || bn == 0) {
            return 0;
        }
        int n = multiply(product, r, rn, b, bn);
        if (compare(product, n, m, mn) < 0) {
            System.arraycopy(product, 0, r, 0, n);
            return n;
        }
        if (mn == 1) {
            r[0] = divideByLimb(rest, product, n, m[0]);
            return r[0] == 0 ? 0 : 1;
        }
        divide(null, rest, product, n, m, mn);
        System.arraycopy(rest, 0, r, 0, mn);
        return normal(r, mn);
    }

    /** The quotient of the number {@code high, low} by {@code d}, whose highest bit is set, for high < d. */
    private static long divideWide(long high, long low, long d) {
        // two steps of long division with digits of 32 bits, as in Hacker's Delight divlu
        long d1 = d >>> 32;
        long d0 = d & 0xFFFFFFFFL;
        long q1 = Long.divideUnsigned(high, d1);
        long rest = high - q1 * d1;
        while (q1 >>> 32 != 0 || Long.compareUnsigned(q1 * d0, rest << 32 | low >>> 32) > 0) {
            q1--;
            rest += d1;
            if (rest >>> 32 != 0) {
                break;
            }
        }
        long middle = (high << 32 | low >>> 32) - q1 * d;
        long q0 = Long.divideUnsigned(middle, d1);
        rest = middle - q0 * d1;
        while (q0 >>> 32 != 0 || Long.compareUnsigned(q0 * d0, rest << 32 | low & 0xFFFFFFFFL) > 0) {
            q0--;
            rest += d1;
            if (rest >>> 32 != 0) {
                break;
            }
        }
        return (q1 << 32) + q0;
    }

    /** floor((B * B - 1) / d) - B for B = 2**64 and a {@code d} whose highest bit is set. */
    // Möller and Granlund, Improved division by invariant integers, definition 1
    static long reciprocal(long d) {
        return divideWide(~d, -1L, d);
    }

    /**
     * q = a / d in n limbs, for a {@code d} whose highest bit is set and its {@link #reciprocal}; the remainder. {@code rest}, below d, stands above a. {@code q} may be
     * {@code a}.
     */
    // Möller and Granlund, algorithm 4
    private static long divideByNormal(long[] q, long[] a, int n, long d, long reciprocal, long rest) {
        for (int i = n - 1; i >= 0; i--) {
            long low = a[i];
            long q0 = reciprocal * rest;
            long q1 = Math.unsignedMultiplyHigh(reciprocal, rest) + rest;
            q0 += low;
            q1 += (Long.compareUnsigned(q0, low) < 0 ? 1L : 0L) + 1;
            rest = low - q1 * d;
            if (Long.compareUnsigned(rest, q0) > 0) {
                q1--;
                rest += d;
            }
            if (Long.compareUnsigned(rest, d) >= 0) {
                q1++;
                rest -= d;
            }
            q[i] = q1;
        }
        return rest;
    }

    /** q = a / d in n limbs for d != 0; the remainder. {@code q} may be {@code a}. */
    static long divideByLimb(long[] q, long[] a, int n, long d) {
        int shift = Long.numberOfLeadingZeros(d);
        if (shift == 0) {
            return divideByNormal(q, a, n, d, reciprocal(d), 0);
        }
        if (n == 0) {
            return 0;
        }
        long top = a[n - 1] >>> 64 - shift;
        shiftLeftTo(q, a, n, shift);
        return divideByNormal(q, q, n, d << shift, reciprocal(d << shift), top) >>> shift;
    }

    /** r = a << shift of n limbs, for 0 < shift < 64, without what goes out at the top. {@code r} may be {@code a}. */
    private static void shiftLeftTo(long[] r, long[] a, int n, int shift) {
        for (int i = n - 1; i > 0; i--) {
            r[i] = a[i] << shift | a[i - 1] >>> 64 - shift;
        }
        r[0] = a[0] << shift;
    }

    /**
     * Divides a by b, for an >= bn >= 2: the quotient to {@code q}, of an - bn + 1 limbs, the remainder to {@code rest}, of an + 1 limbs, whose lower bn count;
     * either normal size is for the caller to find. {@code q} may be null.
     */
    // CPython: Objects/longobject.c x_divrem (Knuth, volume 2, 4.3.1, algorithm D); Möller and Granlund, algorithms 5 and 6
    static void divide(long[] q, long[] rest, long[] a, int an, long[] b, int bn) {
        if (bn >= LONG_DIVISOR && an - bn >= LONG_QUOTIENT && an < BIG_INTEGER_LIMIT) {
            BigInteger[] qr = toBigInteger(a, an).divideAndRemainder(toBigInteger(b, bn));
            if (q != null) {
                ofBigInteger(q, an - bn + 1, qr[0]);
            }
            ofBigInteger(rest, bn, qr[1]);
            return;
        }
        int shift = Long.numberOfLeadingZeros(b[bn - 1]);
        long[] d = b;
        if (shift != 0) {
            d = allocate(bn);
            shiftLeftTo(d, b, bn, shift);
            rest[an] = a[an - 1] >>> 64 - shift;
            shiftLeftTo(rest, a, an, shift);
        } else {
            rest[an] = 0;
            System.arraycopy(a, 0, rest, 0, an);
        }
        long d1 = d[bn - 1];
        long d0 = d[bn - 2];
        long v = reciprocalOfTwo(d1, d0);
        for (int j = an - bn; j >= 0; j--) {
            long digit = quotientLimb(rest, j + bn, d1, d0, v);
            long borrow = subtractProduct(rest, j, d, bn, digit);
            long top = rest[j + bn];
            rest[j + bn] = top - borrow;
            if (Long.compareUnsigned(top, borrow) < 0) {
                digit--;
                rest[j + bn] += addTo(rest, j, rest, j, d, 0, bn);
            }
            if (q != null) {
                q[j] = digit;
            }
        }
        if (shift != 0) {
            Payload.release(d);
            for (int i = 0; i < bn - 1; i++) {
                rest[i] = rest[i] >>> shift | rest[i + 1] << 64 - shift;
            }
            rest[bn - 1] >>>= shift;
        }
    }

    /** floor((B**3 - 1) / (d1 * B + d0)) - B for a d1 whose highest bit is set. */
    // algorithm 6
    private static long reciprocalOfTwo(long d1, long d0) {
        long v = reciprocal(d1);
        long p = d1 * v + d0;
        if (Long.compareUnsigned(p, d0) < 0) {
            v--;
            if (Long.compareUnsigned(p, d1) >= 0) {
                v--;
                p -= d1;
            }
            p -= d1;
        }
        long t1 = Math.unsignedMultiplyHigh(v, d0);
        long t0 = v * d0;
        p += t1;
        if (Long.compareUnsigned(p, t1) < 0) {
            v--;
            int c = Long.compareUnsigned(p, d1);
            if (c > 0 || c == 0 && Long.compareUnsigned(t0, d0) >= 0) {
                v--;
            }
        }
        return v;
    }

    /** The quotient of the three limbs below and at {@code top} by the two of the divisor, or B - 1: right or one too large for the whole. */
    // algorithm 5
    private static long quotientLimb(long[] u, int top, long d1, long d0, long v) {
        long u2 = u[top];
        long u1 = u[top - 1];
        if (u2 == d1 && u1 == d0) {
            return -1L;
        }
        long u0 = u[top - 2];
        long q0 = v * u2;
        long q1 = Math.unsignedMultiplyHigh(v, u2) + u2;
        q0 += u1;
        q1 += Long.compareUnsigned(q0, u1) < 0 ? 1L : 0L;
        long r1 = u1 - q1 * d1;
        long t1 = Math.unsignedMultiplyHigh(d0, q1);
        long t0 = d0 * q1;
        long r0 = u0 - t0;
        r1 -= t1 + (Long.compareUnsigned(u0, t0) < 0 ? 1L : 0L);
        r1 -= d1 + (Long.compareUnsigned(r0, d0) < 0 ? 1L : 0L);
        r0 -= d0;
        q1++;
        if (Long.compareUnsigned(r1, q0) >= 0) {
            q1--;
            r0 += d0;
            r1 += d1 + (Long.compareUnsigned(r0, d0) < 0 ? 1L : 0L);
        }
        int c = Long.compareUnsigned(r1, d1);
        return c > 0 || c == 0 && Long.compareUnsigned(r0, d0) >= 0 ? q1 + 1 : q1;
    }

    /** The limbs that {@link #shiftLeft} sets. */
    static int shiftedSize(long[] a, int an, long bits) {
        return Math.toIntExact((bitLength(a, an) + bits + 63) / 64);
    }

    /** r = a << bits in {@link #shiftedSize} limbs, for a != 0. */
    static int shiftLeft(long[] r, long[] a, int an, long bits) {
        int whole = (int) (bits >>> 6);
        int shift = (int) bits & 63;
        Arrays.fill(r, 0, whole, 0);
        if (shift == 0) {
            System.arraycopy(a, 0, r, whole, an);
            return whole + an;
        }
        long carry = 0;
        for (int i = 0; i < an; i++) {
            r[whole + i] = a[i] << shift | carry;
            carry = a[i] >>> 64 - shift;
        }
        if (carry == 0) {
            return whole + an;
        }
        r[whole + an] = carry;
        return whole + an + 1;
    }

    /** r = a >> bits, rounded up if {@code up} and a bit is lost, in an - bits / 64 + 1 limbs, for bits / 64 < an. {@code r} may be {@code a}. */
    static int shiftRight(long[] r, long[] a, int an, long bits, boolean up) {
        int whole = (int) (bits >>> 6);
        int shift = (int) bits & 63;
        boolean lost = up && anyBitBelow(a, an, bits);
        int n = an - whole;
        if (shift == 0) {
            System.arraycopy(a, whole, r, 0, n);
        } else {
            for (int i = 0; i < n - 1; i++) {
                r[i] = a[whole + i] >>> shift | a[whole + i + 1] << 64 - shift;
            }
            r[n - 1] = a[an - 1] >>> shift;
        }
        if (lost && increment(r, 0, n) != 0) {
            r[n] = 1;
            return n + 1;
        }
        return normal(r, n);
    }

    /** How many of the lowest bits are zero, for a number that is not. */
    static long trailingZeros(long[] a) {
        int i = 0;
        while (a[i] == 0) {
            i++;
        }
        return 64L * i + Long.numberOfTrailingZeros(a[i]);
    }

    /** Whether one of the lowest {@code bits} bits is set. */
    static boolean anyBitBelow(long[] a, int an, long bits) {
        int whole = (int) Math.min(bits >>> 6, an);
        for (int i = 0; i < whole; i++) {
            if (a[i] != 0) {
                return true;
            }
        }
        int shift = (int) bits & 63;
        return whole < an && shift != 0 && a[whole] << 64 - shift != 0;
    }

    /** What {@link #bitwise} does with two limbs. */
    static final int AND = 0;
    static final int OR = 1;
    static final int XOR = 2;

    /**
     * The magnitude of a & b, a | b or a ^ b, the numbers in two's complement, in max(an, bn) limbs and one more if the result is negative, which
     * {@link #isNegative} tells.
     */
    // CPython: Objects/longobject.c long_bitwise
    static int bitwise(int op, long[] r, long[] a, int an, boolean aNegative, long[] b, int bn, boolean bNegative) {
        boolean negative = isNegative(op, aNegative, bNegative);
        int n = Math.max(an, bn);
        long aFlip = aNegative ? -1 : 0;
        long bFlip = bNegative ? -1 : 0;
        long flip = negative ? -1 : 0;
        // -x is ~x + 1: the three carries
        long aCarry = -aFlip;
        long bCarry = -bFlip;
        long carry = -flip;
        for (int i = 0; i < n; i++) {
            long x = ((i < an ? a[i] : 0) ^ aFlip) + aCarry;
            aCarry = aCarry != 0 && x == 0 ? 1 : 0;
            long y = ((i < bn ? b[i] : 0) ^ bFlip) + bCarry;
            bCarry = bCarry != 0 && y == 0 ? 1 : 0;
            long z = ((op == AND ? x & y : op == OR ? x | y : x ^ y) ^ flip) + carry;
            carry = carry != 0 && z == 0 ? 1 : 0;
            r[i] = z;
        }
        if (carry == 0) {
            return normal(r, n);
        }
        r[n] = 1;
        return n + 1;
    }

    static boolean isNegative(int op, boolean aNegative, boolean bNegative) {
        return op == AND ? aNegative && bNegative : op == OR ? aNegative || bNegative : aNegative != bNegative;
    }

    /** The number modulo 2**61 - 1. */
    // CPython: Objects/longobject.c long_hash
    static long hash(long[] a, int n) {
        long h = 0;
        for (int i = n - 1; i >= 0; i--) {
            // h * 2**64 is h * 8, a rotation of 61 bits
            h = (h << 3 & PyInt.HASH_MODULUS | h >>> 58) + (a[i] & PyInt.HASH_MODULUS) + (a[i] >>> 61);
            h = (h & PyInt.HASH_MODULUS) + (h >>> 61);
        }
        return h >= PyInt.HASH_MODULUS ? h - PyInt.HASH_MODULUS : h;
    }

    /** The nearest double to a * 2**exponent, ties to even; infinite if it is too large. {@code sticky} says that the number is a little more. */
    static double toDouble(long[] a, int n, long exponent, boolean sticky) {
        if (n == 0) {
            return 0;
        }
        long bits = bitLength(a, n);
        long lost = Math.max(bits - 53, -1074 - exponent);
        if (lost <= 0) {
            return bits + exponent > 1024 ? Double.POSITIVE_INFINITY : Math.scalb((double) a[0], (int) exponent);
        }
        if (lost > bits) {
            return 0;
        }
        long kept = lost == bits ? 0 : bitsFrom(a, n, lost);
        boolean half = (a[(int) (lost - 1 >>> 6)] >>> (lost - 1 & 63) & 1) != 0;
        if (half && (sticky || (kept & 1) != 0 || anyBitBelow(a, n, lost - 1))) {
            kept++;
        }
        if (64 - Long.numberOfLeadingZeros(kept) + lost + exponent > 1024) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.scalb((double) kept, (int) (lost + exponent));
    }

    /** The lowest 64 bits of a >> at. */
    private static long bitsFrom(long[] a, int n, long at) {
        int whole = (int) (at >>> 6);
        int shift = (int) at & 63;
        long low = a[whole] >>> shift;
        return shift == 0 || whole + 1 == n ? low : low | a[whole + 1] << 64 - shift;
    }

    /** The same natural number, from the JVM. */
    static BigInteger toBigInteger(long[] a, int n) {
        byte[] big = new byte[8 * n];
        for (int i = 0; i < n; i++) {
            putBigEndian(big, 8 * (n - 1 - i), a[i]);
        }
        return new BigInteger(1, big);
    }

    /** Sets n limbs to the absolute value of {@code v}, which fits. */
    static void ofBigInteger(long[] r, int n, BigInteger v) {
        byte[] big = v.abs().toByteArray();
        int end = big.length;
        for (int i = 0; i < n; i++) {
            long x = 0;
            for (int k = Math.max(0, end - 8); k < end; k++) {
                x = x << 8 | big[k] & 0xFF;
            }
            r[i] = x;
            end = Math.max(0, end - 8);
        }
    }

    private static void putBigEndian(byte[] b, int at, long x) {
        for (int k = 7; k >= 0; k--) {
            b[at + k] = (byte) x;
            x >>>= 8;
        }
    }
}
