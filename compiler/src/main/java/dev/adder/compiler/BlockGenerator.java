package dev.adder.compiler;

import static dev.adder.compiler.Opcode.*;

import dev.adder.compiler.Ast.*;
import dev.adder.compiler.CompilationUnit.FrameBlock;
import dev.adder.compiler.CompilationUnit.FrameBlockType;
import dev.adder.compiler.CompilationUnit.ScopeType;
import dev.adder.compiler.Constants.Singleton;
import java.util.List;

/** Code of loops, {@code try} and {@code with}, and of leaving them. */
// CPython: Python/compile.c
final class BlockGenerator {
    private final CodeGenerator g;

    BlockGenerator(CodeGenerator g) {
        this.g = g;
    }

    void visitFor(For s) {
        BasicBlock start = g.newBlock();
        BasicBlock body = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        BasicBlock end = g.newBlock();
        g.pushFrameBlock(FrameBlockType.FOR_LOOP, start, end, null);
        g.expressions.visit(s.iter());
        g.emit(GET_ITER);
        g.useNextBlock(start);
        g.emitJump(FOR_ITER, cleanup);
        g.useNextBlock(body);
        g.expressions.visit(s.target());
        g.statements.visitAll(s.body());
        g.unsetLocation();
        g.emitJump(JUMP, start);
        g.useNextBlock(cleanup);
        g.popFrameBlock();
        g.statements.visitAll(s.orelse());
        g.useNextBlock(end);
    }

    void visitAsyncFor(AsyncFor s) {
        if (g.isTopLevelAwait()) {
            g.unit.scope.coroutine = true;
        } else if (g.unit.scopeType != ScopeType.ASYNC_FUNCTION) {
            throw g.error("'async for' outside async function");
        }
        BasicBlock start = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock end = g.newBlock();
        g.expressions.visit(s.iter());
        g.emit(GET_AITER);
        g.useNextBlock(start);
        g.pushFrameBlock(FrameBlockType.FOR_LOOP, start, end, null);
        g.emitJump(SETUP_FINALLY, except);
        g.emit(GET_ANEXT);
        g.emitYieldFrom(true);
        g.emit(POP_BLOCK);
        g.expressions.visit(s.target());
        g.statements.visitAll(s.body());
        g.unsetLocation();
        g.emitJump(JUMP, start);
        g.popFrameBlock();
        g.useNextBlock(except);
        // The end of the loop belongs to the line of the iterator, not to the body's last.
        g.setLocation(s.iter().span());
        g.emit(END_ASYNC_FOR);
        g.statements.visitAll(s.orelse());
        g.useNextBlock(end);
    }

    void visitWhile(While s) {
        BasicBlock loop = g.newBlock();
        BasicBlock body = g.newBlock();
        BasicBlock anchor = g.newBlock();
        BasicBlock end = g.newBlock();
        g.useNextBlock(loop);
        g.pushFrameBlock(FrameBlockType.WHILE_LOOP, loop, end, null);
        g.expressions.jumpIf(s.test(), anchor, false);
        g.useNextBlock(body);
        g.statements.visitAll(s.body());
        g.setLocation(s.span());
        g.expressions.jumpIf(s.test(), body, true);
        g.popFrameBlock();
        g.useNextBlock(anchor);
        g.statements.visitAll(s.orelse());
        g.useNextBlock(end);
    }

    void visitTry(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody, boolean star) {
        if (finalbody.isEmpty()) {
            tryExcept(body, handlers, orelse, star);
        } else {
            tryFinally(body, handlers, orelse, finalbody, star);
        }
    }

