package dev.adder.runtime.object;

import java.util.Arrays;

/** Collects bytes. */
final class ByteBuilder {
    byte[] bytes;
    int length;

    ByteBuilder(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    private void reserve(int extra) {
        int needed = length + extra;
        if (needed > bytes.length || needed < 0) {
            if (needed < 0) {
                throw PyErr.memoryError();
            }
            int n = bytes.length + (bytes.length >> 1) + 16;
            bytes = Arrays.copyOf(bytes, n < needed ? needed : n);
        }
    }

    ByteBuilder append(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
        return this;
    }

    ByteBuilder append(byte[] b) {
        return append(b, 0, b.length);
    }

    ByteBuilder append(byte[] b, int from, int to) {
        int n = to - from;
        reserve(n);
        System.arraycopy(b, from, bytes, length, n);
        length += n;
        return this;
    }

    ByteBuilder repeat(int b, int count) {
        if (count > 0) {
            reserve(count);
            Arrays.fill(bytes, length, length + count, (byte) b);
            length += count;
        }
        return this;
    }

    /** Appends ASCII text. */
    ByteBuilder append(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    byte[] toArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
