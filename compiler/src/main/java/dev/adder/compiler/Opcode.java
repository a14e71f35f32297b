package dev.adder.compiler;

/**
 * The instruction set of CPython 3.11: numbers, names, inline cache sizes, kinds of argument and stack effects. The
 * numbers from {@link #SETUP_FINALLY} up are the compiler's own pseudo-instructions and never reach a code object.
 */
public class Opcode {
    /** For the class that adds the numbers of an interpreter. */
    protected Opcode() {}

    public static final int CACHE = 0;
    public static final int POP_TOP = 1;
    public static final int PUSH_NULL = 2;
    public static final int NOP = 9;
    public static final int UNARY_POSITIVE = 10;
    public static final int UNARY_NEGATIVE = 11;
    public static final int UNARY_NOT = 12;
    public static final int UNARY_INVERT = 15;
    public static final int BINARY_SUBSCR = 25;
    public static final int GET_LEN = 30;
    public static final int MATCH_MAPPING = 31;
    public static final int MATCH_SEQUENCE = 32;
    public static final int MATCH_KEYS = 33;
    public static final int PUSH_EXC_INFO = 35;
    public static final int CHECK_EXC_MATCH = 36;
    public static final int CHECK_EG_MATCH = 37;
    public static final int WITH_EXCEPT_START = 49;
    public static final int GET_AITER = 50;
    public static final int GET_ANEXT = 51;
    public static final int BEFORE_ASYNC_WITH = 52;
    public static final int BEFORE_WITH = 53;
    public static final int END_ASYNC_FOR = 54;
    public static final int STORE_SUBSCR = 60;
    public static final int DELETE_SUBSCR = 61;
    public static final int GET_ITER = 68;
    public static final int GET_YIELD_FROM_ITER = 69;
    public static final int PRINT_EXPR = 70;
    public static final int LOAD_BUILD_CLASS = 71;
    public static final int LOAD_ASSERTION_ERROR = 74;
    public static final int RETURN_GENERATOR = 75;
    public static final int LIST_TO_TUPLE = 82;
    public static final int RETURN_VALUE = 83;
    public static final int IMPORT_STAR = 84;
    public static final int SETUP_ANNOTATIONS = 85;
    public static final int YIELD_VALUE = 86;
    public static final int ASYNC_GEN_WRAP = 87;
    public static final int PREP_RERAISE_STAR = 88;
    public static final int POP_EXCEPT = 89;
    public static final int STORE_NAME = 90;
    public static final int DELETE_NAME = 91;
    public static final int UNPACK_SEQUENCE = 92;
    public static final int FOR_ITER = 93;
    public static final int UNPACK_EX = 94;
    public static final int STORE_ATTR = 95;
    public static final int DELETE_ATTR = 96;
    public static final int STORE_GLOBAL = 97;
    public static final int DELETE_GLOBAL = 98;
    public static final int SWAP = 99;
    public static final int LOAD_CONST = 100;
    public static final int LOAD_NAME = 101;
    public static final int BUILD_TUPLE = 102;
    public static final int BUILD_LIST = 103;
    public static final int BUILD_SET = 104;
    public static final int BUILD_MAP = 105;
    public static final int LOAD_ATTR = 106;
    public static final int COMPARE_OP = 107;
    public static final int IMPORT_NAME = 108;
    public static final int IMPORT_FROM = 109;
    public static final int JUMP_FORWARD = 110;
    public static final int JUMP_IF_FALSE_OR_POP = 111;
    public static final int JUMP_IF_TRUE_OR_POP = 112;
    public static final int POP_JUMP_FORWARD_IF_FALSE = 114;
    public static final int POP_JUMP_FORWARD_IF_TRUE = 115;
    public static final int LOAD_GLOBAL = 116;
    public static final int IS_OP = 117;
    public static final int CONTAINS_OP = 118;
    public static final int RERAISE = 119;
    public static final int COPY = 120;
    public static final int BINARY_OP = 122;
    public static final int SEND = 123;
    public static final int LOAD_FAST = 124;
    public static final int STORE_FAST = 125;
    public static final int DELETE_FAST = 126;
    public static final int POP_JUMP_FORWARD_IF_NOT_NONE = 128;
    public static final int POP_JUMP_FORWARD_IF_NONE = 129;
    public static final int RAISE_VARARGS = 130;
    public static final int GET_AWAITABLE = 131;
    public static final int MAKE_FUNCTION = 132;
    public static final int BUILD_SLICE = 133;
    public static final int JUMP_BACKWARD_NO_INTERRUPT = 134;
    public static final int MAKE_CELL = 135;
    public static final int LOAD_CLOSURE = 136;
    public static final int LOAD_DEREF = 137;
    public static final int STORE_DEREF = 138;
    public static final int DELETE_DEREF = 139;
    public static final int JUMP_BACKWARD = 140;
    public static final int CALL_FUNCTION_EX = 142;
    public static final int EXTENDED_ARG = 144;
    public static final int LIST_APPEND = 145;
    public static final int SET_ADD = 146;
    public static final int MAP_ADD = 147;
    public static final int LOAD_CLASSDEREF = 148;
    public static final int COPY_FREE_VARS = 149;
    public static final int RESUME = 151;
    public static final int MATCH_CLASS = 152;
    public static final int FORMAT_VALUE = 155;
    public static final int BUILD_CONST_KEY_MAP = 156;
    public static final int BUILD_STRING = 157;
    public static final int LOAD_METHOD = 160;
    public static final int LIST_EXTEND = 162;
    public static final int SET_UPDATE = 163;
    public static final int DICT_MERGE = 164;
    public static final int DICT_UPDATE = 165;
    public static final int PRECALL = 166;
    public static final int CALL = 171;
    public static final int KW_NAMES = 172;
    public static final int POP_JUMP_BACKWARD_IF_NOT_NONE = 173;
    public static final int POP_JUMP_BACKWARD_IF_NONE = 174;
    public static final int POP_JUMP_BACKWARD_IF_FALSE = 175;
    public static final int POP_JUMP_BACKWARD_IF_TRUE = 176;

