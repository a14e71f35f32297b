package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.interpreter.ThreadLock;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Address;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code _thread.RLock}: a lock that the thread that has it may take again. */
@BuiltinType(name = "_thread.RLock")
public final class PyRLock extends PyObject {
    public static final PyType TYPE = new Type();

    private ThreadLock lock = new ThreadLock();

    /** The ident of the thread that has it, 0 for none, and how often. Read and written under the GIL. */
    private long owner;
    private long count;

    private PyRLock(PyType type) {
        super(type);
        FreeLists.born(this);
    }

    @PyNew(value = "RLock", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return new PyRLock(cls);
    }

    private boolean isOwned() {
        return count > 0 && owner == ThreadState.current.id;
    }

    // CPython: Modules/_threadmodule.c rlock_acquire
    private static boolean acquire(PyRLock self, boolean blocking, PyObject timeout) {
        long nanos = PyLock.waitNanos(blocking, timeout);
        if (self.isOwned()) {
            self.count++;
            return true;
        }
        if (!self.lock.acquire(nanos)) {
            return false;
        }
        self.owner = ThreadState.current.id;
        self.count = 1;
        return true;
    }

    // CPython: Modules/_threadmodule.c rlock_release
    private static void release(PyRLock self) {
        if (!self.isOwned()) {
            throw PyErr.runtimeError("cannot release un-acquired lock");
        }
        if (--self.count == 0) {
            self.owner = 0;
            self.lock.release();
        }
    }

    private static final String ACQUIRE = "acquire(blocking=True) -> bool\n\nLock the lock.  `blocking` indicates whether we should wait\nfor the lock to be available or not.  If `blocking` is False\nand another thread holds the lock, the method will return False\nimmediately.  If `blocking` is True and another thread holds\nthe lock, the method will wait for the lock to be released,\ntake it and then return True.\n(note: the blocking operation is interruptible.)\n\nIn all other cases, the method will return True immediately.\nPrecisely, if the current thread already holds the lock, its\ninternal counter is simply incremented. If nobody holds the lock,\nthe lock is taken and its internal counter initialized to 1.";
    private static final String RELEASE = "release()\n\nRelease the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nand must be locked by the same thread that unlocks it; otherwise a\n`RuntimeError` is raised.\n\nDo note that if the lock was acquire()d several times in a row by the\ncurrent thread, release() needs to be called as many times for the lock\nto be available for other threads.";

    @PyMethod(value = "acquire($self, blocking=True, timeout=-1)", textSignature = false, doc = ACQUIRE)
    static boolean acquireMethod(PyRLock self, boolean blocking, PyObject timeout) {
        return acquire(self, blocking, timeout);
    }

    @PyMethod(value = "release($self)", textSignature = false, doc = RELEASE)
    static void releaseMethod(PyRLock self) {
        release(self);
    }

    @PyMethod(value = "_is_owned($self)", textSignature = false, doc = "_is_owned() -> bool\n\n"
            + "For internal use by `threading.Condition`.")
    static boolean isOwnedMethod(PyRLock self) {
        return self.isOwned();
    }

    @PyMethod(value = "_acquire_restore($self, state, /)", textSignature = false, doc = "_acquire_restore(state) -> None\n\n"
            + "For internal use by `threading.Condition`.")
    static void acquireRestore(PyRLock self, PyObject state) {
        if (!(state instanceof PyTuple t) || t.size() != 2) {
            throw PyErr.typeError("_acquire_restore() argument 1 must be a 2-item tuple");
        }
        long n = Args.toLong(t.get(0));
        long thread = Args.toLong(t.get(1));
        self.lock.acquire(-1);
        self.owner = thread;
        self.count = n;
    }

    @PyMethod(value = "_release_save($self)", textSignature = false, doc = "_release_save() -> tuple\n\n"
            + "For internal use by `threading.Condition`.")
    static PyObject releaseSave(PyRLock self) {
        if (self.count == 0) {
            throw PyErr.runtimeError("cannot release un-acquired lock");
        }
        PyObject saved = PyTuple.steal(PyInt.of(self.count), PyInt.of(self.owner));
        self.count = 0;
        self.owner = 0;
        self.lock.release();
        return saved;
    }

    @PyMethod(value = "_recursion_count($self)", textSignature = false, doc = "_recursion_count() -> int\n\n"
            + "For internal use by reentrancy checks.")
    static long recursionCount(PyRLock self) {
        return self.isOwned() ? self.count : 0;
    }

    @PyMethod(value = "__enter__($self, blocking=True, timeout=-1)", textSignature = false, doc = ACQUIRE)
    static boolean enter(PyRLock self, boolean blocking, PyObject timeout) {
        return acquire(self, blocking, timeout);
    }

    @PyMethod(value = "__exit__($self, /, *args)", textSignature = false, doc = RELEASE)
    static void exit(PyRLock self, PyObject[] args) {
        release(self);
    }

    @PyMethod(value = "_at_fork_reinit($self)", textSignature = false)
    static void atForkReinit(PyRLock self) {
        self.lock = new ThreadLock();
        self.owner = 0;
        self.count = 0;
    }

    static final class Type extends PyType {
        Type() {
            super("_thread.RLock", PyRLockTable.INSTANCE, null, 48, 0, HAVE_GC | HAS_WEAKREFS | BASETYPE);
            weaklistoffset = 40;
        }

        // CPython: Modules/_threadmodule.c rlock_repr
        @Override
        public PyObject tpRepr(PyObject o) {
            PyRLock self = (PyRLock) o;
            return PyStr.of("<" + (self.count != 0 ? "locked" : "unlocked") + " " + o.type.tpName() + " object owner=" + self.owner
                    + " count=" + self.count + " at " + Address.hex(o) + ">");
        }
    }
}
