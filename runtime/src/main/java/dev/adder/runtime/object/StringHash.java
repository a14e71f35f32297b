package dev.adder.runtime.object;

/** The hash of str and bytes: SipHash-1-3 over the bytes as they lie in memory, keyed by PYTHONHASHSEED (Python/pyhash.c). */
public final class StringHash {
    private static long k0;
    private static long k1;

    private StringHash() {}

    /** Sets the key, before any hash is taken: 0 for all zeros, as PYTHONHASHSEED=0. */
    public static void seed(long key0, long key1) {
        k0 = key0;
        k1 = key1;
    }

    /** The key from a seed, as CPython expands it. */
    // CPython: Python/bootstrap_hash.c lcg_urandom
    public static void seed(int seed) {
        if (seed == 0) {
            seed(0, 0);
            return;
        }
        int x = seed;
        long[] k = new long[2];
        for (int i = 0; i < 16; i++) {
            x = x * 214013 + 2531011;
            k[i >> 3] |= (long) (x >>> 16 & 0xFF) << (i & 7) * 8;
        }
        seed(k[0], k[1]);
    }

    /** The hash of the code points of a str, given as byte[], char[] or int[]. */
    static long of(Object data) {
        // not a pattern switch: this runs first of all, and setting one up costs start-up time
        if (data instanceof byte[] b) {
            return of(b, b.length);
        }
        if (data instanceof char[] c) {
            byte[] b = new byte[c.length * 2];
            for (int i = 0; i < c.length; i++) {
                b[2 * i] = (byte) c[i];
                b[2 * i + 1] = (byte) (c[i] >> 8);
            }
            return of(b, b.length);
        }
        int[] c = (int[]) data;
        byte[] b = new byte[c.length * 4];
        for (int i = 0; i < c.length; i++) {
            b[4 * i] = (byte) c[i];
            b[4 * i + 1] = (byte) (c[i] >> 8);
            b[4 * i + 2] = (byte) (c[i] >> 16);
            b[4 * i + 3] = (byte) (c[i] >> 24);
        }
        return of(b, b.length);
    }

    /** The hash of the first {@code n} bytes; 0 for none, never -1. */
    public static long of(byte[] b, int n) {
        if (n == 0) {
            return 0;
        }
        long h = keyed(k0, k1, b, n);
        return h == -1 ? -2 : h;
    }

    /** SipHash-1-3 of all bytes with a key of its own, as hash-based .pyc files use it. */
    public static long keyed(long k0, long k1, byte[] b) {
        return keyed(k0, k1, b, b.length);
    }

    // the rotations are written out: a call each would cost the start, which hashes thousands of names before this is compiled
    private static long keyed(long k0, long k1, byte[] b, int n) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        int i = 0;
        long last = (long) n << 56;
        for (;;) {
            long m;
            boolean end = n - i < 8;
            if (end) {
                m = last;
                for (int j = 0; i + j < n; j++) {
                    m |= (b[i + j] & 0xFFL) << 8 * j;
                }
            } else {
                m = 0;
                for (int j = 7; j >= 0; j--) {
                    m = m << 8 | b[i + j] & 0xFF;
                }
                i += 8;
            }
            v3 ^= m;
            v0 += v1; v1 = (v1 << 13 | v1 >>> 51) ^ v0; v0 = (v0 << 32 | v0 >>> 32);
            v2 += v3; v3 = (v3 << 16 | v3 >>> 48) ^ v2;
            v0 += v3; v3 = (v3 << 21 | v3 >>> 43) ^ v0;
            v2 += v1; v1 = (v1 << 17 | v1 >>> 47) ^ v2; v2 = (v2 << 32 | v2 >>> 32);
            v0 ^= m;
            if (end) {
                break;
            }
        }
        v2 ^= 0xff;
        for (int r = 0; r < 3; r++) {
            v0 += v1; v1 = (v1 << 13 | v1 >>> 51) ^ v0; v0 = (v0 << 32 | v0 >>> 32);
            v2 += v3; v3 = (v3 << 16 | v3 >>> 48) ^ v2;
            v0 += v3; v3 = (v3 << 21 | v3 >>> 43) ^ v0;
            v2 += v1; v1 = (v1 << 17 | v1 >>> 47) ^ v2; v2 = (v2 << 32 | v2 >>> 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
