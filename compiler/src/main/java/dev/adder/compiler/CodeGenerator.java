package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.CompilationUnit.FrameBlock;
import dev.adder.compiler.CompilationUnit.FrameBlockType;
import dev.adder.compiler.CompilationUnit.ScopeType;
import dev.adder.compiler.Constants.Singleton;
import dev.adder.compiler.SymbolTable.BlockType;
import java.util.HashMap;
import java.util.List;

/**
 * Turns a tree into instructions in basic blocks. This class holds what the generators of single constructs share: the
 * stack of units, emitting, names, constants and errors; and it starts and finishes code objects.
 *
 * <p>Every instruction gets the place that is current when it is emitted. A statement's generator sets it and leaves it
 * changed, an expression's restores it: the places are those that CPython's tables show.
 */
// CPython: Python/compile.c
final class CodeGenerator {
    final String filename;
    final int flags;
    final int optimize;
    /** The line of the last future statement. */
    final int futureLineno;
    final SymbolTable symbols;
    final WarningSink sink;
    final ExpressionGenerator expressions;
    final CallGenerator calls;
    final StatementGenerator statements;
    final BlockGenerator blocks;
    final FunctionGenerator functions;
    final ComprehensionGenerator comprehensions;
    final PatternGenerator patterns;
    private final HashMap<Object, Object> constCache = new HashMap<>();

    CompilationUnit unit;
    boolean interactive;
    /** The number of open units. */
    int nestLevel;

    CodeGenerator(String filename, int flags, int optimize, int futureLineno, SymbolTable symbols, WarningSink sink) {
        this.filename = filename;
        this.flags = flags;
        this.optimize = optimize;
        this.futureLineno = futureLineno;
        this.symbols = symbols;
        this.sink = sink;
        this.expressions = new ExpressionGenerator(this);
        this.calls = new CallGenerator(this);
        this.statements = new StatementGenerator(this);
        this.blocks = new BlockGenerator(this);
        this.functions = new FunctionGenerator(this);
        this.comprehensions = new ComprehensionGenerator(this);
        this.patterns = new PatternGenerator(this);
    }

    // CPython: Python/compile.c compiler_mod
    CodeUnit compileModule(Mod tree) {
        boolean addNone = true;
        enterScope("<module>", ScopeType.MODULE, tree, 1);
        switch (tree) {
            case Ast.Module m -> statements.visitBody(m.body());
            case Interactive i -> {
                if (StatementGenerator.hasAnnotations(i.body())) {
                    emit(SETUP_ANNOTATIONS);
                }
                interactive = true;
                statements.visitAll(i.body());
            }
            case Expression e -> {
                expressions.visit(e.body());
                addNone = false;
            }
            case FunctionType f -> throw new CompileError(CompileError.Kind.SYSTEM_ERROR,
                    "module kind 4 should not be possible", filename, 0, 0, 0, 0, null);
        }
        return assemble(addNone);
    }

    // CPython: Python/compile.c compiler_enter_scope
    void enterScope(String name, ScopeType type, Object node, int lineno) {
        CompilationUnit outer = unit;
        unit = new CompilationUnit(symbols.lookup(node), name, type, outer, lineno);
        nestLevel++;
        if (outer != null) {
            unit.privateName = outer.privateName;
        }
        if (type == ScopeType.MODULE) {
            // The line 0 tells tracing that no statement has started.
            unit.lineno = 0;
            emit(RESUME, 0);
            unit.lineno = 1;
        } else {
            setQualname();
            emit(RESUME, 0);
        }
    }

    // CPython: Python/compile.c compiler_set_qualname
    private void setQualname() {
        CompilationUnit parent = unit.parent;
        if (parent.parent == null) {
            unit.qualname = unit.name;
            return;
        }
        boolean declaredGlobal = switch (unit.scopeType) {
            case FUNCTION, ASYNC_FUNCTION, CLASS ->
                parent.scope.scopeOf(SymbolTable.mangle(parent.privateName, unit.name)) == SymbolTable.GLOBAL_EXPLICIT;
            default -> false;
        };
        if (declaredGlobal) {
            unit.qualname = unit.name;
            return;
        }
        String base = switch (parent.scopeType) {
            case FUNCTION, ASYNC_FUNCTION, LAMBDA -> parent.qualname + ".<locals>";
            default -> parent.qualname;
        };
        unit.qualname = base + "." + unit.name;
    }

