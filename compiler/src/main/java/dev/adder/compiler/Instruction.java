package dev.adder.compiler;

/** One instruction on its way from the code generator to the assembler, with its place in the source text. */
final class Instruction {
    int opcode;
    int oparg;
    /** Where the instruction jumps to, or the handler of the block it opens; else null. */
    BasicBlock target;
    /** The handler of exceptions raised here, or null. */
    BasicBlock except;
    int lineno = -1;
    int colOffset = -1;
    int endLineno = -1;
    int endColOffset = -1;

    Instruction(int opcode, int oparg) {
        this.opcode = opcode;
        this.oparg = oparg;
    }

    Instruction copy() {
        Instruction copy = new Instruction(opcode, oparg);
        copy.target = target;
        copy.except = except;
        copy.setLocation(this);
        return copy;
    }

    void setLocation(Instruction from) {
        lineno = from.lineno;
        colOffset = from.colOffset;
        endLineno = from.endLineno;
        endColOffset = from.endColOffset;
    }

    boolean isJump() {
        return Opcode.isJump(opcode);
    }

    boolean isBlockPush() {
        return Opcode.isBlockPush(opcode);
    }

    /** The number of two-byte units that the instruction takes with its EXTENDED_ARGs and caches. */
    // CPython: Python/compile.c instr_size
    int size() {
        int arg = Opcode.hasArg(opcode) ? oparg : 0;
        int extended = (arg >>> 8 != 0 ? 1 : 0) + (arg >>> 16 != 0 ? 1 : 0) + (arg >>> 24 != 0 ? 1 : 0);
        return extended + 1 + Opcode.CACHES[opcode];
    }
}
