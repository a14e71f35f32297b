package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.runtime.interpreter.ThreadState;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.MethodTable;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBaseException;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyGenericAlias;
import dev.adder.runtime.object.PyList;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** {@code _asyncio.Future}. */
@BuiltinType(name = "_asyncio.Future", doc = "This class is *almost* compatible with concurrent.futures.Future.\n\n"
        + "    Differences:\n\n"
        + "    - result() and exception() do not take a timeout argument and\n"
        + "      raise an exception when the future isn't done yet.\n\n"
        + "    - Callbacks registered with add_done_callback() are always called\n"
        + "      via the event loop's call_soon_threadsafe().\n\n"
        + "    - This class is not compatible with the wait() and as_completed()\n"
        + "      methods in the concurrent.futures package.")
public class PyFuture extends PyObject {
    public static final PyType TYPE = new Type("_asyncio.Future", PyFutureTable.INSTANCE, null, 128);

    private static final PyStr GET_DEBUG = PyStr.intern("get_debug");
    private static final PyStr CALL_EXCEPTION_HANDLER = PyStr.intern("call_exception_handler");

    enum State { PENDING, CANCELLED, FINISHED }

    final AsyncioModule module = AsyncioModule.current();

    /** Owned, all these; null for what is not there. */
    PyObject loop;
    private PyObject callback0;
    private PyObject context0;
    /** Tuples of callback and context, after the first callback. */
    private PyList callbacks;
    private PyObject result;
    private PyBaseException exception;
    private PyObject exceptionTraceback;
    private PyObject sourceTraceback;
    PyObject cancelMessage;
    PyBaseException cancelledException;

    State fate = State.PENDING;
    boolean logTraceback;
    boolean blocking;

    PyFuture(PyType type) {
        super(type);
    }

    @PyNew(value = "Future(*, loop=None)", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyFuture f = new PyFuture(cls);
        TypeObject.initInstance(f);
        return f;
    }

    @PyInit("Future(*, loop=None)")
    static void init(PyFuture self, PyObject loop) {
        self.start(loop);
    }

    // CPython: Modules/_asynciomodule.c future_init
    void start(PyObject given) {
        clearState();
        fate = State.PENDING;
        logTraceback = false;
        blocking = false;
        loop = given == null || given == PyNone.INSTANCE ? module.eventLoop() : given.newRef();
        PyObject debug = Call.method(loop, GET_DEBUG);
        boolean debugging;
        try {
            debugging = Objects.isTrue(debug);
        } finally {
            debug.decref();
        }
        if (debugging && !ThreadState.current.interpreter.finalizing) {
            sourceTraceback = Call.call(module.extractStack);
        }
    }

    boolean isPending() {
        return fate == State.PENDING;
    }

    private void requireAlive() {
        if (loop == null) {
            throw PyErr.runtimeError("Future object is not initialized.");
        }
    }

    // CPython: Modules/_asynciomodule.c future_schedule_callbacks
    private void scheduleCallbacks() {
        PyObject first = callback0;
        PyObject context = context0;
        if (first != null) {
            try {
                AsyncioModule.callSoon(loop, first, this, context);
            } catch (PyException e) {
                clearFirst();
                clearRest();
                throw e;
            }
            clearFirst();
        }
        PyList rest = callbacks;
        if (rest == null) {
            return;
        }
        rest.incref();
        try {
            for (int i = 0; i < rest.size(); i++) {
                PyTuple pair = (PyTuple) rest.get(i);
                AsyncioModule.callSoon(loop, pair.get(0), this, pair.get(1));
            }
        } finally {
            rest.decref();
            clearRest();
        }
    }

    private void clearFirst() {
        PyObject o = callback0;
        callback0 = null;
        xdecref(o);
        o = context0;
        context0 = null;
        xdecref(o);
    }

    private void clearRest() {
        PyObject o = callbacks;
        callbacks = null;
        xdecref(o);
    }

    // CPython: Modules/_asynciomodule.c future_set_result
    final void finish(PyObject value) {
        requireAlive();
        if (fate != State.PENDING) {
            throw module.invalidState("invalid state");
        }
        result = value.newRef();
        fate = State.FINISHED;
        scheduleCallbacks();
    }

    // CPython: Modules/_asynciomodule.c future_set_exception
    final void fail(PyObject error) {
        requireAlive();
        if (fate != State.PENDING) {
            throw module.invalidState("invalid state");
        }
        PyObject made = error instanceof PyType t && t.isSubtype(PyExc.BaseException) ? Call.call(error) : error.newRef();
        try {
            if (fate != State.PENDING) {
                throw module.invalidState("invalid state");
            }
            if (!(made instanceof PyBaseException)) {
                throw PyErr.typeError("invalid exception object");
            }
            if (made.type == PyExc.StopIteration) {
                throw PyErr.typeError("StopIteration interacts badly with generators and cannot be raised into a Future");
            }
        } catch (PyException e) {
            made.decref();
            throw e;
        }
        exception = (PyBaseException) made;
        exceptionTraceback = xnewRef(exception.traceback);
        fate = State.FINISHED;
        scheduleCallbacks();
        logTraceback = true;
    }

