package dev.adder.runtime.module;

import java.util.Arrays;

/** BLAKE2b and BLAKE2s (RFC 7693), with the whole parameter block. */
final class Blake2 implements HashEngine {
    private static final long[] IV_B = {0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L};
    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

    final boolean wide;
    final int size;
    private final boolean lastNode;
    /** The state; of BLAKE2s each word is in the low half. */
    private final long[] h;
    private final byte[] block;
    private int filled;
    private long count;

    /**
     * @param wide BLAKE2b if true, else BLAKE2s
     * @param parameters the parameter block: 64 bytes or 32
     */
    Blake2(boolean wide, byte[] parameters, boolean lastNode) {
        this(wide, parameters[0] & 0xFF, lastNode, new long[8], new byte[wide ? 128 : 64], 0, 0);
        int width = wide ? 8 : 4;
        for (int i = 0; i < 8; i++) {
            long p = StructPacking.get(parameters, i * width, width, false);
            h[i] = wide ? IV_B[i] ^ p : (IV_B[i] >>> 32 ^ p) & 0xFFFFFFFFL;
        }
    }

    private Blake2(boolean wide, int size, boolean lastNode, long[] h, byte[] block, int filled, long count) {
        this.wide = wide;
        this.size = size;
        this.lastNode = lastNode;
        this.h = h;
        this.block = block;
        this.filled = filled;
        this.count = count;
    }

    @Override
    public void update(byte[] b, int offset, int length) {
        int end = offset + length;
        while (offset < end) {
            if (filled == block.length) {
                count += filled;
                compress(false);
                filled = 0;
            }
            int n = Math.min(end - offset, block.length - filled);
            System.arraycopy(b, offset, block, filled, n);
            filled += n;
            offset += n;
        }
    }

    @Override
    public byte[] digest() {
        Blake2 e = copy();
        e.count += e.filled;
        Arrays.fill(e.block, e.filled, e.block.length, (byte) 0);
        e.compress(true);
        int width = wide ? 8 : 4;
        byte[] out = new byte[8 * width];
        for (int i = 0; i < 8; i++) {
            StructPacking.put(out, i * width, width, false, e.h[i]);
        }
        return Arrays.copyOf(out, size);
    }

    @Override
    public Blake2 copy() {
        return new Blake2(wide, size, lastNode, h.clone(), block.clone(), filled, count);
    }

    private void compress(boolean last) {
        int width = wide ? 8 : 4;
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = StructPacking.get(block, i * width, width, false);
        }
        long[] v = Arrays.copyOf(h, 16);
        for (int i = 0; i < 8; i++) {
            v[8 + i] = wide ? IV_B[i] : IV_B[i] >>> 32;
        }
        if (wide) {
            v[12] ^= count;
        } else {
            v[12] ^= count & 0xFFFFFFFFL;
            v[13] ^= count >>> 32;
        }
        if (last) {
            v[14] = ~v[14];
            if (lastNode) {
                v[15] = ~v[15];
            }
        }
        for (int round = 0; round < (wide ? 12 : 10); round++) {
            byte[] s = SIGMA[round % 10];
            mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
            mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
            mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
            mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
            mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
            mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
            mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
            mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
            if (!wide) {
                h[i] &= 0xFFFFFFFFL;
            }
        }
    }

    private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = rotate(v[d] ^ v[a], wide ? 32 : 16);
        v[c] += v[d];
        v[b] = rotate(v[b] ^ v[c], wide ? 24 : 12);
        v[a] += v[b] + y;
        v[d] = rotate(v[d] ^ v[a], wide ? 16 : 8);
        v[c] += v[d];
        v[b] = rotate(v[b] ^ v[c], wide ? 63 : 7);
    }

    private long rotate(long x, int n) {
        return wide ? Long.rotateRight(x, n) : Integer.rotateRight((int) x, n) & 0xFFFFFFFFL;
    }
}
