package dev.adder.runtime.interpreter;

import dev.adder.heap.Audit;
import dev.adder.heap.Counted;
import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.RootProvider;
import dev.adder.runtime.Config;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Runs the audit ({@code -X audit}) and says what it found. With an interval of 0 it runs when the program ends and after the
 * interpreter has, and where a program asks ({@code _adder.audit()}); with N at every N-th instruction too, of the program and of what it
 * imports, in all threads. With 1 a {@link InstructionAudit} does that.
 *
 * <p>What Java code holds in its variables while it has called Python code is among the {@link dev.adder.heap.NativeRoots}, or goes into the
 * inventory of {@link dev.adder.heap.NativeHoldings}, which the first audit takes after the call.
 */
public final class Auditor {
    /** The exit status of a program whose counts were not all accounted for. */
    public static final int EXIT_STATUS = 70;

    private static final int MAX_REPORTED = 100;

    private static StaticRoots staticRoots;
    private static boolean running;

    private static final Set<Counted> REPORTED = Collections.newSetFromMap(new IdentityHashMap<>());
    private static int reported;

    private Auditor() {}

    /** Makes sure that what {@code config} asks for can be done. */
    static void install(Config config) {
        if (config.auditInterval < 0) {
            return;
        }
        if (!HeapMode.AUDIT) {
            throw new IllegalStateException("-X audit needs the JVM to be started with -Dadder.audit=true");
        }
        AuditStep.wanted = config.auditInterval > 0;
    }

    /** The program begins: from now on its instructions count. What starts and ends the interpreter is Java code with locals of its own. */
    static void programBegins(Config config) {
        if (config.auditInterval > 0) {
            report("at the start of the program: ");
            AuditStep.hook = config.auditInterval == 1 ? new EachInstruction() : new Steps(config.auditInterval);
        }
    }

    /** The program has ended. */
    static void programEnded(Config config) {
        if (AuditStep.hook != null) {
            AuditStep.hook.end();
            AuditStep.hook = null;
        }
        if (config.auditInterval >= 0) {
            report("at the end of the program: ");
        }
    }

    /** Counts instructions. */
    private static final class Steps implements AuditStep.Hook {
        private final int interval;
        private int left;

        Steps(int interval) {
            this.interval = interval;
            left = interval;
        }

        @Override
        public void instruction(ThreadState ts, InterpreterFrame frame) {
            if (--left <= 0 && !running) {
                left = interval;
                report("");
            }
        }
    }

    /** Audits at each instruction. */
    private static final class EachInstruction implements AuditStep.Hook {
        private final InstructionAudit audit;

        EachInstruction() {
            audit = new InstructionAudit(ThreadState.current.interpreter, Heap.current.hooks instanceof RootProvider r ? r : null, staticRoots);
            audit.begin();
        }

        @Override
        public void instruction(ThreadState ts, InterpreterFrame frame) {
            if (!running && !audit.step(ts)) {
                mismatch();
            }
        }

        @Override
        public void released(ThreadState ts) {
            if (!running && !audit.step(ts)) {
                mismatch();
            }
        }

        private void mismatch() {
            if (!report("")) {
                throw new AssertionError("the audit of instructions found what the whole audit does not");
            }
            audit.excuse();
        }

        @Override
        public void end() {
            audit.end();
        }
    }

    /** All objects that are not accounted for now. Only for {@link HeapMode#AUDIT}. */
    public static List<Audit.Mismatch> run() {
        if (running) {
            return List.of();
        }
        running = true;
        try {
            if (staticRoots == null) {
                staticRoots = new StaticRoots();
                Heap.current.addRootProvider(staticRoots);
            }
            return Audit.run();
        } finally {
            running = false;
        }
    }

    /** Audits and prints to standard error what was not printed before; whether there is anything. Only for {@link HeapMode#AUDIT}. */
    static boolean report(String when) {
        List<Audit.Mismatch> all = run();
        for (Audit.Mismatch m : all) {
            if (REPORTED.add(m.object()) && ++reported <= MAX_REPORTED) {
                ThreadState ts = ThreadState.current;
                String place = ts == null || ts.frame == null ? "" : ts.frame.toString() + ": ";
                System.err.println("audit: " + place + when + m);
            }
        }
        return !all.isEmpty();
    }

    /** The status to exit with where the program asks for {@code status}. */
    static int exitStatus(int status) {
        if (reported == 0) {
            return status;
        }
        System.err.println("audit: " + reported + " objects not accounted for");
        return EXIT_STATUS;
    }
}
