package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.heap.WeakReferences;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.EvalLoop;
import dev.adder.runtime.interpreter.ExcInfo;
import dev.adder.runtime.interpreter.GeneratorOps;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.Op;
import dev.adder.runtime.interpreter.PyErrCause;
import dev.adder.runtime.interpreter.ThreadState;

/** A generator; coroutines and asynchronous generators share the layout. It owns its frame from the call of the function on. */
@BuiltinType(name = "generator")
public class PyGenerator extends PyObject {
    private static final Pool<PyGenerator> POOL = new Pool<>(72);

    public static final PyType TYPE = new Type();

    static final int CREATED = -2;
    static final int SUSPENDED = -1;
    static final int EXECUTING = 0;
    static final int COMPLETED = 1;
    static final int CLEARED = 4;

    /** The frame until it is cleared. What it owns counts as the generator's. */
    InterpreterFrame frame;

    /** Owned. */
    public PyCode code;
    PyStr name;
    PyStr qualname;

    /** The exception that the generator's code handles. */
    public final ExcInfo excInfo = new ExcInfo();

    /** One of the states above. */
    int frameState = CREATED;

    /** A generator that takes {@code frame} over from the thread. */
    PyGenerator(PyType type, @Steals InterpreterFrame frame) {
        super(type);
        begin(frame);
    }

    private void begin(@Steals InterpreterFrame frame) {
        frameState = CREATED;
        excInfo.previous = null;
        this.frame = frame;
        PyFunction f = frame.func;
        code = (PyCode) frame.code.newRef();
        name = (PyStr) f.name.newRef();
        qualname = (PyStr) f.qualname.newRef();
        frame.owner = InterpreterFrame.OWNED_BY_GENERATOR;
        frame.generator = this;
        Heap.gcAlloc(this);
        Heap.track(this);
    }

    public static PyGenerator create(@Steals InterpreterFrame frame) {
        PyGenerator g = POOL.take();
        if (g == null) {
            return new PyGenerator(TYPE, frame);
        }
        g.begin(frame);
        return g;
    }

    @Override
    protected void recycle() {
        super.recycle();
        if (getClass() == PyGenerator.class) {
            POOL.give(this);
        }
    }

    /** What messages call it. */
    String kindName() {
        return "generator";
    }

    public boolean isRunning() {
        return frameState == EXECUTING;
    }

    public void markSuspended() {
        frameState = SUSPENDED;
    }

    public void markExecuting() {
        frameState = EXECUTING;
    }

    /** The iterator that a yield from or await delegates to, owned; null for none. */
    // CPython: Objects/genobject.c _PyGen_yf
    public PyObject yieldFrom() {
        if (frameState >= CLEARED || frameState == CREATED || frameState == EXECUTING) {
            return null;
        }
        int next = (frame.pc + 1) * 2;
        byte[] b = code.code;
        if (next >= b.length || (b[next] & 0xff) != Op.RESUME || b[next + 1] < 2) {
            return null;
        }
        return frame.slots[frame.stacktop - 1].newRef();
    }

