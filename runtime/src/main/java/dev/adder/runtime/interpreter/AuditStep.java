package dev.adder.runtime.interpreter;

import dev.adder.heap.NativeHoldings;
import dev.adder.heap.Unowned;
import java.util.ArrayList;

/** What the audit is told of, in audit mode: each instruction, and where Python code is entered and left from native code. */
public final class AuditStep {
    /** Called with the thread and its innermost frame, whose stack pointer is up to date. */
    public interface Hook {
        void instruction(ThreadState ts, InterpreterFrame frame);

        /** {@code ts}, in native code, is about to give the lock up. */
        default void released(ThreadState ts) {}

        /** The last instruction has run. */
        default void end() {}
    }

    /** What to call; null for nothing. */
    @Unowned
    public static Hook hook;

    /** Whether there is or will be a hook, so that all code must be run by {@link EvalLoop}, which alone calls it. */
    static boolean wanted;

    private AuditStep() {}

    /**
     * Native code of {@code ts} calls Python code, whose frame is on top. What calls the program itself holds nothing that it has not
     * registered, so that from the program's first instruction on everything must be explained.
     */
    static void entered(ThreadState ts) {
        if (ts.holdings == null) {
            ts.holdings = new ArrayList<>();
        }
        ts.holdings.add(isProgram(ts) ? null : new NativeHoldings());
    }

    /** Whether the frame on top is the outermost and that of a program. */
    private static boolean isProgram(ThreadState ts) {
        InterpreterFrame f = ts.frame;
        return ts.isMain() && f.previous == null && (f.globals == f.locals || ts.interpreter.config.runModule != null);
    }

    /** The native code goes on. */
    static void left(ThreadState ts) {
        NativeHoldings holdings = ts.holdings.removeLast();
        if (holdings != null) {
            holdings.drop();
        }
    }

    /** {@code ts} gives the lock up, perhaps in the course of native code, or waits for its first turn; but not if it has ended. */
    public static void released(ThreadState ts) {
        if (!ts.interpreter.knows(ts)) {
            return;
        }
        ts.waiting = new NativeHoldings();
        Hook h = hook;
        if (h != null && ThreadState.current == ts) {
            h.released(ts);
        }
    }

    /** {@code ts} has the lock again, or never gets its first turn. */
    public static void acquired(ThreadState ts) {
        if (ts.waiting != null) {
            ts.waiting.drop();
            ts.waiting = null;
        }
    }

    /** Called by the loop before each instruction. */
    static void instruction(ThreadState ts, InterpreterFrame frame) {
        Hook h = hook;
        if (h != null) {
            h.instruction(ts, frame);
        }
    }
}
