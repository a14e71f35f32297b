package dev.adder.runtime.module;

import dev.adder.heap.Unowned;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Eval;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.Errno;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyFrame;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The _signal module (Modules/signalmodule.c). The JVM tells of a signal in a thread of its own, which notes it and asks the main thread
 * to run the Python handler between two instructions.
 */
@BuiltinModule(name = "_signal", doc = "This module provides mechanisms to use signal handlers in Python.\n\n"
        + "Functions:\n\n"
        + "alarm() -- cause SIGALRM after a specified time [Unix only]\n"
        + "setitimer() -- cause a signal (described below) after a specified\n"
        + "               float time and the timer may restart then [Unix only]\n"
        + "getitimer() -- get current value of timer [Unix only]\n"
        + "signal() -- set the action for a given signal\n"
        + "getsignal() -- get the signal action for a given signal\n"
        + "pause() -- wait until a signal arrives [Unix only]\n"
        + "default_int_handler() -- default SIGINT handler\n\n"
        + "signal constants:\n"
        + "SIG_DFL -- used to refer to the system default handler\n"
        + "SIG_IGN -- used to ignore the signal\n"
        + "NSIG -- number of defined signals\n"
        + "SIGINT, SIGTERM, etc. -- signal numbers\n\n"
        + "itimer constants:\n"
        + "ITIMER_REAL -- decrements in real time, and delivers SIGALRM upon\n"
        + "               expiration\n"
        + "ITIMER_VIRTUAL -- decrements only when the process is executing,\n"
        + "               and delivers SIGVTALRM upon expiration\n"
        + "ITIMER_PROF -- decrements both when the process is executing and\n"
        + "               when the system is executing on behalf of the process.\n"
        + "               Coupled with ITIMER_VIRTUAL, this timer is usually\n"
        + "               used to profile the time spent by the application\n"
        + "               in user and kernel space. SIGPROF is delivered upon\n"
        + "               expiration.\n\n\n"
        + "*** IMPORTANT NOTICE ***\n"
        + "A signal handler function is called with two arguments:\n"
        + "the first is the signal number, the second is the interrupted stack frame.")
public final class SignalModule extends NativeModule {
    /** One more than the greatest signal. */
    static final int NSIG = 65;

    private static final int ESRCH = 3;
    private static final int EAGAIN = 11;
    private static final int EINVAL = 22;
    private static final int F_GETFL = 3;
    private static final int O_NONBLOCK = 0x800;

    private static final int SIGHUP = 1;
    private static final int SIGTERM = 15;
    static final int SIGINT = 2;
    private static final int SIGKILL = 9;
    private static final int SIGPIPE = 13;
    private static final int SIGSTOP = 19;
    private static final int SIGXFSZ = 25;

    private static final int SIG_BLOCK = 0;
    private static final int SIG_UNBLOCK = 1;
    private static final int SIG_SETMASK = 2;
    private static final int SYS_PIDFD_SEND_SIGNAL = 424;

    private static final PyType SIGINFO = PyStructSequence.newType("signal.struct_siginfo",
            "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\nThis object may be accessed either as a tuple of\n(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\nor via the attributes si_signo, si_code, and so on.",
            7, "si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band");

    private static final String[] TEXTS = {null, "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted",
        "Bus error", "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault", "User defined signal 2",
        "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited", "Continued", "Stopped (signal)", "Stopped",
        "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition", "CPU time limit exceeded", "File size limit exceeded",
        "Virtual timer expired", "Profiling timer expired", "Window changed", "I/O possible", "Power failure", "Bad system call"};

    /** Which signals have come and were not handled; written by any thread. */
    private static final AtomicIntegerArray TRIPPED = new AtomicIntegerArray(NSIG);

    /** The module whose interpreter handles the signals of the process, or null. */
    @Unowned
    private static volatile SignalModule active;

    /** How many signals have come, for those who wait for the next. */
    private static final AtomicInteger ARRIVALS = new AtomicInteger();

    /** What is called for each signal: a callable, SIG_DFL, SIG_IGN, or None for a handler that is not Python's. Owned. */
    private final PyObject[] handlers = new PyObject[NSIG];

    private final ProcessSignals process = new ProcessSignals();
    private final SignalMasks masks = new SignalMasks(this);

