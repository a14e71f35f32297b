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
            int next = i + 1 + Op.caches(Op.base(op));
            if (next < n) {
                int second = op(code, next);
                int to = -1;
                if (op == Op.LOAD_FAST) {
                    if (second == Op.LOAD_CONST || second == Op.LOAD_FAST) {
                        boolean constant = second == Op.LOAD_CONST;
                        int third = next + 1 < n ? op(code, next + 1) : 0;
                        if (third == Op.BINARY_OP) {
                            to = constant ? Op.FAST_CONST_BINARY : Op.FAST_FAST_BINARY;
                        } else if (third == Op.COMPARE_OP && next + 4 < n && isJump(op(code, next + 4))) {
                            to = constant ? Op.FAST_CONST_COMPARE_JUMP : Op.FAST_FAST_COMPARE_JUMP;
                        } else {
                            to = constant ? Op.LOAD_FAST__LOAD_CONST : Op.LOAD_FAST__LOAD_FAST;
                        }
                    }
                } else if (op == Op.STORE_FAST && second == Op.LOAD_FAST) {
                    to = Op.STORE_FAST__LOAD_FAST;
                } else if (op == Op.STORE_FAST && second == Op.STORE_FAST) {
                    to = Op.STORE_FAST__STORE_FAST;
                }
                if (to >= 0) {
                    code[i] = code[i] & ~0xff | to;
                }
            }
            i = next;
        }
    }
}
