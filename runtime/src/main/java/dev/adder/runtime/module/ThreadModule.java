package dev.adder.runtime.module;

import dev.adder.heap.HeapMode;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.AuditStep;
import dev.adder.runtime.interpreter.ExceptionOps;
import dev.adder.runtime.interpreter.Gil;
import dev.adder.runtime.interpreter.Interpreter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.ErrorDisplay;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyStructSequence;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.PyWeakReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The _thread module (Modules/_threadmodule.c). Python threads are Java daemon threads, each with a {@link ThreadState} of its own. */
@BuiltinModule(name = "_thread", doc = "This module provides primitive operations to write multi-threaded programs.\n"
        + "The 'threading' module provides a more convenient interface.")
public final class ThreadModule extends NativeModule {
    /** The longest wait, in microseconds. */
    static final long TIMEOUT_MAX_MICROS = Long.MAX_VALUE / 1000;

    /** The Java stack of a thread: memory is only reserved. A Python thread that asks for less gets the least that nesting needs. */
    private static final long DEFAULT_STACK = 256L << 20;
    private static final long LEAST_STACK = 16L << 20;

    private static final PyType EXCEPT_HOOK_ARGS = PyStructSequence.newType("_thread._ExceptHookArgs",
            "ExceptHookArgs\n\n"
            + "Type used to pass arguments to threading.excepthook.", 4,
            "exc_type: Exception type", "exc_value: Exception value", "exc_traceback: Exception traceback", "thread: Thread");

    private static final PyStr NAME = PyStr.intern("name");
    private static final PyStr STDERR = PyStr.intern("_stderr");

    /** What programs have set, 0 for the default. */
    private long stackSize;

    public ThreadModule() {
        super("_thread", ThreadModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        addBorrowed(module, "LockType", PyLock.TYPE);
        addBorrowed(module, "RLock", PyRLock.TYPE);
        addBorrowed(module, "_local", PyThreadLocal.TYPE);
        addBorrowed(module, "error", PyExc.RuntimeError);
        addBorrowed(module, "_ExceptHookArgs", EXCEPT_HOOK_ARGS);
        add(module, "TIMEOUT_MAX", PyFloat.of(TIMEOUT_MAX_MICROS / 1_000_000));
    }

    private static final String START = "start_new_thread(function, args[, kwargs])\n(start_new() is an obsolete synonym)\n\nStart a new thread and return its identifier.  The thread will call the\nfunction with positional arguments from the tuple args and keyword arguments\ntaken from the optional dictionary kwargs.  The thread exits when the\nfunction returns; the return value is ignored.  The thread will also exit\nwhen the function raises an unhandled exception; a stack trace will be\nprinted unless the exception is SystemExit.\n";
    private static final String ALLOCATE = "allocate_lock() -> lock object\n(allocate() is an obsolete synonym)\n\nCreate a new lock object. See help(type(threading.Lock())) for\ninformation about locks.";
    private static final String EXIT = "exit()\n(exit_thread() is an obsolete synonym)\n\nThis is synonymous to ``raise SystemExit''.  It will cause the current\nthread to exit silently unless the exception is caught.";

    @PyMethod(value = "start_new_thread", raw = true, doc = START)
    static PyObject startNewThread(PyModule module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return start(module, args, base, nargs, kwnames);
    }

    @PyMethod(value = "start_new", raw = true, doc = START)
    static PyObject startNew(PyModule module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        return start(module, args, base, nargs, kwnames);
    }

    // CPython: Modules/_threadmodule.c thread_PyThread_start_new_thread
    private static PyObject start(PyModule module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("start_new_thread", kwnames);
        Args.checkPositional("start_new_thread", nargs, 2, 3);
        PyObject function = args[base];
        if (!Objects.isCallable(function)) {
            throw PyErr.typeError("first arg must be callable");
        }
        if (!(args[base + 1] instanceof PyTuple arguments)) {
            throw PyErr.typeError("2nd arg must be a tuple");
        }
        PyDict keywords = null;
        if (nargs == 3) {
            if (!(args[base + 2] instanceof PyDict d)) {
                throw PyErr.typeError("optional 3rd arg must be a dictionary");
            }
            keywords = d;
        }
        ThreadModule self = (ThreadModule) module.nativeModule;
        Interpreter interpreter = self.interpreter;
        long size = self.stackSize == 0 ? DEFAULT_STACK : Math.max(self.stackSize, LEAST_STACK);
        Boot boot = new Boot();
        Thread thread = new Thread(null, boot, "adder", size);
        thread.setDaemon(true);
        boot.state = interpreter.newThread(thread, size);
        boot.function = function.newRef();
        arguments.incref();
        boot.args = arguments;
        boot.kwargs = (PyDict) PyObject.xnewRef(keywords);
        long id = boot.state.id;
        if (HeapMode.AUDIT) {
            AuditStep.released(boot.state);
        }
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            if (HeapMode.AUDIT) {
                AuditStep.acquired(boot.state);
            }
            interpreter.removeThread(boot.state);
            boot.release();
            throw PyErr.runtimeError("can't start new thread");
        }
        return PyInt.of(id);
    }

