package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.interpreter.Import;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyCoroutine;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PySet;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** The _asyncio module (Modules/_asynciomodule.c): futures, tasks, and which loop and which task run now. */
@BuiltinModule(name = "_asyncio", doc = "Accelerator module for asyncio")
public final class AsyncioModule extends NativeModule {
    private static final int COROUTINE_TYPES = 100;

    private static final PyStr RUNNING_LOOP = PyStr.intern("__asyncio_running_event_loop__");
    private static final PyStr ADD = PyStr.intern("add");
    private static final PyStr DISCARD = PyStr.intern("discard");
    private static final PyStr GET_EVENT_LOOP = PyStr.intern("get_event_loop");
    private static final PyStr CALL_SOON = PyStr.intern("call_soon");
    static final PyStr CONTEXT = PyStr.intern("context");
    static final PyTuple CONTEXT_NAMES = PyTuple.of(CONTEXT);

    /** What asyncio's own modules define. Owned. */
    private PyObject isCoroutine;
    private PyObject eventLoopPolicy;
    PyObject futureRepr;
    PyObject taskRepr;
    PyObject taskGetStack;
    PyObject taskPrintStack;
    PyObject extractStack;
    PyType invalidStateError;
    PyType cancelledError;

    /** All tasks, weakly; the running task of each loop; types whose instances are coroutines. Owned. */
    private PyObject allTasks;
    private PyDict currentTasks;
    private PySet coroutineTypes;

    /** How many tasks have been named. */
    long taskNames;

    public AsyncioModule() {
        super("_asyncio", AsyncioModuleTable.INSTANCE);
    }

    /** The module of the running interpreter. */
    static AsyncioModule current() {
        return state("_asyncio", AsyncioModule.class);
    }

    // CPython: Modules/_asynciomodule.c module_init
    @Override
    protected void exec(PyModule module) {
        TypeObject.ready(PyFuture.TYPE);
        TypeObject.ready(PyTask.TYPE);
        eventLoopPolicy = attribute("asyncio.events", "get_event_loop_policy");
        futureRepr = attribute("asyncio.base_futures", "_future_repr");
        invalidStateError = (PyType) attribute("asyncio.exceptions", "InvalidStateError");
        cancelledError = (PyType) attribute("asyncio.exceptions", "CancelledError");
        taskRepr = attribute("asyncio.base_tasks", "_task_repr");
        taskGetStack = attribute("asyncio.base_tasks", "_task_get_stack");
        taskPrintStack = attribute("asyncio.base_tasks", "_task_print_stack");
        isCoroutine = attribute("asyncio.coroutines", "iscoroutine");
        extractStack = attribute("traceback", "extract_stack");
        PyObject weakSet = attribute("weakref", "WeakSet");
        allTasks = Call.call(weakSet);
        weakSet.decref();
        currentTasks = PyDict.create();
        coroutineTypes = PySet.create();
        addTypes(module, PyFuture.TYPE, PyTask.TYPE);
        addBorrowed(module, "_all_tasks", allTasks);
        addBorrowed(module, "_current_tasks", currentTasks);
    }

