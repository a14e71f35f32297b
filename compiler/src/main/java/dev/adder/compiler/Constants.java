package dev.adder.compiler;

import java.util.Arrays;
import java.util.List;

/**
 * How the values of constants are written in Java, in the syntax tree and in {@link CodeUnit#consts}:
 *
 * <table>
 * <tr><th>Python</th><th>Java</th></tr>
 * <tr><td>None, Ellipsis</td><td>{@link Singleton}</td></tr>
 * <tr><td>bool</td><td>{@link Boolean}</td></tr>
 * <tr><td>int</td><td>{@link Long} if it fits, else {@link java.math.BigInteger}</td></tr>
 * <tr><td>float, complex</td><td>{@link Double}, {@link Complex}</td></tr>
 * <tr><td>str</td><td>{@link String}, or {@link WideString} where a String could not tell an astral character from two
 * lone surrogates side by side</td></tr>
 * <tr><td>bytes</td><td>{@link Bytes}</td></tr>
 * <tr><td>tuple, frozenset</td><td>{@link Tuple}, {@link FrozenSet}</td></tr>
 * <tr><td>code</td><td>{@link CodeUnit}</td></tr>
 * </table>
 */
public final class Constants {
    private Constants() {}

    /** The two constants that have no natural Java value. */
    public enum Singleton { NONE, ELLIPSIS }

    /** A complex constant; equality is by bit pattern, so that 0.0 and -0.0 differ. */
    public record Complex(double real, double imag) {}

    /** A str that holds a high and a low lone surrogate side by side, by code points. */
    public record WideString(int[] codePoints) {
        @Override
        public boolean equals(Object o) {
            return o instanceof WideString w && Arrays.equals(codePoints, w.codePoints);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codePoints);
        }
    }

    /** A bytes constant. */
    public record Bytes(byte[] value) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Bytes b && Arrays.equals(value, b.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** A tuple of constants. */
    public record Tuple(List<Object> items) {}

    /** A frozenset of constants, in the order of the source text. */
    public record FrozenSet(List<Object> items) {}
}
