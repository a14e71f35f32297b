package dev.adder.runtime.interpreter;

import dev.adder.heap.HeapMode;
import dev.adder.heap.Trashcan;
import dev.adder.heap.Unowned;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock that one thread at a time holds while it runs Python code or touches counted objects, and the eval breaker: a set of requests
 * that the running thread looks at between instructions where CPython does (Python/ceval_gil.c).
 */
public final class Gil {
    /** Another thread wants the lock. */
    public static final int DROP_REQUEST = 1;
    /** A signal has come for the main thread. */
    public static final int SIGNALS = 2;
    /** Calls wait to be made by the main thread. */
    public static final int PENDING_CALLS = 4;
    /** An exception waits to be raised in some thread. */
    public static final int ASYNC_EXCEPTION = 8;
    /** Hardly any memory is left: a MemoryError for whoever runs. */
    static final int MEMORY_ERROR = 16;

    private static final ReentrantLock MUTEX = new ReentrantLock();
    private static final Condition FREED = MUTEX.newCondition();
    private static final Condition SWITCHED = MUTEX.newCondition();

    @Unowned
    private static ThreadState holder;
    @Unowned
    private static ThreadState lastHolder;
    private static long switchNumber;
    private static volatile long intervalNanos = 5_000_000;

    /** Not a variable with a VarHandle, which is slow to set up and, before it is compiled, to read. */
    private static final AtomicInteger BREAKER = new AtomicInteger();

    private Gil() {}

    /** The requests; not zero means that {@link #handle} must be called. */
    public static int requests() {
        return BREAKER.getOpaque();
    }

    /** Adds a request; any thread. */
    public static void request(int bit) {
        int old;
        do {
            old = BREAKER.get();
        } while (!BREAKER.compareAndSet(old, old | bit));
    }

    static void clearRequest(int bit) {
        int old;
        do {
            old = BREAKER.get();
        } while (!BREAKER.compareAndSet(old, old & ~bit));
    }

    /** How long a thread runs while others wait, in microseconds. */
    public static long switchInterval() {
        return intervalNanos / 1000;
    }

    public static void setSwitchInterval(long micros) {
        intervalNanos = Math.max(1, micros) * 1000;
    }

    /** {@link #acquire} for the first thread of an interpreter. */
    public static void take(ThreadState ts) {
        acquire(ts);
    }

    /** Takes the lock for {@code ts}, which becomes {@link ThreadState#current}. */
    // CPython: Python/ceval_gil.h take_gil
    public static void acquire(ThreadState ts) {
        MUTEX.lock();
        try {
            stopIfFinalizing(ts);
            while (holder != null) {
                long seen = switchNumber;
                boolean timedOut = false;
                try {
                    timedOut = FREED.awaitNanos(intervalNanos) <= 0;
                } catch (InterruptedException e) {
                    ts.interrupted = true;
                }
                if (timedOut && holder != null && switchNumber == seen) {
                    request(DROP_REQUEST);
                }
                stopIfFinalizing(ts);
            }
            holder = ts;
            if (lastHolder != ts) {
                lastHolder = ts;
                switchNumber++;
            }
            clearRequest(DROP_REQUEST);
            SWITCHED.signalAll();
        } finally {
            MUTEX.unlock();
        }
        ThreadState.current = ts;
        Trashcan.current = ts.trashcan;
        if (HeapMode.AUDIT) {
            AuditStep.acquired(ts);
        }
    }

    /**
     * A thread other than the main one never gets the lock again once the interpreter is being finalized: it stops here for good. Its Java
     * frames must not unwind, as they would drop references without the lock.
     */
    // CPython: Python/ceval_gil.h take_gil, tstate_must_exit
    private static void stopIfFinalizing(ThreadState ts) {
        if (ts.interpreter.finalizing && !ts.isMain()) {
            FREED.signal();
            while (MUTEX.isHeldByCurrentThread()) {
                MUTEX.unlock();
            }
            for (;;) {
                LockSupport.park(MUTEX);
                Thread.interrupted();
            }
        }
    }

    /** Gives the lock up. The running thread must hold it, and touches no counted object until it has it again. */
    public static void release() {
        ThreadState ts = ThreadState.current;
        if (HeapMode.AUDIT) {
            AuditStep.released(ts);
        }
        ThreadState.current = null;
        MUTEX.lock();
        try {
            holder = null;
            FREED.signal();
        } finally {
            MUTEX.unlock();
        }
        assert ts != null;
    }

    /** {@link #release} around a call that may block; returns what {@link #acquire} needs afterwards. */
    public static ThreadState save() {
        ThreadState ts = ThreadState.current;
        release();
        return ts;
    }

    /** Whether a signal waits for the handlers, which {@code ts} runs. Any thread. */
    public static boolean hasSignalFor(ThreadState ts) {
        return (requests() & SIGNALS) != 0 && ts.isMain();
    }

    /** Runs the handlers of the signals that have come, if {@code ts}, which holds the lock, is to run them (PyErr_CheckSignals). */
    public static void checkSignals(ThreadState ts) {
        if (hasSignalFor(ts)) {
            clearRequest(SIGNALS);
            ts.interpreter.runSignalHandlers();
        }
    }

    /** Whether {@code ts} holds the lock. */
    public static boolean isHeldBy(ThreadState ts) {
        return holder == ts;
    }

    // CPython: Python/ceval_gil.h drop_gil with FORCE_SWITCHING
    private static void yieldTo(ThreadState ts) {
        if (HeapMode.AUDIT) {
            AuditStep.released(ts);
        }
        MUTEX.lock();
        try {
            ThreadState.current = null;
            holder = null;
            FREED.signal();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (lastHolder == ts && holder == null && (BREAKER.get() & DROP_REQUEST) != 0) {
                long left = until - System.nanoTime();
                if (left <= 0 || SWITCHED.awaitNanos(left) <= 0) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            ts.interrupted = true;
        } finally {
            MUTEX.unlock();
        }
        acquire(ts);
    }

    /**
     * Does what was requested: signal handlers, pending calls, a switch to another thread, an exception for this one. Throws what a handler
     * raises.
     */
    // CPython: Python/ceval.c eval_frame_handle_pending
    public static void handle(ThreadState ts) {
        int requests = BREAKER.get();
        if (requests == 0) {
            return;
        }
        checkSignals(ts);
        if ((requests & PENDING_CALLS) != 0 && ts.isMain()) {
            clearRequest(PENDING_CALLS);
            ts.interpreter.makePendingCalls();
        }
        if ((requests & DROP_REQUEST) != 0) {
            yieldTo(ts);
        }
        if ((requests & ASYNC_EXCEPTION) != 0 && ts.asyncException != null) {
            clearRequest(ASYNC_EXCEPTION);
            ts.raiseAsyncException();
        }
        // another thread may have had it meanwhile
        if ((BREAKER.get() & MEMORY_ERROR) != 0) {
            throw ExceptionOps.memoryError();
        }
    }
}
