package dev.adder.runtime.interpreter;

/** Called before each instruction in audit mode. */
public final class AuditStep {
    /** Called with the thread and its innermost frame, whose stack pointer is up to date. */
    public interface Hook {
        void instruction(ThreadState ts, InterpreterFrame frame);
    }

    /** What to call; null for nothing. */
    public static Hook hook;

    /** Whether there is or will be a hook, so that all code must be run by {@link EvalLoop}, which alone calls it. */
    static boolean wanted;

    private AuditStep() {}

    static void instruction(ThreadState ts, InterpreterFrame frame) {
        Hook h = hook;
        if (h != null) {
            h.instruction(ts, frame);
        }
    }
}
