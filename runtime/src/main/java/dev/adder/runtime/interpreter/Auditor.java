package dev.adder.runtime.interpreter;

import dev.adder.heap.Audit;
import dev.adder.heap.Counted;
import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.runtime.Config;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Runs the audit ({@code -X audit}) and says what it found. With an interval of 0 it runs when the program ends and after the
 * interpreter has, and where a program asks ({@code _adder.audit()}); with N at every N-th instruction too.
 *
 * <p>A reference that Java code holds in a local variable while Python code runs is known only if it is among the
 * {@link dev.adder.heap.NativeRoots}. Inside a call that went from Python through Java into Python, a count above what is found
 * therefore says nothing yet: such a count is left to the next audit outside. A count below what is found is always wrong.
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
            AuditStep.hook = new Steps(config.auditInterval);
        }
    }

    /** The program has ended. */
    static void programEnded(Config config) {
        AuditStep.hook = null;
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
            boolean nested = isNested();
            if (Audit.isClean(List.of(), nested)) {
                return List.of();
            }
            List<Audit.Mismatch> all = Audit.run();
            if (!nested) {
                return all;
            }
            List<Audit.Mismatch> certain = new ArrayList<>();
            for (Audit.Mismatch m : all) {
                if (m.refcnt() < m.found()) {
                    certain.add(m);
                }
            }
            return certain;
        } finally {
            running = false;
        }
    }

    /**
     * Whether some thread is in Python code that Java code called which Python code had called, or runs beside this one, or the
     * outermost Python code is not the program but what starts it.
     */
    private static boolean isNested() {
        int entries = 0;
        Interpreter interpreter = ThreadState.current.interpreter;
        for (ThreadState ts : interpreter.threads) {
            for (InterpreterFrame f = ts.frame; f != null; f = f.previous) {
                if (f.isEntry) {
                    entries++;
                }
                if (f.previous == null && !isProgram(f, interpreter)) {
                    return true;
                }
            }
        }
        return entries > 1;
    }

    private static boolean isProgram(InterpreterFrame f, Interpreter interpreter) {
        return f.globals != null && (f.globals == f.locals || interpreter.config.runModule != null);
    }

    /** Audits and prints to standard error what was not printed before; nothing outside {@code -X audit}. */
    static void report(String when) {
        for (Audit.Mismatch m : run()) {
            if (REPORTED.add(m.object()) && ++reported <= MAX_REPORTED) {
                ThreadState ts = ThreadState.current;
                String place = ts == null || ts.frame == null ? "" : ts.frame.toString() + ": ";
                System.err.println("audit: " + place + when + m);
            }
        }
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
