package dev.adder.runtime.object;

/** Substring search in byte arrays, for bytes, bytearray and Latin-1 str (Objects/stringlib/fastsearch.h). */
final class ByteSearch {
    private ByteSearch() {}

    /** The first index from {@code from} on at which {@code p} lies inside s[from:to], or -1. An empty pattern is found at once. */
    static int indexOf(byte[] s, int from, int to, byte[] p, int pFrom, int pLength) {
        int last = to - pLength;
        if (last < from) {
            return -1;
        }
        if (pLength == 0) {
            return from;
        }
        byte first = p[pFrom];
        if (pLength == 1) {
            for (int i = from; i < to; i++) {
                if (s[i] == first) {
                    return i;
                }
            }
            return -1;
        }
        if (pLength > 16 && to - from > 2048) {
            return horspool(s, from, to, p, pFrom, pLength);
        }
        for (int i = from; i <= last; i++) {
            if (s[i] == first) {
                int j = 1;
                while (j < pLength && s[i + j] == p[pFrom + j]) {
                    j++;
                }
                if (j == pLength) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int horspool(byte[] s, int from, int to, byte[] p, int pFrom, int n) {
        int[] skip = new int[256];
        java.util.Arrays.fill(skip, n);
        for (int i = 0; i < n - 1; i++) {
            skip[p[pFrom + i] & 0xFF] = n - 1 - i;
        }
        for (int i = from; i <= to - n; i += skip[s[i + n - 1] & 0xFF]) {
            int j = n - 1;
            while (j >= 0 && s[i + j] == p[pFrom + j]) {
                j--;
            }
            if (j < 0) {
                return i;
            }
        }
        return -1;
    }

    /** The last index at which {@code p} lies inside s[from:to], or -1. */
    static int lastIndexOf(byte[] s, int from, int to, byte[] p, int pFrom, int pLength) {
        int last = to - pLength;
        if (last < from) {
            return -1;
        }
        if (pLength == 0) {
            return to;
        }
        byte first = p[pFrom];
        for (int i = last; i >= from; i--) {
            if (s[i] == first) {
                int j = 1;
                while (j < pLength && s[i + j] == p[pFrom + j]) {
                    j++;
                }
                if (j == pLength) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** How often {@code p} lies in s[from:to] without overlap, at most {@code max}; an empty pattern lies between all bytes. */
    static int count(byte[] s, int from, int to, byte[] p, int pFrom, int pLength, int max) {
        if (to < from) {
            return 0;
        }
        if (pLength == 0) {
            return Math.min(to - from + 1, max);
        }
        int n = 0;
        for (int i = from; n < max && (i = indexOf(s, i, to, p, pFrom, pLength)) >= 0; i += pLength) {
            n++;
        }
        return n;
    }
}