    // CPython: Modules/_asynciomodule.c future_cancel
    final boolean cancelNow(PyObject message) {
        logTraceback = false;
        if (fate != State.PENDING) {
            return false;
        }
        fate = State.CANCELLED;
        setCancelMessage(message);
        scheduleCallbacks();
        return true;
    }

    final void setCancelMessage(PyObject message) {
        PyObject old = cancelMessage;
        cancelMessage = xnewRef(message);
        xdecref(old);
    }

    /** The CancelledError to raise; the one that ended a task is given out once. */
    // CPython: Modules/_asynciomodule.c create_cancelled_error
    final PyObject takeCancelledError() {
        PyObject known = cancelledException;
        if (known != null) {
            cancelledException = null;
            return known;
        }
        return cancelMessage == null || cancelMessage == PyNone.INSTANCE ? Call.call(module.cancelledError)
                : Call.call(module.cancelledError, cancelMessage);
    }

    private PyException cancelled() {
        return PyErr.raise((PyBaseException) takeCancelledError());
    }

    /** Whether the future has ended with an exception of its own. */
    final boolean hasException() {
        return fate == State.FINISHED && exception != null;
    }

    /** The result, or the exception as an object; throws if it was cancelled or is not done. */
    // CPython: Modules/_asynciomodule.c future_get_result
    final PyObject outcome() {
        if (fate == State.CANCELLED) {
            throw cancelled();
        }
        if (fate != State.FINISHED) {
            throw module.invalidState("Result is not set.");
        }
        logTraceback = false;
        if (exception == null) {
            return result.newRef();
        }
        PyObject traceback = exceptionTraceback;
        exceptionTraceback = null;
        AsyncioModule.setTraceback(exception, traceback);
        xdecref(traceback);
        return exception.newRef();
    }

    // CPython: Modules/_asynciomodule.c future_add_done_callback
    final void addCallback(PyObject function, PyObject context) {
        if (loop == null) {
            throw PyErr.runtimeError("uninitialized Future object");
        }
        if (fate != State.PENDING) {
            AsyncioModule.callSoon(loop, function, this, context);
            return;
        }
        if (callbacks == null && callback0 == null) {
            callback0 = function.newRef();
            context0 = context.newRef();
            return;
        }
        if (callbacks == null) {
            callbacks = PyList.create();
        }
        callbacks.appendSteal(PyTuple.of(function, context));
    }

    @PyMethod(value = "result($self, /)", doc = "Return the result this future represents.\n\n"
            + "If the future has been cancelled, raises CancelledError.  If the\n"
            + "future's result isn't yet available, raises InvalidStateError.  If\n"
            + "the future is done and has an exception set, this exception is raised.")
    static PyObject result(PyFuture self) {
        if (self.loop == null) {
            throw self.module.invalidState("Future object is not initialized.");
        }
        boolean failed = self.hasException();
        PyObject r = self.outcome();
        if (failed) {
            throw PyErr.raise((PyBaseException) r);
        }
        return r;
    }

    @PyMethod(value = "exception($self, /)", doc = "Return the exception that was set on this future.\n\n"
            + "The exception (or None if no exception was set) is returned only if\n"
            + "the future is done.  If the future has been cancelled, raises\n"
            + "CancelledError.  If the future isn't done yet, raises\n"
            + "InvalidStateError.")
    static PyObject exception(PyFuture self) {
        if (self.loop == null) {
            throw self.module.invalidState("Future object is not initialized.");
        }
        if (self.fate == State.CANCELLED) {
            throw self.cancelled();
        }
        if (self.fate != State.FINISHED) {
            throw self.module.invalidState("Exception is not set.");
        }
        if (self.exception == null) {
            return PyNone.owned();
        }
        self.logTraceback = false;
        return self.exception.newRef();
    }

    @PyMethod(value = "set_result($self, result, /)", doc = "Mark the future done and set its result.\n\n"
            + "If the future is already done when this method is called, raises\n"
            + "InvalidStateError.")
    static void setResult(PyFuture self, PyObject result) {
        self.finish(result);
    }

    @PyMethod(value = "set_exception($self, exception, /)", doc = "Mark the future done and set an exception.\n\n"
            + "If the future is already done when this method is called, raises\n"
            + "InvalidStateError.")
    static void setException(PyFuture self, PyObject exception) {
        self.fail(exception);
    }