    /** Finishes the current unit's code object and returns to the unit around it. */
    // CPython: Python/compile.c assemble, compiler_exit_scope
    CodeUnit assemble(boolean addNone) {
        Instruction last = unit.current.last();
        if (last == null || last.opcode != RETURN_VALUE) {
            unit.unsetLocation();
            if (addNone) {
                loadConst(Singleton.NONE);
            }
            emit(RETURN_VALUE);
        }
        CodeUnit code = new Assembler(unit, filename, Compiler.codeFlags(unit, flags), constCache).assemble();
        nestLevel--;
        unit = unit.parent;
        return code;
    }

    void emit(int opcode) {
        unit.append(opcode, 0, true);
    }

    void emit(int opcode, int oparg) {
        unit.append(opcode, oparg, true);
    }

    /** Emits an instruction that belongs to no place in the source text. */
    void emitNoLine(int opcode, int oparg) {
        unit.append(opcode, oparg, false);
    }

    void emitJump(int opcode, BasicBlock target) {
        unit.append(opcode, 0, true).target = target;
    }

    void emitJumpNoLine(int opcode, BasicBlock target) {
        unit.append(opcode, 0, false).target = target;
    }

    BasicBlock newBlock() {
        return unit.newBlock();
    }

    void useNextBlock(BasicBlock block) {
        unit.useNextBlock(block);
    }

    void loadConst(Object value) {
        emit(LOAD_CONST, unit.indexOfConst(value));
    }

    /** Emits an instruction whose argument is a name of an attribute or module. */
    void emitName(int opcode, String name) {
        emit(opcode, CompilationUnit.indexOf(unit.names, SymbolTable.mangle(unit.privateName, name)));
    }

    /** As {@link #emitName}, for {@link Opcode#IMPORT_FROM} of a dotted name's parts, which are not mangled. */
    void emitPlainName(int opcode, String name) {
        emit(opcode, CompilationUnit.indexOf(unit.names, name));
    }

    void emitCall(int argc) {
        emit(PRECALL, argc);
        emit(CALL, argc);
    }

    /** Delegates to the iterator on the stack until it is exhausted. */
    // CPython: Python/compile.c compiler_add_yield_from
    void emitYieldFrom(boolean await) {
        loadConst(Singleton.NONE);
        BasicBlock start = newBlock();
        BasicBlock resume = newBlock();
        BasicBlock exit = newBlock();
        useNextBlock(start);
        emitJump(SEND, exit);
        useNextBlock(resume);
        emit(YIELD_VALUE);
        emit(RESUME, await ? 3 : 2);
        emitJump(JUMP_NO_INTERRUPT, start);
        useNextBlock(exit);
    }

    void emitAwait(int kind) {
        emit(GET_AWAITABLE, kind);
        emitYieldFrom(true);
    }

    void emitYield() {
        if (unit.scope.generator && unit.scope.coroutine) {
            emit(ASYNC_GEN_WRAP);
        }
        emit(YIELD_VALUE);
        emit(RESUME, 1);
    }

    void setLocation(Span span) {
        unit.setLocation(span);
    }

    void unsetLocation() {
        unit.unsetLocation();
    }

    /** Loads, stores or deletes a variable by the opcode of its scope. */
    // CPython: Python/compile.c compiler_nameop
    void nameOp(String name, ExprContext ctx) {
        checkForbidden(name, ctx);
        String mangled = SymbolTable.mangle(unit.privateName, name);
        boolean function = unit.scope.type == BlockType.FUNCTION;
        switch (unit.scope.scopeOf(mangled)) {
            case SymbolTable.FREE -> derefOp(unit.freevars.get(mangled), ctx);
            case SymbolTable.CELL -> derefOp(unit.cellvars.get(mangled), ctx);
            case SymbolTable.LOCAL -> {
                if (function) {
                    emit(switch (ctx) {
                        case LOAD -> LOAD_FAST;
                        case STORE -> STORE_FAST;
                        case DEL -> DELETE_FAST;
                    }, CompilationUnit.indexOf(unit.varnames, mangled));
                } else {
                    namespaceOp(mangled, ctx);
                }
            }
            case SymbolTable.GLOBAL_IMPLICIT -> {
                if (function) {
                    globalOp(mangled, ctx);
                } else {
                    namespaceOp(mangled, ctx);
                }
            }
            case SymbolTable.GLOBAL_EXPLICIT -> globalOp(mangled, ctx);
            default -> namespaceOp(mangled, ctx);
        }
    }

