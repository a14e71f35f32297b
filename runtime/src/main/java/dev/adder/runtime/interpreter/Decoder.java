package dev.adder.runtime.interpreter;

import dev.adder.runtime.object.PyCode;

/**
 * Turns bytecode into what {@link EvalLoop} runs: one int for each code unit, the number of the instruction in the low byte and the whole
 * oparg above, so that an index means the same as in CPython. The units of inline caches hold the ints of our caches, {@link PyCode#caches}
 * their objects. Frequent sequences become one instruction at the position of the first; the others stay behind it, for jumps and tracing.
 */
public final class Decoder {
    private Decoder() {}

    /** Decodes and stores the result in {@link PyCode#instrs}. */
    public static synchronized int[] decode(PyCode code) {
        byte[] b = code.code;
        int n = b.length / 2;
        int[] out = new int[n + 1];
        int extended = 0;
        int kwnames = 0;
        for (int i = 0; i < n;) {
            int op = b[i * 2] & 0xff;
            int arg = extended << 8 | b[i * 2 + 1] & 0xff;
            out[i] = op | arg << 8;
            if (op == Op.EXTENDED_ARG) {
                extended = arg;
                out[i] = op;
                i++;
                continue;
            }
            extended = 0;
            if (op == Op.KW_NAMES) {
                kwnames = arg + 1;
            } else if (op == Op.PRECALL) {
                if (kwnames == 0 && arg < 256 && i + 2 < n && (b[i * 2 + 4] & 0xff) == Op.CALL) {
                    out[i] = Op.PRECALL_CALL | arg << 8;
                }
            } else if (op == Op.CALL) {
                out[i + 1] = kwnames;
                kwnames = 0;
            }
            i += 1 + Op.caches(op);
        }
        out[n] = Op.CACHE;
        fuse(out, n);
        code.caches = new Object[n];
        code.instrs = out;
        return out;
    }

    private static int op(int[] code, int i) {
        return code[i] & 0xff;
    }

    private static boolean isJump(int op) {
        return op == Op.POP_JUMP_FORWARD_IF_FALSE || op == Op.POP_JUMP_FORWARD_IF_TRUE || op == Op.POP_JUMP_BACKWARD_IF_FALSE
                || op == Op.POP_JUMP_BACKWARD_IF_TRUE;
    }

    private static void fuse(int[] code, int n) {
        for (int i = 0; i < n;) {
            int op = op(code, i);
            int to = fused(code, n, i);
            int next = i + 1 + Op.caches(Op.base(op));
            if (to < 0 && next < n) {
                // a pair, unless its second half begins something longer
                int second = op(code, next);
                boolean longer = fused(code, n, next) >= 0;
                if (op == Op.LOAD_FAST && !longer) {
                    to = second == Op.LOAD_FAST ? Op.LOAD_FAST__LOAD_FAST : second == Op.LOAD_CONST ? Op.LOAD_FAST__LOAD_CONST : -1;
                } else if (op == Op.STORE_FAST && !longer) {
                    to = second == Op.LOAD_FAST ? Op.STORE_FAST__LOAD_FAST : second == Op.STORE_FAST ? Op.STORE_FAST__STORE_FAST : -1;
                }
            }
            if (to >= 0) {
                code[i] = code[i] & ~0xff | to;
            }
            i = next;
        }
    }

    /** The instruction that does what begins at {@code i}, three or more instructions or an operator and what takes its result; or -1. */
    private static int fused(int[] code, int n, int i) {
        int op = op(code, i);
        if (op == Op.BINARY_OP && i + 2 < n && op(code, i + 2) == Op.STORE_FAST) {
            return Op.BINARY_OP_STORE;
        }
        if (op == Op.COMPARE_OP && i + 3 < n && isJump(op(code, i + 3))) {
            return Op.COMPARE_OP_JUMP;
        }
        if (op != Op.LOAD_FAST || i + 2 >= n) {
            return -1;
        }
        int second = op(code, i + 1);
        if (second != Op.LOAD_CONST && second != Op.LOAD_FAST) {
            return -1;
        }
        boolean constant = second == Op.LOAD_CONST;
        int third = Op.base(op(code, i + 2));
        if (third == Op.BINARY_OP) {
            if (i + 4 < n && op(code, i + 4) == Op.STORE_FAST) {
                return constant ? Op.FAST_CONST_BINARY_STORE : Op.FAST_FAST_BINARY_STORE;
            }
            return constant ? Op.FAST_CONST_BINARY : Op.FAST_FAST_BINARY;
        }
        if (third == Op.COMPARE_OP && i + 5 < n && isJump(op(code, i + 5))) {
            return constant ? Op.FAST_CONST_COMPARE_JUMP : Op.FAST_FAST_COMPARE_JUMP;
        }
        return -1;
    }
}