    // CPython: Python/compile.c compiler_try_finally
    private void tryFinally(List<Stmt> tryBody, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody,
            boolean star) {
        BasicBlock body = g.newBlock();
        BasicBlock end = g.newBlock();
        BasicBlock exit = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.emitJump(SETUP_FINALLY, end);
        g.useNextBlock(body);
        g.pushFrameBlock(FrameBlockType.FINALLY_TRY, body, end, finalbody);
        if (handlers.isEmpty()) {
            g.statements.visitAll(tryBody);
        } else {
            tryExcept(tryBody, handlers, orelse, star);
        }
        g.emitNoLine(POP_BLOCK, 0);
        g.popFrameBlock();
        g.statements.visitAll(finalbody);
        g.emitJumpNoLine(JUMP, exit);

        g.useNextBlock(end);
        g.pushFrameBlock(FrameBlockType.FINALLY_END, end, null, null);
        g.unsetLocation();
        g.emitJump(SETUP_CLEANUP, cleanup);
        g.emit(PUSH_EXC_INFO);
        g.statements.visitAll(finalbody);
        g.emit(RERAISE, 0);
        g.popFrameBlock();
        g.useNextBlock(cleanup);
        popExceptAndReraise();
        g.useNextBlock(exit);
    }

    /** Ends a handler that itself failed: restores the outer exception and goes on with the new one. */
    // CPython: Python/compile.c compiler_pop_except_and_reraise
    private void popExceptAndReraise() {
        g.emit(COPY, 3);
        g.emit(POP_EXCEPT);
        g.emit(RERAISE, 1);
    }

    private void tryExcept(List<Stmt> tryBody, List<ExceptHandler> handlers, List<Stmt> orelse, boolean star) {
        if (star) {
            tryStarExcept(tryBody, handlers, orelse);
            return;
        }
        BasicBlock body = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock end = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.emitJump(SETUP_FINALLY, except);
        g.useNextBlock(body);
        g.pushFrameBlock(FrameBlockType.TRY_EXCEPT, body, null, null);
        g.statements.visitAll(tryBody);
        g.popFrameBlock();
        g.emitNoLine(POP_BLOCK, 0);
        g.statements.visitAll(orelse);
        g.emitJumpNoLine(JUMP, end);

        g.useNextBlock(except);
        g.unsetLocation();
        g.emitJump(SETUP_CLEANUP, cleanup);
        g.emit(PUSH_EXC_INFO);
        g.pushFrameBlock(FrameBlockType.EXCEPTION_HANDLER, null, null, null);
        for (int i = 0; i < handlers.size(); i++) {
            ExceptHandler handler = handlers.get(i);
            g.setLocation(handler.span());
            if (handler.type() == null && i < handlers.size() - 1) {
                throw g.error("default 'except:' must be last");
            }
            except = g.newBlock();
            if (handler.type() != null) {
                g.expressions.visit(handler.type());
                g.emit(CHECK_EXC_MATCH);
                g.emitJump(POP_JUMP_IF_FALSE, except);
            }
            if (handler.name() != null) {
                BasicBlock cleanupEnd = g.newBlock();
                BasicBlock cleanupBody = g.newBlock();
                g.nameOp(handler.name(), ExprContext.STORE);
                g.emitJump(SETUP_CLEANUP, cleanupEnd);
                g.useNextBlock(cleanupBody);
                g.pushFrameBlock(FrameBlockType.HANDLER_CLEANUP, cleanupBody, null, handler.name());
                g.statements.visitAll(handler.body());
                g.popFrameBlock();
                g.unsetLocation();
                g.emit(POP_BLOCK);
                g.emit(POP_BLOCK);
                g.emit(POP_EXCEPT);
                unbind(handler.name());
                g.emitJump(JUMP, end);
                g.useNextBlock(cleanupEnd);
                g.unsetLocation();
                unbind(handler.name());
                g.emit(RERAISE, 1);
            } else {
                BasicBlock cleanupBody = g.newBlock();
                g.emit(POP_TOP);
                g.useNextBlock(cleanupBody);
                g.pushFrameBlock(FrameBlockType.HANDLER_CLEANUP, cleanupBody, null, null);
                g.statements.visitAll(handler.body());
                g.popFrameBlock();
                g.unsetLocation();
                g.emit(POP_BLOCK);
                g.emit(POP_EXCEPT);
                g.emitJump(JUMP, end);
            }
            g.useNextBlock(except);
        }
        g.unsetLocation();
        g.popFrameBlock();
        g.emit(RERAISE, 0);
        g.useNextBlock(cleanup);
        popExceptAndReraise();
        g.useNextBlock(end);
    }