    private void derefOp(int index, ExprContext ctx) {
        emit(switch (ctx) {
            case LOAD -> unit.scope.type == BlockType.CLASS ? LOAD_CLASSDEREF : LOAD_DEREF;
            case STORE -> STORE_DEREF;
            case DEL -> DELETE_DEREF;
        }, index);
    }

    private void globalOp(String mangled, ExprContext ctx) {
        int index = CompilationUnit.indexOf(unit.names, mangled);
        switch (ctx) {
            case LOAD -> emit(LOAD_GLOBAL, index << 1);
            case STORE -> emit(STORE_GLOBAL, index);
            case DEL -> emit(DELETE_GLOBAL, index);
        }
    }

    private void namespaceOp(String mangled, ExprContext ctx) {
        emit(switch (ctx) {
            case LOAD -> LOAD_NAME;
            case STORE -> STORE_NAME;
            case DEL -> DELETE_NAME;
        }, CompilationUnit.indexOf(unit.names, mangled));
    }

    // CPython: Python/compile.c forbidden_name
    void checkForbidden(String name, ExprContext ctx) {
        if (name.equals("__debug__") && ctx != ExprContext.LOAD) {
            throw error(ctx == ExprContext.STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
        }
    }

    /** Makes a function of a code object, with a closure of the variables it needs. */
    // CPython: Python/compile.c compiler_make_closure
    void makeClosure(CodeUnit code, int flags) {
        int free = 0;
        for (int i = 0; i < code.localsplusnames().length; i++) {
            if ((code.localspluskinds()[i] & Assembler.CO_FAST_FREE) != 0) {
                String name = code.localsplusnames()[i];
                boolean cell = unit.scopeType == ScopeType.CLASS && name.equals("__class__")
                        || unit.scope.scopeOf(name) == SymbolTable.CELL;
                Integer index = cell ? unit.cellvars.get(name) : unit.freevars.get(name);
                if (index == null) {
                    throw new CompileError(CompileError.Kind.SYSTEM_ERROR, "compiler_make_closure: no variable '" + name
                            + "' around " + code.name(), filename, 0, 0, 0, 0, null);
                }
                emit(LOAD_CLOSURE, index);
                free++;
            }
        }
        if (free > 0) {
            flags |= 8;
            emit(BUILD_TUPLE, free);
        }
        loadConst(code);
        emit(MAKE_FUNCTION, flags);
    }

    void pushFrameBlock(FrameBlockType type, BasicBlock block, BasicBlock exit, Object datum) {
        if (unit.frameBlocks.size() >= CompilationUnit.MAX_BLOCKS) {
            throw error("too many statically nested blocks");
        }
        unit.frameBlocks.add(new FrameBlock(type, block, exit, datum));
    }

    void popFrameBlock() {
        unit.frameBlocks.remove(unit.frameBlocks.size() - 1);
    }

    boolean annotationsAreStrings() {
        return (flags & Compiler.CO_FUTURE_ANNOTATIONS) != 0;
    }

    /** Whether {@code await} is allowed here since the caller of {@code compile()} allows it in a module. */
    boolean isTopLevelAwait() {
        return (flags & Compiler.PYCF_ALLOW_TOP_LEVEL_AWAIT) != 0 && unit.scope.type == BlockType.MODULE;
    }

    static boolean allConstant(List<Expr> expressions, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (!(expressions.get(i) instanceof Constant)) {
                return false;
            }
        }
        return true;
    }

    /** A SyntaxError at the current place. */
    // CPython: Python/compile.c compiler_error
    CompileError error(String message) {
        return new CompileError(CompileError.Kind.SYNTAX_ERROR, message, filename, unit.lineno, unit.colOffset + 1,
                unit.endLineno, unit.endColOffset + 1, null);
    }

    /** A SyntaxWarning at the current place. */
    // CPython: Python/compile.c compiler_warn
    void warn(String message) {
        if (sink.warn(WarningSink.Category.SYNTAX_WARNING, message, filename, unit.lineno)) {
            throw error(message);
        }
    }
}