    /**
     * Resumes.
     *
     * @param arg what yield evaluates to; null for next()
     * @param thrown the exception to raise there instead, or null; taken over
     * @param closing whether close() does it
     * @return what was yielded or returned, by {@link ThreadState#generatorReturned}; null if None was returned to next(), or if it had
     *     ended before and nobody sent anything
     */
    // CPython: Objects/genobject.c gen_send_ex2
    PyObject resume(ThreadState ts, PyObject arg, PyException thrown, boolean closing) {
        if (frameState == CREATED && arg != null && arg != PyNone.INSTANCE) {
            throw PyErr.typeError("can't send non-None value to a just-started " + kindName());
        }
        if (frameState == EXECUTING) {
            PyException e = PyErr.valueError(kindName() + " already executing");
            if (thrown != null) {
                thrown.release();
            }
            throw e;
        }
        if (frameState >= COMPLETED) {
            if (this instanceof PyCoroutine && !closing) {
                if (thrown != null) {
                    thrown.release();
                }
                throw PyErr.runtimeError("cannot reuse already awaited coroutine");
            }
            if (thrown != null) {
                throw thrown;
            }
            ts.generatorReturned = true;
            return arg != null ? PyNone.owned() : null;
        }
        InterpreterFrame f = frame;
        f.slots[f.stacktop++] = (arg == null ? PyNone.INSTANCE : arg).newRef();
        f.previous = ts.frame;
        excInfo.previous = ts.excInfo;
        ts.excInfo = excInfo;
        // only what the generator itself handles, not what its caller does
        if (thrown != null && excInfo.value != null && excInfo.value != PyNone.INSTANCE) {
            ts.setContext(thrown.value());
        }
        frameState = EXECUTING;
        ts.frame = f;
        PyObject result;
        try {
            result = EvalLoop.run(ts, f, thrown);
        } catch (PyException e) {
            if (excInfo.previous != null) {
                ts.excInfo = excInfo.previous;
                excInfo.previous = null;
            }
            f.previous = null;
            PyException translated = e;
            if (e.matches(PyExc.StopIteration)) {
                translated = PyErrCause.from(PyExc.RuntimeError, kindName() + " raised StopIteration", e);
            } else if (this instanceof PyAsyncGenerator && e.matches(PyExc.StopAsyncIteration)) {
                translated = PyErrCause.from(PyExc.RuntimeError, "async generator raised StopAsyncIteration", e);
            }
            releaseFrame(f);
            throw translated;
        }
        f.previous = null;
        if (frameState == SUSPENDED) {
            ts.generatorReturned = false;
            return result;
        }
        ts.excInfo = excInfo.previous;
        excInfo.previous = null;
        if (result == PyNone.INSTANCE && !(this instanceof PyAsyncGenerator) && arg == null) {
            result.decref();
            result = null;
        }
        releaseFrame(f);
        ts.generatorReturned = true;
        return result;
    }

    /** The generator cannot be resumed any more. */
    private void releaseFrame(InterpreterFrame f) {
        PyObject handled = excInfo.value;
        excInfo.value = null;
        xdecref(handled);
        frameState = CLEARED;
        frame = null;
        f.clear();
    }

    /** Sends for SEND: the value, and {@link ThreadState#generatorReturned}. */
    public PyObject sendForResult(ThreadState ts, PyObject arg) {
        PyObject r = resume(ts, arg, null, false);
        return r;
    }

    /** send(), throw() and close() end a return with StopIteration. */
    // CPython: Objects/genobject.c gen_send_ex
    PyObject resumeOrStop(PyObject arg, PyException thrown, boolean closing) {
        ThreadState ts = ThreadState.current;
        PyObject r = resume(ts, arg, thrown, closing);
        if (!ts.generatorReturned) {
            return r;
        }
        if (this instanceof PyAsyncGenerator) {
            xdecref(r);
            throw PyErr.withValue(PyExc.StopAsyncIteration, null);
        }
        if (r == null || r == PyNone.INSTANCE) {
            xdecref(r);
            throw PyErr.withValue(PyExc.StopIteration, null);
        }
        try {
            throw PyErr.stopIteration(r);
        } finally {
            r.decref();
        }
    }

    /** The next item; null when the generator has returned None, StopIteration with the value when it returned another. */
    // CPython: Objects/genobject.c gen_iternext
    PyObject next() {
        ThreadState ts = ThreadState.current;
        PyObject r = resume(ts, null, null, false);
        if (r != null && ts.generatorReturned) {
            try {
                throw PyErr.stopIteration(r);
            } finally {
                r.decref();
            }
        }
        return r;
    }

    @PyMethod(value = "send($self, arg, /)", textSignature = false,
            doc = "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.")
    static PyObject send(PyGenerator self, PyObject arg) {
        return self.resumeOrStop(arg, null, false);
    }

    @PyMethod(value = "close($self, /)", textSignature = false, doc = "close() -> raise GeneratorExit inside generator.")
    static PyObject close(PyGenerator self) {
        return self.close();
    }

    // CPython: Objects/genobject.c gen_close
    PyObject close() {
        PyException error = null;
        PyObject yf = yieldFrom();
        if (yf != null) {
            int state = frameState;
            frameState = EXECUTING;
            try {
                closeIterator(yf);
            } catch (PyException e) {
                error = e;
            }
            frameState = state;
            yf.decref();
        }
        if (error == null) {
            ThreadState ts = ThreadState.current;
            if (endsUnseen(ts)) {
                end(ts);
                return PyNone.owned();
            }
            error = PyErr.withValue(PyExc.GeneratorExit, null);
        }
        PyObject r;
        try {
            r = resumeOrStop(PyNone.INSTANCE, error, true);
        } catch (PyException e) {
            if (e.matches(PyExc.StopIteration) || e.matches(PyExc.GeneratorExit)) {
                e.release();
                return PyNone.owned();
            }
            throw e;
        }
        r.decref();
        throw PyErr.runtimeError(kindName() + " ignored GeneratorExit");
    }

