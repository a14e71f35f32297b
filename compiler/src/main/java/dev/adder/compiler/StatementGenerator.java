package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.CompilationUnit.FrameBlock;
import dev.adder.compiler.CompilationUnit.ScopeType;
import dev.adder.compiler.Constants.Singleton;
import dev.adder.compiler.SymbolTable.BlockType;
import java.util.ArrayList;
import java.util.List;

/** Code of simple statements and of {@code if} and loops. */
// CPython: Python/compile.c compiler_visit_stmt
final class StatementGenerator {
    private final CodeGenerator g;

    StatementGenerator(CodeGenerator g) {
        this.g = g;
    }

    void visitAll(List<Stmt> statements) {
        for (Stmt s : statements) {
            visit(s);
        }
    }

    void visit(Stmt statement) {
        g.setLocation(statement.span());
        switch (statement) {
            case FunctionDef f -> g.functions.visitFunction(f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(),
                    ScopeType.FUNCTION);
            case AsyncFunctionDef f -> g.functions.visitFunction(f, f.name(), f.args(), f.body(), f.decoratorList(),
                    f.returns(), ScopeType.ASYNC_FUNCTION);
            case ClassDef c -> g.functions.visitClass(c);
            case Return r -> visitReturn(r);
            case Delete d -> g.expressions.visitAll(d.targets());
            case Assign a -> {
                g.expressions.visit(a.value());
                int n = a.targets().size();
                for (int i = 0; i < n; i++) {
                    if (i + 1 < n) {
                        g.emit(COPY, 1);
                    }
                    g.expressions.visit(a.targets().get(i));
                }
            }
            case AugAssign a -> visitAugAssign(a);
            case AnnAssign a -> visitAnnAssign(a);
            case For f -> g.blocks.visitFor(f);
            case AsyncFor f -> g.blocks.visitAsyncFor(f);
            case While w -> g.blocks.visitWhile(w);
            case If i -> visitIf(i);
            case Match m -> g.patterns.visitMatch(m);
            case Raise r -> {
                int n = 0;
                if (r.exc() != null) {
                    g.expressions.visit(r.exc());
                    n++;
                    if (r.cause() != null) {
                        g.expressions.visit(r.cause());
                        n++;
                    }
                }
                g.emit(RAISE_VARARGS, n);
            }
            case Try t -> g.blocks.visitTry(t.body(), t.handlers(), t.orelse(), t.finalbody(), false);
            case TryStar t -> g.blocks.visitTry(t.body(), t.handlers(), t.orelse(), t.finalbody(), true);
            case Assert a -> visitAssert(a);
            case Import i -> visitImport(i);
            case ImportFrom i -> visitImportFrom(i);
            case Global s -> { }
            case Nonlocal s -> { }
            case ExprStmt e -> visitExprStmt(e.value());
            case Pass p -> g.emit(NOP);
            case Break b -> visitBreak(b.span());
            case Continue c -> visitContinue(c.span());
            case With w -> g.blocks.visitWith(w, 0);
            case AsyncWith w -> g.blocks.visitAsyncWith(w, 0);
        }
    }

    /** The statements of a module or class, docstring and annotations included. */
    // CPython: Python/compile.c compiler_body
    void visitBody(List<Stmt> body) {
        if (g.unit.scopeType == ScopeType.MODULE && !body.isEmpty()) {
            g.setLocation(body.get(0).span());
        }
        if (hasAnnotations(body)) {
            g.emit(SETUP_ANNOTATIONS);
        }
        int start = 0;
        if (g.optimize < 2 && AstOptimizer.docString(body) != null) {
            start = 1;
            g.expressions.visit(((ExprStmt) body.get(0)).value());
            g.unsetLocation();
            g.nameOp("__doc__", ExprContext.STORE);
        }
        for (int i = start; i < body.size(); i++) {
            visit(body.get(i));
        }
    }

