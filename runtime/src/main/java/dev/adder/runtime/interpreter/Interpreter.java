package dev.adder.runtime.interpreter;

import dev.adder.heap.Heap;
import dev.adder.heap.RootProvider;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.Steals;
import dev.adder.runtime.Config;
import dev.adder.runtime.module.GcModule;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One interpreter: everything that CPython hangs from PyInterpreterState. Never reached through a static: from
 * {@link ThreadState#interpreter}.
 */
public final class Interpreter implements RootProvider {
    /** Idents of threads look as those of pthreads do. */
    private static final long FIRST_THREAD_ID = 0x7f40_5a3b_d740L;
    private static final long THREAD_ID_STEP = 0x80_1000;

    /** {@code sys.modules}. Owned. */
    public PyDict modules;

    /** {@code sys.__dict__} and {@code builtins.__dict__}. Owned. */
    public PyDict sysDict;
    public PyDict builtins;
    /** {@code builtins} as it was before any program ran. Owned. */
    public PyDict builtinsCopy;
    /** The first contents of {@code builtins} and {@code sys}, which live until all modules are gone. Owned. */
    // CPython: Include/internal/pycore_moduleobject.h m_copy
    PyDict builtinsFirst;
    PyDict sysFirst;

    /** The function behind {@code builtins.__import__} when the program has not replaced it. Owned. */
    public PyObject defaultImport;

    /** Imports for {@link #defaultImport} and the import instructions. */
    public Importer importer;

    /** What {@code _imp.acquire_lock} takes. */
    public final ReentrantLock importLock = new ReentrantLock();

    /** The codec registry: search functions in order, the cache by normalized name, error handlers by name. Owned. */
    public final ArrayList<PyObject> codecSearchPath = new ArrayList<>();
    public PyDict codecCache;
    public PyDict codecErrors;

    /** {@code sys.setdlopenflags} and the like have no use here; the switches that the interpreter was started with. */
    public final Config config;

    /** The limit on digits in conversions between int and str ({@code sys.set_int_max_str_digits}), 0 for none. */
    public int intMaxStrDigits = 4300;

    /** {@code io.UnsupportedOperation}, made by its module. Owned. */
    public PyType unsupportedOperation;

    /** What sys.setdlopenflags has set (RTLD_NOW at first); nothing is loaded with dlopen. */
    public int dlopenFlags = 2;

    /** The limit that new threads start with. */
    public int recursionLimit = 1000;

    /** os.register_at_fork: what to call before a fork, and after it in the parent and in the child. Owned, null while empty. */
    private PyList beforeFork;
    private PyList afterForkInParent;
    private PyList afterForkInChild;

    public ThreadState mainThread;
    /** The states of native modules by name; the module objects own what they hold. */
    public final java.util.HashMap<String, dev.adder.runtime.module.NativeModule> nativeModules = new java.util.HashMap<>();

    public final ArrayList<ThreadState> threads = new ArrayList<>();

    /** atexit's callbacks and other services, made by their modules. */
    public Object atexit;

    /** The types of the ast module, made by it. */
    public Object astTypes;

    /** The state of _ctypes, made by it. */
    public Object ctypes;

    /** The state of _decimal, made by it. */
    public Object decimal;

    private PyObject importlib;
    private PyModule builtinsModule;

    /** How many threads that the program has started are running. */
    public int startedThreads;

    /** Set when the interpreter is being finalized. */
    public volatile boolean finalizing;

    private final ArrayDeque<Runnable> pendingCalls = new ArrayDeque<>();
    private Runnable signalHandlers;
    private Warnings warnings;
    private final ArrayList<RootProvider> roots = new ArrayList<>();

    public Interpreter(Config config) {
        this.config = config;
    }

    /** What the import system offers the loop. */
    public interface Importer {
        /**
         * PyImport_ImportModuleLevelObject: the module, or the one that {@code fromlist} (may be null) asks for. All borrowed.
         */
        PyObject importModuleLevel(PyStr name, PyObject globals, PyObject locals, PyObject fromlist, int level);
    }

    /** Issues warnings; the _warnings module provides it. */
    public interface Warnings {
        void warn(PyType category, String message, int stackLevel);

        /** Says that a coroutine of this name was dropped before anybody awaited it; errors go to sys.unraisablehook. */
        void warnUnawaitedCoroutine(PyObject coroutine, PyStr qualname);
    }

    public Warnings warnings() {
        return warnings;
    }

    public void setWarnings(Warnings warnings) {
        this.warnings = warnings;
    }

    /** {@code sys.name}, or null. */
    @Borrowed
    public PyObject sysGet(String name) {
        if (sysDict == null) {
            return null;
        }
        PyStr n = PyStr.intern(name);
        try {
            return sysDict.get(n);
        } finally {
            n.decref();
        }
    }

    /** Sets {@code sys.name}. */
    public void sysSet(String name, PyObject value) {
        PyStr n = PyStr.intern(name);
        sysDict.put(n, value);
        n.decref();
    }

    /** importlib._bootstrap, or null before it is there. */
    @Borrowed
    public PyObject importlib() {
        return importlib;
    }

    /** Sets {@link #importlib}; takes a new reference. */
    public void setImportlib(PyObject module) {
        PyObject old = importlib;
        importlib = PyObject.xnewRef(module);
        PyObject.xdecref(old);
    }

    /** The builtins module. */
    @Borrowed
    public PyModule builtinsModule() {
        return builtinsModule;
    }

    /** Sets {@link #builtinsModule}; takes the reference over. */
    public void setBuiltinsModule(@Steals PyModule module) {
        builtinsModule = module;
    }

    /** Drops what modules were made with. */
    // CPython: Python/pystate.c _PyInterpreterState_ClearModules
    void clearModuleCopies() {
        PyObject o = builtinsFirst;
        builtinsFirst = null;
        PyObject.xdecref(o);
        o = sysFirst;
        sysFirst = null;
        PyObject.xdecref(o);
    }

    /**
     * Drops what the states of all threads but the current one own, the newest first. They never run again, as the interpreter is being
     * finalized; what their frames hold stays.
     */
    // CPython: Python/pystate.c _PyThreadState_DeleteExcept
    void clearOtherThreads() {
        ArrayList<ThreadState> all;
        synchronized (threads) {
            all = new ArrayList<>(threads);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i) != ThreadState.current) {
                all.get(i).clear();
            }
        }
    }

    /** Drops what the interpreter still owns when all modules are gone. */
    // CPython: Python/pystate.c interpreter_clear
    public void clearAfterModules() {
        ArrayList<ThreadState> all;
        synchronized (threads) {
            all = new ArrayList<>(threads);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).clear();
        }
        for (int i = codecSearchPath.size() - 1; i >= 0; i--) {
            codecSearchPath.remove(i).decref();
        }
        PyObject o = codecCache;
        codecCache = null;
        PyObject.xdecref(o);
        o = codecErrors;
        codecErrors = null;
        PyObject.xdecref(o);
        o = unsupportedOperation;
        unsupportedOperation = null;
        PyObject.xdecref(o);
        o = modules;
        modules = null;
        PyObject.xdecref(o);
        o = builtinsCopy;
        builtinsCopy = null;
        PyObject.xdecref(o);
        setImportlib(null);
        o = defaultImport;
        defaultImport = null;
        PyObject.xdecref(o);
        o = beforeFork;
        beforeFork = null;
        PyObject.xdecref(o);
        o = afterForkInParent;
        afterForkInParent = null;
        PyObject.xdecref(o);
        o = afterForkInChild;
        afterForkInChild = null;
        PyObject.xdecref(o);
        Heap.current.collectNoFail();
        GcModule.finish();
        sysDict.clearAll();
        builtins.clearAll();
        o = sysDict;
        sysDict = null;
        PyObject.xdecref(o);
        o = builtins;
        builtins = null;
        PyObject.xdecref(o);
        o = builtinsModule;
        builtinsModule = null;
        PyObject.xdecref(o);
    }

    /** {@code sys.name}, or null. */
    @Borrowed
    public PyObject sysAttribute(PyStr name) {
        return sysDict == null ? null : sysDict.get(name);
    }

    /** A new state for a thread; it is known to the interpreter until {@link #removeThread}. */
    public ThreadState newThread(Thread thread, long stackBytes) {
        ThreadState ts = new ThreadState(this, thread, stackBytes);
        ThreadState parent = ThreadState.current;
        if (parent != null && parent.interpreter == this) {
            ts.signalMask = parent.signalMask;
        }
        synchronized (threads) {
            if (mainThread == null) {
                mainThread = ts;
            }
            threads.add(ts);
            ts.id = freeThreadId();
        }
        return ts;
    }

    /** A number that no living thread has; as with pthreads, that of a thread that has ended is soon used again. */
    private long freeThreadId() {
        for (long id = FIRST_THREAD_ID;; id -= THREAD_ID_STEP) {
            boolean free = true;
            for (ThreadState other : threads) {
                free &= other.id != id;
            }
            if (free) {
                return id;
            }
        }
    }

    /** The thread has ended and dropped what it owned. */
    public void removeThread(ThreadState ts) {
        synchronized (threads) {
            threads.remove(ts);
        }
    }

    /** Whether {@code ts} is one of the threads. */
    boolean knows(ThreadState ts) {
        synchronized (threads) {
            return threads.contains(ts);
        }
    }

    /** Has the thread of this number raise {@code exception} (null takes it back); how many threads there are, 0 or 1. */
    // CPython: Python/pystate.c PyThreadState_SetAsyncExc
    public long setAsyncException(long threadId, PyObject exception) {
        ThreadState found = null;
        synchronized (threads) {
            for (ThreadState ts : threads) {
                if (ts.id == threadId) {
                    found = ts;
                }
            }
        }
        if (found == null) {
            return 0;
        }
        found.setAsyncException(exception);
        return 1;
    }

    /** Whether an exception waits to be raised in some thread. */
    boolean hasAsyncException() {
        synchronized (threads) {
            for (ThreadState ts : threads) {
                if (ts.asyncException != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * os.register_at_fork; null for what is not given. The JVM cannot fork, so that nothing is ever called; but what is registered lives
     * until the interpreter ends, as in CPython.
     */
    public void registerAtFork(PyObject before, PyObject inParent, PyObject inChild) {
        beforeFork = appended(beforeFork, before);
        afterForkInParent = appended(afterForkInParent, inParent);
        afterForkInChild = appended(afterForkInChild, inChild);
    }

    private static PyList appended(PyList list, PyObject item) {
        if (item == null) {
            return list;
        }
        PyList l = list == null ? PyList.create() : list;
        l.append(item);
        return l;
    }

    /** sys.setrecursionlimit: for all threads, those to come included. */
    public void setRecursionLimit(int limit) {
        recursionLimit = limit;
        synchronized (threads) {
            for (ThreadState ts : threads) {
                ts.setRecursionLimit(limit);
            }
        }
    }

    /** Has the main thread run {@code call} between two instructions (Py_AddPendingCall). Any thread. */
    public void addPendingCall(Runnable call) {
        synchronized (pendingCalls) {
            pendingCalls.add(call);
        }
        Gil.request(Gil.PENDING_CALLS);
    }

    /** Runs the calls that wait. */
    public void makePendingCalls() {
        for (;;) {
            Runnable call;
            synchronized (pendingCalls) {
                call = pendingCalls.poll();
            }
            if (call == null) {
                return;
            }
            call.run();
        }
    }

    /** What the main thread runs when a signal has come; the signal module provides it. */
    public void setSignalHandlers(Runnable handlers) {
        signalHandlers = handlers;
    }

    void runSignalHandlers() {
        if (signalHandlers != null) {
            signalHandlers.run();
        }
    }

    /** Registers something of this interpreter that owns references, for the audit. */
    public void addRoots(RootProvider provider) {
        roots.add(provider);
    }

    /** {@code builtins.name}; NameError if a program has deleted it. */
    @Borrowed
    public PyObject builtin(PyStr name) {
        PyObject o = builtins.get(name);
        if (o == null) {
            throw PyErr.nameError("name '" + name + "' is not defined");
        }
        return o;
    }

    @Override
    public void visitRoots(Visitor visitor) {
        visitOwned(visitor);
        for (ThreadState ts : threads) {
            ts.visitRoots(visitor);
        }
    }

    /** Visits what the interpreter owns beside its threads. */
    void visitOwned(Visitor visitor) {
        visitor.xvisit(modules);
        visitor.xvisit(sysDict);
        visitor.xvisit(builtins);
        visitor.xvisit(beforeFork);
        visitor.xvisit(afterForkInParent);
        visitor.xvisit(afterForkInChild);
        visitor.xvisit(builtinsCopy);
        visitor.xvisit(builtinsFirst);
        visitor.xvisit(sysFirst);
        visitor.xvisit(defaultImport);
        visitor.xvisit(importlib);
        visitor.xvisit(builtinsModule);
        visitor.xvisit(unsupportedOperation);
        for (PyObject o : codecSearchPath) {
            visitor.visit(o);
        }
        visitor.xvisit(codecCache);
        visitor.xvisit(codecErrors);
        for (RootProvider r : roots) {
            r.visitRoots(visitor);
        }
    }
}