    /** The least opcode that takes an argument. */
    public static final int HAVE_ARGUMENT = 90;

    static final int SETUP_FINALLY = 256;
    static final int SETUP_CLEANUP = 257;
    static final int SETUP_WITH = 258;
    static final int POP_BLOCK = 259;
    static final int JUMP = 260;
    static final int JUMP_NO_INTERRUPT = 261;
    static final int POP_JUMP_IF_FALSE = 262;
    static final int POP_JUMP_IF_TRUE = 263;
    static final int POP_JUMP_IF_NONE = 264;
    static final int POP_JUMP_IF_NOT_NONE = 265;

    /** The operands of {@link #COMPARE_OP}, by its argument. */
    public static final String[] COMPARE_NAMES = {"<", "<=", "==", "!=", ">", ">="};

    /** The operands of {@link #BINARY_OP}, by its argument. */
    public static final String[] BINARY_OP_NAMES = {
        "+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=", "&=", "//=",
        "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="
    };

    /** The name of each real opcode, null where there is none. */
    public static final String[] NAMES = new String[256];
    /** The number of inline cache units that follow each real opcode. */
    public static final byte[] CACHES = new byte[256];
    private static final byte[] KIND = new byte[266];

    private static final byte RELATIVE_JUMP = 1;
    private static final byte BACKWARD = 2;
    private static final byte CONST = 4;
    private static final byte NAME = 8;
    private static final byte LOCAL = 16;
    private static final byte FREE = 32;
    private static final byte JUMP_TARGET = 64;

