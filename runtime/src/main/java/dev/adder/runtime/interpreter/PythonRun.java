package dev.adder.runtime.interpreter;

import dev.adder.compiler.CodeUnit;
import dev.adder.compiler.CompileError;
import dev.adder.compiler.Compiler;
import dev.adder.compiler.Parser;
import dev.adder.compiler.SymbolTable;
import dev.adder.compiler.TokenStream;
import dev.adder.compiler.WarningSink;
import dev.adder.runtime.module.AstBridge;
import dev.adder.runtime.module.WarningsModule;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.FileSystem;
import dev.adder.runtime.object.PyByteArray;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyCode;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PySyntaxError;
import dev.adder.runtime.object.PyType;
import java.util.Arrays;

/** From source text to running code (Python/pythonrun.c, and compile() of bltinmodule.c). */
public final class PythonRun {
    public static final int CF_SOURCE_IS_UTF8 = 0x0100;
    public static final int CF_DONT_IMPLY_DEDENT = 0x0200;
    public static final int CF_ONLY_AST = 0x0400;
    public static final int CF_IGNORE_COOKIE = 0x0800;
    public static final int CF_TYPE_COMMENTS = 0x1000;
    public static final int CF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;
    public static final int CF_ALLOW_INCOMPLETE_INPUT = 0x4000;
    private static final int FUTURE_MASK = 0x20000 | 0x40000 | 0x80000 | 0x100000 | 0x200000 | 0x400000 | 0x800000 | 0x1000000;
    private static final int COMPILE_MASK = CF_ONLY_AST | CF_ALLOW_TOP_LEVEL_AWAIT | CF_TYPE_COMMENTS | CF_DONT_IMPLY_DEDENT
            | CF_ALLOW_INCOMPLETE_INPUT;

    private PythonRun() {}

    /** {@code compile()}: code, or a tree with {@link #CF_ONLY_AST}. */
    // CPython: Python/bltinmodule.c builtin_compile_impl
    public static PyObject compile(PyObject source, PyObject filename, String mode, int flags, boolean dontInherit, int optimize, int featureVersion) {
        String file = FileSystem.decode(filename);
        if ((flags & ~(FUTURE_MASK | COMPILE_MASK | 0x10)) != 0) {
            throw PyErr.valueError("compile(): unrecognised flags");
        }
        if (optimize < -1 || optimize > 2) {
            throw PyErr.valueError("compile(): invalid optimize value");
        }
        if (!dontInherit) {
            flags |= inheritedFlags();
        }
        boolean onlyAst = (flags & CF_ONLY_AST) != 0;
        switch (mode) {
            case "exec", "eval", "single" -> { }
            case "func_type" -> {
                if (!onlyAst) {
                    throw PyErr.valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
                }
            }
            default -> throw PyErr.valueError(onlyAst ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                    : "compile() mode must be 'exec', 'eval' or 'single'");
        }
        if (AstBridge.isTree(source)) {
            if (onlyAst) {
                return source.newRef();
            }
            return compileTree(AstBridge.toJava(source, mode), file, flags, optimize);
        }
        byte[] bytes = sourceBytes(source, "compile", "string, bytes or AST object");
        int parseFlags = source instanceof PyStr ? flags | CF_IGNORE_COOKIE : flags;
        if (onlyAst) {
            return AstBridge.toPython(parse(bytes, file, mode, parseFlags, featureVersion));
        }
        return compileTree(parse(bytes, file, mode, parseFlags, -1), file, flags, optimize);
    }

    /** The future flags of the code that runs now. */
    private static int inheritedFlags() {
        InterpreterFrame f = ThreadState.current.frame;
        return f == null ? 0 : f.code.flags & FUTURE_MASK;
    }

