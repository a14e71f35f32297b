package dev.adder.runtime.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arithmetic of limbs against the JVM's, on random operands among which the limbs at the edges are frequent. */
class LimbsTest {
    private static final BigInteger HASH_MODULUS = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
    private static final long[] EDGES = {
        0, 1, 2, -1, -2, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1, 0xFFFFFFFFL, 0x80000000L, 0x7FFFFFFFL, 1L << 32, -1L << 32,
    };

    private final Random random = new Random(20);

    /** A normal number of up to {@code most} limbs. */
    private long[] number(int most) {
        int n = random.nextInt(most + 1);
        boolean edgy = random.nextBoolean();
        long[] a = new long[n];
        for (int i = 0; i < n; i++) {
            a[i] = edgy || random.nextInt(8) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextLong();
        }
        if (n > 0 && a[n - 1] == 0) {
            a[n - 1] = 1;
        }
        return a;
    }

    private static BigInteger big(long[] a, int n) {
        assertTrue(n == 0 || a[n - 1] != 0, "a normal number has no zero at its end");
        BigInteger v = BigInteger.ZERO;
        for (int i = n - 1; i >= 0; i--) {
            v = v.shiftLeft(64).or(new BigInteger(Long.toUnsignedString(a[i])));
        }
        return v;
    }

    private static BigInteger big(long[] a) {
        return big(a, a.length);
    }

    @Test
    void addsAndSubtracts() {
        for (int i = 0; i < 20_000; i++) {
            long[] a = number(6);
            long[] b = number(6);
            long[] r = new long[Limbs.sumSize(a, a.length, b, b.length)];
            assertEquals(big(a).add(big(b)), big(r, Limbs.add(r, a, a.length, b, b.length)));
            int c = Limbs.compare(a, a.length, b, b.length);
            assertEquals(big(a).compareTo(big(b)), Integer.signum(c));
            if (c >= 0) {
                r = new long[a.length];
                assertEquals(big(a).subtract(big(b)), big(r, Limbs.subtract(r, a, a.length, b, b.length)));
            }
        }
    }

    @Test
    void multiplies() {
        for (int i = 0; i < 6000; i++) {
            int most = i % 100 == 0 ? 500 : i % 10 == 0 ? 200 : 20;
            long[] a = number(most);
            long[] b = i % 3 == 0 ? a : number(most);
            if (a.length > 0 && b.length > 0) {
                long[] r = new long[a.length + b.length];
                assertEquals(big(a).multiply(big(b)), big(r, Limbs.multiply(r, a, a.length, b, b.length)), () -> big(a) + " * " + big(b));
            }
        }
    }

    @Test
    void divides() {
        for (int i = 0; i < 20_000; i++) {
            int most = i % 2000 == 0 ? 900 : i % 100 == 0 ? 100 : 12;
            long[] b = number(most / 2);
            long[] a = number(most);
            if (i % 4 == 0 && b.length > 0) {
                // a multiple of b and a little less or more: digits of the quotient that are guessed wrong
                BigInteger multiple = big(b).multiply(big(number(3))).add(BigInteger.valueOf(random.nextInt(3) - 1)).abs();
                a = new long[multiple.bitLength() / 64 + 1];
                Limbs.ofBigInteger(a, a.length, multiple);
                a = java.util.Arrays.copyOf(a, Limbs.normal(a, a.length));
            }
            if (b.length == 0 || a.length < b.length) {
                continue;
            }
            BigInteger[] expected = big(a).divideAndRemainder(big(b));
            long[] q = new long[a.length - b.length + 1];
            if (b.length == 1) {
                long rest = Limbs.divideByLimb(q = new long[a.length], a, a.length, b[0]);
                assertEquals(expected[1], new BigInteger(Long.toUnsignedString(rest)));
            } else {
                long[] rest = new long[a.length + 1];
                Limbs.divide(q, rest, a, a.length, b, b.length);
                assertEquals(expected[1], big(rest, Limbs.normal(rest, b.length)));
            }
            assertEquals(expected[0], big(q, Limbs.normal(q, q.length)));
        }
    }

