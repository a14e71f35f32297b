package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.GeneratorOps;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyBool;
import dev.adder.runtime.object.PyBuiltinFunction;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyGenerator;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code _asyncio.Task}: a future that runs a coroutine, one step at a time. */
@BuiltinType(name = "_asyncio.Task", doc = "A coroutine wrapped in a Future.")
public final class PyTask extends PyFuture {
    public static final PyType TYPE = new Type();

    private static final PyStr BLOCKING = PyStr.intern("_asyncio_future_blocking");
    private static final PyStr ADD_DONE_CALLBACK = PyStr.intern("add_done_callback");
    private static final PyStr CANCEL = PyStr.intern("cancel");
    private static final PyStr GET_LOOP = PyStr.intern("get_loop");
    private static final PyStr LOOP = PyStr.intern("_loop");
    private static final PyStr RESULT = PyStr.intern("result");
    private static final PyStr THROW = PyStr.intern("throw");
    private static final PyStr TASK = PyStr.intern("task");
    private static final PyStr WAKEUP_NAME = PyStr.intern("task_wakeup");

    /** What a future calls when it is done that a task waits for. */
    private static final MethodTable.MethodDef WAKEUP = new WakeupTable().def;

    /** Owned. */
    private PyObject context;
    private PyObject coro;
    private PyObject name;
    /** What the task waits for, or null. */
    private PyObject waiter;

    private boolean mustCancel;
    private boolean logDestroyPending = true;
    private long cancelsRequested;

    private PyTask(PyType type) {
        super(type);
    }

    /** The method that is in no class: a task makes it for each future that it waits for. */
    private static final class WakeupTable extends MethodTable {
        final MethodDef def = new MethodDef(this, 0, "task_wakeup", KIND_METHOD, O, null, null, false);

        @Override
        public MethodDef[] methods() {
            return new MethodDef[] {def};
        }

        @Override
        public PyObject call(int index, PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
            if (nargs != 1) {
                throw PyErr.typeError("Task.task_wakeup() takes exactly one argument (" + nargs + " given)");
            }
            return ((PyTask) self).wakeUp(args[base]);
        }
    }

    @PyNew(value = "Task(coro, *, loop=None, name=None, context=None)", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyTask t = new PyTask(cls);
        TypeObject.initInstance(t);
        return t;
    }

    // CPython: Modules/_asynciomodule.c _asyncio_Task___init___impl
    @PyInit("Task(coro, *, loop=None, name=None, context=None)")
    static void init(PyTask self, PyObject coro, PyObject loop, PyObject name, PyObject context) {
        self.start(loop);
        if (!self.module.isCoroutine(coro)) {
            self.logDestroyPending = false;
            throw PyErr.typeError("a coroutine was expected, got " + Objects.reprText(coro));
        }
        PyObject old = self.context;
        self.context = context == null || context == PyNone.INSTANCE ? PyContext.copyCurrent() : context.newRef();
        xdecref(old);
        self.clearWaiter();
        self.mustCancel = false;
        self.logDestroyPending = true;
        self.cancelsRequested = 0;
        old = self.coro;
        self.coro = coro.newRef();
        xdecref(old);
        PyObject called = name == null || name == PyNone.INSTANCE ? PyStr.of("Task-" + ++self.module.taskNames) : nameOf(name);
        old = self.name;
        self.name = called;
        xdecref(old);
        self.stepSoon(null);
        self.module.registerTask(self);
    }

    private static PyObject nameOf(PyObject name) {
        return name.type == PyStr.TYPE ? name.newRef() : Objects.str(name);
    }

    private void clearWaiter() {
        PyObject old = waiter;
        waiter = null;
        xdecref(old);
    }

    // CPython: Modules/_asynciomodule.c task_call_step_soon
    private void stepSoon(PyObject exception) {
        PyObject step = new PyTaskStep(this, exception);
        try {
            AsyncioModule.callSoon(loop, step, null, context);
        } finally {
            step.decref();
        }
    }

    /** Fails the task in its next step. */
    // CPython: Modules/_asynciomodule.c task_set_error_soon
    private void failSoon(String message) {
        PyObject text = PyStr.of(message);
        try {
            PyObject error = Call.call(PyExc.RuntimeError, text);
            try {
                stepSoon(error);
            } finally {
                error.decref();
            }
        } finally {
            text.decref();
        }
    }

    /** One step: resumes the coroutine, with an exception if that is not null. Returns None. */
    // CPython: Modules/_asynciomodule.c task_step
    PyObject step(PyObject exception) {
        PyObject running = loop.newRef();
        AsyncioModule asyncio = module;
        try {
            asyncio.enterTask(running, this);
            try {
                advance(exception);
            } catch (PyException e) {
                try {
                    asyncio.leaveTask(running, this);
                } catch (PyException second) {
                    PyObject old = second.value().context;
                    second.value().context = e.take();
                    xdecref(old);
                    throw second;
                }
                throw e;
            }
            asyncio.leaveTask(running, this);
        } finally {
            running.decref();
        }
        return PyNone.owned();
    }