    /** {@code name = None; del name} at the end of a handler, so that the exception does not live on. */
    private void unbind(String name) {
        g.loadConst(Singleton.NONE);
        g.nameOp(name, ExprContext.STORE);
        g.nameOp(name, ExprContext.DEL);
    }

    // CPython: Python/compile.c compiler_try_star_except
    private void tryStarExcept(List<Stmt> tryBody, List<ExceptHandler> handlers, List<Stmt> orelseBody) {
        BasicBlock body = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock orelse = g.newBlock();
        BasicBlock end = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        BasicBlock reraiseStar = g.newBlock();
        g.emitJump(SETUP_FINALLY, except);
        g.useNextBlock(body);
        g.pushFrameBlock(FrameBlockType.TRY_EXCEPT, body, null, null);
        g.statements.visitAll(tryBody);
        g.popFrameBlock();
        g.emitNoLine(POP_BLOCK, 0);
        g.emitJumpNoLine(JUMP, orelse);

        g.useNextBlock(except);
        g.unsetLocation();
        g.emitJump(SETUP_CLEANUP, cleanup);
        g.emit(PUSH_EXC_INFO);
        g.pushFrameBlock(FrameBlockType.EXCEPTION_GROUP_HANDLER, null, null, null);
        int n = handlers.size();
        for (int i = 0; i < n; i++) {
            ExceptHandler handler = handlers.get(i);
            g.setLocation(handler.span());
            except = g.newBlock();
            BasicBlock exceptWithError = g.newBlock();
            BasicBlock noMatch = g.newBlock();
            if (i == 0) {
                // The stack holds the original group, the list of what the handlers raise, and what is not yet matched.
                g.emit(COPY, 1);
                g.emit(BUILD_LIST, 0);
                g.emit(SWAP, 2);
            }
            if (handler.type() != null) {
                g.expressions.visit(handler.type());
                g.emit(CHECK_EG_MATCH);
                g.emit(COPY, 1);
                g.emitJump(POP_JUMP_IF_NONE, noMatch);
            }
            BasicBlock cleanupEnd = g.newBlock();
            BasicBlock cleanupBody = g.newBlock();
            if (handler.name() != null) {
                g.nameOp(handler.name(), ExprContext.STORE);
            } else {
                g.emit(POP_TOP);
            }
            g.emitJump(SETUP_CLEANUP, cleanupEnd);
            g.useNextBlock(cleanupBody);
            g.pushFrameBlock(FrameBlockType.HANDLER_CLEANUP, cleanupBody, null, handler.name());
            g.statements.visitAll(handler.body());
            g.popFrameBlock();
            g.unsetLocation();
            g.emit(POP_BLOCK);
            if (handler.name() != null) {
                unbind(handler.name());
            }
            g.emitJump(JUMP, except);

            g.useNextBlock(cleanupEnd);
            g.unsetLocation();
            if (handler.name() != null) {
                unbind(handler.name());
            }
            g.emit(LIST_APPEND, 3);
            g.emit(POP_TOP);
            g.emitJump(JUMP, exceptWithError);

            g.useNextBlock(except);
            // Holds the line that comes from the end of the handler.
            g.emit(NOP);
            g.emitJump(JUMP, exceptWithError);
            g.useNextBlock(noMatch);
            g.emit(POP_TOP);
            g.useNextBlock(exceptWithError);
            if (i == n - 1) {
                g.emit(LIST_APPEND, 1);
                g.emitJump(JUMP, reraiseStar);
            }
        }
        g.unsetLocation();
        g.popFrameBlock();
        BasicBlock reraise = g.newBlock();
        g.useNextBlock(reraiseStar);
        g.emit(PREP_RERAISE_STAR);
        g.emit(COPY, 1);
        g.emitJump(POP_JUMP_IF_NOT_NONE, reraise);
        g.emit(POP_TOP);
        g.emit(POP_BLOCK);
        g.emit(POP_EXCEPT);
        g.emitJump(JUMP, end);
        g.useNextBlock(reraise);
        g.emit(POP_BLOCK);
        g.emit(SWAP, 2);
        g.emit(POP_EXCEPT);
        g.emit(RERAISE, 0);
        g.useNextBlock(cleanup);
        popExceptAndReraise();
        g.useNextBlock(orelse);
        g.statements.visitAll(orelseBody);
        g.useNextBlock(end);
    }

