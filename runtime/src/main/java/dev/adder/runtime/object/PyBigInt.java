package dev.adder.runtime.object;

import java.math.BigInteger;

/** An int that does not fit a Java long. */
public final class PyBigInt extends PyInt {
    private final BigInteger big;

    PyBigInt(PyType type, BigInteger big) {
        super(type, 0);
        this.big = big;
    }

    @Override
    void giveToPool() {}

    @Override
    public boolean fitsLong() {
        return false;
    }

    @Override
    public BigInteger bigValue() {
        return big;
    }

    @Override
    public int signum() {
        return big.signum();
    }

    @Override
    public long bitLength() {
        return big.abs().bitLength();
    }

    @Override
    public String toString() {
        return big.toString();
    }
}
