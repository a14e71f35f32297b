package dev.adder.runtime.module;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The signals of the process, as far as the JVM lets a program handle them. */
final class ProcessSignals {
    /** What is to be done about a signal. */
    enum Action { DEFAULT, IGNORE, TRIP }

    private static final String[] NAMES = {null, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
        "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS"};

    /** What the JVM did before, by signal. */
    private final SignalHandler[] before = new SignalHandler[NAMES.length];

    /** The name without SIG, or null for a signal without one. */
    static String name(int signum) {
        return signum < NAMES.length ? NAMES[signum] : null;
    }

    /** Sets the action; false if the JVM keeps the signal for itself. */
    boolean set(int signum, Action action) {
        if (name(signum) == null) {
            return false;
        }
        try {
            SignalHandler old = Signal.handle(new Signal(NAMES[signum]), switch (action) {
                case DEFAULT -> SignalHandler.SIG_DFL;
                case IGNORE -> SignalHandler.SIG_IGN;
                case TRIP -> new Tripper(signum);
            });
            if (before[signum] == null) {
                before[signum] = old;
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Takes a signal from the JVM and gives it the system's default action; true if the process was started with it ignored, as it stays. */
    static boolean takeDefault(int signum) {
        try {
            return Signal.handle(new Signal(NAMES[signum]), SignalHandler.SIG_DFL) == SignalHandler.SIG_IGN;
        } catch (IllegalArgumentException kept) {
            return false;
        }
    }

    /** Gives the signal back to the JVM. */
    void restore(int signum) {
        if (signum < before.length && before[signum] != null) {
            Signal.handle(new Signal(NAMES[signum]), before[signum]);
            before[signum] = null;
        }
    }

    private record Tripper(int signum) implements SignalHandler {
        @Override
        public void handle(Signal signal) {
            SignalModule.arrived(signum);
        }
    }
}
