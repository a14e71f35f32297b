package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;

/** A coroutine made by calling an async def function. */
@BuiltinType(name = "coroutine")
public final class PyCoroutine extends PyGenerator {
    public static final PyType TYPE = new Type();

    /** cr_origin: a tuple of (file, line, function), or null. Owned. */
    private PyObject origin;

    private PyCoroutine(@Steals InterpreterFrame frame) {
        super(TYPE, frame);
    }

    // CPython: Objects/genobject.c make_gen, compute_cr_origin
    public static PyCoroutine create(ThreadState ts, @Steals InterpreterFrame frame) {
        PyCoroutine c = new PyCoroutine(frame);
        int depth = ts.coroutineOriginTrackingDepth;
        if (depth != 0) {
            PyList list = PyList.create();
            InterpreterFrame f = frame.previous;
            while (f != null && depth > 0) {
                if (!f.isIncomplete()) {
                    list.appendSteal(PyTuple.steal(f.code.filename.newRef(), PyInt.of(f.code.lineOf(f.pc)), f.code.name.newRef()));
                    depth--;
                }
                f = f.previous;
            }
            c.origin = Abstract.tuple(list);
            list.decref();
        }
        return c;
    }

    @Override
    String kindName() {
        return "coroutine";
    }

    /** Whether it waits for something already. */
    public boolean isAwaited() {
        PyObject yf = yieldFrom();
        xdecref(yf);
        return yf != null;
    }

    @PyMethod(value = "send($self, arg, /)", textSignature = false,
            doc = "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.")
    static PyObject send(PyCoroutine self, PyObject arg) {
        return self.resumeOrStop(arg, null, false);
    }

    @PyMethod(value = "throw($self, type, value=None, traceback=None, /)", textSignature = false,
            doc = "throw(value)\n"
        + "throw(type[,value[,traceback]])\n\n"
        + "Raise exception in coroutine, return next iterated value or raise\n"
        + "StopIteration.")
    static PyObject raise(PyCoroutine self, PyObject type, PyObject value, PyObject tb) {
        return self.raise(true, type, value, tb);
    }

    @PyMethod(value = "close($self, /)", textSignature = false, doc = "close() -> raise GeneratorExit inside coroutine.")
    static PyObject close(PyCoroutine self) {
        return self.close();
    }

    @PyGetter(value = "__name__", doc = "name of the coroutine")
    static PyObject getName(PyCoroutine self) {
        return self.name.newRef();
    }

    @PySetter("__name__")
    static void setName(PyCoroutine self, PyObject value) {
        PyGenerator.setName(self, value);
    }

    @PyGetter(value = "__qualname__", doc = "qualified name of the coroutine")
    static PyObject getQualname(PyCoroutine self) {
        return self.qualname.newRef();
    }

    @PySetter("__qualname__")
    static void setQualname(PyCoroutine self, PyObject value) {
        PyGenerator.setQualname(self, value);
    }

    @PyGetter(value = "cr_await", doc = "object being awaited on, or None")
    static PyObject getAwait(PyCoroutine self) {
        return self.yieldFromOrNone();
    }

    @PyGetter("cr_running")
    static boolean getRunning(PyCoroutine self) {
        return self.frameState == EXECUTING;
    }

    @PyGetter("cr_frame")
    static PyObject getFrame(PyCoroutine self) {
        return self.frameOrNone();
    }

    @PyGetter("cr_suspended")
    static boolean getSuspended(PyCoroutine self) {
        return self.frameState == SUSPENDED;
    }

    @PyGetter(value = "cr_code", member = true)
    static PyObject getCode(PyCoroutine self) {
        return self.code.newRef();
    }

    @PyGetter(value = "cr_origin", member = true)
    static PyObject getOrigin(PyCoroutine self) {
        return self.origin == null ? PyNone.owned() : self.origin.newRef();
    }

    @PyMethod(value = "__sizeof__($self, /)", textSignature = false, doc = "gen.__sizeof__() -> size of gen in memory, in bytes")
    static long pySizeof(PyCoroutine self) {
        return self.sizeof();
    }

    // CPython: Objects/genobject.c _PyGen_Finalize
    @Override
    void finalizeGenerator() {
        if (frameState == CREATED) {
            ThreadState.current.interpreter.warnings().warnUnawaitedCoroutine(this, qualname);
            return;
        }
        super.finalizeGenerator();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        super.traverseFields(visitor);
        visitor.xvisit(origin);
    }

    @Override
    void dropAfterFrame() {
        PyObject o = origin;
        origin = null;
        xdecref(o);
    }

    static final class Type extends BaseType {
        Type() {
            super("coroutine", PyCoroutineTable.INSTANCE, 152);
        }

        @Override
        public void tpFinalize(PyObject self) {
            ((PyCoroutine) self).finalizeGenerator();
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<coroutine object " + ((PyCoroutine) self).qualname + " at " + Address.hex(self) + ">");
        }

        @Override
        public PyObject amAwait(PyObject self) {
            return PyCoroutineWrapper.create((PyCoroutine) self);
        }
    }
}