    // CPython: Modules/_asynciomodule.c task_step_impl
    private void advance(PyObject given) {
        if (!isPending()) {
            throw module.invalidState("__step(): already done: " + Objects.reprText(this) + " "
                    + Objects.reprText(given == null ? PyNone.INSTANCE : given));
        }
        PyObject exception = xnewRef(given);
        if (mustCancel) {
            if (exception != null && !Abstract.isInstance(exception, module.cancelledError)) {
                exception.decref();
                exception = null;
            }
            if (exception == null) {
                exception = takeCancelledError();
            }
            mustCancel = false;
        }
        clearWaiter();
        if (coro == null) {
            xdecref(exception);
            throw PyErr.runtimeError("uninitialized Task object");
        }
        PyObject result;
        try {
            result = resume(exception);
        } catch (PyException e) {
            ended(e);
            return;
        } finally {
            xdecref(exception);
        }
        if (ThreadState.current.generatorReturned) {
            try {
                if (mustCancel) {
                    // cancelled just before the coroutine ended
                    mustCancel = false;
                    cancelNow(cancelMessage);
                } else {
                    finish(result);
                }
            } finally {
                result.decref();
            }
            return;
        }
        await(result);
    }

    /** Resumes the coroutine; what it yields or, by {@link ThreadState#generatorReturned}, returns. */
    private PyObject resume(PyObject exception) {
        ThreadState ts = ThreadState.current;
        PyObject running = coro.newRef();
        try {
            if (exception == null) {
                return GeneratorOps.sendTo(ts, running, PyNone.INSTANCE);
            }
            PyObject r;
            try {
                r = Call.method(running, THROW, exception);
            } catch (PyException e) {
                if (!e.matches(PyExc.StopIteration)) {
                    throw e;
                }
                r = GeneratorOps.stopIterationValue(e);
                ts.generatorReturned = true;
                return r;
            }
            ts.generatorReturned = false;
            return r;
        } finally {
            boolean returned = ts.generatorReturned;
            running.decref();
            ts.generatorReturned = returned;
        }
    }

    /** The coroutine has ended with an exception. */
    private void ended(@Steals PyException e) {
        if (e.matches(module.cancelledError)) {
            PyObject old = cancelledException;
            cancelledException = e.take();
            xdecref(old);
            cancelNow(null);
            return;
        }
        try {
            fail(e.value());
        } catch (PyException second) {
            e.release();
            throw second;
        }
        if (e.matches(PyExc.KeyboardInterrupt) || e.matches(PyExc.SystemExit)) {
            throw e;
        }
        e.release();
    }

    /** The coroutine has yielded {@code result}: waits for it. */
    // CPython: Modules/_asynciomodule.c task_step_handle_result_impl
    private void await(@Steals PyObject result) {
        try {
            if (result == this) {
                failSoon("Task cannot await on itself: " + Objects.reprText(this));
            } else if (result.type == PyFuture.TYPE || result.type == TYPE) {
                awaitFuture((PyFuture) result);
            } else if (result == PyNone.INSTANCE) {
                stepSoon(null);
            } else {
                awaitOther(result);
            }
        } finally {
            result.decref();
        }
    }

    private void awaitFuture(PyFuture future) {
        if (future.loop != loop) {
            otherLoop(future);
        } else if (!future.blocking) {
            yieldedDirectly(future);
        } else {
            future.blocking = false;
            PyObject wakeup = PyBuiltinFunction.make(WAKEUP, WAKEUP_NAME, this, null);
            try {
                future.addCallback(wakeup, context);
            } finally {
                wakeup.decref();
            }
            waitFor(future);
        }
    }

    private void otherLoop(PyObject future) {
        failSoon("Task " + Objects.reprText(this) + " got Future " + Objects.reprText(future) + " attached to a different loop");
    }

    private void yieldedDirectly(PyObject future) {
        failSoon("yield was used instead of yield from in task " + Objects.reprText(this) + " with " + Objects.reprText(future));
    }

    private void waitFor(PyObject future) {
        PyObject old = waiter;
        waiter = future.newRef();
        xdecref(old);
        if (mustCancel && cancelOther(future, cancelMessage)) {
            mustCancel = false;
        }
    }

    private static boolean cancelOther(PyObject future, PyObject message) {
        PyObject r = Call.method(future, CANCEL, message == null ? PyNone.INSTANCE : message);
        try {
            return Objects.isTrue(r);
        } finally {
            r.decref();
        }
    }

