package dev.adder.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Trees nested too deeply end with a RecursionError, at CPython's depth and never in a Java stack overflow. */
class CompilerLimitsTest {
    private static CompileError compile(String source) throws InterruptedException {
        CompileError[] error = new CompileError[1];
        Thread thread = new Thread(null, () -> {
            try {
                Compiler.compile(Parser.parse(source, "<test>", Parser.Mode.EXEC, 0, WarningSink.IGNORE), "<test>", 0, 0,
                        WarningSink.IGNORE);
            } catch (CompileError e) {
                error[0] = e;
            }
        }, "compiler", 256L << 20);
        thread.start();
        thread.join();
        return error[0];
    }

    private static void assertTooDeep(CompileError error) {
        assertNotNull(error);
        assertEquals(CompileError.Kind.RECURSION_ERROR, error.kind);
        assertEquals("maximum recursion depth exceeded during compilation", error.getMessage());
    }

    @Test
    void longSums() throws InterruptedException {
        assertNull(compile("x" + "+x".repeat(2500)));
        assertTooDeep(compile("x" + "+x".repeat(5000)));
    }

    @Test
    void longChainsOfAttributes() throws InterruptedException {
        assertNull(compile("x" + ".a".repeat(2900)));
        assertTooDeep(compile("x" + ".a".repeat(4000)));
    }

    @Test
    void longChainsOfElif() throws InterruptedException {
        assertNull(compile("if a: pass\n" + "elif a: pass\n".repeat(2800)));
        assertTooDeep(compile("if a: pass\n" + "elif a: pass\n".repeat(3100)));
    }

    @Test
    void aThreadWithASmallStackFailsCleanly() throws InterruptedException {
        CompileError[] error = new CompileError[1];
        Ast.Expr e = new Ast.Name("x", Ast.ExprContext.LOAD, new Ast.Span(1, 0, 1, 1));
        for (int i = 0; i < 2900; i++) {
            e = new Ast.UnaryOp(Ast.UnaryOperator.U_SUB, e, new Ast.Span(1, 0, 1, 1));
        }
        Ast.Mod tree = new Ast.Expression(e);
        Thread thread = new Thread(null, () -> {
            try {
                Compiler.compile(tree, "<test>", 0, 0, WarningSink.IGNORE);
            } catch (CompileError caught) {
                error[0] = caught;
            }
        }, "small", 200 << 10);
        thread.start();
        thread.join();
        assertTooDeep(error[0]);
    }
}
