package dev.adder.runtime.object;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Large natural numbers, {@link Limbs}, from and to digits and bytes (Objects/longobject.c). */
final class LimbText {
    /** The largest power of ten that a limb holds; its highest bit is set. */
    private static final long TEN_19 = Long.parseUnsignedLong("10000000000000000000");
    private static final int DIGITS_OF_LIMB = 19;
    /** From this size BigInteger, which halves numbers before it divides them digit by digit, is the faster one. */
    static final int LONG_TO_TEXT = 256;
    /** So many digits are halved before they are multiplied one after the other, which takes quadratic time. */
    private static final int DIGITS_AT_ONCE = 4000;

    private LimbText() {}

    /** The decimal digits of a number that is not zero, after a minus sign if there is to be one, in an array of the {@link Payload}. */
    // CPython: Objects/longobject.c long_to_decimal_string_internal
    static byte[] decimal(long[] a, int n, boolean negative) {
        if (n >= LONG_TO_TEXT) {
            BigInteger v = Limbs.toBigInteger(a, n);
            return (negative ? v.negate() : v).toString().getBytes(StandardCharsets.ISO_8859_1);
        }
        long[] rest = Limbs.allocate(n);
        // 19.27 digits to a limb: one part more in seventy
        long[] parts = Limbs.allocate(n + n / 64 + 1);
        System.arraycopy(a, 0, rest, 0, n);
        int count = 0;
        int left = n;
        while (left > 0) {
            parts[count++] = Limbs.divideByLimb(rest, rest, left, TEN_19);
            left = Limbs.normal(rest, left);
        }
        int first = digits(parts[count - 1]);
        int sign = negative ? 1 : 0;
        byte[] text = Payload.bytes(sign + first + DIGITS_OF_LIMB * (count - 1));
        text[0] = '-';
        int at = text.length;
        for (int i = 0; i < count; i++) {
            int width = i == count - 1 ? first : DIGITS_OF_LIMB;
            at -= width;
            put(text, at, width, parts[i]);
        }
        Payload.release(rest);
        Payload.release(parts);
        return text;
    }

    /** How many decimal digits {@code part} has. */
    private static int digits(long part) {
        if (part < 0 || part >= 1_000_000_000_000_000_000L) {
            return DIGITS_OF_LIMB;
        }
        int n = 1;
        for (long power = 10; power <= part; power *= 10) {
            n++;
        }
        return n;
    }

    /** Writes {@code width} digits of {@code part}, which has no more. */
    private static void put(byte[] text, int at, int width, long part) {
        // ten digits and the rest, for division of ints is the faster one
        long high = Long.divideUnsigned(part, 1_000_000_000L);
        int i = at + width;
        int low = (int) (part - high * 1_000_000_000L);
        int stop = Math.max(at, i - 9);
        while (i > stop) {
            text[--i] = (byte) ('0' + low % 10);
            low /= 10;
        }
        while (i > at) {
            text[--i] = (byte) ('0' + high % 10);
            high /= 10;
        }
    }

    /**
     * The int that {@code count} digits of {@code radix} stand for, which are those of {@code text} from {@code from} on that are not underscores.
     */
    // CPython: Objects/longobject.c PyLong_FromString, long_from_binary_base
    static PyInt parse(char[] text, int from, int to, int count, int radix, boolean negative) {
        if ((radix & radix - 1) == 0) {
            return parseBinary(text, from, to, count, radix, negative);
        }
        if (count > DIGITS_AT_ONCE) {
            char[] digits = new char[count];
            int n = 0;
            for (int i = from; i < to; i++) {
                if (text[i] != '_') {
                    digits[n++] = text[i];
                }
            }
            BigInteger v = ofDigits(digits, 0, count, radix);
            return PyInt.of(negative ? v.negate() : v);
        }
        int width = 1;
        long unit = radix;
        while (Long.compareUnsigned(unit, Long.divideUnsigned(-1L, radix)) <= 0) {
            unit *= radix;
            width++;
        }
        // a digit has less than 6 bits, and less than 3.33 if it is a decimal one
        long[] limbs = Limbs.allocate((radix <= 10 ? (int) (count * 10L / 3) : count * 6) / 64 + 2);
        int n = 0;
        int i = from;
        for (int done = 0; done < count;) {
            int take = (count - done) % width == 0 ? width : (count - done) % width;
            long part = 0;
            for (int k = 0; k < take; i++) {
                if (text[i] != '_') {
                    part = part * radix + digit(text[i]);
                    k++;
                }
            }
            done += take;
            long carry = Limbs.multiplyAdd(limbs, limbs, n, unit, part);
            if (carry != 0) {
                limbs[n++] = carry;
            }
        }
        return PyInt.of(limbs, n, negative);
    }