    private static PyObject attribute(String module, String name) {
        PyObject m = Import.importModule(module);
        try {
            return Objects.getAttr(m, name);
        } finally {
            m.decref();
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.xvisit(isCoroutine);
        visitor.xvisit(eventLoopPolicy);
        visitor.xvisit(futureRepr);
        visitor.xvisit(taskRepr);
        visitor.xvisit(taskGetStack);
        visitor.xvisit(taskPrintStack);
        visitor.xvisit(extractStack);
        visitor.xvisit(invalidStateError);
        visitor.xvisit(cancelledError);
        visitor.xvisit(allTasks);
        visitor.xvisit(currentTasks);
        visitor.xvisit(coroutineTypes);
    }

    @Override
    public void clear() {
        PyObject[] all = {isCoroutine, eventLoopPolicy, futureRepr, taskRepr, taskGetStack, taskPrintStack, extractStack, invalidStateError,
            cancelledError, allTasks, currentTasks, coroutineTypes};
        isCoroutine = null;
        eventLoopPolicy = null;
        futureRepr = null;
        taskRepr = null;
        taskGetStack = null;
        taskPrintStack = null;
        extractStack = null;
        invalidStateError = null;
        cancelledError = null;
        allTasks = null;
        currentTasks = null;
        coroutineTypes = null;
        for (PyObject o : all) {
            PyObject.xdecref(o);
        }
    }

    PyException invalidState(String message) {
        return PyErr.format(invalidStateError, message);
    }

    /** Whether a task can run {@code coro}. */
    // CPython: Modules/_asynciomodule.c is_coroutine
    boolean isCoroutine(PyObject coro) {
        if (coro.type == PyCoroutine.TYPE || coroutineTypes.containsKey(coro.type)) {
            return true;
        }
        PyObject answer = Call.call(isCoroutine, coro);
        boolean is;
        try {
            is = Objects.isTrue(answer);
        } finally {
            answer.decref();
        }
        if (is && coroutineTypes.size() < COROUTINE_TYPES) {
            coroutineTypes.add(coro.type);
        }
        return is;
    }

    /** {@code loop.call_soon(function, argument, context=context)}; the last two may be null. */
    // CPython: Modules/_asynciomodule.c call_soon
    static void callSoon(PyObject loop, PyObject function, PyObject argument, PyObject context) {
        PyObject method = Objects.getAttr(loop, CALL_SOON);
        try {
            int nargs = argument == null ? 1 : 2;
            PyObject[] args = new PyObject[nargs + (context == null ? 0 : 1)];
            args[0] = function;
            if (argument != null) {
                args[1] = argument;
            }
            if (context != null) {
                args[nargs] = context;
            }
            Call.vectorcall(method, args, 0, nargs, context == null ? null : CONTEXT_NAMES).decref();
        } finally {
            method.decref();
        }
    }

    void registerTask(PyObject task) {
        Call.method(allTasks, ADD, task).decref();
    }

    // CPython: Modules/_asynciomodule.c enter_task
    void enterTask(PyObject loop, PyObject task) {
        PyObject running = currentTasks.get(loop);
        if (running != null) {
            throw PyErr.runtimeError("Cannot enter into task " + Objects.reprText(task) + " while another task " + Objects.reprText(running)
                    + " is being executed.");
        }
        currentTasks.put(loop, task);
    }

    // CPython: Modules/_asynciomodule.c leave_task
    void leaveTask(PyObject loop, PyObject task) {
        PyObject running = currentTasks.get(loop);
        if (running != task) {
            throw PyErr.runtimeError("Leaving task " + Objects.reprText(task) + " does not match the current task "
                    + Objects.reprText(running == null ? PyNone.INSTANCE : running) + ".");
        }
        currentTasks.remove(loop);
    }

    /** The loop that runs in this thread, or null. */
    @Borrowed
    private static PyObject runningLoop() {
        PyObject holder = ThreadState.current.dict().get(RUNNING_LOOP);
        PyObject loop = holder instanceof PyRunningLoopHolder h ? h.loop : null;
        return loop == PyNone.INSTANCE ? null : loop;
    }

    /** The running loop, or the one that the policy names. */
    // CPython: Modules/_asynciomodule.c get_event_loop
    PyObject eventLoop() {
        PyObject loop = runningLoop();
        if (loop != null) {
            return loop.newRef();
        }
        PyObject policy = Call.call(eventLoopPolicy);
        try {
            return Call.method(policy, GET_EVENT_LOOP);
        } finally {
            policy.decref();
        }
    }

    @PyMethod(value = "_get_running_loop($module, /)", doc = "Return the running event loop or None.\n\n"
            + "This is a low-level function intended to be used by event loops.\n"
            + "This function is thread-specific.")
    static PyObject getRunningLoopOrNone() {
        PyObject loop = runningLoop();
        return loop == null ? PyNone.owned() : loop.newRef();
    }

    @PyMethod(value = "_set_running_loop($module, loop, /)", doc = "Set the running event loop.\n\n"
            + "This is a low-level function intended to be used by event loops.\n"
            + "This function is thread-specific.")
    static void setRunningLoop(PyObject loop) {
        PyObject holder = new PyRunningLoopHolder(loop);
        ThreadState.current.dict().put(RUNNING_LOOP, holder);
        holder.decref();
    }

    @PyMethod(value = "get_event_loop($module, /)", doc = "Return an asyncio event loop.\n\n"
            + "When called from a coroutine or a callback (e.g. scheduled with\n"
            + "call_soon or similar API), this function will always return the\n"
            + "running event loop.\n\n"
            + "If there is no running event loop set, the function will return\n"
            + "the result of `get_event_loop_policy().get_event_loop()` call.")
    static PyObject getEventLoop(PyModule module) {
        return ((AsyncioModule) module.nativeModule).eventLoop();
    }

    @PyMethod("_get_event_loop($module, /, stacklevel=3)")
    static PyObject getEventLoopAt(PyModule module, int stacklevel) {
        return ((AsyncioModule) module.nativeModule).eventLoop();
    }

    @PyMethod(value = "get_running_loop($module, /)",
            doc = "Return the running event loop.  Raise a RuntimeError if there is none.\n\n"
            + "This function is thread-specific.")
    static PyObject getRunningLoop() {
        PyObject loop = runningLoop();
        if (loop == null) {
            throw PyErr.runtimeError("no running event loop");
        }
        return loop.newRef();
    }

    @PyMethod(value = "_register_task($module, /, task)", doc = "Register a new task in asyncio as executed by loop.\n\n"
            + "Returns None.")
    static void registerTask(PyModule module, PyObject task) {
        ((AsyncioModule) module.nativeModule).registerTask(task);
    }

    @PyMethod(value = "_unregister_task($module, /, task)", doc = "Unregister a task.\n\nReturns None.")
    static void unregisterTask(PyModule module, PyObject task) {
        Call.method(((AsyncioModule) module.nativeModule).allTasks, DISCARD, task).decref();
    }

    @PyMethod(value = "_enter_task($module, /, loop, task)", doc = "Enter into task execution or resume suspended task.\n\n"
            + "Task belongs to loop.\n\n"
            + "Returns None.")
    static void enterTask(PyModule module, PyObject loop, PyObject task) {
        ((AsyncioModule) module.nativeModule).enterTask(loop, task);
    }

    @PyMethod(value = "_leave_task($module, /, loop, task)", doc = "Leave task execution or suspend a task.\n\n"
            + "Task belongs to loop.\n\n"
            + "Returns None.")
    static void leaveTask(PyModule module, PyObject loop, PyObject task) {
        ((AsyncioModule) module.nativeModule).leaveTask(loop, task);
    }

    /** Sets an exception's traceback; null for none. */
    static void setTraceback(PyBaseException exc, @Borrowed PyObject traceback) {
        PyObject old = exc.traceback;
        exc.traceback = (dev.adder.runtime.object.PyTraceback) PyObject.xnewRef(traceback);
        PyObject.xdecref(old);
    }
}