    /**
     * Whether GeneratorExit would leave the frame without anybody seeing it: nothing there handles it, and neither a tracer nor the
     * collector nor the recursion limit is near. The exception, its traceback and the frame object are the births.
     */
    private boolean endsUnseen(ThreadState ts) {
        return frameState < EXECUTING && ts.useTracing == 0 && ts.recursionRemaining > 1 && ts.javaRemaining > 1
                && excInfo.value == null && Heap.isUnnoticed(3) && code.handler(frame.pc) < 0;
    }

    /** What GeneratorExit does on its way through a frame that does not handle it. */
    private void end(ThreadState ts) {
        InterpreterFrame f = frame;
        if (f.stacktop > code.nlocalsplus) {
            // finalizers of what lies on the stack see the frame running, those of the locals do not
            f.previous = ts.frame;
            excInfo.previous = ts.excInfo;
            ts.excInfo = excInfo;
            frameState = EXECUTING;
            ts.frame = f;
            ts.recursionRemaining--;
            f.clearStack();
            ts.recursionRemaining++;
            ts.frame = f.previous;
            ts.excInfo = excInfo.previous;
            excInfo.previous = null;
            f.previous = null;
        }
        releaseFrame(f);
    }

    // CPython: Objects/genobject.c gen_close_iter
    private static void closeIterator(PyObject yf) {
        if (yf.type == TYPE || yf.type == PyCoroutine.TYPE) {
            ((PyGenerator) yf).close().decref();
            return;
        }
        PyStr name = PyStr.intern("close");
        PyObject m;
        try {
            m = Objects.lookupAttr(yf, name);
        } catch (PyException e) {
            PyErr.writeUnraisable(e, yf);
            m = null;
        } finally {
            name.decref();
        }
        if (m != null) {
            try {
                Call.call(m).decref();
            } finally {
                m.decref();
            }
        }
    }

    @PyMethod(value = "throw($self, type, value=None, traceback=None, /)", textSignature = false,
            doc = "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\n"
                    + "StopIteration.")
    static PyObject raise(PyGenerator self, PyObject type, PyObject value, PyObject tb) {
        return self.raise(true, type, value, tb);
    }

    /** throw(); value and traceback may be null. */
    // CPython: Objects/genobject.c _gen_throw
    PyObject raise(boolean closeOnExit, PyObject type, PyObject value, PyObject tb) {
        PyObject yf = yieldFrom();
        if (yf != null) {
            if (closeOnExit && matchesGeneratorExit(type)) {
                int state = frameState;
                frameState = EXECUTING;
                PyException error = null;
                try {
                    closeIterator(yf);
                } catch (PyException e) {
                    error = e;
                }
                frameState = state;
                yf.decref();
                if (error != null) {
                    return resumeOrStop(PyNone.INSTANCE, error, false);
                }
            } else {
                PyObject delegated = delegateThrow(yf, closeOnExit, type, value, tb);
                if (delegated != yf) {
                    return delegated;
                }
                yf.decref();
            }
        }
        return resumeOrStop(PyNone.INSTANCE, thrown(type, value, tb), false);
    }

    private static boolean matchesGeneratorExit(PyObject type) {
        PyObject t = type instanceof PyBaseException ? type.type : type;
        return t instanceof PyType c && c.isSubtype(PyExc.GeneratorExit);
    }

