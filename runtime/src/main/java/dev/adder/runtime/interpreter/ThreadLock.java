package dev.adder.runtime.interpreter;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that any thread may release, as the locks of Python and of its library need it (PyThread_type_lock). Waiting is done without the
 * GIL, and a signal ends the wait of the main thread.
 */
// CPython: Python/thread_pthread.h
public final class ThreadLock {
    /** What became of an attempt: {@link #ACQUIRED}, or the time ran out, or a signal came. */
    private static final int FAILED = 0;
    private static final int ACQUIRED = 1;
    private static final int INTERRUPTED = 2;

    private final AtomicBoolean held = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Thread> waiters = new ConcurrentLinkedQueue<>();

    /** Takes the lock if it is free. */
    public boolean tryAcquire() {
        return held.compareAndSet(false, true);
    }

    /** Gives the lock up, whoever took it. */
    public void release() {
        held.set(false);
        LockSupport.unpark(waiters.peek());
    }

    /**
     * Takes the lock, and releases the GIL while it waits. Signal handlers run in between, and what they throw ends the wait.
     *
     * @param nanos how long to wait at most; negative for ever
     * @return whether the lock was taken
     */
    // CPython: Modules/_threadmodule.c acquire_timed
    public boolean acquire(long nanos) {
        if (tryAcquire()) {
            return true;
        }
        if (nanos == 0) {
            return false;
        }
        long deadline = nanos < 0 ? 0 : System.nanoTime() + nanos;
        for (;;) {
            ThreadState ts = Gil.save();
            int result;
            try {
                result = await(ts, nanos >= 0, deadline);
            } finally {
                Gil.acquire(ts);
            }
            if (result != INTERRUPTED) {
                return result == ACQUIRED;
            }
            Gil.checkSignals(ts);
            if (nanos >= 0 && deadline - System.nanoTime() <= 0) {
                return tryAcquire();
            }
        }
    }

    /** Waits without the GIL. */
    private int await(ThreadState ts, boolean timed, long deadline) {
        Thread me = Thread.currentThread();
        waiters.add(me);
        int result = FAILED;
        try {
            for (;;) {
                if (waiters.peek() == me && held.compareAndSet(false, true)) {
                    result = ACQUIRED;
                    return result;
                }
                if (Gil.hasSignalFor(ts)) {
                    result = INTERRUPTED;
                    return result;
                }
                if (timed) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        return result;
                    }
                    LockSupport.parkNanos(this, left);
                } else {
                    LockSupport.park(this);
                }
                if (Thread.interrupted()) {
                    ts.interrupted = true;
                }
            }
        } finally {
            waiters.remove(me);
            if (result != ACQUIRED && !held.get()) {
                // the release may have woken this thread, which leaves: wake the next
                LockSupport.unpark(waiters.peek());
            }
        }
    }
}