    private static PyInt parseBinary(char[] text, int from, int to, int count, int radix, boolean negative) {
        int width = Integer.numberOfTrailingZeros(radix);
        int n = Math.toIntExact(((long) count * width + 63) / 64);
        long[] limbs = Limbs.allocate(n);
        Arrays.fill(limbs, 0, n, 0);
        long at = 0;
        for (int i = to - 1; i >= from; i--) {
            if (text[i] == '_') {
                continue;
            }
            long d = digit(text[i]);
            int limb = (int) (at >>> 6);
            int shift = (int) at & 63;
            limbs[limb] |= d << shift;
            if (shift + width > 64 && limb + 1 < n) {
                limbs[limb + 1] |= d >>> 64 - shift;
            }
            at += width;
        }
        return PyInt.of(limbs, n, negative);
    }

    /** The value of a digit of a base up to 36. */
    static int digit(char c) {
        return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    /** The value of n digits; many are halved first. */
    private static BigInteger ofDigits(char[] digits, int from, int n, int radix) {
        if (n <= DIGITS_AT_ONCE / 2) {
            return new BigInteger(new String(digits, from, n), radix);
        }
        int low = n / 2;
        BigInteger high = ofDigits(digits, from, n - low, radix);
        return high.multiply(BigInteger.valueOf(radix).pow(low)).add(ofDigits(digits, from + n - low, low, radix));
    }

    /** Sets all bytes to the number, or its negative in two's complement, of which they may hold but the lowest part. */
    // CPython: Objects/longobject.c _PyLong_AsByteArray
    static void toBytes(long[] a, int n, boolean negative, byte[] bytes, boolean little) {
        long flip = negative ? -1 : 0;
        long carry = -flip;
        int length = bytes.length;
        for (int limb = 0, at = 0; at < length; limb++) {
            long x = ((limb < n ? a[limb] : 0) ^ flip) + carry;
            carry = carry != 0 && x == 0 ? 1 : 0;
            for (int k = 0; k < 8 && at < length; k++, at++) {
                bytes[little ? at : length - 1 - at] = (byte) x;
                x >>>= 8;
            }
        }
    }

    /** The int of bytes, signed ones in two's complement. */
    // CPython: Objects/longobject.c _PyLong_FromByteArray
    static PyInt ofBytes(byte[] bytes, int length, boolean little, boolean signed) {
        if (length == 0) {
            return PyInt.of(0);
        }
        boolean negative = signed && bytes[little ? length - 1 : 0] < 0;
        int n = (length + 7) / 8;
        if (n == 1) {
            long x = 0;
            for (int k = length - 1; k >= 0; k--) {
                x = x << 8 | bytes[little ? k : length - 1 - k] & 0xFF;
            }
            if (signed) {
                return PyInt.of(x << 64 - 8 * length >> 64 - 8 * length);
            }
            if (x >= 0) {
                return PyInt.of(x);
            }
        }
        long[] limbs = Limbs.allocate(n + 1);
        long flip = negative ? -1 : 0;
        long carry = -flip;
        for (int i = 0; i < n; i++) {
            long x = 0;
            for (int k = Math.min(8 * i + 8, length) - 1; k >= 8 * i; k--) {
                x = x << 8 | bytes[little ? k : length - 1 - k] & 0xFF;
            }
            if (negative && 8 * i + 8 > length) {
                x |= -1L << 8 * (length - 8 * i);
            }
            x = (x ^ flip) + carry;
            carry = carry != 0 && x == 0 ? 1 : 0;
            limbs[i] = x;
        }
        limbs[n] = carry;
        return PyInt.of(limbs, n + 1, negative);
    }
}