    // CPython: Python/compile.c compiler_with
    void visitWith(With s, int pos) {
        WithItem item = s.items().get(pos);
        BasicBlock block = g.newBlock();
        BasicBlock handler = g.newBlock();
        BasicBlock exit = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.expressions.visit(item.contextExpr());
        g.emit(BEFORE_WITH);
        g.emitJump(SETUP_WITH, handler);
        g.useNextBlock(block);
        g.pushFrameBlock(FrameBlockType.WITH, block, handler, s);
        bindWithTarget(item);
        if (pos + 1 == s.items().size()) {
            g.statements.visitAll(s.body());
        } else {
            visitWith(s, pos + 1);
        }
        g.unsetLocation();
        g.emit(POP_BLOCK);
        g.popFrameBlock();

        g.setLocation(s.span());
        callExitWithNones();
        g.emit(POP_TOP);
        g.emitJump(JUMP, exit);

        g.useNextBlock(handler);
        g.emitJump(SETUP_CLEANUP, cleanup);
        g.emit(PUSH_EXC_INFO);
        g.emit(WITH_EXCEPT_START);
        finishWithExcept(cleanup);
        g.useNextBlock(exit);
    }

    // CPython: Python/compile.c compiler_async_with
    void visitAsyncWith(AsyncWith s, int pos) {
        if (g.isTopLevelAwait()) {
            g.unit.scope.coroutine = true;
        } else if (g.unit.scopeType != ScopeType.ASYNC_FUNCTION) {
            throw g.error("'async with' outside async function");
        }
        WithItem item = s.items().get(pos);
        BasicBlock block = g.newBlock();
        BasicBlock handler = g.newBlock();
        BasicBlock exit = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        g.expressions.visit(item.contextExpr());
        g.emit(BEFORE_ASYNC_WITH);
        g.emitAwait(1);
        g.emitJump(SETUP_WITH, handler);
        g.useNextBlock(block);
        g.pushFrameBlock(FrameBlockType.ASYNC_WITH, block, handler, s);
        bindWithTarget(item);
        if (pos + 1 == s.items().size()) {
            g.statements.visitAll(s.body());
        } else {
            visitAsyncWith(s, pos + 1);
        }
        g.popFrameBlock();
        g.emit(POP_BLOCK);

        g.setLocation(s.span());
        callExitWithNones();
        g.emitAwait(2);
        g.emit(POP_TOP);
        g.emitJump(JUMP, exit);

        g.useNextBlock(handler);
        g.emitJump(SETUP_CLEANUP, cleanup);
        g.emit(PUSH_EXC_INFO);
        g.emit(WITH_EXCEPT_START);
        g.emitAwait(2);
        finishWithExcept(cleanup);
        g.useNextBlock(exit);
    }

    private void bindWithTarget(WithItem item) {
        if (item.optionalVars() != null) {
            g.expressions.visit(item.optionalVars());
        } else {
            g.emit(POP_TOP);
        }
    }

    private void callExitWithNones() {
        g.loadConst(Singleton.NONE);
        g.loadConst(Singleton.NONE);
        g.loadConst(Singleton.NONE);
        g.emitCall(2);
    }