    /** The first call of a new thread. It owns the function and the arguments until it has ended. */
    // CPython: Modules/_threadmodule.c thread_run
    private static final class Boot implements Runnable {
        ThreadState state;
        PyObject function;
        PyTuple args;
        PyDict kwargs;

        void release() {
            function.decref();
            args.decref();
            PyObject.xdecref(kwargs);
        }

        @Override
        public void run() {
            Gil.acquire(state);
            Interpreter interpreter = state.interpreter;
            interpreter.startedThreads++;
            try {
                Call.call(function, args, kwargs).decref();
            } catch (PyException e) {
                ended(e);
            } catch (OutOfMemoryError | StackOverflowError e) {
                ended(ExceptionOps.translate(e));
            }
            release();
            interpreter.startedThreads--;
            state.clear();
            interpreter.removeThread(state);
            Gil.release();
        }

        private void ended(PyException e) {
            if (e.matches(PyExc.SystemExit)) {
                e.release();
            } else {
                PyErr.writeUnraisable(e, "Exception ignored in thread started by", function);
            }
        }
    }

    @PyMethod(value = "allocate_lock($module)", textSignature = false, doc = ALLOCATE)
    static PyObject allocateLock() {
        return new PyLock();
    }

    @PyMethod(value = "allocate($module)", textSignature = false, doc = ALLOCATE)
    static PyObject allocate() {
        return new PyLock();
    }

    @PyMethod(value = "exit_thread($module)", textSignature = false, doc = EXIT)
    static void exitThread() {
        throw PyErr.withValue(PyExc.SystemExit, null);
    }

    @PyMethod(value = "exit($module)", textSignature = false, doc = EXIT)
    static void exit() {
        throw PyErr.withValue(PyExc.SystemExit, null);
    }

    @PyMethod(value = "interrupt_main($module, signum=2, /)", textSignature = false,
            doc = "interrupt_main(signum=signal.SIGINT, /)\n\n"
            + "Simulate the arrival of the given signal in the main thread,\n"
            + "where the corresponding signal handler will be executed.\n"
            + "If *signum* is omitted, SIGINT is assumed.\n"
            + "A subthread can use this function to interrupt the main thread.\n\n"
            + "Note: the default signal handler for SIGINT raises ``KeyboardInterrupt``.")
    static void interruptMain(int signum) {
        if (!SignalModule.setInterrupt(signum)) {
            throw PyErr.valueError("signal number out of range");
        }
    }

    @PyMethod(value = "get_ident($module)", textSignature = false, doc = "get_ident() -> integer\n\n"
            + "Return a non-zero integer that uniquely identifies the current thread\n"
            + "amongst other threads that exist simultaneously.\n"
            + "This may be used to identify per-thread resources.\n"
            + "Even though on some platforms threads identities may appear to be\n"
            + "allocated consecutive numbers starting at 1, this behavior should not\n"
            + "be relied upon, and the number should be seen purely as a magic cookie.\n"
            + "A thread's identity may be reused for another thread after it exits.")
    static long getIdent() {
        return ThreadState.current.id;
    }

    @PyMethod(value = "get_native_id($module)", textSignature = false, doc = "get_native_id() -> integer\n\n"
            + "Return a non-negative integer identifying the thread as reported\n"
            + "by the OS (kernel). This may be used to uniquely identify a\n"
            + "particular thread within a system.")
    static long getNativeId() {
        ThreadState ts = ThreadState.current;
        if (ts.nativeId == 0) {
            ts.nativeId = readNativeId();
        }
        return ts.nativeId;
    }

