package dev.adder.runtime.interpreter;

import dev.adder.heap.NativeHoldings;
import dev.adder.heap.RootProvider;
import dev.adder.heap.Trashcan;
import dev.adder.heap.Unowned;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.runtime.module.PyLock;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import java.util.ArrayList;

/** What belongs to one thread of one interpreter: frames, the exception being handled, the recursion depth, trace functions. */
public final class ThreadState implements RootProvider {
    /** The state of the thread that holds the lock; plain, as only that thread reads it. */
    @Unowned
    public static ThreadState current;

    /** What one entry of the loop from Java may need of the Java stack, natives between two entries included; generous. */
    private static final long BYTES_PER_JAVA_LEVEL = 6 * 1024;

    public final Interpreter interpreter;

    /** The number that threading.get_ident shows. */
    public long id;

    /** The innermost frame, or null. */
    @Borrowed
    public InterpreterFrame frame;

    /** What is left of the recursion limit. */
    public int recursionRemaining;

    public int recursionLimit;

    /** Not 0 while a RecursionError is being handled, which may use a little more. */
    public int recursionHeadroom;

    /** How deep Java code and the loop may nest; a bound on the Java stack. */
    public int javaRemaining;

    /** Where {@link #javaRemaining} is no more than this, calls from Python to Python do not use the Java stack. */
    final int javaReserve;

    /** The top of the stack of handled exceptions; the base item belongs to the thread. */
    public ExcInfo excInfo = new ExcInfo();

    private final ExcInfo baseExcInfo = excInfo;

    /** {@link Op#DO_TRACING} while events are reported, else 0: the loop puts it over each instruction. */
    public int useTracing;

    /** Whether a trace function runs, so that no events are reported. */
    public int tracing;

    /** sys.settrace and sys.setprofile: what is called. Owned. */
    /** The tuple whose elements a call was given last; shown to a callee that keeps its arguments, not owned and maybe dead. */
    @Unowned
    public PyTuple callArgs;

    public PyObject traceFunc;
    public PyObject profileFunc;
    private boolean installingTrace;
    private boolean installingProfile;

    public static final int EVENT_NONE = 0;
    public static final int EVENT_CALL = 1;
    public static final int EVENT_LINE = 2;
    public static final int EVENT_RETURN = 3;
    public static final int EVENT_OTHER = 4;

    /** The event that a trace function is being told of. */
    public int tracedEvent = EVENT_NONE;

    /** An exception or class that another thread wants raised in this one. Owned. */
    public volatile PyObject asyncException;

    /** sys.set_coroutine_origin_tracking_depth. */
    public int coroutineOriginTrackingDepth;

    /** sys.set_asyncgen_hooks. Owned. */
    public PyObject asyncgenFirstiter;
    public PyObject asyncgenFinalizer;

    /** The contextvars context, or null, and its version. Owned. */
    public PyObject context;
    public int contextVersion;

    /** PyThreadState_GetDict. Owned. */
    public PyDict dict;

    /** ctypes.get_errno: errno after the last call of a C function made with use_errno. */
    public int ctypesErrno;

    /** Which signals the thread blocks, which are pending for it alone, and which it waits for now: bits, guarded by the _signal module. */
    public long signalMask;
    public long signalsPending;
    public long signalsAwaited;

    /** The number of the thread in the system, or 0 while nobody has asked. */
    public long nativeId;

    /** A weak reference to the lock that is released when the thread ends, or null. Owned. */
    public PyObject sentinel;

    /** In audit mode, what each native code holds that has called Python code, outermost first, and what the one holds that waits for the lock. */
    @Unowned
    ArrayList<NativeHoldings> holdings;
    @Unowned
    NativeHoldings waiting;

    /** Objects that wait for their deallocation. */
    public final Trashcan trashcan = new Trashcan();

    /** Whether the Java thread was interrupted while it waited for the lock. */
    public boolean interrupted;

    /** The Java thread. */
    public final Thread thread;

    /** The exception that {@link ExceptionOps#unwind} found no handler for. */
    private PyException unwinding;

    /** Whether the exception on its way is raised again, so that this frame adds no traceback entry. */
    public boolean reraising;

    /** Where the instruction is that raises again; {@link InterpreterFrame#pc} tells where the exception came from. */
    public int reraisedAt;

    /** Whether the generator that {@link GeneratorOps#send} resumed has returned. */
    public boolean generatorReturned;