    /** Throws into the iterator that this delegates to; returns {@code yf} itself, not released, if that has no throw method. */
    private PyObject delegateThrow(@Steals PyObject yf, boolean closeOnExit, PyObject type, PyObject value, PyObject tb) {
        PyObject r = null;
        int state = frameState;
        PyException error = null;
        if (yf.type == TYPE || yf.type == PyCoroutine.TYPE) {
            ThreadState ts = ThreadState.current;
            InterpreterFrame prev = ts.frame;
            InterpreterFrame f = frame;
            f.previous = prev;
            ts.frame = f;
            frameState = EXECUTING;
            try {
                r = ((PyGenerator) yf).raise(closeOnExit, type, value, tb);
            } catch (PyException e) {
                error = e;
            } finally {
                frameState = state;
                ts.frame = prev;
                f.previous = null;
            }
        } else {
            PyStr name = PyStr.intern("throw");
            PyObject m;
            try {
                m = Objects.lookupAttr(yf, name);
            } catch (PyException e) {
                yf.decref();
                throw e;
            } finally {
                name.decref();
            }
            if (m == null) {
                return yf;
            }
            frameState = EXECUTING;
            try {
                r = value == null ? Call.call(m, type) : tb == null ? Call.call(m, type, value) : Call.call(m, type, value, tb);
            } catch (PyException e) {
                error = e;
            } finally {
                frameState = state;
                m.decref();
            }
        }
        yf.decref();
        if (error == null) {
            return r;
        }
        // the delegate has ended: it leaves the stack, and the code goes on behind the loop of SEND
        InterpreterFrame f = frame;
        PyObject receiver = f.slots[--f.stacktop];
        f.slots[f.stacktop] = null;
        receiver.decref();
        f.pc--;
        f.pc += f.code.instrs[f.pc] >>> 8;
        if (error.matches(PyExc.StopIteration)) {
            PyObject v = GeneratorOps.stopIterationValue(error);
            try {
                return resumeOrStop(v, null, false);
            } finally {
                v.decref();
            }
        }
        return resumeOrStop(PyNone.INSTANCE, error, false);
    }

    /** The exception that throw's arguments stand for. */
    public static PyException thrown(PyObject type, PyObject value, PyObject tb) {
        if (tb == PyNone.INSTANCE) {
            tb = null;
        } else if (tb != null && !(tb instanceof PyTraceback)) {
            throw PyErr.typeError("throw() third argument must be a traceback object");
        }
        PyBaseException exc;
        if (type instanceof PyType cls && cls.isSubtype(PyExc.BaseException)) {
            try {
                exc = made(cls, value);
            } catch (PyException e) {
                // an error in making the exception is what the generator gets
                exc = (PyBaseException) e.value().newRef();
                e.release();
            }
        } else if (type instanceof PyBaseException b) {
            if (value != null && value != PyNone.INSTANCE) {
                throw PyErr.typeError("instance exception may not have a separate value");
            }
            exc = (PyBaseException) b.newRef();
        } else {
            throw PyErr.typeError("exceptions must be classes or instances deriving from BaseException, not " + type.type.tpName());
        }
        if (tb != null) {
            PyObject old = exc.traceback;
            exc.traceback = (PyTraceback) tb.newRef();
            xdecref(old);
        }
        return PyException.of(exc);
    }

    /** An exception of a class, with throw()'s value for its arguments. */
    // CPython: Python/errors.c _PyErr_NormalizeException
    private static PyBaseException made(PyType cls, PyObject value) {
        PyObject made;
        if (value instanceof PyBaseException b && b.type.isSubtype(cls)) {
            made = b.newRef();
        } else if (value == null || value == PyNone.INSTANCE) {
            made = Call.call(cls);
        } else if (value instanceof PyTuple t) {
            made = Call.call(cls, t, null);
        } else {
            made = Call.call(cls, value);
        }
        if (made instanceof PyBaseException b) {
            return b;
        }
        try {
            throw PyErr.typeError("calling " + Objects.reprText(cls) + " should have returned an instance of BaseException, not "
                    + Objects.reprText(made.type));
        } finally {
            made.decref();
        }
    }

    /** Runs the pending finally clauses: the generator is dropped, or its frame cleared. */
    public void finalizeNow() {
        type.tpFinalize(this);
    }

    // CPython: Objects/genobject.c _PyGen_Finalize
    void finalizeGenerator() {
        if (frameState >= COMPLETED) {
            return;
        }
        try {
            close().decref();
        } catch (PyException e) {
            PyErr.writeUnraisable(e, this);
        }
    }

    @PyGetter(value = "__name__", doc = "name of the generator")
    static PyObject getName(PyGenerator self) {
        return self.name.newRef();
    }

    @PySetter("__name__")
    static void setName(PyGenerator self, PyObject value) {
        if (!(value instanceof PyStr s)) {
            throw PyErr.typeError("__name__ must be set to a string object");
        }
        PyStr old = self.name;
        self.name = (PyStr) s.newRef();
        old.decref();
    }