    // CPython: Python/compile.c compiler_with_except_finish
    private void finishWithExcept(BasicBlock cleanup) {
        g.unsetLocation();
        BasicBlock suppress = g.newBlock();
        g.emitJump(POP_JUMP_IF_TRUE, suppress);
        g.emit(RERAISE, 2);
        g.useNextBlock(cleanup);
        popExceptAndReraise();
        g.useNextBlock(suppress);
        g.emit(POP_TOP);
        g.emit(POP_BLOCK);
        g.emit(POP_EXCEPT);
        g.emit(POP_TOP);
        g.emit(POP_TOP);
    }

    /** Emits what leaves all open blocks, for a {@code return}. */
    void unwindAll(boolean preserveTos) {
        unwindStack(preserveTos, false);
    }

    /** Emits what leaves all blocks within the innermost loop; returns the loop, or null if there is none. */
    FrameBlock unwindToLoop() {
        return unwindStack(false, true);
    }

    // CPython: Python/compile.c compiler_unwind_fblock_stack
    private FrameBlock unwindStack(boolean preserveTos, boolean toLoop) {
        if (g.unit.frameBlocks.isEmpty()) {
            return null;
        }
        FrameBlock top = g.unit.frameBlocks.get(g.unit.frameBlocks.size() - 1);
        if (top.type() == FrameBlockType.EXCEPTION_GROUP_HANDLER) {
            throw g.error("'break', 'continue' and 'return' cannot appear in an except* block");
        }
        if (toLoop && (top.type() == FrameBlockType.WHILE_LOOP || top.type() == FrameBlockType.FOR_LOOP)) {
            return top;
        }
        // The statements of a finally block see only the blocks around it.
        g.popFrameBlock();
        unwind(top, preserveTos);
        FrameBlock loop = unwindStack(preserveTos, toLoop);
        g.unit.frameBlocks.add(top);
        return loop;
    }

    /** Emits what leaves one block. */
    // CPython: Python/compile.c compiler_unwind_fblock
    @SuppressWarnings("unchecked")
    void unwind(FrameBlock block, boolean preserveTos) {
        switch (block.type()) {
            case WHILE_LOOP, EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR -> { }
            case FOR_LOOP, POP_VALUE -> {
                swapIf(preserveTos);
                g.emit(POP_TOP);
            }
            case TRY_EXCEPT -> g.emit(POP_BLOCK);
            case FINALLY_TRY -> {
                g.emit(POP_BLOCK);
                if (preserveTos) {
                    g.pushFrameBlock(FrameBlockType.POP_VALUE, null, null, null);
                }
                g.statements.visitAll((List<Stmt>) block.datum());
                if (preserveTos) {
                    g.popFrameBlock();
                }
                g.unsetLocation();
            }
            case FINALLY_END -> {
                swapIf(preserveTos);
                g.emit(POP_TOP);
                swapIf(preserveTos);
                g.emit(POP_BLOCK);
                g.emit(POP_EXCEPT);
            }
            case WITH, ASYNC_WITH -> {
                g.setLocation(((Stmt) block.datum()).span());
                g.emit(POP_BLOCK);
                swapIf(preserveTos);
                callExitWithNones();
                if (block.type() == FrameBlockType.ASYNC_WITH) {
                    g.emitAwait(2);
                }
                g.emit(POP_TOP);
                g.unsetLocation();
            }
            case HANDLER_CLEANUP -> {
                if (block.datum() != null) {
                    g.emit(POP_BLOCK);
                }
                swapIf(preserveTos);
                g.emit(POP_BLOCK);
                g.emit(POP_EXCEPT);
                if (block.datum() != null) {
                    unbind((String) block.datum());
                }
            }
        }
    }

    private void swapIf(boolean preserveTos) {
        if (preserveTos) {
            g.emit(SWAP, 2);
        }
    }
}