    @PyMethod(value = "add_done_callback($self, fn, /, *, context=<unrepresentable>)",
            doc = "Add a callback to be run when the future becomes done.\n\n"
            + "The callback is called with a single argument - the future object. If\n"
            + "the future is already done when this is called, the callback is\n"
            + "scheduled with call_soon.")
    static void addDoneCallback(PyFuture self, PyObject fn, PyObject context) {
        PyObject used = context == null ? PyContext.copyCurrent() : context.newRef();
        try {
            self.addCallback(fn, used);
        } finally {
            used.decref();
        }
    }

    // CPython: Modules/_asynciomodule.c _asyncio_Future_remove_done_callback
    @PyMethod(value = "remove_done_callback($self, fn, /)",
            doc = "Remove all instances of a callback from the \"call when done\" list.\n\n"
            + "Returns the number of callbacks removed.")
    static long removeDoneCallback(PyFuture self, PyObject function) {
        self.requireAlive();
        long removed = 0;
        PyObject first = self.callback0;
        if (first != null) {
            first.incref();
            try {
                if (Objects.richCompareBool(first, function, Objects.EQ)) {
                    self.clearFirst();
                    removed = 1;
                }
            } finally {
                first.decref();
            }
        }
        PyList kept = PyList.create();
        try {
            for (int i = 0; self.callbacks != null && i < self.callbacks.size(); i++) {
                PyTuple pair = (PyTuple) self.callbacks.get(i).newRef();
                try {
                    if (!Objects.richCompareBool(pair.get(0), function, Objects.EQ)) {
                        kept.append(pair);
                    }
                } finally {
                    pair.decref();
                }
            }
            PyList old = self.callbacks;
            if (old == null) {
                return removed;
            }
            removed += old.size() - kept.size();
            if (old.size() != kept.size()) {
                self.callbacks = kept.size() == 0 ? null : (PyList) kept.newRef();
                old.decref();
            }
            return removed;
        } finally {
            kept.decref();
        }
    }

    @PyMethod(value = "cancel($self, /, msg=None)", doc = "Cancel the future and schedule callbacks.\n\n"
            + "If the future is already done or cancelled, return False.  Otherwise,\n"
            + "change the future's state to cancelled, schedule the callbacks and\n"
            + "return True.")
    static boolean cancel(PyFuture self, PyObject msg) {
        self.requireAlive();
        return self.cancelNow(msg);
    }

    @PyMethod(value = "cancelled($self, /)", doc = "Return True if the future was cancelled.")
    static boolean cancelled(PyFuture self) {
        return self.loop != null && self.fate == State.CANCELLED;
    }

    @PyMethod(value = "done($self, /)", doc = "Return True if the future is done.\n\n"
            + "Done means either that a result / exception are available, or that the\n"
            + "future was cancelled.")
    static boolean done(PyFuture self) {
        return self.loop != null && self.fate != State.PENDING;
    }

    @PyMethod(value = "get_loop($self, /)", doc = "Return the event loop the Future is bound to.")
    static PyObject getLoop(PyFuture self) {
        self.requireAlive();
        return self.loop.newRef();
    }