    /** SIG_DFL, SIG_IGN, default_int_handler, ItimerError. Owned. */
    private PyObject defaultHandler;
    private PyObject ignoreHandler;
    private PyObject interruptHandler;
    private PyType itimerError;

    /** set_wakeup_fd: -1 for none. */
    private volatile int wakeupFd = -1;
    private boolean warnOnFullBuffer = true;

    public SignalModule() {
        super("_signal", SignalModuleTable.INSTANCE);
    }

    /** Handles signals as the python command does: Ctrl-C raises KeyboardInterrupt. */
    // CPython: Modules/signalmodule.c _PySignal_Init
    public static void install(Interpreter interpreter) {
        PyObject module = Import.importModule("_signal");
        SignalModule self = (SignalModule) ((PyModule) module).nativeModule;
        active = self;
        interpreter.addRoots(self::visitHandlers);
        interpreter.setSignalHandlers(self::runHandlers);
        for (int signum = 1; signum < NSIG; signum++) {
            boolean ignored = signum == SIGPIPE || signum == SIGXFSZ;
            self.handlers[signum] = ignored ? self.ignoreHandler.newRef() : self.defaultHandler.newRef();
        }
        // the JVM would end itself in an orderly way; Python dies of these, and whoever waits for it sees that
        self.takeDefault(SIGHUP);
        self.takeDefault(SIGTERM);
        self.setHandler(SIGINT, self.interruptHandler);
        self.process.set(SIGINT, ProcessSignals.Action.TRIP);
        module.decref();
    }

    /** Gives the signals back to the JVM and drops the handlers. */
    // CPython: Modules/signalmodule.c _PySignal_Fini
    public static void restore(Interpreter interpreter) {
        SignalModule self = active;
        if (self == null || self.interpreter != interpreter) {
            return;
        }
        active = null;
        for (int signum = 1; signum < NSIG; signum++) {
            PyObject handler = self.handlers[signum];
            self.handlers[signum] = null;
            TRIPPED.set(signum, 0);
            self.process.restore(signum);
            PyObject.xdecref(handler);
        }
    }

    /** Gives a signal its default action in the system, unless the process was started with it ignored. */
    private void takeDefault(int signum) {
        if (ProcessSignals.takeDefault(signum)) {
            setHandler(signum, ignoreHandler);
        }
    }

    private void setHandler(int signum, @Borrowed PyObject handler) {
        PyObject old = handlers[signum];
        handlers[signum] = handler.newRef();
        PyObject.xdecref(old);
    }

    /** Notes that a signal has come; any thread. */
    // CPython: Modules/signalmodule.c trip_signal
    static void trip(int signum) {
        SignalModule self = active;
        if (self == null) {
            return;
        }
        TRIPPED.set(signum, 1);
        ARRIVALS.incrementAndGet();
        self.wakeUp(signum);
        Gil.request(Gil.SIGNALS);
        LockSupport.unpark(self.interpreter.mainThread.thread);
    }

    /** The JVM has caught a signal; its thread. */
    static void arrived(int signum) {
        SignalModule self = active;
        if (self != null && !self.masks.keep(signum, null)) {
            self.act(signum);
        }
    }

    /** Does what a signal does that nobody blocks. Any thread. */
    void act(int signum) {
        if (hasPythonHandler(signum)) {
            trip(signum);
        } else if (handlers[signum] == defaultHandler) {
            Libc.call("signal", signum, 0);
            Libc.call("kill", ProcessHandle.current().pid(), signum);
        }
    }

