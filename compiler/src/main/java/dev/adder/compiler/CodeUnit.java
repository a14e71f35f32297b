package dev.adder.compiler;

/**
 * The result of compiling one code block: the fields of a CPython 3.11 code object, as {@code marshal} writes them.
 *
 * @param code the bytecode with zeroed inline cache entries
 * @param consts the constants, in the forms that {@link Constants} lists
 * @param localsplusnames names of locals, then cells, then free variables
 * @param localspluskinds per name, the bits {@code CO_FAST_LOCAL 0x20}, {@code CO_FAST_CELL 0x40}, {@code CO_FAST_FREE 0x80}
 * @param linetable the location table (PEP 626, PEP 657)
 * @param exceptiontable the exception table
 */
public record CodeUnit(
        int argcount,
        int posonlyargcount,
        int kwonlyargcount,
        int stacksize,
        int flags,
        byte[] code,
        Object[] consts,
        String[] names,
        String[] localsplusnames,
        byte[] localspluskinds,
        String filename,
        String name,
        String qualname,
        int firstlineno,
        byte[] linetable,
        byte[] exceptiontable) {}