    private void awaitOther(PyObject result) {
        PyObject flag = Objects.lookupAttr(result, BLOCKING);
        if (flag == null || flag == PyNone.INSTANCE) {
            xdecref(flag);
            if (Abstract.isInstance(result, PyGenerator.TYPE)) {
                failSoon("yield was used instead of yield from for generator in task " + Objects.reprText(this) + " with "
                        + Objects.reprText(result));
            } else {
                failSoon("Task got bad yield: " + Objects.reprText(result));
            }
            return;
        }
        boolean blocks;
        try {
            blocks = Objects.isTrue(flag);
        } finally {
            flag.decref();
        }
        PyObject otherLoop = loopOf(result);
        otherLoop.decref();
        if (otherLoop != loop) {
            otherLoop(result);
        } else if (!blocks) {
            yieldedDirectly(result);
        } else {
            Objects.setAttr(result, BLOCKING, PyBool.FALSE);
            PyObject wakeup = PyBuiltinFunction.make(WAKEUP, WAKEUP_NAME, this, null);
            try {
                PyObject add = Objects.getAttr(result, ADD_DONE_CALLBACK);
                try {
                    Call.vectorcall(add, new PyObject[] {wakeup, context}, 0, 1, AsyncioModule.CONTEXT_NAMES).decref();
                } finally {
                    add.decref();
                }
            } finally {
                wakeup.decref();
            }
            waitFor(result);
        }
    }

    // CPython: Modules/_asynciomodule.c get_future_loop
    private static PyObject loopOf(PyObject future) {
        PyObject get = Objects.lookupAttr(future, GET_LOOP);
        if (get == null) {
            return Objects.getAttr(future, LOOP);
        }
        try {
            return Call.call(get);
        } finally {
            get.decref();
        }
    }

    /** The future that the task waited for is done. */
    // CPython: Modules/_asynciomodule.c task_wakeup
    private PyObject wakeUp(PyObject future) {
        PyObject exception = null;
        try {
            if (future.type == PyFuture.TYPE || future.type == TYPE) {
                PyFuture f = (PyFuture) future;
                boolean failed = f.hasException();
                PyObject outcome = f.outcome();
                if (failed) {
                    exception = outcome;
                } else {
                    outcome.decref();
                }
            } else {
                Call.method(future, RESULT).decref();
            }
        } catch (PyException e) {
            exception = e.take();
        }
        try {
            return step(exception);
        } finally {
            xdecref(exception);
        }
    }

    // CPython: Modules/_asynciomodule.c _asyncio_Task_cancel_impl
    @PyMethod(value = "cancel($self, /, msg=None)", doc = "Request that this task cancel itself.\n\n"
            + "This arranges for a CancelledError to be thrown into the\n"
            + "wrapped coroutine on the next cycle through the event loop.\n"
            + "The coroutine then has a chance to clean up or even deny\n"
            + "the request using try/except/finally.\n\n"
            + "Unlike Future.cancel, this does not guarantee that the\n"
            + "task will be cancelled: the exception might be caught and\n"
            + "acted upon, delaying cancellation of the task or preventing\n"
            + "cancellation completely.  The task may also return a value or\n"
            + "raise a different exception.\n\n"
            + "Immediately after this method is called, Task.cancelled() will\n"
            + "not return True (unless the task was already cancelled).  A\n"
            + "task will be marked as cancelled when the wrapped coroutine\n"
            + "terminates with a CancelledError exception (even if cancel()\n"
            + "was not called).\n\n"
            + "This also increases the task's count of cancellation requests.")
    static boolean cancelTask(PyTask self, PyObject msg) {
        self.logTraceback = false;
        if (!self.isPending()) {
            return false;
        }
        self.cancelsRequested++;
        if (self.waiter != null) {
            PyObject waiter = self.waiter.newRef();
            try {
                if (cancelOther(waiter, msg)) {
                    return true;
                }
            } finally {
                waiter.decref();
            }
        }
        self.mustCancel = true;
        self.setCancelMessage(msg);
        return true;
    }

    @PyMethod(value = "cancelling($self, /)", doc = "Return the count of the task's cancellation requests.\n\n"
            + "This count is incremented when .cancel() is called\n"
            + "and may be decremented using .uncancel().")
    static long cancelling(PyTask self) {
        return self.cancelsRequested;
    }

    @PyMethod(value = "uncancel($self, /)", doc = "Decrement the task's count of cancellation requests.\n\n"
            + "This should be used by tasks that catch CancelledError\n"
            + "and wish to continue indefinitely until they are cancelled again.\n\n"
            + "Returns the remaining number of cancellation requests.")
    static long uncancel(PyTask self) {
        if (self.cancelsRequested > 0) {
            self.cancelsRequested--;
        }
        return self.cancelsRequested;
    }