    @PyMethod(value = "_make_cancelled_error($self, /)",
            doc = "Create the CancelledError to raise if the Future is cancelled.\n\n"
            + "This should only be called once when handling a cancellation since\n"
            + "it erases the context exception value.")
    static PyObject makeCancelledError(PyFuture self) {
        return self.takeCancelledError();
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyGetter("_state")
    static PyObject getState(PyFuture self) {
        self.requireAlive();
        return PyStr.intern(self.fate.name());
    }

    @PyGetter("_asyncio_future_blocking")
    static boolean getBlocking(PyFuture self) {
        return self.loop != null && self.blocking;
    }

    @PySetter("_asyncio_future_blocking")
    static void setBlocking(PyFuture self, PyObject value) {
        self.requireAlive();
        requireValue(value);
        self.blocking = Objects.isTrue(value);
    }

    private static void requireValue(PyObject value) {
        if (value == null) {
            throw PyErr.attributeError("cannot delete attribute");
        }
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.owned() : o.newRef();
    }

    @PyGetter("_loop")
    static PyObject loopOrNone(PyFuture self) {
        return orNone(self.loop);
    }

    // CPython: Modules/_asynciomodule.c FutureObj_get_callbacks
    @PyGetter("_callbacks")
    static PyObject getCallbacks(PyFuture self) {
        self.requireAlive();
        if (self.callback0 == null) {
            return orNone(self.callbacks);
        }
        PyList all = PyList.create();
        all.appendSteal(PyTuple.of(self.callback0, self.context0));
        for (int i = 0; self.callbacks != null && i < self.callbacks.size(); i++) {
            all.append(self.callbacks.get(i));
        }
        return all;
    }

    @PyGetter("_result")
    static PyObject getResult(PyFuture self) {
        self.requireAlive();
        return orNone(self.result);
    }

    @PyGetter("_exception")
    static PyObject getException(PyFuture self) {
        self.requireAlive();
        return orNone(self.exception);
    }

    @PyGetter("_log_traceback")
    static boolean getLogTraceback(PyFuture self) {
        self.requireAlive();
        return self.logTraceback;
    }

    @PySetter("_log_traceback")
    static void setLogTraceback(PyFuture self, PyObject value) {
        requireValue(value);
        if (Objects.isTrue(value)) {
            throw PyErr.valueError("_log_traceback can only be set to False");
        }
        self.logTraceback = false;
    }

    @PyGetter("_source_traceback")
    static PyObject getSourceTraceback(PyFuture self) {
        return orNone(self.sourceTraceback);
    }

    @PyGetter("_cancel_message")
    static PyObject getCancelMessage(PyFuture self) {
        return orNone(self.cancelMessage);
    }

    @PySetter("_cancel_message")
    static void putCancelMessage(PyFuture self, PyObject value) {
        requireValue(value);
        self.setCancelMessage(value);
    }

    /** Hands a message about this to the loop's exception handler. */
    final void report(String message, PyStr key, PyObject error) {
        PyDict context = PyDict.create();
        PyObject handler = null;
        try {
            PyObject text = PyStr.of(message);
            if (error == null) {
                context.put(key, this);
                GcModule.put(context, "message", text);
            } else {
                GcModule.put(context, "message", text);
                GcModule.put(context, "exception", error.newRef());
                context.put(key, this);
            }
            if (sourceTraceback != null) {
                GcModule.put(context, "source_traceback", sourceTraceback.newRef());
            }
            handler = Objects.getAttr(loop, CALL_EXCEPTION_HANDLER);
            Call.call(handler, context).decref();
        } catch (PyException e) {
            PyErr.writeUnraisable(e, handler);
        } finally {
            xdecref(handler);
            context.decref();
        }
    }

    /** Says so if nobody has asked for the exception. */
    // CPython: Modules/_asynciomodule.c FutureObj_finalize
    void finalizeFuture() {
        if (!logTraceback) {
            return;
        }
        logTraceback = false;
        PyStr key = PyStr.intern("future");
        report(type.shortName() + " exception was never retrieved", key, exception);
        key.decref();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(loop);
        visitor.xvisit(callback0);
        visitor.xvisit(context0);
        visitor.xvisit(callbacks);
        visitor.xvisit(result);
        visitor.xvisit(exception);
        visitor.xvisit(exceptionTraceback);
        visitor.xvisit(sourceTraceback);
        visitor.xvisit(cancelMessage);
        visitor.xvisit(cancelledException);
    }

    // CPython: Modules/_asynciomodule.c FutureObj_clear
    final void clearState() {
        PyObject o = loop;
        loop = null;
        xdecref(o);
        clearFirst();
        clearRest();
        o = result;
        result = null;
        xdecref(o);
        o = exception;
        exception = null;
        xdecref(o);
        o = exceptionTraceback;
        exceptionTraceback = null;
        xdecref(o);
        o = sourceTraceback;
        sourceTraceback = null;
        xdecref(o);
        o = cancelMessage;
        cancelMessage = null;
        xdecref(o);
        o = cancelledException;
        cancelledException = null;
        xdecref(o);
    }

    @Override
    protected void clearFields() {
        clearState();
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    static class Type extends PyType {
        Type(String name, MethodTable table, PyType base, int basicsize) {
            super(name, table, base, basicsize, 0, HAVE_GC | BASETYPE | HAS_DICT | HAS_WEAKREFS);
            dictoffset = 104;
            weaklistoffset = 112;
        }

        @Override
        public PyObject tpIter(PyObject self) {
            ((PyFuture) self).requireAlive();
            return new PyFutureIterator((PyFuture) self);
        }

        @Override
        public PyObject amAwait(PyObject self) {
            return tpIter(self);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            PyFuture f = (PyFuture) self;
            f.requireAlive();
            return Call.call(f.module.futureRepr, self);
        }

        @Override
        public void tpFinalize(PyObject self) {
            ((PyFuture) self).finalizeFuture();
        }

        // CPython: Modules/_asynciomodule.c FutureObj_dealloc
        @Override
        public void tpDealloc(PyObject self) {
            if (self.type == this && !Heap.callFinalizerFromDealloc(self)) {
                return;
            }
            super.tpDealloc(self);
        }
    }
}
