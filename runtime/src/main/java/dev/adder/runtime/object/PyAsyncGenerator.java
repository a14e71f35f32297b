package dev.adder.runtime.object;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;

/** An asynchronous generator. */
@BuiltinType(name = "async_generator")
public final class PyAsyncGenerator extends PyGenerator {
    public static final PyType TYPE = new Type();

    /** The finalizer hook of the thread that iterated first, or null. Owned. */
    private PyObject finalizer;

    private boolean hooksInited;
    boolean closed;

    /** Whether an awaitable of this generator is between its first and its last step. */
    boolean runningAsync;

    private PyAsyncGenerator(@Steals InterpreterFrame frame) {
        super(TYPE, frame);
    }

    public static PyAsyncGenerator create(@Steals InterpreterFrame frame) {
        return new PyAsyncGenerator(frame);
    }

    @Override
    String kindName() {
        return "async generator";
    }

    // CPython: Objects/genobject.c async_gen_init_hooks
    private void initHooks() {
        if (hooksInited) {
            return;
        }
        hooksInited = true;
        ThreadState ts = ThreadState.current;
        finalizer = xnewRef(ts.asyncgenFinalizer);
        PyObject firstiter = ts.asyncgenFirstiter;
        if (firstiter != null) {
            firstiter.incref();
            try {
                Call.call(firstiter, this).decref();
            } finally {
                firstiter.decref();
            }
        }
    }

    /**
     * What a step of the generator means to the awaitable that made it: a wrapped value ends the awaitable with StopIteration, anything
     * else is passed on. Takes the value over.
     */
    // CPython: Objects/genobject.c async_gen_unwrap_value
    PyObject unwrap(@Steals PyObject result) {
        if (result instanceof PyAsyncYield y) {
            runningAsync = false;
            try {
                throw PyErr.stopIteration(y.value);
            } finally {
                y.decref();
            }
        }
        return result;
    }

    /** The same for an exception. */
    PyException unwrapError(PyException e) {
        if (e.matches(PyExc.StopAsyncIteration) || e.matches(PyExc.GeneratorExit)) {
            closed = true;
        }
        runningAsync = false;
        return e;
    }

    @PyMethod(value = "asend($self, value, /)", textSignature = false, doc = "asend(v) -> send 'v' in generator.")
    static PyObject asend(PyAsyncGenerator self, PyObject value) {
        self.initHooks();
        return PyAsyncGeneratorSend.create(self, value);
    }

    @PyMethod(value = "athrow($self, type, value=None, traceback=None, /)", textSignature = false, raw = true,
            doc = "athrow(typ[,val[,tb]]) -> raise exception in generator.")
    static PyObject athrow(PyObject self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        if (kwnames != null && kwnames.size() > 0) {
            throw PyErr.typeError("async_generator.athrow() takes no keyword arguments");
        }
        ((PyAsyncGenerator) self).initHooks();
        PyTuple t = PyTuple.copyOf(args, base, nargs);
        try {
            return PyAsyncGeneratorThrow.create((PyAsyncGenerator) self, t);
        } finally {
            t.decref();
        }
    }

    @PyMethod(value = "aclose($self, /)", textSignature = false, doc = "aclose() -> raise GeneratorExit inside generator.")
    static PyObject aclose(PyAsyncGenerator self) {
        self.initHooks();
        return PyAsyncGeneratorThrow.create(self, null);
    }

    @PyMethod(value = "__class_getitem__($type, item, /)", textSignature = false, doc = "See PEP 585")
    static PyObject classGetItem(PyType cls, PyObject item) {
        return PyGenericAlias.create(cls, item);
    }

    @PyMethod(value = "__sizeof__($self, /)", textSignature = false, doc = "gen.__sizeof__() -> size of gen in memory, in bytes")
    static long pySizeof(PyAsyncGenerator self) {
        return self.sizeof();
    }

    @PyGetter(value = "__name__", doc = "name of the async generator")
    static PyObject getName(PyAsyncGenerator self) {
        return self.name.newRef();
    }

    @PySetter("__name__")
    static void setName(PyAsyncGenerator self, PyObject value) {
        PyGenerator.setName(self, value);
    }

    @PyGetter(value = "__qualname__", doc = "qualified name of the async generator")
    static PyObject getQualname(PyAsyncGenerator self) {
        return self.qualname.newRef();
    }

    @PySetter("__qualname__")
    static void setQualname(PyAsyncGenerator self, PyObject value) {
        PyGenerator.setQualname(self, value);
    }

    @PyGetter(value = "ag_await", doc = "object being awaited on, or None")
    static PyObject getAwait(PyAsyncGenerator self) {
        return self.yieldFromOrNone();
    }

    @PyGetter("ag_frame")
    static PyObject getFrame(PyAsyncGenerator self) {
        return self.frameOrNone();
    }

    @PyGetter(value = "ag_running", member = true)
    static boolean getRunning(PyAsyncGenerator self) {
        return self.runningAsync;
    }

    @PyGetter(value = "ag_code", member = true)
    static PyObject getCode(PyAsyncGenerator self) {
        return self.code.newRef();
    }

    // CPython: Objects/genobject.c _PyGen_Finalize
    @Override
    void finalizeGenerator() {
        if (frameState >= COMPLETED) {
            return;
        }
        if (finalizer != null && !closed) {
            try {
                Call.call(finalizer, this).decref();
            } catch (PyException e) {
                PyErr.writeUnraisable(e, this);
            }
            return;
        }
        super.finalizeGenerator();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(finalizer);
        super.traverseFields(visitor);
    }

    @Override
    void dropBeforeFrame() {
        PyObject f = finalizer;
        finalizer = null;
        xdecref(f);
    }

    static final class Type extends BaseType {
        Type() {
            super("async_generator", PyAsyncGeneratorTable.INSTANCE, 152);
        }

        @Override
        public void tpFinalize(PyObject self) {
            ((PyAsyncGenerator) self).finalizeGenerator();
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of("<async_generator object " + ((PyAsyncGenerator) self).qualname + " at " + Address.hex(self) + ">");
        }

        @Override
        public PyObject amAiter(PyObject self) {
            return self.newRef();
        }

        @Override
        public PyObject amAnext(PyObject self) {
            PyAsyncGenerator g = (PyAsyncGenerator) self;
            g.initHooks();
            return PyAsyncGeneratorSend.create(g, null);
        }
    }
}