    @PyMethod(value = "get_stack($self, /, *, limit=None)", doc = "Return the list of stack frames for this task's coroutine.\n\n"
            + "If the coroutine is not done, this returns the stack where it is\n"
            + "suspended.  If the coroutine has completed successfully or was\n"
            + "cancelled, this returns an empty list.  If the coroutine was\n"
            + "terminated by an exception, this returns the list of traceback\n"
            + "frames.\n\n"
            + "The frames are always ordered from oldest to newest.\n\n"
            + "The optional limit gives the maximum number of frames to\n"
            + "return; by default all available frames are returned.  Its\n"
            + "meaning differs depending on whether a stack or a traceback is\n"
            + "returned: the newest frames of a stack are returned, but the\n"
            + "oldest frames of a traceback are returned.  (This matches the\n"
            + "behavior of the traceback module.)\n\n"
            + "For reasons beyond our control, only one stack frame is\n"
            + "returned for a suspended coroutine.")
    static PyObject getStack(PyTask self, PyObject limit) {
        return Call.call(self.module.taskGetStack, self, limit == null ? PyNone.INSTANCE : limit);
    }

    @PyMethod(value = "print_stack($self, /, *, limit=None, file=None)",
            doc = "Print the stack or traceback for this task's coroutine.\n\n"
            + "This produces output similar to that of the traceback module,\n"
            + "for the frames retrieved by get_stack().  The limit argument\n"
            + "is passed to get_stack().  The file argument is an I/O stream\n"
            + "to which the output is written; by default output is written\n"
            + "to sys.stderr.")
    static PyObject printStack(PyTask self, PyObject limit, PyObject file) {
        return Call.call(self.module.taskPrintStack, self, limit == null ? PyNone.INSTANCE : limit, file == null ? PyNone.INSTANCE : file);
    }

    @PyMethod(value = "set_result($self, result, /)")
    static void refuseResult(PyTask self, PyObject result) {
        throw PyErr.runtimeError("Task does not support set_result operation");
    }

    @PyMethod(value = "set_exception($self, exception, /)")
    static void refuseException(PyTask self, PyObject exception) {
        throw PyErr.runtimeError("Task does not support set_exception operation");
    }

    @PyMethod("get_coro($self, /)")
    static PyObject getCoroutine(PyTask self) {
        return self.coro == null ? PyNone.owned() : self.coro.newRef();
    }

    @PyMethod("get_name($self, /)")
    static PyObject getName(PyTask self) {
        return self.name == null ? PyNone.owned() : self.name.newRef();
    }

    @PyMethod("set_name($self, value, /)")
    static void setName(PyTask self, PyObject value) {
        PyObject called = nameOf(value);
        PyObject old = self.name;
        self.name = called;
        xdecref(old);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter("_log_destroy_pending")
    static boolean getLogDestroyPending(PyTask self) {
        return self.logDestroyPending;
    }

    @PySetter("_log_destroy_pending")
    static void setLogDestroyPending(PyTask self, PyObject value) {
        if (value == null) {
            throw PyErr.attributeError("cannot delete attribute");
        }
        self.logDestroyPending = Objects.isTrue(value);
    }

    @PyGetter("_must_cancel")
    static boolean getMustCancel(PyTask self) {
        return self.mustCancel;
    }

    @PyGetter("_coro")
    static PyObject coroutineOrNone(PyTask self) {
        return self.coro == null ? PyNone.owned() : self.coro.newRef();
    }

    @PyGetter("_fut_waiter")
    static PyObject getWaiter(PyTask self) {
        return self.waiter == null ? PyNone.owned() : self.waiter.newRef();
    }

    // CPython: Modules/_asynciomodule.c TaskObj_finalize
    @Override
    void finalizeFuture() {
        if (isPending() && logDestroyPending && loop != null) {
            report("Task was destroyed but it is pending!", TASK, null);
        }
        super.finalizeFuture();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(context);
        visitor.xvisit(coro);
        visitor.xvisit(name);
        visitor.xvisit(waiter);
        super.traverseFields(visitor);
    }

    // CPython: Modules/_asynciomodule.c TaskObj_clear
    @Override
    protected void clearFields() {
        clearState();
        PyObject o = context;
        context = null;
        xdecref(o);
        o = coro;
        coro = null;
        xdecref(o);
        o = name;
        name = null;
        xdecref(o);
        clearWaiter();
    }

    static final class Type extends PyFuture.Type {
        Type() {
            super("_asyncio.Task", PyTaskTable.INSTANCE, PyFuture.TYPE, 176);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return Call.call(((PyTask) self).module.taskRepr, self);
        }
    }
}