    static {
        define(CACHE, "CACHE", 0, 0);
        define(POP_TOP, "POP_TOP", 0, 0);
        define(PUSH_NULL, "PUSH_NULL", 0, 0);
        define(NOP, "NOP", 0, 0);
        define(UNARY_POSITIVE, "UNARY_POSITIVE", 0, 0);
        define(UNARY_NEGATIVE, "UNARY_NEGATIVE", 0, 0);
        define(UNARY_NOT, "UNARY_NOT", 0, 0);
        define(UNARY_INVERT, "UNARY_INVERT", 0, 0);
        define(BINARY_SUBSCR, "BINARY_SUBSCR", 4, 0);
        define(GET_LEN, "GET_LEN", 0, 0);
        define(MATCH_MAPPING, "MATCH_MAPPING", 0, 0);
        define(MATCH_SEQUENCE, "MATCH_SEQUENCE", 0, 0);
        define(MATCH_KEYS, "MATCH_KEYS", 0, 0);
        define(PUSH_EXC_INFO, "PUSH_EXC_INFO", 0, 0);
        define(CHECK_EXC_MATCH, "CHECK_EXC_MATCH", 0, 0);
        define(CHECK_EG_MATCH, "CHECK_EG_MATCH", 0, 0);
        define(WITH_EXCEPT_START, "WITH_EXCEPT_START", 0, 0);
        define(GET_AITER, "GET_AITER", 0, 0);
        define(GET_ANEXT, "GET_ANEXT", 0, 0);
        define(BEFORE_ASYNC_WITH, "BEFORE_ASYNC_WITH", 0, 0);
        define(BEFORE_WITH, "BEFORE_WITH", 0, 0);
        define(END_ASYNC_FOR, "END_ASYNC_FOR", 0, 0);
        define(STORE_SUBSCR, "STORE_SUBSCR", 1, 0);
        define(DELETE_SUBSCR, "DELETE_SUBSCR", 0, 0);
        define(GET_ITER, "GET_ITER", 0, 0);
        define(GET_YIELD_FROM_ITER, "GET_YIELD_FROM_ITER", 0, 0);
        define(PRINT_EXPR, "PRINT_EXPR", 0, 0);
        define(LOAD_BUILD_CLASS, "LOAD_BUILD_CLASS", 0, 0);
        define(LOAD_ASSERTION_ERROR, "LOAD_ASSERTION_ERROR", 0, 0);
        define(RETURN_GENERATOR, "RETURN_GENERATOR", 0, 0);
        define(LIST_TO_TUPLE, "LIST_TO_TUPLE", 0, 0);
        define(RETURN_VALUE, "RETURN_VALUE", 0, 0);
        define(IMPORT_STAR, "IMPORT_STAR", 0, 0);
        define(SETUP_ANNOTATIONS, "SETUP_ANNOTATIONS", 0, 0);
        define(YIELD_VALUE, "YIELD_VALUE", 0, 0);
        define(ASYNC_GEN_WRAP, "ASYNC_GEN_WRAP", 0, 0);
        define(PREP_RERAISE_STAR, "PREP_RERAISE_STAR", 0, 0);
        define(POP_EXCEPT, "POP_EXCEPT", 0, 0);
        define(STORE_NAME, "STORE_NAME", 0, NAME);
        define(DELETE_NAME, "DELETE_NAME", 0, NAME);
        define(UNPACK_SEQUENCE, "UNPACK_SEQUENCE", 1, 0);
        define(FOR_ITER, "FOR_ITER", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(UNPACK_EX, "UNPACK_EX", 0, 0);
        define(STORE_ATTR, "STORE_ATTR", 4, NAME);
        define(DELETE_ATTR, "DELETE_ATTR", 0, NAME);
        define(STORE_GLOBAL, "STORE_GLOBAL", 0, NAME);
        define(DELETE_GLOBAL, "DELETE_GLOBAL", 0, NAME);
        define(SWAP, "SWAP", 0, 0);
        define(LOAD_CONST, "LOAD_CONST", 0, CONST);
        define(LOAD_NAME, "LOAD_NAME", 0, NAME);
        define(BUILD_TUPLE, "BUILD_TUPLE", 0, 0);
        define(BUILD_LIST, "BUILD_LIST", 0, 0);
        define(BUILD_SET, "BUILD_SET", 0, 0);
        define(BUILD_MAP, "BUILD_MAP", 0, 0);
        define(LOAD_ATTR, "LOAD_ATTR", 4, NAME);
        define(COMPARE_OP, "COMPARE_OP", 2, 0);
        define(IMPORT_NAME, "IMPORT_NAME", 0, NAME);
        define(IMPORT_FROM, "IMPORT_FROM", 0, NAME);
        define(JUMP_FORWARD, "JUMP_FORWARD", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(JUMP_IF_FALSE_OR_POP, "JUMP_IF_FALSE_OR_POP", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(JUMP_IF_TRUE_OR_POP, "JUMP_IF_TRUE_OR_POP", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(POP_JUMP_FORWARD_IF_FALSE, "POP_JUMP_FORWARD_IF_FALSE", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(POP_JUMP_FORWARD_IF_TRUE, "POP_JUMP_FORWARD_IF_TRUE", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(LOAD_GLOBAL, "LOAD_GLOBAL", 5, NAME);
        define(IS_OP, "IS_OP", 0, 0);
        define(CONTAINS_OP, "CONTAINS_OP", 0, 0);
        define(RERAISE, "RERAISE", 0, 0);
        define(COPY, "COPY", 0, 0);
        define(BINARY_OP, "BINARY_OP", 1, 0);
        define(SEND, "SEND", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(LOAD_FAST, "LOAD_FAST", 0, LOCAL);
        define(STORE_FAST, "STORE_FAST", 0, LOCAL);
        define(DELETE_FAST, "DELETE_FAST", 0, LOCAL);
        define(POP_JUMP_FORWARD_IF_NOT_NONE, "POP_JUMP_FORWARD_IF_NOT_NONE", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(POP_JUMP_FORWARD_IF_NONE, "POP_JUMP_FORWARD_IF_NONE", 0, RELATIVE_JUMP | JUMP_TARGET);
        define(RAISE_VARARGS, "RAISE_VARARGS", 0, 0);
        define(GET_AWAITABLE, "GET_AWAITABLE", 0, 0);
        define(MAKE_FUNCTION, "MAKE_FUNCTION", 0, 0);
        define(BUILD_SLICE, "BUILD_SLICE", 0, 0);
        define(JUMP_BACKWARD_NO_INTERRUPT, "JUMP_BACKWARD_NO_INTERRUPT", 0, RELATIVE_JUMP | JUMP_TARGET | BACKWARD);
        define(MAKE_CELL, "MAKE_CELL", 0, FREE);
        define(LOAD_CLOSURE, "LOAD_CLOSURE", 0, FREE);
        define(LOAD_DEREF, "LOAD_DEREF", 0, FREE);
        define(STORE_DEREF, "STORE_DEREF", 0, FREE);
        define(DELETE_DEREF, "DELETE_DEREF", 0, FREE);
        define(JUMP_BACKWARD, "JUMP_BACKWARD", 0, RELATIVE_JUMP | JUMP_TARGET | BACKWARD);
        define(CALL_FUNCTION_EX, "CALL_FUNCTION_EX", 0, 0);
        define(EXTENDED_ARG, "EXTENDED_ARG", 0, 0);
        define(LIST_APPEND, "LIST_APPEND", 0, 0);
        define(SET_ADD, "SET_ADD", 0, 0);
        define(MAP_ADD, "MAP_ADD", 0, 0);
        define(LOAD_CLASSDEREF, "LOAD_CLASSDEREF", 0, FREE);
        define(COPY_FREE_VARS, "COPY_FREE_VARS", 0, 0);
        define(RESUME, "RESUME", 0, 0);
        define(MATCH_CLASS, "MATCH_CLASS", 0, 0);
        define(FORMAT_VALUE, "FORMAT_VALUE", 0, 0);
        define(BUILD_CONST_KEY_MAP, "BUILD_CONST_KEY_MAP", 0, 0);
        define(BUILD_STRING, "BUILD_STRING", 0, 0);
        define(LOAD_METHOD, "LOAD_METHOD", 10, NAME);
        define(LIST_EXTEND, "LIST_EXTEND", 0, 0);
        define(SET_UPDATE, "SET_UPDATE", 0, 0);
        define(DICT_MERGE, "DICT_MERGE", 0, 0);
        define(DICT_UPDATE, "DICT_UPDATE", 0, 0);
        define(PRECALL, "PRECALL", 1, 0);
        define(CALL, "CALL", 4, 0);
        define(KW_NAMES, "KW_NAMES", 0, CONST);
        define(POP_JUMP_BACKWARD_IF_NOT_NONE, "POP_JUMP_BACKWARD_IF_NOT_NONE", 0, RELATIVE_JUMP | JUMP_TARGET | BACKWARD);
        define(POP_JUMP_BACKWARD_IF_NONE, "POP_JUMP_BACKWARD_IF_NONE", 0, RELATIVE_JUMP | JUMP_TARGET | BACKWARD);
        define(POP_JUMP_BACKWARD_IF_FALSE, "POP_JUMP_BACKWARD_IF_FALSE", 0, RELATIVE_JUMP | JUMP_TARGET | BACKWARD);
        define(POP_JUMP_BACKWARD_IF_TRUE, "POP_JUMP_BACKWARD_IF_TRUE", 0, RELATIVE_JUMP | JUMP_TARGET | BACKWARD);
        for (int op = JUMP; op <= POP_JUMP_IF_NOT_NONE; op++) {
            KIND[op] = JUMP_TARGET;
        }
    }

    private static void define(int opcode, String name, int caches, int kind) {
        NAMES[opcode] = name;
        CACHES[opcode] = (byte) caches;
        KIND[opcode] = (byte) kind;
    }

    /** Whether the instruction's argument means anything. */
    public static boolean hasArg(int opcode) {
        return opcode >= HAVE_ARGUMENT;
    }

    /** Whether the argument is a distance from the next instruction (all jumps of 3.11 are relative). */
    public static boolean hasJrel(int opcode) {
        return (KIND[opcode] & RELATIVE_JUMP) != 0;
    }

    /** Whether the instruction is a relative jump to a lower address. */
    public static boolean isBackwardJump(int opcode) {
        return (KIND[opcode] & BACKWARD) != 0;
    }

    /** Whether the argument indexes co_consts. */
    public static boolean hasConst(int opcode) {
        return (KIND[opcode] & CONST) != 0;
    }

    /** Whether the argument indexes co_names (of {@link #LOAD_GLOBAL} its upper bits do). */
    public static boolean hasName(int opcode) {
        return (KIND[opcode] & NAME) != 0;
    }

    /** Whether the argument indexes a plain local variable. */
    public static boolean hasLocal(int opcode) {
        return (KIND[opcode] & LOCAL) != 0;
    }

    /** Whether the argument indexes a cell or free variable. */
    public static boolean hasFree(int opcode) {
        return (KIND[opcode] & FREE) != 0;
    }

    /** Whether control may continue at the instruction's target; true of the compiler's own jumps too. */
    static boolean isJump(int opcode) {
        return (KIND[opcode] & JUMP_TARGET) != 0;
    }

    /** Whether the pseudo-instruction opens a protected range whose handler is its target. */
    static boolean isBlockPush(int opcode) {
        return opcode == SETUP_FINALLY || opcode == SETUP_CLEANUP || opcode == SETUP_WITH;
    }

    /** What {@link #stackEffect} answers for a number that is no instruction. */
    public static final int INVALID_STACK_EFFECT = Integer.MIN_VALUE;

    /**
     * By how much the instruction changes the depth of the value stack.
     *
     * @param jump 1 for the effect when a jump is taken, 0 when it is not, -1 for the greater of both
     * @return the difference, or {@link #INVALID_STACK_EFFECT}
     */
    // CPython: Python/compile.c stack_effect
    public static int stackEffect(int opcode, int oparg, int jump) {
        return switch (opcode) {
            case NOP, EXTENDED_ARG, RESUME, CACHE, UNARY_POSITIVE, UNARY_NEGATIVE, UNARY_NOT, UNARY_INVERT, GET_ITER,
                    GET_AITER, GET_YIELD_FROM_ITER, GET_AWAITABLE, SETUP_ANNOTATIONS, YIELD_VALUE, ASYNC_GEN_WRAP,
                    RETURN_GENERATOR, LIST_TO_TUPLE, DELETE_NAME, DELETE_GLOBAL, DELETE_FAST, DELETE_DEREF,
                    JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, JUMP, JUMP_NO_INTERRUPT, POP_BLOCK,
                    CHECK_EXC_MATCH, CHECK_EG_MATCH, LOAD_ATTR, SWAP, MAKE_CELL, COPY_FREE_VARS, KW_NAMES -> 0;
            case POP_TOP, PRINT_EXPR, RETURN_VALUE, IMPORT_STAR, POP_EXCEPT, STORE_NAME, STORE_GLOBAL, STORE_FAST,
                    STORE_DEREF, DELETE_ATTR, IMPORT_NAME, COMPARE_OP, IS_OP, CONTAINS_OP, BINARY_SUBSCR, BINARY_OP,
                    LIST_APPEND, SET_ADD, LIST_EXTEND, SET_UPDATE, DICT_MERGE, DICT_UPDATE, RERAISE,
                    PREP_RERAISE_STAR, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE,
                    POP_JUMP_FORWARD_IF_FALSE, POP_JUMP_FORWARD_IF_TRUE, POP_JUMP_FORWARD_IF_NONE,
                    POP_JUMP_FORWARD_IF_NOT_NONE, POP_JUMP_BACKWARD_IF_FALSE, POP_JUMP_BACKWARD_IF_TRUE,
                    POP_JUMP_BACKWARD_IF_NONE, POP_JUMP_BACKWARD_IF_NOT_NONE -> -1;
            case STORE_ATTR, DELETE_SUBSCR, MAP_ADD, END_ASYNC_FOR -> -2;
            case STORE_SUBSCR -> -3;
            case PUSH_NULL, LOAD_BUILD_CLASS, LOAD_ASSERTION_ERROR, LOAD_CONST, LOAD_NAME, LOAD_FAST, LOAD_CLOSURE,
                    LOAD_DEREF, LOAD_CLASSDEREF, LOAD_METHOD, IMPORT_FROM, COPY, PUSH_EXC_INFO, WITH_EXCEPT_START,
                    GET_ANEXT, BEFORE_WITH, BEFORE_ASYNC_WITH, GET_LEN, MATCH_MAPPING, MATCH_SEQUENCE, MATCH_KEYS -> 1;
            case MATCH_CLASS -> -2;
            case LOAD_GLOBAL -> (oparg & 1) + 1;
            case UNPACK_SEQUENCE -> oparg - 1;
            case UNPACK_EX -> (oparg & 0xFF) + (oparg >> 8);
            case FOR_ITER -> jump > 0 ? -1 : 1;
            case SEND -> jump > 0 ? -1 : 0;
            case BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_STRING -> 1 - oparg;
            case BUILD_MAP -> 1 - 2 * oparg;
            case BUILD_CONST_KEY_MAP -> -oparg;
            case JUMP_IF_TRUE_OR_POP, JUMP_IF_FALSE_OR_POP -> jump != 0 ? 0 : -1;
            case SETUP_FINALLY -> jump != 0 ? 1 : 0;
            case SETUP_CLEANUP -> jump != 0 ? 2 : 0;
            case SETUP_WITH -> jump != 0 ? 1 : 0;
            case RAISE_VARARGS -> -oparg;
            case PRECALL -> -oparg;
            case CALL -> -1;
            case CALL_FUNCTION_EX -> -2 - (oparg & 1);
            case MAKE_FUNCTION -> -Integer.bitCount(oparg & 15);
            case BUILD_SLICE -> oparg == 3 ? -2 : -1;
            case FORMAT_VALUE -> (oparg & 4) == 4 ? -1 : 0;
            default -> INVALID_STACK_EFFECT;
        };
    }
}