    @Test
    void raisesToPowers() {
        for (int i = 0; i < 2000; i++) {
            long[] a = number(4);
            long[] m = number(i % 20 == 0 ? 60 : 4);
            long[] e = number(2);
            int exponent = 1 + random.nextInt(40);
            if (a.length > 0) {
                long[] r = Limbs.power(a, a.length, exponent);
                assertEquals(big(a).pow(exponent), big(r, Limbs.normal(r, r.length)));
            }
            if (m.length > 0 && big(m).compareTo(BigInteger.ONE) > 0) {
                BigInteger reduced = big(a).mod(big(m));
                long[] base = new long[m.length + 1];
                Limbs.ofBigInteger(base, base.length, reduced);
                int n = Limbs.normal(base, base.length);
                if (n > 0) {
                    long[] r = new long[m.length];
                    int size = Limbs.powerModulo(r, base, n, e, e.length, m, m.length);
                    assertEquals(reduced.modPow(big(e), big(m)), big(r, size));
                }
            }
        }
    }

    @Test
    void shifts() {
        for (int i = 0; i < 10_000; i++) {
            long[] a = number(6);
            if (a.length == 0) {
                continue;
            }
            int bits = random.nextInt(i % 2 == 0 ? 64 * a.length : 200);
            long[] r = new long[Limbs.shiftedSize(a, a.length, bits)];
            assertEquals(big(a).shiftLeft(bits), big(r, Limbs.shiftLeft(r, a, a.length, bits)));
            assertEquals(big(a).getLowestSetBit(), Limbs.trailingZeros(a));
            if (bits / 64 < a.length) {
                r = new long[a.length - bits / 64 + 1];
                assertEquals(big(a).shiftRight(bits), big(r, Limbs.shiftRight(r, a, a.length, bits, false)));
                assertEquals(big(a).negate().shiftRight(bits).negate(), big(r, Limbs.shiftRight(r, a, a.length, bits, true)));
            }
        }
    }

    @Test
    void combinesBits() {
        for (int i = 0; i < 20_000; i++) {
            long[] a = number(5);
            long[] b = number(5);
            boolean aNegative = a.length > 0 && random.nextBoolean();
            boolean bNegative = b.length > 0 && random.nextBoolean();
            BigInteger x = aNegative ? big(a).negate() : big(a);
            BigInteger y = bNegative ? big(b).negate() : big(b);
            for (int op = Limbs.AND; op <= Limbs.XOR; op++) {
                BigInteger expected = op == Limbs.AND ? x.and(y) : op == Limbs.OR ? x.or(y) : x.xor(y);
                boolean negative = Limbs.isNegative(op, aNegative, bNegative);
                assertEquals(expected.signum() < 0, negative);
                long[] r = new long[Math.max(a.length, b.length) + (negative ? 1 : 0)];
                assertEquals(expected.abs(), big(r, Limbs.bitwise(op, r, a, a.length, aNegative, b, b.length, bNegative)));
            }
        }
    }

    @Test
    void hashesAndRounds() {
        for (int i = 0; i < 20_000; i++) {
            long[] a = number(20);
            assertEquals(big(a).mod(HASH_MODULUS).longValue(), Limbs.hash(a, a.length));
            assertEquals(big(a).bitLength(), Limbs.bitLength(a, a.length));
            assertEquals(big(a).doubleValue(), Limbs.toDouble(a, a.length, 0, false));
            int down = random.nextInt(1400);
            assertEquals(new java.math.BigDecimal(big(a)).multiply(new java.math.BigDecimal(0.5).pow(down)).doubleValue(),
                    Limbs.toDouble(a, a.length, -down, false));
        }
    }

    @Test
    void writesDigitsAndBytes() {
        for (int i = 0; i < 5000; i++) {
            long[] a = number(i % 50 == 0 ? 300 : 12);
            if (a.length > 0) {
                assertEquals(big(a).toString(), new String(LimbText.decimal(a, a.length, false), StandardCharsets.ISO_8859_1));
                assertEquals(big(a).negate().toString(), new String(LimbText.decimal(a, a.length, true), StandardCharsets.ISO_8859_1));
            }
            boolean negative = a.length > 0 && random.nextBoolean();
            byte[] bytes = new byte[8 * a.length + 1];
            LimbText.toBytes(a, a.length, negative, bytes, false);
            assertEquals(negative ? big(a).negate() : big(a), new BigInteger(bytes));
        }
    }
}
