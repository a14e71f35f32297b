package dev.adder.runtime.module;

import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import java.util.ArrayList;
import java.util.List;

/**
 * The signal masks of Python threads, and the signals that wait behind them. They cannot be those of the system, since a signal to the
 * process would go to one of the JVM's own threads, which block nothing: a signal that some thread blocks or waits for is caught by the
 * JVM instead, and kept here until a thread takes it.
 *
 * <p>Invariant: a signal is pending only while no thread that may take it neither blocks nor awaits it. Sets are bits, 1 &lt;&lt; (signum - 1).
 */
final class SignalMasks {
    private static final int SIGKILL = 9;
    private static final int SIGSTOP = 19;
    private static final long UNBLOCKABLE = bit(SIGKILL) | bit(SIGSTOP) | bit(32) | bit(33);

    private final SignalModule module;

    /** Pending for the process. Guarded by this, as the fields of all thread states are. */
    private long pending;

    /** What the JVM catches because some thread blocks it or waits for it. */
    private long caught;

    SignalMasks(SignalModule module) {
        this.module = module;
    }

    static long bit(int signum) {
        return 1L << signum - 1;
    }

    /** A set of signals from an iterable of numbers. */
    // CPython: Modules/posixmodule.c _Py_Sigset_Converter
    static long fromIterable(PyObject iterable) {
        long mask = 0;
        PyObject it = Abstract.iter(iterable);
        try {
            for (PyObject item; (item = it.type.tpIterNext(it)) != null;) {
                try {
                    long signum = item instanceof PyInt n && n.bitLength() > 63 ? -1 : Args.toLong(item);
                    if (signum <= 0 || signum >= SignalModule.NSIG) {
                        throw PyErr.valueError("signal number " + signum + " out of range [1; " + (SignalModule.NSIG - 1) + "]");
                    }
                    if (signum == 32 || signum == 33) {
                        PyErr.warn(PyExc.RuntimeWarning, "invalid signal number " + signum + ", please use valid_signals()", 1);
                    } else {
                        mask |= bit((int) signum);
                    }
                } finally {
                    item.decref();
                }
            }
        } finally {
            it.decref();
        }
        return mask;
    }

    static PyObject toSet(long mask) {
        PySet set = PySet.create();
        for (int signum = 1; signum < SignalModule.NSIG; signum++) {
            if ((mask & bit(signum)) != 0) {
                PyObject n = PyInt.of(signum);
                set.add(n);
                n.decref();
            }
        }
        return set;
    }

    private List<ThreadState> threads() {
        List<ThreadState> all = module.interpreter().threads;
        synchronized (all) {
            return new ArrayList<>(all);
        }
    }

    /** Whether the JVM is to catch the signal whatever its handler is. */
    synchronized boolean catches(int signum) {
        return (caught & bit(signum)) != 0;
    }

    /**
     * Keeps a signal to the process, or to the thread {@code target} if that is not null, for a thread that waits for it, or if all that could
     * take it block it.
     *
     * @return false if it is to be acted on
     */
    synchronized boolean keep(int signum, ThreadState target) {
        long bit = bit(signum);
        if ((caught & bit) == 0) {
            return false;
        }
        if (target != null) {
            if (((target.signalMask | target.signalsAwaited) & bit) == 0) {
                return false;
            }
            target.signalsPending |= bit;
            notifyAll();
            return true;
        }
        boolean free = false;
        for (ThreadState ts : threads()) {
            if ((ts.signalsAwaited & bit) != 0) {
                pending |= bit;
                notifyAll();
                return true;
            }
            free |= (ts.signalMask & bit) == 0;
        }
        if (free) {
            return false;
        }
        pending |= bit;
        return true;
    }

    synchronized long pendingFor(ThreadState ts) {
        return (pending | ts.signalsPending) & ts.signalMask;
    }

    /** Sets the mask of the running thread and acts on what waited for that. */
    void setMask(ThreadState ts, long mask) {
        long released;
        synchronized (this) {
            ts.signalMask = mask & ~UNBLOCKABLE;
            released = takeAll(ts, ~ts.signalMask);
            updateCaught();
        }
        for (int signum = 1; signum < SignalModule.NSIG; signum++) {
            if ((released & bit(signum)) != 0) {
                module.act(signum);
            }
        }
    }

    private long takeAll(ThreadState ts, long set) {
        long taken = (pending | ts.signalsPending) & set;
        pending &= ~taken;
        ts.signalsPending &= ~taken;
        return taken;
    }

    /** Has the JVM catch what some thread blocks or awaits, and no more. */
    private void updateCaught() {
        long wanted = pending;
        for (ThreadState ts : threads()) {
            wanted |= ts.signalMask | ts.signalsAwaited | ts.signalsPending;
        }
        long changed = wanted ^ caught;
        caught = wanted;
        for (int signum = 1; signum < SignalModule.NSIG; signum++) {
            if ((changed & bit(signum)) != 0) {
                module.dispose(signum, (wanted & bit(signum)) != 0);
            }
        }
    }

    /**
     * Waits without the lock of the interpreter until a signal of {@code set} is pending for the running thread, and takes it.
     *
     * @param nanos how long, negative for ever
     * @param interruptible whether handlers of other signals run meanwhile, which may throw
     * @return the signal, or 0 when the time is over
     */
    int await(ThreadState ts, long set, long nanos, boolean interruptible) {
        long deadline = System.nanoTime() + nanos;
        synchronized (this) {
            ts.signalsAwaited = set;
            updateCaught();
        }
        try {
            for (;;) {
                int signum = 0;
                boolean over = false;
                Gil.release();
                try {
                    synchronized (this) {
                        while (signum == 0 && !over && !(interruptible && Gil.hasSignalFor(ts))) {
                            long found = (pending | ts.signalsPending) & set;
                            long left = nanos < 0 ? Long.MAX_VALUE : deadline - System.nanoTime();
                            if (found != 0) {
                                long lowest = Long.lowestOneBit(found);
                                takeAll(ts, lowest);
                                signum = Long.numberOfTrailingZeros(lowest) + 1;
                            } else if (left <= 0) {
                                over = true;
                            } else {
                                // signals with handlers do not come here: look for them now and then
                                wait(Math.min(20, left / 1_000_000), (int) (left / 1_000_000 >= 20 ? 0 : left % 1_000_000));
                            }
                        }
                    }
                } catch (InterruptedException e) {
                    ts.interrupted = true;
                } finally {
                    Gil.acquire(ts);
                }
                if (signum != 0 || over) {
                    return signum;
                }
                Gil.checkSignals(ts);
            }
        } finally {
            synchronized (this) {
                ts.signalsAwaited = 0;
                updateCaught();
            }
        }
    }
}