    /** Whether the statements hold an annotation that belongs to their block. */
    // CPython: Python/compile.c find_ann
    static boolean hasAnnotations(List<Stmt> statements) {
        for (Stmt s : statements) {
            boolean found = switch (s) {
                case AnnAssign a -> true;
                case For f -> hasAnnotations(f.body()) || hasAnnotations(f.orelse());
                case AsyncFor f -> hasAnnotations(f.body()) || hasAnnotations(f.orelse());
                case While w -> hasAnnotations(w.body()) || hasAnnotations(w.orelse());
                case If i -> hasAnnotations(i.body()) || hasAnnotations(i.orelse());
                case Match m -> {
                    for (MatchCase c : m.cases()) {
                        if (hasAnnotations(c.body())) {
                            yield true;
                        }
                    }
                    yield false;
                }
                case With w -> hasAnnotations(w.body());
                case AsyncWith w -> hasAnnotations(w.body());
                case Try t -> hasAnnotations(t.body(), t.handlers(), t.orelse(), t.finalbody());
                case TryStar t -> hasAnnotations(t.body(), t.handlers(), t.orelse(), t.finalbody());
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAnnotations(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            List<Stmt> finalbody) {
        for (ExceptHandler h : handlers) {
            if (hasAnnotations(h.body())) {
                return true;
            }
        }
        return hasAnnotations(body) || hasAnnotations(finalbody) || hasAnnotations(orelse);
    }

    private void visitExprStmt(Expr value) {
        if (g.interactive && g.nestLevel <= 1) {
            g.expressions.visit(value);
            g.emit(PRINT_EXPR);
        } else if (value instanceof Constant) {
            g.emit(NOP);
        } else {
            g.expressions.visit(value);
            g.unsetLocation();
            g.emit(POP_TOP);
        }
    }

    // CPython: Python/compile.c compiler_if
    private void visitIf(If s) {
        BasicBlock end = g.newBlock();
        BasicBlock next = s.orelse().isEmpty() ? end : g.newBlock();
        g.expressions.jumpIf(s.test(), next, false);
        visitAll(s.body());
        if (!s.orelse().isEmpty()) {
            g.emitJumpNoLine(JUMP, end);
            g.useNextBlock(next);
            visitAll(s.orelse());
        }
        g.useNextBlock(end);
    }

    // CPython: Python/compile.c compiler_return
    private void visitReturn(Return s) {
        Expr value = s.value();
        boolean preserveTos = value != null && !(value instanceof Constant);
        if (g.unit.scope.type != BlockType.FUNCTION) {
            throw g.error("'return' outside function");
        }
        if (value != null && g.unit.scope.coroutine && g.unit.scope.generator) {
            throw g.error("'return' with value in async generator");
        }
        if (preserveTos) {
            g.expressions.visit(value);
        } else if (value != null) {
            g.setLocation(value.span());
            g.emit(NOP);
        }
        if (value == null || value.span().lineno() != s.span().lineno()) {
            g.setLocation(s.span());
            g.emit(NOP);
        }
        g.blocks.unwindAll(preserveTos);
        if (value == null) {
            g.loadConst(Singleton.NONE);
        } else if (!preserveTos) {
            g.loadConst(((Constant) value).value());
        }
        g.emit(RETURN_VALUE);
    }

    private void visitBreak(Span span) {
        g.emit(NOP);
        FrameBlock loop = g.blocks.unwindToLoop();
        if (loop == null) {
            g.setLocation(span);
            throw g.error("'break' outside loop");
        }
        g.blocks.unwind(loop, false);
        g.emitJump(JUMP, loop.exit());
    }

    private void visitContinue(Span span) {
        g.emit(NOP);
        FrameBlock loop = g.blocks.unwindToLoop();
        if (loop == null) {
            g.setLocation(span);
            throw g.error("'continue' not properly in loop");
        }
        g.emitJump(JUMP, loop.block());
    }

    // CPython: Python/compile.c compiler_assert
    private void visitAssert(Assert s) {
        if (s.test() instanceof Ast.Tuple t && !t.elts().isEmpty()
                || s.test() instanceof Constant c && c.value() instanceof Constants.Tuple u && !u.items().isEmpty()) {
            g.warn("assertion is always true, perhaps remove parentheses?");
        }
        if (g.optimize > 0) {
            return;
        }
        BasicBlock end = g.newBlock();
        g.expressions.jumpIf(s.test(), end, true);
        g.emit(LOAD_ASSERTION_ERROR);
        if (s.msg() != null) {
            g.expressions.visit(s.msg());
            g.emitCall(0);
        }
        g.emit(RAISE_VARARGS, 1);
        g.useNextBlock(end);
    }

    // CPython: Python/compile.c compiler_import
    private void visitImport(Import s) {
        for (Alias alias : s.names()) {
            g.loadConst(0L);
            g.loadConst(Singleton.NONE);
            g.emitName(IMPORT_NAME, alias.name());
            int dot = alias.name().indexOf('.');
            if (alias.asname() == null) {
                g.nameOp(dot < 0 ? alias.name() : alias.name().substring(0, dot), ExprContext.STORE);
            } else {
                importAs(alias.name(), dot, alias.asname());
            }
        }
    }

    // CPython: Python/compile.c compiler_import_as
    private void importAs(String name, int dot, String asname) {
        if (dot < 0) {
            g.nameOp(asname, ExprContext.STORE);
            return;
        }
        while (true) {
            int pos = dot + 1;
            dot = name.indexOf('.', pos);
            g.emitPlainName(IMPORT_FROM, dot < 0 ? name.substring(pos) : name.substring(pos, dot));
            if (dot < 0) {
                break;
            }
            g.emit(SWAP, 2);
            g.emit(POP_TOP);
        }
        g.nameOp(asname, ExprContext.STORE);
        g.emit(POP_TOP);
    }

    // CPython: Python/compile.c compiler_from_import
    private void visitImportFrom(ImportFrom s) {
        g.loadConst((long) s.level());
        List<Object> names = new ArrayList<>();
        for (Alias alias : s.names()) {
            names.add(alias.name());
        }
        if (s.span().lineno() > g.futureLineno && "__future__".equals(s.module())) {
            throw g.error("from __future__ imports must occur at the beginning of the file");
        }
        g.loadConst(new Constants.Tuple(names));
        g.emitName(IMPORT_NAME, s.module() == null ? "" : s.module());
        for (int i = 0; i < s.names().size(); i++) {
            Alias alias = s.names().get(i);
            if (i == 0 && alias.name().startsWith("*")) {
                g.emit(IMPORT_STAR);
                return;
            }
            g.emitName(IMPORT_FROM, alias.name());
            g.nameOp(alias.asname() == null ? alias.name() : alias.asname(), ExprContext.STORE);
        }
        g.emit(POP_TOP);
    }

    // CPython: Python/compile.c compiler_augassign
    private void visitAugAssign(AugAssign s) {
        Span outer = g.unit.location();
        g.setLocation(s.target().span());
        switch (s.target()) {
            case Attribute a -> {
                g.expressions.visit(a.value());
                g.emit(COPY, 1);
                g.expressions.startAtAttribute(a);
                g.emitName(LOAD_ATTR, a.attr());
            }
            case Subscript u -> {
                g.expressions.visit(u.value());
                g.expressions.visit(u.slice());
                g.emit(COPY, 2);
                g.emit(COPY, 2);
                g.emit(BINARY_SUBSCR);
            }
            case Name n -> g.nameOp(n.id(), ExprContext.LOAD);
            default -> throw invalidTarget("augmented", s.target());
        }
        g.setLocation(outer);
        g.expressions.visit(s.value());
        g.emit(BINARY_OP, ExpressionGenerator.binaryOp(s.op()) + ExpressionGenerator.INPLACE);
        g.setLocation(s.target().span());
        switch (s.target()) {
            case Attribute a -> {
                g.expressions.startAtAttribute(a);
                g.emit(SWAP, 2);
                g.emitName(STORE_ATTR, a.attr());
            }
            case Subscript u -> {
                g.emit(SWAP, 3);
                g.emit(SWAP, 2);
                g.emit(STORE_SUBSCR);
            }
            case Name n -> g.nameOp(n.id(), ExprContext.STORE);
            default -> throw invalidTarget("augmented", s.target());
        }
    }

    private CompileError invalidTarget(String kind, Expr target) {
        return new CompileError(CompileError.Kind.SYSTEM_ERROR, "invalid node type (" + target.getClass().getSimpleName()
                + ") for " + kind + " assignment", g.filename, 0, 0, 0, 0, null);
    }

    // CPython: Python/compile.c compiler_annassign
    private void visitAnnAssign(AnnAssign s) {
        boolean inNamespace = g.unit.scopeType == ScopeType.MODULE || g.unit.scopeType == ScopeType.CLASS;
        if (s.value() != null) {
            g.expressions.visit(s.value());
            g.expressions.visit(s.target());
        }
        switch (s.target()) {
            case Name n -> {
                g.checkForbidden(n.id(), ExprContext.STORE);
                if (s.simple() != 0 && inNamespace) {
                    if (g.annotationsAreStrings()) {
                        g.functions.loadAnnotationText(s.annotation());
                    } else {
                        g.expressions.visit(s.annotation());
                    }
                    g.emitName(LOAD_NAME, "__annotations__");
                    g.loadConst(SymbolTable.mangle(g.unit.privateName, n.id()));
                    g.emit(STORE_SUBSCR);
                }
            }
            case Attribute a -> {
                g.checkForbidden(a.attr(), ExprContext.STORE);
                if (s.value() == null) {
                    evaluate(a.value());
                }
            }
            case Subscript u -> {
                if (s.value() == null) {
                    evaluate(u.value());
                    evaluateSubscript(u.slice());
                }
            }
            default -> throw invalidTarget("annotated", s.target());
        }
        if (s.simple() == 0 && !g.annotationsAreStrings() && inNamespace) {
            evaluate(s.annotation());
        }
    }

    private void evaluate(Expr e) {
        g.expressions.visit(e);
        g.emit(POP_TOP);
    }

    // CPython: Python/compile.c check_ann_subscr
    private void evaluateSubscript(Expr e) {
        switch (e) {
            case Slice s -> {
                if (s.lower() != null) {
                    evaluate(s.lower());
                }
                if (s.upper() != null) {
                    evaluate(s.upper());
                }
                if (s.step() != null) {
                    evaluate(s.step());
                }
            }
            case Ast.Tuple t -> {
                for (Expr elt : t.elts()) {
                    evaluateSubscript(elt);
                }
            }
            default -> evaluate(e);
        }
    }
}
