package dev.adder.compiler;

import dev.adder.compiler.CompilationUnit.ScopeType;

/** The way from a syntax tree to a code object. */
// CPython: Python/compile.c _PyAST_Compile
public final class Compiler {
    private Compiler() {}

    public static final int CO_OPTIMIZED = 0x1;
    public static final int CO_NEWLOCALS = 0x2;
    public static final int CO_VARARGS = 0x4;
    public static final int CO_VARKEYWORDS = 0x8;
    public static final int CO_NESTED = 0x10;
    public static final int CO_GENERATOR = 0x20;
    public static final int CO_COROUTINE = 0x80;
    public static final int CO_ITERABLE_COROUTINE = 0x100;
    public static final int CO_ASYNC_GENERATOR = 0x200;
    public static final int CO_FUTURE_DIVISION = 0x20000;
    public static final int CO_FUTURE_ABSOLUTE_IMPORT = 0x40000;
    public static final int CO_FUTURE_WITH_STATEMENT = 0x80000;
    public static final int CO_FUTURE_PRINT_FUNCTION = 0x100000;
    public static final int CO_FUTURE_UNICODE_LITERALS = 0x200000;
    public static final int CO_FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int CO_FUTURE_GENERATOR_STOP = 0x800000;
    public static final int CO_FUTURE_ANNOTATIONS = 0x1000000;

    /** The flags of {@code compile()} that code inherits. */
    public static final int PYCF_MASK = CO_FUTURE_DIVISION | CO_FUTURE_ABSOLUTE_IMPORT | CO_FUTURE_WITH_STATEMENT
            | CO_FUTURE_PRINT_FUNCTION | CO_FUTURE_UNICODE_LITERALS | CO_FUTURE_BARRY_AS_BDFL | CO_FUTURE_GENERATOR_STOP
            | CO_FUTURE_ANNOTATIONS;
    public static final int PYCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;

    static CompileError recursionError(String filename) {
        return new CompileError(CompileError.Kind.RECURSION_ERROR, "maximum recursion depth exceeded during compilation",
                filename, 0, 0, 0, 0, null);
    }

    /**
     * Compiles a tree. The tree is not changed. The calling thread needs a stack of several megabytes for deeply nested trees.
     *
     * @param flags {@code CO_FUTURE} bits to inherit, and {@link #PYCF_ALLOW_TOP_LEVEL_AWAIT}
     * @param optimize the optimization level, 0 to 2
     * @throws CompileError where CPython raises a SyntaxError or, for a tree nested too deeply, a RecursionError
     */
    public static CodeUnit compile(Ast.Mod tree, String filename, int flags, int optimize, WarningSink sink) {
        try {
            FutureFeatures future = FutureFeatures.of(tree, filename);
            int merged = future.features() | flags;
            Ast.Mod optimized = AstOptimizer.optimize(tree, filename, optimize, merged, sink.nestingLimit());
            SymbolTable symbols = SymbolTable.build(optimized, filename, merged, sink.nestingLimit());
            return new CodeGenerator(filename, merged, optimize, future.lineno(), symbols, sink).compileModule(optimized);
        } catch (StackOverflowError e) {
            throw recursionError(filename);
        }
    }

    /**
     * Compiles a source text.
     *
     * @param source the text in its encoding
     * @param flags as for {@link Parser#parse(byte[], String, Parser.Mode, int, WarningSink)} and {@link #compile}
     * @throws CompileError where CPython raises a SyntaxError or one of the errors that {@link CompileError.Kind} lists
     */
    public static CodeUnit compile(byte[] source, String filename, Parser.Mode mode, int flags, int optimize, WarningSink sink) {
        return compile(Parser.parse(source, filename, mode, flags, sink), filename, flags, optimize, sink);
    }

    /**
     * The symbol table of a tree, as the compiler would make it.
     *
     * @param flags {@code CO_FUTURE} bits to inherit
     * @throws CompileError where names are used against the rules
     */
    // CPython: Python/symtable.c _Py_SymtableStringObjectFlags
    public static SymbolTable symbols(Ast.Mod tree, String filename, int flags, WarningSink sink) {
        try {
            int features = FutureFeatures.of(tree, filename).features() | flags;
            return SymbolTable.build(tree, filename, features, sink.nestingLimit());
        } catch (StackOverflowError e) {
            throw recursionError(filename);
        }
    }

    // CPython: Python/compile.c compute_code_flags
    static int codeFlags(CompilationUnit unit, int compilerFlags) {
        SymbolTable.Entry scope = unit.scope;
        int flags = 0;
        if (scope.type == SymbolTable.BlockType.FUNCTION) {
            flags |= CO_NEWLOCALS | CO_OPTIMIZED;
            flags |= scope.nested ? CO_NESTED : 0;
            if (scope.generator) {
                flags |= scope.coroutine ? CO_ASYNC_GENERATOR : CO_GENERATOR;
            } else if (scope.coroutine) {
                flags |= CO_COROUTINE;
            }
            flags |= scope.varargs ? CO_VARARGS : 0;
            flags |= scope.varkeywords ? CO_VARKEYWORDS : 0;
        }
        flags |= compilerFlags & PYCF_MASK;
        if ((compilerFlags & PYCF_ALLOW_TOP_LEVEL_AWAIT) != 0 && unit.scopeType == ScopeType.MODULE && scope.coroutine
                && !scope.generator) {
            flags |= CO_COROUTINE;
        }
        return flags;
    }
}
