package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.CompilationUnit.FrameBlockType;
import dev.adder.compiler.CompilationUnit.ScopeType;
import java.util.List;

/** Code of comprehensions and generator expressions: each is a function of its outermost iterator. */
// CPython: Python/compile.c compiler_comprehension
final class ComprehensionGenerator {
    private final CodeGenerator g;

    ComprehensionGenerator(CodeGenerator g) {
        this.g = g;
    }

    /** @param elt the element, or the key of a dict comprehension, whose value is {@code value} */
    void visit(Expr e, String name, List<Comprehension> generators, Expr elt, Expr value) {
        boolean topLevelAwait = g.isTopLevelAwait();
        ScopeType outerType = g.unit.scopeType;
        Comprehension outermost = generators.get(0);
        boolean genexp = e instanceof GeneratorExp;
        g.enterScope(name, ScopeType.COMPREHENSION, e, e.span().lineno());
        g.setLocation(e.span());
        boolean async = g.unit.scope.coroutine;
        if (async && !genexp && outerType != ScopeType.ASYNC_FUNCTION && outerType != ScopeType.COMPREHENSION
                && !topLevelAwait) {
            throw g.error("asynchronous comprehension outside of an asynchronous function");
        }
        if (!genexp) {
            g.emit(e instanceof ListComp ? BUILD_LIST : e instanceof SetComp ? BUILD_SET : BUILD_MAP, 0);
        }
        generate(e, generators, 0, 0, elt, value);
        if (!genexp) {
            g.emit(RETURN_VALUE);
        }
        CodeUnit code = g.assemble(true);
        if (topLevelAwait && async) {
            g.unit.scope.coroutine = true;
        }
        g.makeClosure(code, 0);
        g.expressions.visit(outermost.iter());
        g.emit(outermost.isAsync() != 0 ? GET_AITER : GET_ITER);
        g.emitCall(0);
        if (async && !genexp) {
            g.emitAwait(0);
        }
    }

    private void generate(Expr e, List<Comprehension> generators, int index, int depth, Expr elt, Expr value) {
        if (generators.get(index).isAsync() != 0) {
            generateAsync(e, generators, index, depth, elt, value);
        } else {
            generateSync(e, generators, index, depth, elt, value);
        }
    }

    // CPython: Python/compile.c compiler_sync_comprehension_generator
    private void generateSync(Expr e, List<Comprehension> generators, int index, int depth, Expr elt, Expr value) {
        Comprehension generator = generators.get(index);
        BasicBlock start = g.newBlock();
        BasicBlock ifCleanup = g.newBlock();
        BasicBlock anchor = g.newBlock();
        boolean loop = true;
        if (index == 0) {
            loadIterator();
        } else {
            // for y in [f(x)] only names a value.
            List<Expr> elts = switch (generator.iter()) {
                case ListExpr l -> l.elts();
                case Ast.Tuple t -> t.elts();
                default -> List.of();
            };
            if (elts.size() == 1 && !(elts.get(0) instanceof Starred)) {
                g.expressions.visit(elts.get(0));
                loop = false;
            } else {
                g.expressions.visit(generator.iter());
                g.emit(GET_ITER);
            }
        }
        if (loop) {
            depth++;
            g.useNextBlock(start);
            g.emitJump(FOR_ITER, anchor);
            g.useNextBlock(g.newBlock());
        }
        g.expressions.visit(generator.target());
        finishLevel(e, generators, index, depth, elt, value, ifCleanup);
        g.useNextBlock(ifCleanup);
        if (loop) {
            g.emitJump(JUMP, start);
            g.useNextBlock(anchor);
        }
    }

    // CPython: Python/compile.c compiler_async_comprehension_generator
    private void generateAsync(Expr e, List<Comprehension> generators, int index, int depth, Expr elt, Expr value) {
        Comprehension generator = generators.get(index);
        BasicBlock start = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock ifCleanup = g.newBlock();
        if (index == 0) {
            loadIterator();
        } else {
            g.expressions.visit(generator.iter());
            g.emit(GET_AITER);
        }
        g.useNextBlock(start);
        g.pushFrameBlock(FrameBlockType.ASYNC_COMPREHENSION_GENERATOR, start, null, null);
        g.emitJump(SETUP_FINALLY, except);
        g.emit(GET_ANEXT);
        g.emitYieldFrom(true);
        g.emit(POP_BLOCK);
        g.expressions.visit(generator.target());
        finishLevel(e, generators, index, depth + 1, elt, value, ifCleanup);
        g.useNextBlock(ifCleanup);
        g.emitJump(JUMP, start);
        g.popFrameBlock();
        g.useNextBlock(except);
        g.emit(END_ASYNC_FOR);
    }

    private void loadIterator() {
        g.unit.argcount = 1;
        g.emit(LOAD_FAST, 0);
    }

    /** The conditions of one {@code for} and what is done where they hold. */
    private void finishLevel(Expr e, List<Comprehension> generators, int index, int depth, Expr elt, Expr value,
            BasicBlock ifCleanup) {
        for (Expr condition : generators.get(index).ifs()) {
            g.expressions.jumpIf(condition, ifCleanup, false);
        }
        if (index + 1 < generators.size()) {
            generate(e, generators, index + 1, depth, elt, value);
            return;
        }
        g.expressions.visit(elt);
        switch (e) {
            case GeneratorExp x -> {
                g.emitYield();
                g.emit(POP_TOP);
            }
            case ListComp x -> g.emit(LIST_APPEND, depth + 1);
            case SetComp x -> g.emit(SET_ADD, depth + 1);
            default -> {
                g.expressions.visit(value);
                g.emit(MAP_ADD, depth + 1);
            }
        }
    }
}
