package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.CompilationUnit.ScopeType;
import dev.adder.compiler.Constants.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Code of functions, lambdas and classes. */
// CPython: Python/compile.c
final class FunctionGenerator {
    private final CodeGenerator g;

    FunctionGenerator(CodeGenerator g) {
        this.g = g;
    }

    // CPython: Python/compile.c compiler_function
    void visitFunction(Stmt s, String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns,
            ScopeType type) {
        checkParameters(args);
        g.expressions.visitAll(decorators);
        int flags = visitDefaults(args);
        if (visitAnnotations(args, returns)) {
            flags |= 4;
        }
        g.enterScope(name, type, s, decorators.isEmpty() ? s.span().lineno() : decorators.get(0).span().lineno());
        Object docString = g.optimize < 2 ? AstOptimizer.docString(body) : null;
        g.unit.indexOfConst(docString == null ? Singleton.NONE : docString);
        setArgumentCounts(args);
        for (int i = docString == null ? 0 : 1; i < body.size(); i++) {
            g.statements.visit(body.get(i));
        }
        g.makeClosure(g.assemble(true), flags);
        applyDecorators(decorators);
        g.nameOp(name, ExprContext.STORE);
    }

    private void setArgumentCounts(Arguments args) {
        g.unit.argcount = args.args().size();
        g.unit.posonlyargcount = args.posonlyargs().size();
        g.unit.kwonlyargcount = args.kwonlyargs().size();
    }

    private void applyDecorators(List<Expr> decorators) {
        Span outer = g.unit.location();
        for (int i = decorators.size() - 1; i >= 0; i--) {
            g.setLocation(decorators.get(i).span());
            g.emitCall(0);
        }
        g.setLocation(outer);
    }

    // CPython: Python/compile.c compiler_check_debug_args
    private void checkParameters(Arguments args) {
        checkParameters(args.posonlyargs());
        checkParameters(args.args());
        if (args.vararg() != null) {
            g.checkForbidden(args.vararg().arg(), ExprContext.STORE);
        }
        checkParameters(args.kwonlyargs());
        if (args.kwarg() != null) {
            g.checkForbidden(args.kwarg().arg(), ExprContext.STORE);
        }
    }

    private void checkParameters(List<Arg> args) {
        for (Arg a : args) {
            g.checkForbidden(a.arg(), ExprContext.STORE);
        }
    }

    /** Pushes default values; returns the flags of MAKE_FUNCTION that say which there are. */
    // CPython: Python/compile.c compiler_default_arguments
    private int visitDefaults(Arguments args) {
        int flags = 0;
        if (!args.defaults().isEmpty()) {
            g.expressions.visitAll(args.defaults());
            g.emit(BUILD_TUPLE, args.defaults().size());
            flags |= 1;
        }
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            Expr value = args.kwDefaults().get(i);
            if (value != null) {
                keys.add(SymbolTable.mangle(g.unit.privateName, args.kwonlyargs().get(i).arg()));
                g.expressions.visit(value);
            }
        }
        if (!keys.isEmpty()) {
            g.loadConst(new Constants.Tuple(keys));
            g.emit(BUILD_CONST_KEY_MAP, keys.size());
            flags |= 2;
        }
        return flags;
    }

    // CPython: Python/compile.c compiler_visit_annotations
    private boolean visitAnnotations(Arguments args, Expr returns) {
        int count = visitAnnotations(args.args()) + visitAnnotations(args.posonlyargs());
        if (args.vararg() != null) {
            count += visitAnnotation(args.vararg().arg(), args.vararg().annotation());
        }
        count += visitAnnotations(args.kwonlyargs());
        if (args.kwarg() != null) {
            count += visitAnnotation(args.kwarg().arg(), args.kwarg().annotation());
        }
        count += visitAnnotation("return", returns);
        if (count > 0) {
            g.emit(BUILD_TUPLE, count);
        }
        return count > 0;
    }

    private int visitAnnotations(List<Arg> args) {
        int count = 0;
        for (Arg a : args) {
            count += visitAnnotation(a.arg(), a.annotation());
        }
        return count;
    }

    private int visitAnnotation(String name, Expr annotation) {
        if (annotation == null) {
            return 0;
        }
        g.loadConst(SymbolTable.mangle(g.unit.privateName, name));
        if (g.annotationsAreStrings()) {
            loadAnnotationText(annotation);
        } else if (annotation instanceof Starred s) {
            g.expressions.visit(s.value());
            g.emit(UNPACK_SEQUENCE, 1);
        } else {
            g.expressions.visit(annotation);
        }
        return 2;
    }

    /** Loads an annotation as the text it would have in the source, under {@code from __future__ import annotations}. */
    void loadAnnotationText(Expr annotation) {
        g.loadConst(AstUnparser.unparse(annotation));
    }

    // CPython: Python/compile.c compiler_lambda
    void visitLambda(Lambda e) {
        checkParameters(e.args());
        int flags = visitDefaults(e.args());
        g.enterScope("<lambda>", ScopeType.LAMBDA, e, e.span().lineno());
        // The first constant would be the docstring.
        g.unit.indexOfConst(Singleton.NONE);
        setArgumentCounts(e.args());
        g.expressions.visit(e.body());
        CodeUnit code;
        if (g.unit.scope.generator) {
            code = g.assemble(false);
        } else {
            g.emit(RETURN_VALUE);
            code = g.assemble(true);
        }
        g.makeClosure(code, flags);
    }

    // CPython: Python/compile.c compiler_class
    void visitClass(ClassDef s) {
        g.expressions.visitAll(s.decoratorList());
        int firstlineno = s.decoratorList().isEmpty() ? s.span().lineno() : s.decoratorList().get(0).span().lineno();
        g.enterScope(s.name(), ScopeType.CLASS, s, firstlineno);
        g.unit.privateName = s.name();
        g.nameOp("__name__", ExprContext.LOAD);
        g.nameOp("__module__", ExprContext.STORE);
        g.loadConst(g.unit.qualname);
        g.nameOp("__qualname__", ExprContext.STORE);
        g.statements.visitBody(s.body());
        g.unsetLocation();
        if (g.unit.scope.needsClassClosure) {
            g.emit(LOAD_CLOSURE, g.unit.cellvars.get("__class__"));
            g.emit(COPY, 1);
            g.nameOp("__classcell__", ExprContext.STORE);
        } else {
            g.loadConst(Singleton.NONE);
        }
        g.emit(RETURN_VALUE);
        CodeUnit code = g.assemble(true);

        g.emit(PUSH_NULL);
        g.emit(LOAD_BUILD_CLASS);
        g.makeClosure(code, 0);
        g.loadConst(s.name());
        g.calls.visitArguments(2, s.bases(), s.keywords());
        applyDecorators(s.decoratorList());
        g.nameOp(s.name(), ExprContext.STORE);
    }
}
