package dev.adder.runtime.module;

import java.util.Arrays;

/** The sponge of SHA-3 and SHAKE (FIPS 202). */
final class Keccak implements HashEngine {
    private static final int[] ROTATION = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};
    private static final int[] LANE = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};
    private static final long[] ROUND = new long[24];

    static {
        int lfsr = 1;
        for (int round = 0; round < 24; round++) {
            long constant = 0;
            for (int j = 0; j < 7; j++) {
                if ((lfsr & 1) != 0) {
                    constant |= 1L << (1 << j) - 1;
                }
                lfsr = lfsr << 1 ^ ((lfsr & 0x80) != 0 ? 0x171 : 0);
            }
            ROUND[round] = constant;
        }
    }

    final int rate;
    final int suffix;
    private final int size;
    private final long[] lanes;
    private int position;

    /**
     * @param rate the bytes that a permutation takes in
     * @param suffix the bits that end the message, with the first bit of the padding
     * @param size the bytes of a digest
     */
    Keccak(int rate, int suffix, int size) {
        this(rate, suffix, size, new long[25], 0);
    }

    private Keccak(int rate, int suffix, int size, long[] lanes, int position) {
        this.rate = rate;
        this.suffix = suffix;
        this.size = size;
        this.lanes = lanes;
        this.position = position;
    }

    private void xor(int at, int b) {
        lanes[at >> 3] ^= (b & 0xFFL) << 8 * (at & 7);
    }

    @Override
    public void update(byte[] b, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            xor(position++, b[i]);
            if (position == rate) {
                permute(lanes);
                position = 0;
            }
        }
    }

    @Override
    public byte[] digest() {
        return squeeze(size);
    }

    /** The first {@code n} bytes of the output. */
    byte[] squeeze(int n) {
        Keccak k = copy();
        k.xor(k.position, suffix);
        k.xor(rate - 1, 0x80);
        byte[] out = new byte[n];
        for (int i = 0; i < n; i++) {
            int at = i % rate;
            if (at == 0) {
                permute(k.lanes);
            }
            out[i] = (byte) (k.lanes[at >> 3] >>> 8 * (at & 7));
        }
        return out;
    }

    @Override
    public Keccak copy() {
        return new Keccak(rate, suffix, size, Arrays.copyOf(lanes, 25), position);
    }

    private static void permute(long[] a) {
        long[] c = new long[5];
        for (int round = 0; round < 24; round++) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5) {
                    a[y + x] ^= d;
                }
            }
            long moving = a[1];
            for (int i = 0; i < 24; i++) {
                long next = a[LANE[i]];
                a[LANE[i]] = Long.rotateLeft(moving, ROTATION[i]);
                moving = next;
            }
            for (int y = 0; y < 25; y += 5) {
                System.arraycopy(a, y, c, 0, 5);
                for (int x = 0; x < 5; x++) {
                    a[y + x] = c[x] ^ ~c[(x + 1) % 5] & c[(x + 2) % 5];
                }
            }
            a[0] ^= ROUND[round];
        }
    }
}
