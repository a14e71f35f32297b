package dev.adder.runtime.interpreter;

import dev.adder.compiler.Opcode;

/**
 * The numbers of the instructions: CPython 3.11's own, which the compiler emits, then the internal ones that {@link Decoder} and the
 * specialising helpers put in their place. A program sees only the former.
 */
public final class Op extends Opcode {
    private Op() {}

    // Internal instructions. Each stands at the position of the instruction it replaces, see base().
    public static final int LOAD_FAST__LOAD_FAST = 177;
    public static final int STORE_FAST__LOAD_FAST = 178;
    public static final int LOAD_FAST__LOAD_CONST = 179;
    public static final int STORE_FAST__STORE_FAST = 180;
    public static final int FAST_CONST_BINARY = 181;
    public static final int FAST_FAST_BINARY = 182;
    public static final int FAST_CONST_BINARY_STORE = 183;
    public static final int FAST_FAST_BINARY_STORE = 184;
    public static final int FAST_CONST_COMPARE_JUMP = 185;
    public static final int FAST_FAST_COMPARE_JUMP = 186;
    public static final int BINARY_OP_STORE = 187;
    public static final int COMPARE_OP_JUMP = 188;
    public static final int LOAD_GLOBAL_MODULE = 189;
    public static final int LOAD_GLOBAL_BUILTIN = 190;
    public static final int PRECALL_CALL = 191;
    public static final int CALL_PY_EXACT = 192;
    public static final int LOAD_ATTR_VALUE = 193;
    public static final int LOAD_METHOD_CACHED = 194;
    public static final int STORE_ATTR_VALUE = 195;

    /** Stands at the head of a loop that runs often: the frame goes over to {@link ThreadedCode}, which keeps the instruction that was here. */
    public static final int ENTER_HOT = 196;

    /** Stands for whatever instruction while tracing is on: the loop reports events, then runs the base instruction. */
    public static final int DO_TRACING = 255;

    private static final byte[] CACHES = new byte[256];
    private static final int[] BASE = new int[256];

    static {
        CACHES[BINARY_SUBSCR] = 4;
        CACHES[STORE_SUBSCR] = 1;
        CACHES[UNPACK_SEQUENCE] = 1;
        CACHES[STORE_ATTR] = 4;
        CACHES[LOAD_ATTR] = 4;
        CACHES[COMPARE_OP] = 2;
        CACHES[LOAD_GLOBAL] = 5;
        CACHES[BINARY_OP] = 1;
        CACHES[LOAD_METHOD] = 10;
        CACHES[PRECALL] = 1;
        CACHES[CALL] = 4;
        for (int i = 0; i < 256; i++) {
            BASE[i] = i;
        }
        BASE[LOAD_FAST__LOAD_FAST] = LOAD_FAST;
        BASE[STORE_FAST__LOAD_FAST] = STORE_FAST;
        BASE[LOAD_FAST__LOAD_CONST] = LOAD_FAST;
        BASE[STORE_FAST__STORE_FAST] = STORE_FAST;
        BASE[FAST_CONST_BINARY] = LOAD_FAST;
        BASE[FAST_FAST_BINARY] = LOAD_FAST;
        BASE[FAST_CONST_BINARY_STORE] = LOAD_FAST;
        BASE[FAST_FAST_BINARY_STORE] = LOAD_FAST;
        BASE[FAST_CONST_COMPARE_JUMP] = LOAD_FAST;
        BASE[FAST_FAST_COMPARE_JUMP] = LOAD_FAST;
        BASE[BINARY_OP_STORE] = BINARY_OP;
        BASE[COMPARE_OP_JUMP] = COMPARE_OP;
        BASE[LOAD_GLOBAL_MODULE] = LOAD_GLOBAL;
        BASE[LOAD_GLOBAL_BUILTIN] = LOAD_GLOBAL;
        BASE[PRECALL_CALL] = PRECALL;
        BASE[CALL_PY_EXACT] = PRECALL;
        BASE[LOAD_ATTR_VALUE] = LOAD_ATTR;
        BASE[LOAD_METHOD_CACHED] = LOAD_METHOD;
        BASE[STORE_ATTR_VALUE] = STORE_ATTR;
    }

    /** How many cache entries follow the instruction. */
    public static int caches(int opcode) {
        return CACHES[opcode];
    }

    /** The instruction of CPython that an internal instruction replaces; itself for the others. */
    public static int base(int opcode) {
        return BASE[opcode];
    }
}