    /** Has the JVM catch a signal, or gives it the disposition that belongs to its handler. */
    void dispose(int signum, boolean caught) {
        if (hasPythonHandler(signum)) {
            return;
        }
        PyObject handler = handlers[signum];
        process.set(signum, caught ? ProcessSignals.Action.TRIP
                : handler == ignoreHandler ? ProcessSignals.Action.IGNORE : ProcessSignals.Action.DEFAULT);
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** Writes the number to the descriptor of set_wakeup_fd. */
    private void wakeUp(int signum) {
        int fd = wakeupFd;
        if (fd < 0) {
            return;
        }
        MemorySegment memory = Libc.scratch().small;
        memory.set(ValueLayout.JAVA_BYTE, 0, (byte) signum);
        if (Libc.call("write", fd, memory.address(), 1) < 0) {
            int errno = Libc.errno();
            if (warnOnFullBuffer || errno != EAGAIN) {
                interpreter.addPendingCall(() -> PyErr.writeUnraisable(PyErr.osError(errno, (PyObject) null, null),
                        "Exception ignored when trying to write to the signal wakeup fd", null));
            }
        }
    }

    /**
     * Sends a signal to this process from within: what the JVM would tell of only later, in another thread, happens at once.
     *
     * @return false if the system is to send it after all
     */
    static boolean deliver(int signum) {
        SignalModule self = active;
        if (self == null || signum < 1 || signum >= NSIG) {
            return false;
        }
        if (self.masks.keep(signum, null)) {
            return true;
        }
        return self.deliverNow(signum);
    }

    /** {@link #deliver} of a signal to one thread. */
    private static boolean deliverTo(ThreadState target, int signum) {
        SignalModule self = active;
        if (self == null || signum < 1 || signum >= NSIG) {
            return false;
        }
        return self.masks.keep(signum, target) || self.deliverNow(signum);
    }

    private boolean deliverNow(int signum) {
        if (hasPythonHandler(signum)) {
            trip(signum);
            return true;
        }
        PyObject handler = handlers[signum];
        if (handler == ignoreHandler) {
            return signum != SIGKILL && signum != SIGSTOP;
        }
        if (handler == defaultHandler && !FaultHandlerModule.handles(signum)) {
            Libc.call("signal", signum, 0);
        }
        return false;
    }

    /** Whether a program has set a Python function to handle {@code signum}. */
    static boolean hasPythonHandler(int signum) {
        SignalModule self = active;
        if (self == null || signum < 1 || signum >= NSIG) {
            return false;
        }
        PyObject h = self.handlers[signum];
        return h != null && h != self.defaultHandler && h != self.ignoreHandler && h != PyNone.INSTANCE;
    }

    /** Acts as if a signal had come, unless it has no Python handler; false if there is no such signal. */
    // CPython: Modules/signalmodule.c PyErr_SetInterruptEx
    static boolean setInterrupt(int signum) {
        if (signum < 1 || signum >= NSIG) {
            return false;
        }
        if (hasPythonHandler(signum)) {
            trip(signum);
        } else if (active == null && ThreadState.current.interpreter.finalizing) {
            // nobody handles signals any more, and the program is told so
            TRIPPED.set(signum, 1);
            Gil.request(Gil.SIGNALS);
        }
        return true;
    }

    /** Runs the handlers of the signals that have come, in the order of their numbers. */
    // CPython: Modules/signalmodule.c _PyErr_CheckSignalsTstate
    private void runHandlers() {
        PyObject frame = null;
        try {
            for (int signum = 1; signum < NSIG; signum++) {
                if (TRIPPED.getAndSet(signum, 0) == 0) {
                    continue;
                }
                PyObject handler = handlers[signum];
                if (handler == null || handler == PyNone.INSTANCE || handler == ignoreHandler || handler == defaultHandler) {
                    // somebody took the handler away before it could be called
                    PyErr.writeUnraisable(PyErr.format(PyExc.OSError, "Signal " + signum + " ignored due to race condition"),
                            PyNone.INSTANCE);
                    continue;
                }
                if (frame == null) {
                    PyFrame f = Eval.frame(0);
                    frame = f == null ? PyNone.owned() : f.newRef();
                }
                handler.incref();
                PyObject number = PyInt.of(signum);
                try {
                    Call.call(handler, number, frame).decref();
                } catch (PyException e) {
                    // the rest is handled at the next opportunity
                    Gil.request(Gil.SIGNALS);
                    throw e;
                } finally {
                    number.decref();
                    handler.decref();
                }
            }
        } finally {
            PyObject.xdecref(frame);
        }
    }

    private void visitHandlers(Visitor visitor) {
        for (PyObject h : handlers) {
            visitor.xvisit(h);
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(defaultHandler);
        visitor.xvisit(ignoreHandler);
        visitor.xvisit(interruptHandler);
        visitor.xvisit(itimerError);
    }

    @Override
    public void clear() {
        PyObject o = defaultHandler;
        defaultHandler = null;
        PyObject.xdecref(o);
        o = ignoreHandler;
        ignoreHandler = null;
        PyObject.xdecref(o);
        o = interruptHandler;
        interruptHandler = null;
        PyObject.xdecref(o);
        PyType t = itimerError;
        itimerError = null;
        PyObject.xdecref(t);
    }

    @Override
    protected void exec(PyModule module) {
        defaultHandler = PyInt.of(0);
        ignoreHandler = PyInt.of(1);
        PyStr name = PyStr.intern("default_int_handler");
        interruptHandler = module.dict.get(name).newRef();
        name.decref();
        addBorrowed(module, "SIG_DFL", defaultHandler);
        addBorrowed(module, "SIG_IGN", ignoreHandler);
        add(module, "NSIG", PyInt.of(NSIG));
        for (int signum = 1; ProcessSignals.name(signum) != null; signum++) {
            add(module, "SIG" + ProcessSignals.name(signum), PyInt.of(signum));
        }
        add(module, "SIGIOT", PyInt.of(6));
        add(module, "SIGCLD", PyInt.of(17));
        add(module, "SIGPOLL", PyInt.of(29));
        add(module, "SIGRTMIN", PyInt.of(34));
        add(module, "SIGRTMAX", PyInt.of(64));
        add(module, "SIG_BLOCK", PyInt.of(SIG_BLOCK));
        add(module, "SIG_UNBLOCK", PyInt.of(SIG_UNBLOCK));
        add(module, "SIG_SETMASK", PyInt.of(SIG_SETMASK));
        addTypes(module, SIGINFO);
        add(module, "ITIMER_REAL", PyInt.of(0));
        add(module, "ITIMER_VIRTUAL", PyInt.of(1));
        add(module, "ITIMER_PROF", PyInt.of(2));
        itimerError = addException(module, "signal", "itimer_error", PyExc.OSError);
        addBorrowed(module, "ItimerError", itimerError);
        PyStr itimerName = PyStr.intern("itimer_error");
        module.dict.remove(itimerName);
        itimerName.decref();
    }

    private static SignalModule state(PyModule module) {
        return (SignalModule) module.nativeModule;
    }

    private static void checkNumber(int signum) {
        if (signum < 1 || signum >= NSIG) {
            throw PyErr.valueError("signal number out of range");
        }
    }

    @PyMethod(value = "default_int_handler($module, signalnum, frame, /)",
            doc = "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.")
    static PyObject defaultIntHandler(int signalnum, PyObject frame) {
        throw PyErr.withValue(PyExc.KeyboardInterrupt, null);
    }

    // CPython: Modules/signalmodule.c signal_signal_impl
    @PyMethod(value = "signal($module, signalnum, handler, /)",
            doc = "Set the action for the given signal.\n\n"
        + "The action can be SIG_DFL, SIG_IGN, or a callable Python object.\n"
        + "The previous action is returned.  See getsignal() for possible return values.\n\n"
        + "*** IMPORTANT NOTICE ***\n"
        + "A signal handler function is called with two arguments:\n"
        + "the first is the signal number, the second is the interrupted stack frame.")
    static PyObject signal(PyModule module, int signalnum, PyObject handler) {
        SignalModule self = state(module);
        if (!ThreadState.current.isMain() || active != self) {
            throw PyErr.valueError("signal only works in main thread of the main interpreter");
        }
        checkNumber(signalnum);
        ProcessSignals.Action action;
        if (Objects.isCallable(handler)) {
            action = ProcessSignals.Action.TRIP;
        } else if (compares(handler, self.ignoreHandler)) {
            action = ProcessSignals.Action.IGNORE;
        } else if (compares(handler, self.defaultHandler)) {
            action = ProcessSignals.Action.DEFAULT;
        } else {
            throw PyErr.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }
        Gil.checkSignals(ThreadState.current);
        if (signalnum == SIGKILL || signalnum == SIGSTOP || signalnum == 32 || signalnum == 33) {
            throw PyErr.osError(EINVAL, (PyObject) null, null);
        }
        // where the JVM keeps the signal for itself, only raise_signal and os.kill of this process reach the handler
        if (!self.masks.catches(signalnum)) {
            self.process.set(signalnum, action);
        }
        PyObject old = self.handlers[signalnum];
        self.handlers[signalnum] = handler.newRef();
        return old == null ? PyNone.owned() : old;
    }

    private static boolean compares(PyObject handler, PyObject constant) {
        return handler == constant || Objects.richCompareBool(handler, constant, Objects.EQ);
    }

    @PyMethod(value = "getsignal($module, signalnum, /)",
            doc = "Return the current action for the given signal.\n\n"
        + "The return value can be:\n"
        + "  SIG_IGN -- if the signal is being ignored\n"
        + "  SIG_DFL -- if the default action for the signal is in effect\n"
        + "  None    -- if an unknown handler is in effect\n"
        + "  anything else -- the callable Python object used as a handler")
    static PyObject getsignal(PyModule module, int signalnum) {
        checkNumber(signalnum);
        PyObject handler = state(module).handlers[signalnum];
        return handler == null ? PyNone.owned() : handler.newRef();
    }

    @PyMethod(value = "strsignal($module, signalnum, /)", doc = "Return the system description of the given signal.\n\n"
            + "Returns the description of signal *signalnum*, such as \"Interrupt\"\n"
            + "for :const:`SIGINT`. Returns :const:`None` if *signalnum* has no\n"
            + "description. Raises :exc:`ValueError` if *signalnum* is invalid.")
    static PyObject strsignal(int signalnum) {
        checkNumber(signalnum);
        if (signalnum < TEXTS.length) {
            return PyStr.of(TEXTS[signalnum]);
        }
        return signalnum < 34 ? PyNone.owned() : PyStr.of("Real-time signal " + (signalnum - 34));
    }

    @PyMethod(value = "valid_signals($module, /)", doc = "Return a set of valid signal numbers on this platform.\n\n"
            + "The signal numbers returned by this function can be safely passed to\n"
            + "functions like `pthread_sigmask`.")
    static PyObject validSignals() {
        PySet set = PySet.create();
        for (int signum = 1; signum < NSIG; signum++) {
            if (signum != 32 && signum != 33) {
                PyObject n = PyInt.of(signum);
                set.add(n);
                n.decref();
            }
        }
        return set;
    }

    @PyMethod(value = "raise_signal($module, signalnum, /)", doc = "Send a signal to the executing process.")
    static void raiseSignal(int signalnum) {
        if (!deliverTo(ThreadState.current, signalnum) && (int) Libc.call("kill", ProcessHandle.current().pid(), signalnum) != 0) {
            throw PyErr.osError(Libc.errno(), (PyObject) null, null);
        }
        Gil.checkSignals(ThreadState.current);
    }

    // CPython: Modules/signalmodule.c signal_pthread_kill_impl
    @PyMethod(value = "pthread_kill($module, thread_id, signalnum, /)", doc = "Send a signal to a thread.")
    static void pthreadKill(long threadId, int signalnum) {
        ThreadState found = null;
        ThreadState current = ThreadState.current;
        synchronized (current.interpreter.threads) {
            for (ThreadState ts : current.interpreter.threads) {
                if (ts.id == threadId) {
                    found = ts;
                }
            }
        }
        if (found == null) {
            throw PyErr.osError(ESRCH, (PyObject) null, null);
        }
        if (signalnum < 0 || signalnum >= NSIG) {
            throw PyErr.osError(EINVAL, (PyObject) null, null);
        }
        if (signalnum != 0 && !deliverTo(found, signalnum)) {
            Libc.call("kill", ProcessHandle.current().pid(), signalnum);
        }
        Gil.checkSignals(current);
    }

    // CPython: Modules/signalmodule.c signal_pthread_sigmask_impl
    @PyMethod(value = "pthread_sigmask($module, how, mask, /)", doc = "Fetch and/or change the signal mask of the calling thread.")
    static PyObject pthreadSigmask(PyModule module, int how, PyObject mask) {
        long set = SignalMasks.fromIterable(mask);
        ThreadState ts = ThreadState.current;
        long old = ts.signalMask;
        if (how != SIG_BLOCK && how != SIG_UNBLOCK && how != SIG_SETMASK) {
            throw PyErr.osError(EINVAL, (PyObject) null, null);
        }
        state(module).masks.setMask(ts, how == SIG_BLOCK ? old | set : how == SIG_UNBLOCK ? old & ~set : set);
        Gil.checkSignals(ts);
        return SignalMasks.toSet(old);
    }

    @PyMethod(value = "sigpending($module, /)", doc = "Examine pending signals.\n\nReturns a set of signal numbers that are pending for delivery to\nthe calling thread.")
    static PyObject sigpending(PyModule module) {
        return SignalMasks.toSet(state(module).masks.pendingFor(ThreadState.current));
    }

    @PyMethod(value = "sigwait($module, sigset, /)", doc = "Wait for a signal.\n\nSuspend execution of the calling thread until the delivery of one of the\nsignals specified in the signal set sigset.  The function accepts the signal\nand returns the signal number.")
    static int sigwait(PyModule module, PyObject sigset) {
        return state(module).masks.await(ThreadState.current, SignalMasks.fromIterable(sigset), -1, false);
    }

    @PyMethod(value = "sigwaitinfo($module, sigset, /)", doc = "Wait synchronously until one of the signals in *sigset* is delivered.\n\nReturns a struct_siginfo containing information about the signal.")
    static PyObject sigwaitinfo(PyModule module, PyObject sigset) {
        return info(state(module).masks.await(ThreadState.current, SignalMasks.fromIterable(sigset), -1, true));
    }

    // CPython: Modules/signalmodule.c signal_sigtimedwait_impl
    @PyMethod(value = "sigtimedwait($module, sigset, timeout, /)", doc = "Like sigwaitinfo(), but with a timeout.\n\nThe timeout is specified in seconds, with floating point numbers allowed.")
    static PyObject sigtimedwait(PyModule module, PyObject sigset, PyObject timeout) {
        long set = SignalMasks.fromIterable(sigset);
        long nanos = PyTime.fromSeconds(timeout, PyTime.Round.CEILING);
        if (nanos < 0) {
            throw PyErr.valueError("timeout must be non-negative");
        }
        int signum = state(module).masks.await(ThreadState.current, set, nanos, true);
        return signum == 0 ? PyNone.owned() : info(signum);
    }

    /** What is known of a signal; the JVM does not tell who sent it. */
    private static PyObject info(int signum) {
        return PyStructSequence.create(SIGINFO, PyInt.of(signum), PyInt.of(0), PyInt.of(0), PyInt.of(0), PyInt.of(0), PyInt.of(0), PyInt.of(0));
    }

    // CPython: Modules/signalmodule.c signal_pidfd_send_signal_impl
    @PyMethod(value = "pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)", doc = "Send a signal to a process referred to by a pid file descriptor.")
    static void pidfdSendSignal(int pidfd, int signalnum, PyObject siginfo, int flags) {
        if (siginfo != null && siginfo != PyNone.INSTANCE) {
            throw PyErr.typeError("siginfo must be None");
        }
        boolean own = isOwnProcess(pidfd);
        if (Libc.call("syscall", SYS_PIDFD_SEND_SIGNAL, pidfd, own ? 0 : signalnum, 0, flags, 0) < 0) {
            throw PyErr.osError(Libc.errno(), (PyObject) null, null);
        }
        if (own && signalnum != 0 && !deliver(signalnum)) {
            Libc.call("kill", ProcessHandle.current().pid(), signalnum);
        }
        Gil.checkSignals(ThreadState.current);
    }

    private static boolean isOwnProcess(int pidfd) {
        try {
            java.nio.file.Path link = java.nio.file.Files.readSymbolicLink(java.nio.file.Path.of("/proc/self/fd/" + pidfd));
            long pid = ProcessHandle.current().pid();
            return link.toString().equals("/proc/" + pid) || link.toString().contains("[pidfd]")
                    && java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/fdinfo/" + pidfd)).contains("Pid:\t" + pid);
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @PyMethod(value = "pause($module, /)", doc = "Wait until a signal arrives.")
    static void pause() {
        int seen = ARRIVALS.get();
        ThreadState ts = Gil.save();
        try {
            while (ARRIVALS.get() == seen && !Gil.hasSignalFor(ts)) {
                LockSupport.parkNanos(ts.isMain() ? Long.MAX_VALUE : 20_000_000);
            }
        } finally {
            Gil.acquire(ts);
        }
        Gil.checkSignals(ts);
    }

    @PyMethod(value = "siginterrupt($module, signalnum, flag, /)",
            doc = "Change system call restart behaviour.\n\nIf flag is False, system calls will be restarted when "
            + "interrupted by\nsignal sig, else system calls will be interrupted.")
    static void siginterrupt(int signalnum, int flag) {
        checkNumber(signalnum);
        if (signalnum == SIGKILL || signalnum == SIGSTOP) {
            throw PyErr.osError(EINVAL, (PyObject) null, null);
        }
    }

    @PyMethod(value = "alarm($module, seconds, /)", doc = "Arrange for SIGALRM to arrive after the given number of seconds.")
    static long alarm(int seconds) {
        return Libc.call("alarm", seconds) & 0xFFFF_FFFFL;
    }

    private PyException itimerFailed() {
        return PyErr.osErrorLike(itimerError, Libc.errno(), Errno.message(Libc.errno()));
    }

    private static PyObject itimer(MemorySegment m, long at) {
        double interval = m.get(ValueLayout.JAVA_LONG, at) + m.get(ValueLayout.JAVA_LONG, at + 8) * 1e-6;
        double value = m.get(ValueLayout.JAVA_LONG, at + 16) + m.get(ValueLayout.JAVA_LONG, at + 24) * 1e-6;
        return PyTuple.steal(PyFloat.of(value), PyFloat.of(interval));
    }

    private static void putTimeval(MemorySegment m, long at, PyObject seconds) {
        long micros = seconds == null ? 0 : Math.ceilDiv(PyTime.fromSeconds(seconds, PyTime.Round.CEILING), 1000);
        m.set(ValueLayout.JAVA_LONG, at, Math.floorDiv(micros, 1_000_000));
        m.set(ValueLayout.JAVA_LONG, at + 8, Math.floorMod(micros, 1_000_000));
    }

    // CPython: Modules/signalmodule.c signal_setitimer_impl
    @PyMethod(value = "setitimer($module, which, seconds, interval=0.0, /)",
            doc = "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).\n\n"
        + "The timer will fire after value seconds and after that every interval seconds.\n"
        + "The itimer can be cleared by setting seconds to zero.\n\n"
        + "Returns old values as a tuple: (delay, interval).")
    static PyObject setitimer(PyModule module, int which, PyObject seconds, PyObject interval) {
        MemorySegment m = Libc.scratch().small;
        putTimeval(m, 16, seconds);
        putTimeval(m, 0, interval);
        if ((int) Libc.call("setitimer", which, m.address(), m.address() + 32) != 0) {
            throw state(module).itimerFailed();
        }
        return itimer(m, 32);
    }

    @PyMethod(value = "getitimer($module, which, /)", doc = "Returns current value of given itimer.")
    static PyObject getitimer(PyModule module, int which) {
        MemorySegment m = Libc.scratch().small;
        if ((int) Libc.call("getitimer", which, m.address()) != 0) {
            throw state(module).itimerFailed();
        }
        return itimer(m, 0);
    }

    // CPython: Modules/signalmodule.c signal_set_wakeup_fd
    @PyMethod(value = "set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)", textSignature = false,
            doc = "set_wakeup_fd(fd, *, warn_on_full_buffer=True) -> fd\n\n"
            + "Sets the fd to be written to (with the signal number) when a signal\n"
            + "comes in.  A library can use this to wakeup select or poll.\n"
            + "The previous fd or -1 is returned.\n\n"
            + "The fd must be non-blocking.")
    static int setWakeupFd(PyModule module, int fd, boolean warnOnFullBuffer) {
        SignalModule self = state(module);
        if (!ThreadState.current.isMain() || active != self) {
            throw PyErr.valueError("set_wakeup_fd only works in main thread of the main interpreter");
        }
        if (fd != -1) {
            int flags = (int) Libc.call("fcntl", fd, F_GETFL);
            if (flags < 0) {
                throw PyErr.osError(Libc.errno(), (PyObject) null, null);
            }
            if ((flags & O_NONBLOCK) == 0) {
                throw PyErr.valueError("the fd " + fd + " must be in non-blocking mode");
            }
        }
        int old = self.wakeupFd;
        self.wakeupFd = fd;
        self.warnOnFullBuffer = warnOnFullBuffer;
        return old;
    }
}