    @PyGetter(value = "__qualname__", doc = "qualified name of the generator")
    static PyObject getQualname(PyGenerator self) {
        return self.qualname.newRef();
    }

    @PySetter("__qualname__")
    static void setQualname(PyGenerator self, PyObject value) {
        if (!(value instanceof PyStr s)) {
            throw PyErr.typeError("__qualname__ must be set to a string object");
        }
        PyStr old = self.qualname;
        self.qualname = (PyStr) s.newRef();
        old.decref();
    }

    PyObject yieldFromOrNone() {
        PyObject yf = yieldFrom();
        return yf == null ? PyNone.owned() : yf;
    }

    PyObject frameOrNone() {
        return frameState == CLEARED ? PyNone.owned() : frame.frameObject().newRef();
    }

    @PyGetter(value = "gi_yieldfrom", doc = "object being iterated by yield from, or None")
    static PyObject getYieldFrom(PyGenerator self) {
        return self.yieldFromOrNone();
    }

    @PyGetter("gi_running")
    static boolean getRunning(PyGenerator self) {
        return self.frameState == EXECUTING;
    }

    @PyGetter("gi_frame")
    static PyObject getFrame(PyGenerator self) {
        return self.frameOrNone();
    }

    @PyGetter("gi_suspended")
    static boolean getSuspended(PyGenerator self) {
        return self.frameState == SUSPENDED;
    }

    @PyGetter(value = "gi_code", member = true)
    static PyObject getCode(PyGenerator self) {
        return self.code.newRef();
    }

    @PyMethod(value = "__sizeof__($self, /)", textSignature = false, doc = "gen.__sizeof__() -> size of gen in memory, in bytes")
    static long pySizeof(PyGenerator self) {
        return self.sizeof();
    }

    @Override
    public long sizeof() {
        return type.basicsize + 8L * code.frameSize;
    }

    // CPython: Objects/genobject.c gen_traverse
    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(code);
        visitor.visit(name);
        visitor.visit(qualname);
        if (frameState < CLEARED && frame != null) {
            if (frameState == EXECUTING) {
                frame.traverseRunning(visitor);
            } else {
                frame.traverse(visitor);
            }
        }
        visitor.xvisit(excInfo.value);
    }

    @Override
    public void traverseHidden(Visitor visitor) {
        if (frame != null && frameState == EXECUTING) {
            frame.traverseSlots(visitor);
        }
    }

    /** What a subclass of the layout drops before and after the frame. */
    void dropBeforeFrame() {}

    void dropAfterFrame() {}

    // CPython: Objects/genobject.c gen_dealloc
    @Override
    protected void dropFields() {
        dropBeforeFrame();
        InterpreterFrame f = frame;
        if (frameState < CLEARED && f != null) {
            frameState = CLEARED;
            frame = null;
            f.previous = null;
            f.clear();
        }
        dropAfterFrame();
        code.decref();
        name.decref();
        qualname.decref();
        PyObject handled = excInfo.value;
        excInfo.value = null;
        xdecref(handled);
    }

    /** What the types of the three kinds share. */
    abstract static class BaseType extends PyType {
        BaseType(String name, MethodTable table, int basicsize) {
            super(name, table, null, basicsize, 8, HAVE_GC | HAS_WEAKREFS | GENERIC_GETATTR);
            weaklistoffset = 24;
        }

        @Override
        public void tpDealloc(PyObject self) {
            PyGenerator g = (PyGenerator) self;
            Heap.untrack(g);
            if (g.state != null && g.state.weakrefs != null) {
                WeakReferences.clear(g);
            }
            // one that has ended has nothing to finalize
            if (g.frameState < COMPLETED) {
                Heap.trackAgain(g);
                if (!Heap.callFinalizerFromDealloc(g)) {
                    return;
                }
                Heap.untrack(g);
            }
            g.dropFields();
            free(g);
        }
    }

    static final class Type extends BaseType {
        Type() {
            super("generator", PyGeneratorTable.INSTANCE, 152);
        }

        @Override
        public void tpFinalize(PyObject self) {
            ((PyGenerator) self).finalizeGenerator();
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<generator object " + ((PyGenerator) self).qualname + " at " + Address.hex(self) + ">");
        }

        @Override
        public PyObject tpIter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject tpIterNext(PyObject self) {
            return ((PyGenerator) self).next();
        }
    }
}
