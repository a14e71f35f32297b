package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyModule;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The faulthandler module (Modules/faulthandler.c): tracebacks straight to a file descriptor, without running Python code. What another
 * thread does while it is looked at may show only in part. Faults of the process itself are the JVM's, which writes a report of its own.
 */
@BuiltinModule(name = "faulthandler", doc = "faulthandler module.")
public final class FaultHandlerModule extends NativeModule {
    private static final int MAX_FRAMES = 100;
    private static final int MAX_THREADS = 100;
    private static final int MAX_STRING = 500;
    private static final int SIGNALS = 64;
    private static final int EINVAL = 22;

    /** SIGILL, SIGABRT, SIGBUS, SIGFPE and SIGSEGV are enable()'s. */
    private static final long FAULTS = 1L << 4 | 1L << 6 | 1L << 7 | 1L << 8 | 1L << 11;
    private static final PyStr FILENO = PyStr.intern("fileno");

    private boolean enabled;

    /** The files that must stay open for later. Owned. */
    private PyObject enabledFile;
    private PyObject laterFile;
    private volatile Watchdog watchdog;

    /** The signals that some interpreter has registered, a bit each. */
    private static volatile long handled;

    /** What {@code register} asked for, by signal. */
    private final UserSignal[] userSignals = new UserSignal[SIGNALS];

