package dev.adder.runtime.object;

import java.util.Arrays;

/** Collects bytes. */
public final class ByteBuilder {
    public byte[] bytes;
    public int length;

    public ByteBuilder(int capacity) {
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

    public ByteBuilder append(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
        return this;
    }

    public ByteBuilder append(byte[] b) {
        return append(b, 0, b.length);
    }

    public ByteBuilder append(byte[] b, int from, int to) {
        int n = to - from;
        reserve(n);
        System.arraycopy(b, from, bytes, length, n);
        length += n;
        return this;
    }

    public ByteBuilder repeat(int b, int count) {
        if (count > 0) {
            reserve(count);
            Arrays.fill(bytes, length, length + count, (byte) b);
            length += count;
        }
        return this;
    }

    /** Appends ASCII text. */
    public ByteBuilder append(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    public byte[] toArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