    /** What the frame has returned that {@link Instruction}s have ended; null if it goes over to the loop. */
    PyObject result;

    /** Whether it goes over to hot code instead. */
    boolean entersHot;

    void setUnwinding(PyException e) {
        unwinding = e;
    }

    PyException takeUnwinding() {
        PyException e = unwinding;
        unwinding = null;
        return e;
    }

    /**
     * @param stackBytes the size of the Java stack of the thread that will use this
     */
    public ThreadState(Interpreter interpreter, Thread thread, long stackBytes) {
        this.interpreter = interpreter;
        this.thread = thread;
        recursionLimit = interpreter.recursionLimit;
        recursionRemaining = recursionLimit;
        javaRemaining = (int) Math.min(Integer.MAX_VALUE, Math.max(64, (stackBytes - 256 * 1024) / BYTES_PER_JAVA_LEVEL));
        javaReserve = javaRemaining / 2;
    }

    /** Whether this is the main thread of the main interpreter, the one that runs signal handlers. */
    public boolean isMain() {
        return interpreter.mainThread == this;
    }

    /** sys.setrecursionlimit for this thread. */
    public void setRecursionLimit(int limit) {
        recursionRemaining += limit - recursionLimit;
        recursionLimit = limit;
    }

    /** How deep the recursion is now. */
    public int recursionDepth() {
        return recursionLimit - recursionRemaining;
    }

    /** One more level of Python or native calls; RecursionError "maximum recursion depth exceeded" + where. */
    // CPython: Include/internal/pycore_ceval.h _Py_EnterRecursiveCallTstate
    public void enterRecursiveCall(String where) {
        if (--recursionRemaining < 0) {
            try {
                checkRecursiveCall(where);
            } catch (PyException e) {
                recursionRemaining++;
                throw e;
            }
        }
        if (--javaRemaining < 0) {
            javaRemaining++;
            recursionRemaining++;
            throw PyErr.recursionError("maximum recursion depth exceeded" + where);
        }
    }

    public void leaveRecursiveCall() {
        recursionRemaining++;
        javaRemaining++;
    }

    /** The depth has passed the limit; the caller takes its level back. */
    // CPython: Python/ceval.c _Py_CheckRecursiveCall
    void checkRecursiveCall(String where) {
        if (recursionHeadroom != 0) {
            if (recursionRemaining < -50) {
                throw new StackOverflowError("Cannot recover from stack overflow.");
            }
            return;
        }
        if (recursionRemaining <= 0) {
            recursionHeadroom++;
            PyException e;
            try {
                e = PyErr.recursionError("maximum recursion depth exceeded" + where);
            } finally {
                recursionHeadroom--;
            }
            throw e;
        }
    }

    /** The exception that the innermost handler handles (sys.exc_info()[1]), or null. */
    @Borrowed
    public PyBaseException handledException() {
        return (PyBaseException) ExcInfo.topmost(excInfo);
    }

    /** Chains {@code exc} to the exception that is being handled, without making a cycle. */
    // CPython: Python/errors.c _PyErr_SetObject
    public void setContext(PyBaseException exc) {
        PyBaseException handled = handledException();
        if (handled == null || handled == exc) {
            return;
        }
        handled.incref();
        PyBaseException o = handled;
        PyBaseException slow = o;
        boolean advance = false;
        for (PyBaseException context; (context = o.context) != null;) {
            if (context == exc) {
                o.context = null;
                context.decref();
                break;
            }
            o = context;
            if (o == slow) {
                break;
            }
            if (advance) {
                slow = slow.context;
            }
            advance = !advance;
        }
        PyObject old = exc.context;
        exc.context = handled;
        PyObject.xdecref(old);
    }

    /** An AttributeError that a look-up swallows. */
    public void suppressedAttributeError(PyException e) {
        e.release();
    }

    /** The dict that natives keep per-thread values in. */
    @Borrowed
    public PyDict dict() {
        if (dict == null) {
            dict = PyDict.create();
        }
        return dict;
    }

    /** Schedules {@code exception} (PyThreadState_SetAsyncExc); null takes it back. */
    public void setAsyncException(PyObject exception) {
        PyObject old = asyncException;
        asyncException = PyObject.xnewRef(exception);
        if (exception != null) {
            Gil.request(Gil.ASYNC_EXCEPTION);
        }
        PyObject.xdecref(old);
    }

