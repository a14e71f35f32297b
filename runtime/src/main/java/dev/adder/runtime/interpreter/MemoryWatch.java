package dev.adder.runtime.interpreter;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Sees to it that a full heap ends as a MemoryError which the program can handle. A thread of its own looks at the heap after each
 * collection of the JVM's, which clears a weak reference to nothing; it touches no object of Python's.
 *
 * <p>It keeps blocks in reserve, each given up when the JVM has run out of memory, so that there is room to make the exception, its
 * traceback and what the handler needs. And it asks for a MemoryError when two collections in a row, and one more of its own, have left less
 * than a twentieth of the heap, the most of which is the space that the JVM keeps free for survivors: it would go on, with a collection of
 * the whole heap for each bit that it frees, for hours. Who has raised one by then gets no second: the handler must have a chance.
 */
public final class MemoryWatch implements Runnable {
    private static final int BLOCKS = 4;
    private static final int BLOCK_BYTES = 512 << 10;
    private static final int FULL = 20;

    /** Guards the fields. */
    private static final byte[][] reserve = new byte[BLOCKS][];
    /** A MemoryError was raised since the last collection. */
    private static boolean raised;

    private MemoryWatch() {}

    /** Starts the watch. */
    static void start() {
        Thread thread = new Thread(null, new MemoryWatch(), "MemoryWatch", 64 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    /** A MemoryError is raised: gives up one of the blocks for it. False when none is left. */
    static boolean giveWay() {
        synchronized (reserve) {
            raised = true;
            Gil.clearRequest(Gil.MEMORY_ERROR);
            for (int i = 0; i < BLOCKS; i++) {
                if (reserve[i] != null) {
                    reserve[i] = null;
                    return true;
                }
            }
            return false;
        }
    }

    /** The interpreter ends: gives up all, since this takes memory that a program which ended with a MemoryError has not left. */
    static void stop() {
        while (giveWay()) {}
    }

    @Override
    public void run() {
        Runtime machine = Runtime.getRuntime();
        ReferenceQueue<Object> collections = new ReferenceQueue<>();
        boolean wasFull = false;
        for (;;) {
            try {
                WeakReference<Object> untilCollection = new WeakReference<>(new Object(), collections);
                collections.remove();
                Reference.reachabilityFence(untilCollection);
                boolean full = isFull(machine);
                if (full && wasFull) {
                    // the last may have been one of the young only
                    machine.gc();
                    full = isFull(machine);
                }
                wasFull = ask(full && wasFull) && full;
                if (!full) {
                    refill();
                }
            } catch (InterruptedException | OutOfMemoryError e) {
                // the thread whose memory it is has the same error
                wasFull = true;
            }
        }
    }

    private static boolean isFull(Runtime machine) {
        long most = machine.maxMemory();
        return most - (machine.totalMemory() - machine.freeMemory()) < most / FULL;
    }

    /** Asks for a MemoryError if {@code wanted} and none has been raised; false if one has been. */
    private static boolean ask(boolean wanted) {
        synchronized (reserve) {
            if (raised) {
                raised = false;
                return false;
            }
            if (wanted) {
                Gil.request(Gil.MEMORY_ERROR);
            }
            return true;
        }
    }

    private static void refill() {
        for (int i = 0; i < BLOCKS; i++) {
            if (reserve[i] == null) {
                byte[] block = new byte[BLOCK_BYTES];
                synchronized (reserve) {
                    reserve[i] = block;
                }
            }
        }
    }
}