    public FaultHandlerModule() {
        super("faulthandler", FaultHandlerModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        enabled = interpreter.config.faulthandler;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(enabledFile);
        visitor.xvisit(laterFile);
        for (UserSignal signal : userSignals) {
            if (signal != null) {
                visitor.xvisit(signal.file);
            }
        }
    }

    @Override
    public void clear() {
        cancel();
        for (int i = 1; i < userSignals.length; i++) {
            unregister(i);
        }
        PyObject o = enabledFile;
        enabledFile = null;
        PyObject.xdecref(o);
    }

    /** The descriptor of a file, an int, or sys.stderr if null or None. */
    // CPython: Modules/faulthandler.c faulthandler_get_fileno
    private static int descriptor(PyObject file) {
        PyObject target = file;
        if (target == null || target == PyNone.INSTANCE) {
            target = ThreadState.current.interpreter.sysGet("stderr");
            if (target == null) {
                throw PyErr.runtimeError("unable to get sys.stderr");
            }
            if (target == PyNone.INSTANCE) {
                throw PyErr.runtimeError("sys.stderr is None");
            }
        } else if (target instanceof PyInt) {
            int fd = Args.toInt(target);
            if (fd < 0) {
                throw PyErr.valueError("file is not a valid file descripter");
            }
            return fd;
        }
        target.incref();
        try {
            PyObject number = Call.method(target, FILENO);
            int fd = -1;
            try {
                if (number instanceof PyInt i && i.fitsLong()) {
                    fd = (int) i.longValue();
                }
            } finally {
                number.decref();
            }
            if (fd < 0) {
                throw PyErr.runtimeError("file.fileno() is not a valid file descriptor");
            }
            try {
                Call.method(target, Id.flush).decref();
            } catch (PyException e) {
                e.release();
            }
            return fd;
        } finally {
            target.decref();
        }
    }

    private static void write(int fd, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        while (from < bytes.length) {
            int n = Math.min(2048, bytes.length - from);
            MemorySegment memory = Libc.scratch().small;
            MemorySegment.copy(bytes, from, memory, ValueLayout.JAVA_BYTE, 0, n);
            if (Libc.call("write", fd, memory.address(), n) < 0) {
                return;
            }
            from += n;
        }
    }

    /** The frames of a thread, innermost first. */
    // CPython: Python/traceback.c dump_traceback
    private static void appendFrames(StringBuilder text, ThreadState ts) {
        InterpreterFrame frame = ts.frame;
        if (frame == null) {
            text.append("  <no Python frame>\n");
            return;
        }
        for (int depth = 0; frame != null; frame = frame.previous) {
            if (frame.code == null) {
                break;
            }
            if (depth++ >= MAX_FRAMES) {
                text.append("  ...\n");
                break;
            }
            text.append("  File \"");
            appendAscii(text, frame.code.filename);
            text.append("\", line ").append(frame.code.lineOf(frame.pc)).append(" in ");
            appendAscii(text, frame.code.name);
            text.append('\n');
        }
    }

    // CPython: Python/traceback.c _Py_DumpASCII
    private static void appendAscii(StringBuilder text, PyStr s) {
        int n = Math.min(s.length(), MAX_STRING);
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c >= ' ' && c < 0x7F) {
                text.append((char) c);
            } else {
                text.append(String.format(Locale.ROOT, c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c));
            }
        }
        if (n < s.length()) {
            text.append("...");
        }
    }

    /** Shows all threads, the newest first; {@code current} is the one that is called so, or null. */
    // CPython: Python/traceback.c _Py_DumpTracebackThreads
    private static void dumpThreads(int fd, Interpreter interpreter, ThreadState current) {
        ArrayList<ThreadState> threads;
        synchronized (interpreter.threads) {
            threads = new ArrayList<>(interpreter.threads);
        }
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (int i = threads.size() - 1; i >= 0; i--) {
            if (shown > 0) {
                text.append('\n');
            }
            if (shown++ >= MAX_THREADS) {
                text.append("...\n");
                break;
            }
            ThreadState ts = threads.get(i);
            text.append(ts == current ? "Current thread 0x" : "Thread 0x").append(String.format(Locale.ROOT, "%016x", ts.id))
                    .append(" (most recent call first):\n");
            appendFrames(text, ts);
        }
        write(fd, text.toString());
    }

    // CPython: Modules/faulthandler.c faulthandler_dump_traceback_py
    @PyMethod(value = "dump_traceback($module, file=None, all_threads=True)", textSignature = false,
            doc = "dump_traceback(file=sys.stderr, all_threads=True): dump the traceback of the current thread, or of all "
            + "threads if all_threads is True, into file")
    static void dumpTraceback(PyObject file, boolean allThreads) {
        int fd = descriptor(file);
        ThreadState ts = ThreadState.current;
        if (allThreads) {
            dumpThreads(fd, ts.interpreter, ts);
        } else {
            StringBuilder text = new StringBuilder("Stack (most recent call first):\n");
            appendFrames(text, ts);
            write(fd, text.toString());
        }
    }

    @PyMethod(value = "enable($module, file=None, all_threads=True)", textSignature = false,
            doc = "enable(file=sys.stderr, all_threads=True): enable the fault handler")
    static void enable(PyModule module, PyObject file, boolean allThreads) {
        descriptor(file);
        FaultHandlerModule self = (FaultHandlerModule) module.nativeModule;
        PyObject old = self.enabledFile;
        self.enabledFile = PyObject.xnewRef(file == null || file == PyNone.INSTANCE ? self.interpreter.sysGet("stderr") : file);
        PyObject.xdecref(old);
        self.enabled = true;
    }

    @PyMethod(value = "disable($module)", textSignature = false, doc = "disable(): disable the fault handler")
    static boolean disable(PyModule module) {
        FaultHandlerModule self = (FaultHandlerModule) module.nativeModule;
        boolean was = self.enabled;
        self.enabled = false;
        PyObject old = self.enabledFile;
        self.enabledFile = null;
        PyObject.xdecref(old);
        return was;
    }

    @PyMethod(value = "is_enabled($module)", textSignature = false, doc = "is_enabled()->bool: check if the handler is enabled")
    static boolean isEnabled(PyModule module) {
        return ((FaultHandlerModule) module.nativeModule).enabled;
    }

    /** Waits for the time to run out, then shows all threads. */
    private static final class Watchdog extends Thread {
        private final Interpreter interpreter;
        private final int fd;
        private final long nanos;
        private final boolean repeat;
        private final boolean exit;
        private final String header;
        private boolean cancelled;

        Watchdog(Interpreter interpreter, int fd, long nanos, boolean repeat, boolean exit) {
            super("faulthandler");
            this.interpreter = interpreter;
            this.fd = fd;
            this.nanos = nanos;
            this.repeat = repeat;
            this.exit = exit;
            header = header(nanos / 1000);
            setDaemon(true);
        }

        // CPython: Modules/faulthandler.c format_timeout
        private static String header(long micros) {
            long seconds = micros / 1_000_000;
            long rest = micros % 1_000_000;
            String text = String.format(Locale.ROOT, "Timeout (%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
            return text + (rest == 0 ? ")!\n" : String.format(Locale.ROOT, ".%06d)!\n", rest));
        }

        @Override
        public void run() {
            do {
                if (!await()) {
                    return;
                }
                write(fd, header);
                dumpThreads(fd, interpreter, null);
                if (exit) {
                    Runtime.getRuntime().halt(1);
                }
            } while (repeat);
        }

        /** False if the watch was called off. */
        private synchronized boolean await() {
            long deadline = System.nanoTime() + nanos;
            try {
                for (long left; !cancelled && (left = deadline - System.nanoTime()) > 0;) {
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            } catch (InterruptedException e) {
                return false;
            }
            return !cancelled;
        }

        synchronized void cancel() {
            cancelled = true;
            notifyAll();
        }
    }

    private void cancel() {
        Watchdog w = watchdog;
        watchdog = null;
        if (w != null) {
            w.cancel();
        }
        PyObject o = laterFile;
        laterFile = null;
        PyObject.xdecref(o);
    }

    // CPython: Modules/faulthandler.c faulthandler_dump_traceback_later
    @PyMethod(value = "dump_traceback_later($module, timeout, repeat=False, file=None, exit=False)", textSignature = false,
            doc = "dump_traceback_later(timeout, repeat=False, file=sys.stderrn, exit=False):\n"
            + "dump the traceback of all threads in timeout seconds,\n"
            + "or each timeout seconds if repeat is True. If exit is True, call _exit(1) which is not safe.")
    static void dumpTracebackLater(PyModule module, PyObject timeout, boolean repeat, PyObject file, boolean exit) {
        long nanos = PyTime.fromSeconds(timeout, PyTime.Round.UP);
        if (nanos < 1000) {
            throw PyErr.valueError("timeout must be greater than 0");
        }
        if (nanos > ThreadModule.TIMEOUT_MAX_MICROS * 1000) {
            throw PyErr.overflowError("timeout value is too large");
        }
        int fd = descriptor(file);
        FaultHandlerModule self = (FaultHandlerModule) module.nativeModule;
        self.cancel();
        self.laterFile = PyObject.xnewRef(file == null || file == PyNone.INSTANCE ? self.interpreter.sysGet("stderr") : file);
        self.watchdog = new Watchdog(self.interpreter, fd, nanos, repeat, exit);
        self.watchdog.start();
    }

    @PyMethod(value = "cancel_dump_traceback_later($module)", textSignature = false, doc = "cancel_dump_traceback_later():\n"
            + "cancel the previous call to dump_traceback_later().")
    static void cancelDumpTracebackLater(PyModule module) {
        ((FaultHandlerModule) module.nativeModule).cancel();
    }

    /** A signal that shows the threads. */
    private static final class UserSignal implements SignalHandler {
        private final Interpreter interpreter;
        /** Stays open for the handler. Owned. */
        private final PyObject file;
        private final int fd;
        private final boolean allThreads;
        private final boolean chain;
        /** Who handled the signal before. */
        private SignalHandler previous;

        UserSignal(Interpreter interpreter, @Steals PyObject file, int fd, boolean allThreads, boolean chain) {
            this.interpreter = interpreter;
            this.file = file;
            this.fd = fd;
            this.allThreads = allThreads;
            this.chain = chain;
        }

        // CPython: Modules/faulthandler.c faulthandler_user
        @Override
        public void handle(Signal signal) {
            // CPython runs handlers in the main thread
            ThreadState current;
            synchronized (interpreter.threads) {
                current = interpreter.threads.isEmpty() ? null : interpreter.threads.get(0);
            }
            if (allThreads) {
                dumpThreads(fd, interpreter, current);
            } else if (current != null) {
                StringBuilder text = new StringBuilder("Stack (most recent call first):\n");
                appendFrames(text, current);
                write(fd, text.toString());
            }
            if (chain && previous == SignalHandler.SIG_DFL) {
                Signal.handle(signal, previous);
                Signal.raise(signal);
            } else if (chain && previous != SignalHandler.SIG_IGN) {
                previous.handle(signal);
            }
        }
    }

    // CPython: Modules/faulthandler.c check_signum
    private static void checkSignal(int signum) {
        if (signum > 0 && signum < SIGNALS && (FAULTS >>> signum & 1) != 0) {
            throw PyErr.runtimeError("signal " + signum + " cannot be registered, use enable() instead");
        }
        if (signum < 1 || signum >= SIGNALS) {
            throw PyErr.valueError("signal number out of range");
        }
    }

    // CPython: Modules/faulthandler.c faulthandler_register_py
    @PyMethod(value = "register($module, signum, file=None, all_threads=True, chain=False)", textSignature = false, doc = "register(signum, file=sys.stderr, all_threads=True, chain=False): register a handler for the signal 'signum': dump the traceback of the current thread, or of all threads if all_threads is True, into file")
    static void register(PyModule module, int signum, PyObject file, boolean allThreads, boolean chain) {
        checkSignal(signum);
        int fd = descriptor(file);
        FaultHandlerModule self = (FaultHandlerModule) module.nativeModule;
        PyObject kept = PyObject.xnewRef(file == null || file == PyNone.INSTANCE ? self.interpreter.sysGet("stderr") : file);
        UserSignal user = new UserSignal(self.interpreter, kept, fd, allThreads, chain);
        UserSignal old = self.userSignals[signum];
        try {
            SignalHandler before = Signal.handle(new Signal(ProcessSignals.name(signum)), user);
            user.previous = old == null ? before : old.previous;
        } catch (IllegalArgumentException | NullPointerException e) {
            PyObject.xdecref(kept);
            throw PyErr.osError(EINVAL, (PyObject) null, null);
        }
        self.userSignals[signum] = user;
        handled |= 1L << signum;
        if (old != null) {
            PyObject.xdecref(old.file);
        }
    }

    /** Whether a signal shows the threads. */
    static boolean handles(int signum) {
        return (handled >>> signum & 1) != 0;
    }

    private boolean unregister(int signum) {
        UserSignal user = userSignals[signum];
        if (user == null) {
            return false;
        }
        userSignals[signum] = null;
        handled &= ~(1L << signum);
        Signal.handle(new Signal(ProcessSignals.name(signum)), user.previous);
        PyObject.xdecref(user.file);
        return true;
    }

    // CPython: Modules/faulthandler.c faulthandler_unregister_py
    @PyMethod(value = "unregister($module, signum)", textSignature = false, doc = "unregister(signum): unregister the handler of the signal 'signum' registered by register()")
    static boolean unregister(PyModule module, int signum) {
        checkSignal(signum);
        return ((FaultHandlerModule) module.nativeModule).unregister(signum);
    }
}