    /** Runs the text for {@code exec()} or {@code eval()}. */
    public static PyObject runString(PyObject source, String function, PyDict globals, PyObject locals) {
        byte[] bytes = sourceBytes(source, function, "string, bytes or code");
        boolean eval = function.equals("eval");
        if (eval) {
            int i = 0;
            while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t')) {
                i++;
            }
            bytes = Arrays.copyOfRange(bytes, i, bytes.length);
        }
        int flags = inheritedFlags();
        PyCode code = compileTree(parse(bytes, "<string>", eval ? "eval" : "exec", source instanceof PyStr ? flags | CF_IGNORE_COOKIE : flags, -1),
                "<string>", flags, -1);
        try (ParseArena arena = new ParseArena(code)) {
            return Eval.evalCode(code, globals, locals);
        } finally {
            code.decref();
        }
    }

    // CPython: Python/bltinmodule.c source_as_string
    private static byte[] sourceBytes(PyObject source, String function, String what) {
        byte[] bytes;
        switch (source) {
            case PyStr s -> bytes = s.toUtf8();
            case PyBytes b -> bytes = b.keptValue();
            case PyByteArray b -> bytes = b.toByteArray();
            default -> {
                if (!Abstract.hasBuffer(source)) {
                    throw PyErr.typeError(function + "() arg 1 must be a " + what + (what.endsWith("object") ? "" : " object"));
                }
                Buffer b = Abstract.getBuffer(source, Buffer.SIMPLE);
                try {
                    bytes = Arrays.copyOfRange(b.bytes, b.offset, b.offset + (int) b.len);
                } finally {
                    b.release();
                }
            }
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw PyErr.format(PyExc.SyntaxError, "source code string cannot contain null bytes");
            }
        }
        return bytes;
    }

    private static Parser.Mode modeOf(String mode) {
        return switch (mode) {
            case "eval" -> Parser.Mode.EVAL;
            case "single" -> Parser.Mode.SINGLE;
            case "func_type" -> Parser.Mode.FUNC_TYPE;
            default -> Parser.Mode.EXEC;
        };
    }

    /** Parses; a CompileError becomes the Python exception. */
    public static dev.adder.compiler.Ast.Mod parse(byte[] source, String filename, String mode, int flags, int featureVersion) {
        try {
            return Parser.parse(source, filename, modeOf(mode), flags, featureVersion, new Sink());
        } catch (CompileError e) {
            throw PySyntaxError.fromCompileError(e);
        }
    }

    /** Generates code; a CompileError becomes the Python exception. */
    public static PyCode compileTree(dev.adder.compiler.Ast.Mod tree, String filename, int flags, int optimize) {
        try {
            int level = optimize < 0 ? ThreadState.current.interpreter.config.optimizationLevel : optimize;
            CodeUnit unit = Compiler.compile(tree, filename, flags, level, new Sink());
            return PyCode.of(unit);
        } catch (CompileError e) {
            throw PySyntaxError.fromCompileError(e);
        }
    }

    /** The symbol table of a source text (str, bytes or a buffer). */
    // CPython: Modules/symtablemodule.c _symtable_symtable_impl
    public static SymbolTable symbols(PyObject source, String filename, String mode) {
        byte[] bytes = sourceBytes(source, "symtable", "string or bytes");
        int flags = source instanceof PyStr ? CF_IGNORE_COOKIE : 0;
        try {
            return Compiler.symbols(parse(bytes, filename, mode, flags, -1), filename, 0, new Sink());
        } catch (CompileError e) {
            throw PySyntaxError.fromCompileError(e);
        }
    }

    /** Compiles the main program, whose encoding and null bytes are treated as a file's. */
    static PyCode compileFile(byte[] source, String filename) {
        dev.adder.compiler.Ast.Mod tree;
        try {
            tree = Parser.parseFile(source, filename, 0, new Sink());
        } catch (CompileError e) {
            throw PySyntaxError.fromCompileError(e);
        }
        return compileTree(tree, filename, 0, -1);
    }

    /** Compiles a whole source file. */
    public static PyCode compileBytes(byte[] source, String filename, String mode, int flags, int optimize) {
        return compileTree(parse(source, filename, mode, flags, -1), filename, flags, optimize);
    }

    /** The tokens of a text in UTF-8; errors are CompileErrors. */
    public static TokenStream tokens(byte[] source) {
        return new TokenStream(source, new Sink());
    }

    /** What the compiler asks of the runtime. */
    private static final class Sink implements WarningSink {
        @Override
        public boolean warn(Category category, String message, String filename, int lineno) {
            PyType type = category == Category.SYNTAX_WARNING ? PyExc.SyntaxWarning : PyExc.DeprecationWarning;
            try {
                WarningsModule.warnExplicit(type, message, filename, lineno);
                return false;
            } catch (PyException e) {
                if (!e.matches(type)) {
                    throw e;
                }
                e.release();
                return true;
            }
        }

        @Override
        public int intMaxStrDigits() {
            return ThreadState.current.interpreter.intMaxStrDigits;
        }

        @Override
        public int nestingLimit() {
            return PythonRun.nestingLimit();
        }
    }

    /** How deep a tree may be nested that is made or compiled now. */
    // CPython: Include/internal/pycore_compile.h COMPILER_STACK_FRAME_SCALE
    public static int nestingLimit() {
        ThreadState ts = ThreadState.current;
        return 3 * Math.max(0, ts.interpreter.recursionLimit - ts.recursionDepth());
    }
}