    void raiseAsyncException() {
        PyObject exc = asyncException;
        asyncException = null;
        if (interpreter.hasAsyncException()) {
            Gil.request(Gil.ASYNC_EXCEPTION);
        }
        if (exc instanceof PyType cls) {
            try {
                throw PyErr.withValue(cls, null);
            } finally {
                exc.decref();
            }
        }
        throw PyErr.raise((PyBaseException) exc);
    }

    /** Recomputes whether the loop reports events. */
    public void updateTracing() {
        useTracing = tracing == 0 && (traceFunc != null || profileFunc != null) ? Op.DO_TRACING : 0;
    }

    /**
     * sys.settrace; null for none. Raises RuntimeError where releasing the function before runs code that sets another.
     */
    // CPython: Python/ceval.c _PyEval_SetTrace
    public void setTrace(PyObject func) {
        if (installingTrace) {
            installingTrace = false;
            throw PyErr.runtimeError("Cannot install a trace function while another trace function is being installed");
        }
        installingTrace = true;
        PyObject old = traceFunc;
        traceFunc = null;
        updateTracing();
        PyObject.xdecref(old);
        traceFunc = PyObject.xnewRef(func);
        updateTracing();
        installingTrace = false;
    }

    /**
     * sys.setprofile; null for none. Raises RuntimeError where releasing the function before runs code that sets another.
     */
    // CPython: Python/ceval.c _PyEval_SetProfile
    public void setProfile(PyObject func) {
        if (installingProfile) {
            installingProfile = false;
            throw PyErr.runtimeError("Cannot install a profile function while another profile function is being installed");
        }
        installingProfile = true;
        PyObject old = profileFunc;
        profileFunc = null;
        updateTracing();
        PyObject.xdecref(old);
        profileFunc = PyObject.xnewRef(func);
        updateTracing();
        installingProfile = false;
    }

    /** The globals of the running Python code, or null. */
    @Borrowed
    public PyDict globals() {
        InterpreterFrame f = visibleFrame();
        return f == null ? null : f.globals;
    }

    /** The builtins that the running Python code sees. */
    @Borrowed
    public PyObject builtins() {
        InterpreterFrame f = visibleFrame();
        return f == null ? interpreter.builtins : f.builtins;
    }

    /** Runs {@code action}, which touches no object, without the lock. */
    public static void withoutGil(Runnable action) {
        ThreadState ts = Gil.save();
        try {
            action.run();
        } finally {
            Gil.acquire(ts);
        }
    }

    /** The innermost frame that a program may see, or null. */
    @Borrowed
    public InterpreterFrame visibleFrame() {
        InterpreterFrame f = frame;
        while (f != null && f.isIncomplete()) {
            f = f.previous;
        }
        return f;
    }

    /** Drops what the thread owns: the thread ends. */
    // CPython: Python/pystate.c PyThreadState_Clear
    public void clear() {
        PyObject o = dict;
        dict = null;
        PyObject.xdecref(o);
        o = asyncException;
        asyncException = null;
        PyObject.xdecref(o);
        o = baseExcInfo.value;
        baseExcInfo.value = null;
        PyObject.xdecref(o);
        o = profileFunc;
        profileFunc = null;
        PyObject.xdecref(o);
        o = traceFunc;
        traceFunc = null;
        PyObject.xdecref(o);
        updateTracing();
        o = asyncgenFirstiter;
        asyncgenFirstiter = null;
        PyObject.xdecref(o);
        o = asyncgenFinalizer;
        asyncgenFinalizer = null;
        PyObject.xdecref(o);
        o = context;
        context = null;
        PyObject.xdecref(o);
        o = sentinel;
        sentinel = null;
        if (o != null) {
            PyLock.releaseSentinel(o);
        }
    }

    @Override
    public void visitRoots(Visitor visitor) {
        for (InterpreterFrame f = frame; f != null; f = f.previous) {
            if (f.owner == InterpreterFrame.OWNED_BY_THREAD) {
                f.visitOwned(visitor);
            }
        }
        visitOwned(visitor);
    }

    /** Visits what the thread owns beside its frames. */
    void visitOwned(Visitor visitor) {
        visitor.xvisit(baseExcInfo.value);
        visitor.xvisit(traceFunc);
        visitor.xvisit(profileFunc);
        visitor.xvisit(asyncException);
        visitor.xvisit(asyncgenFirstiter);
        visitor.xvisit(asyncgenFinalizer);
        visitor.xvisit(context);
        visitor.xvisit(dict);
        visitor.xvisit(sentinel);
    }
}
