package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;

/** Arithmetic on ints that fit a long, for the fast paths of the loop. */
final class IntOps {
    private IntOps() {}

    /** The result of BINARY_OP, owned; null if it does not fit or is an error, so that the general way must be taken. */
    static PyObject binary(int oparg, long a, long b) {
        // these two alone, so that the compiler finds this small enough for the loop
        if (oparg == BinaryOps.ADD || oparg == BinaryOps.ADD + BinaryOps.INPLACE) {
            long r = a + b;
            return ((a ^ r) & (b ^ r)) < 0 ? null : PyInt.of(r);
        }
        if (oparg == BinaryOps.SUBTRACT || oparg == BinaryOps.SUBTRACT + BinaryOps.INPLACE) {
            long r = a - b;
            return ((a ^ b) & (a ^ r)) < 0 ? null : PyInt.of(r);
        }
        return other(oparg, a, b);
    }

    private static PyObject other(int oparg, long a, long b) {
        switch (oparg) {
            case BinaryOps.MULTIPLY, BinaryOps.MULTIPLY + BinaryOps.INPLACE: {
                long high = Math.multiplyHigh(a, b);
                long r = a * b;
                return high == r >> 63 ? PyInt.of(r) : null;
            }
            case BinaryOps.REMAINDER, BinaryOps.REMAINDER + BinaryOps.INPLACE:
                return b == 0 ? null : PyInt.of(Math.floorMod(a, b));
            case BinaryOps.FLOOR_DIVIDE, BinaryOps.FLOOR_DIVIDE + BinaryOps.INPLACE:
                return b == 0 || b == -1 ? null : PyInt.of(Math.floorDiv(a, b));
            case BinaryOps.TRUE_DIVIDE, BinaryOps.TRUE_DIVIDE + BinaryOps.INPLACE:
                return b == 0 || Math.abs(a) > 1L << 53 || Math.abs(b) > 1L << 53 ? null : PyFloat.of((double) a / b);
            case BinaryOps.AND, BinaryOps.AND + BinaryOps.INPLACE:
                return PyInt.of(a & b);
            case BinaryOps.OR, BinaryOps.OR + BinaryOps.INPLACE:
                return PyInt.of(a | b);
            case BinaryOps.XOR, BinaryOps.XOR + BinaryOps.INPLACE:
                return PyInt.of(a ^ b);
            case BinaryOps.LSHIFT, BinaryOps.LSHIFT + BinaryOps.INPLACE: {
                if (b < 0 || b > 62) {
                    return null;
                }
                long r = a << b;
                return r >> b == a ? PyInt.of(r) : null;
            }
            case BinaryOps.RSHIFT, BinaryOps.RSHIFT + BinaryOps.INPLACE:
                return b < 0 ? null : PyInt.of(a >> Math.min(b, 63));
            default:
                return null;
        }
    }

    static boolean compare(int op, long a, long b) {
        return switch (op) {
            case Objects.LT -> a < b;
            case Objects.LE -> a <= b;
            case Objects.EQ -> a == b;
            case Objects.NE -> a != b;
            case Objects.GT -> a > b;
            default -> a >= b;
        };
    }

    /** The conditional jump behind a comparison is taken; {@code pc} is the instruction after it. */
    static int jump(ThreadState ts, InterpreterFrame frame, int instr, int pc) {
        if ((instr & 0x80) == 0) {
            return pc + (instr >>> 8);
        }
        frame.pc = pc - 1;
        pc -= instr >>> 8;
        EvalLoop.backEdge(ts, frame, pc);
        return pc;
    }
}
