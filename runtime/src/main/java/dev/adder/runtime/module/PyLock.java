package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.ThreadLock;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.PyWeakReference;

/** {@code _thread.lock}. */
@BuiltinType(name = "_thread.lock", doc = "A lock object is a synchronization primitive.  To create a lock,\n"
        + "call threading.Lock().  Methods are:\n\n"
        + "acquire() -- lock the lock, possibly blocking until it can be obtained\n"
        + "release() -- unlock of the lock\n"
        + "locked() -- test whether the lock is currently locked\n\n"
        + "A lock is not owned by the thread that locked it; another thread may\n"
        + "unlock it.  A thread attempting to lock a lock that it has already locked\n"
        + "will block until another thread unlocks it.  Deadlocks may ensue.")
public final class PyLock extends PyObject {
    public static final PyType TYPE = new Type();

    private ThreadLock lock = new ThreadLock();

    /** Whether the lock is held, as threads that have the GIL see it: set only when the thread that took the lock has the GIL again. */
    private boolean locked;

    PyLock() {
        super(TYPE);
        FreeLists.born(this);
    }

    /** How long the arguments of an acquire method say to wait, in nanoseconds; -1 for ever. */
    // CPython: Modules/_threadmodule.c lock_acquire_parse_args
    static long waitNanos(boolean blocking, PyObject timeout) {
        long nanos = -1_000_000_000;
        if (timeout != null) {
            nanos = PyTime.fromSeconds(timeout, PyTime.Round.UP);
        }
        if (!blocking && nanos != -1_000_000_000) {
            throw PyErr.valueError("can't specify a timeout for a non-blocking call");
        }
        if (nanos < 0 && nanos != -1_000_000_000) {
            throw PyErr.valueError("timeout value must be positive");
        }
        if (!blocking) {
            return 0;
        }
        if (nanos == -1_000_000_000) {
            return -1;
        }
        if (nanos > ThreadModule.TIMEOUT_MAX_MICROS * 1000) {
            throw PyErr.overflowError("timeout value is too large");
        }
        return nanos;
    }

    private void release() {
        locked = false;
        lock.release();
    }

    /** Releases the lock that a thread that ends was to release, if it is still alive and locked. */
    // CPython: Modules/_threadmodule.c release_sentinel
    public static void releaseSentinel(@Steals PyObject weakReference) {
        PyObject alive = PyWeakReference.dereference(weakReference);
        if (alive != null) {
            PyLock self = (PyLock) alive;
            if (self.locked) {
                self.release();
            }
            self.decref();
        }
        weakReference.decref();
    }

    private static boolean acquire(PyLock self, boolean blocking, PyObject timeout) {
        boolean acquired = self.lock.acquire(waitNanos(blocking, timeout));
        self.locked |= acquired;
        return acquired;
    }

    private static final String ACQUIRE = "acquire(blocking=True, timeout=-1) -> bool\n(acquire_lock() is an obsolete synonym)\n\nLock the lock.  Without argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.\nWith an argument, this will only block if the argument is true,\nand the return value reflects whether the lock is acquired.\nThe blocking operation is interruptible.";
    private static final String RELEASE = "release()\n(release_lock() is an obsolete synonym)\n\nRelease the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nbut it needn't be locked by the same thread that unlocks it.";
    private static final String LOCKED = "locked() -> bool\n(locked_lock() is an obsolete synonym)\n\nReturn whether the lock is in the locked state.";

    @PyMethod(value = "acquire_lock($self, blocking=True, timeout=-1)", textSignature = false, doc = ACQUIRE)
    static boolean acquireLock(PyLock self, boolean blocking, PyObject timeout) {
        return acquire(self, blocking, timeout);
    }

    @PyMethod(value = "acquire($self, blocking=True, timeout=-1)", textSignature = false, doc = ACQUIRE)
    static boolean acquireMethod(PyLock self, boolean blocking, PyObject timeout) {
        return acquire(self, blocking, timeout);
    }

    private static void releaseHeld(PyLock self) {
        if (!self.locked) {
            throw PyErr.runtimeError("release unlocked lock");
        }
        self.release();
    }

    @PyMethod(value = "release_lock($self)", textSignature = false, doc = RELEASE)
    static void releaseLock(PyLock self) {
        releaseHeld(self);
    }

    @PyMethod(value = "release($self)", textSignature = false, doc = RELEASE)
    static void releaseMethod(PyLock self) {
        releaseHeld(self);
    }

    @PyMethod(value = "locked_lock($self)", textSignature = false, doc = LOCKED)
    static boolean lockedLock(PyLock self) {
        return self.locked;
    }

    @PyMethod(value = "locked($self)", textSignature = false, doc = LOCKED)
    static boolean locked(PyLock self) {
        return self.locked;
    }

    @PyMethod(value = "__enter__($self, blocking=True, timeout=-1)", textSignature = false, doc = ACQUIRE)
    static boolean enter(PyLock self, boolean blocking, PyObject timeout) {
        return acquire(self, blocking, timeout);
    }

    @PyMethod(value = "__exit__($self, /, *args)", textSignature = false, doc = RELEASE)
    static void exit(PyLock self, PyObject[] args) {
        releaseHeld(self);
    }

    @PyMethod(value = "_at_fork_reinit($self)", textSignature = false)
    static void atForkReinit(PyLock self) {
        self.lock = new ThreadLock();
        self.locked = false;
    }

    // CPython: Modules/_threadmodule.c lock_dealloc
    @Override
    protected void dropFields() {
        if (locked) {
            release();
        }
    }

    static final class Type extends PyType {
        Type() {
            super("_thread.lock", PyLockTable.INSTANCE, null, 40, 0, HAVE_GC | HAS_WEAKREFS);
            weaklistoffset = 24;
        }

        // CPython: Modules/_threadmodule.c lock_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<" + (((PyLock) self).locked ? "locked" : "unlocked") + " " + self.type.tpName() + " object at "
                    + Address.hex(self) + ">");
        }
    }
}
