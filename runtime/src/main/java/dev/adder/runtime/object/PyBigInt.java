package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** An int that does not fit a Java long: its sign and the {@link Limbs} of its absolute value. */
public final class PyBigInt extends PyInt {
    private static final Pool<PyBigInt> POOL = new Pool<>(40);

    /** The limbs of the absolute value and perhaps others, not in use; not changed once the int is seen. Null when the object is dead. */
    long[] limbs;

    /** How many of the {@link #limbs} count; less than 0 for a negative int, as CPython's {@code ob_size}. */
    private int size;

    /** Takes over {@code limbs}. */
    PyBigInt(PyType type, long[] limbs, int size, boolean negative) {
        super(type, 0);
        set(limbs, size, negative);
    }

    private void set(long[] limbs, int size, boolean negative) {
        this.limbs = limbs;
        this.size = negative ? -size : size;
    }

    /** A new int; takes over {@code limbs}. */
    static PyBigInt make(long[] limbs, int size, boolean negative) {
        PyBigInt i = HeapMode.POOLS ? POOL.take() : null;
        if (i == null) {
            i = new PyBigInt(TYPE, limbs, size, negative);
        } else {
            i.set(limbs, size, negative);
        }
        Heap.atomAllocated(i);
        return i;
    }

    /** The same value in a new int of the type int itself, or one of the absolute value or the negative one. */
    PyBigInt copy(boolean negative) {
        return make(copyOfLimbs(), magnitudeSize(), negative);
    }

    long[] copyOfLimbs() {
        int n = magnitudeSize();
        long[] copy = Limbs.allocate(n);
        System.arraycopy(limbs, 0, copy, 0, n);
        return copy;
    }

    @Override
    void giveToPool() {
        long[] dead = limbs;
        limbs = null;
        Payload.release(dead);
        if (type == TYPE) {
            POOL.give(this);
        }
    }

    @Override
    public boolean fitsLong() {
        return false;
    }

    @Override
    int magnitudeSize() {
        return Math.abs(size);
    }

    @Override
    long[] magnitude(long[] scratch) {
        return limbs;
    }

    @Override
    public BigInteger bigValue() {
        BigInteger magnitude = Limbs.toBigInteger(limbs, magnitudeSize());
        return size < 0 ? magnitude.negate() : magnitude;
    }

    @Override
    public long lowBits() {
        return size < 0 ? -limbs[0] : limbs[0];
    }

    @Override
    public int signum() {
        return size < 0 ? -1 : 1;
    }

    @Override
    public long bitLength() {
        return Limbs.bitLength(limbs, magnitudeSize());
    }

    @Override
    public PyInt exact() {
        return type == TYPE ? super.exact() : copy(size < 0);
    }

    @Override
    public String toString() {
        byte[] text = LimbText.decimal(limbs, magnitudeSize(), size < 0);
        String s = new String(text, StandardCharsets.ISO_8859_1);
        Payload.release(text);
        return s;
    }
}