    private static long readNativeId() {
        try {
            // the link reads PID/task/TID
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString());
        } catch (IOException | NumberFormatException e) {
            return Thread.currentThread().threadId();
        }
    }

    @PyMethod(value = "_count($module)", textSignature = false, doc = "_count() -> integer\n\n"
            + "Return the number of currently running Python threads, excluding\n"
            + "the main thread. The returned number comprises all threads created\n"
            + "through `start_new_thread()` as well as `threading.Thread`, and not\n"
            + "yet finished.\n\n"
            + "This function is meant for internal and specialized purposes only.\n"
            + "In most applications `threading.enumerate()` should be used instead.")
    static int count() {
        return ThreadState.current.interpreter.startedThreads;
    }

    // CPython: Modules/_threadmodule.c thread_stack_size
    @PyMethod(value = "stack_size($module, size=0, /)", textSignature = false, doc = "stack_size([size]) -> size\n\n"
            + "Return the thread stack size used when creating new threads.  The\n"
            + "optional size argument specifies the stack size (in bytes) to be used\n"
            + "for subsequently created threads.  The size must be 0 (use platform or\n"
            + "configured default) or a positive integer value of at least 32,768 (32k).\n"
            + "If changing the thread stack size is unsupported, a ThreadError exception\n"
            + "is raised. If the specified size is invalid, a ValueError exception\n"
            + "is raised, and the stack size is unmodified.  32k bytes\n"
            + " currently the minimum supported stack size value to guarantee\n"
            + "sufficient stack space for the interpreter itself.\n\n"
            + "Note that some platforms may have particular restrictions on values for\n"
            + "the stack size, such as requiring a minimum stack size larger than 32 KiB or\n"
            + "requiring allocation in multiples of the system memory page size\n"
            + "- platform documentation should be referred to for more information\n"
            + "(4 KiB pages are common; using multiples of 4096 for the stack size is\n"
            + "the suggested approach in the absence of more specific information).")
    static long stackSize(PyModule module, PyObject size) {
        ThreadModule self = (ThreadModule) module.nativeModule;
        long old = self.stackSize;
        if (size != null) {
            long wanted = Args.toLong(size);
            if (wanted < 0) {
                throw PyErr.valueError("size must be 0 or a positive value");
            }
            if (wanted != 0 && wanted < 32768) {
                throw PyErr.valueError("size not valid: " + wanted + " bytes");
            }
            self.stackSize = wanted;
        }
        return old;
    }

    // CPython: Modules/_threadmodule.c thread__set_sentinel
    @PyMethod(value = "_set_sentinel($module)", textSignature = false, doc = "_set_sentinel() -> lock\n\n"
            + "Set a sentinel lock that will be released when the current thread\n"
            + "state is finalized (after it is untied from the interpreter).\n\n"
            + "This is a private API for the threading module.")
    static PyObject setSentinel() {
        ThreadState ts = ThreadState.current;
        PyObject old = ts.sentinel;
        ts.sentinel = null;
        PyObject.xdecref(old);
        PyLock lock = new PyLock();
        ts.sentinel = PyWeakReference.create(lock, null);
        return lock;
    }

    // CPython: Modules/_threadmodule.c thread_excepthook
    @PyMethod(value = "_excepthook($module, args, /)", textSignature = false,
            doc = "excepthook(exc_type, exc_value, exc_traceback, thread)\n\n"
            + "Handle uncaught Thread.run() exception.")
    static void excepthook(PyObject args) {
        if (args.type != EXCEPT_HOOK_ARGS) {
            throw PyErr.typeError("_thread.excepthook argument type must be ExceptHookArgs");
        }
        PyStructSequence fields = (PyStructSequence) args;
        if (fields.field(0) == PyExc.SystemExit) {
            return;
        }
        PyObject thread = fields.field(3);
        PyObject file = PyObject.xnewRef(ThreadState.current.interpreter.sysGet("stderr"));
        if (file == null || file == PyNone.INSTANCE) {
            PyObject.xdecref(file);
            if (thread == PyNone.INSTANCE) {
                return;
            }
            file = Objects.getAttr(thread, STDERR);
            if (file == PyNone.INSTANCE) {
                file.decref();
                return;
            }
        }
        try {
            ErrorDisplay.write(file, "Exception in thread ");
            PyObject name = thread == PyNone.INSTANCE ? null : Objects.lookupAttr(thread, NAME);
            if (name == null) {
                ErrorDisplay.write(file, Long.toString(ThreadState.current.id));
            } else {
                try {
                    ErrorDisplay.write(file, Objects.text(name));
                } finally {
                    name.decref();
                }
            }
            ErrorDisplay.write(file, ":\n");
            if (fields.field(1) instanceof PyBaseException exc) {
                ErrorDisplay.display(file, exc);
            }
        } finally {
            file.decref();
        }
    }
}
