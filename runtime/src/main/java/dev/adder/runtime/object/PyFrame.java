package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PySetter;
import dev.adder.runtime.interpreter.InterpreterFrame;

/**
 * A frame object: the view that programs have of an {@link InterpreterFrame}. While the frame runs or is suspended the view only refers
 * to it; when the call ends and somebody still holds the view, it takes the frame over.
 */
@BuiltinType(name = "frame")
public final class PyFrame extends PyObject {
    private static final Pool<PyFrame> POOL = new Pool<>(48);

    public static final PyType TYPE = new Type();

    /** The frame. Owned in the sense of its slots once {@link InterpreterFrame#owner} says so; null while dying. */
    public InterpreterFrame frame;

    /** The caller's frame object, once the frame was taken over. Owned. */
    public PyFrame back;

    /** f_trace. Owned. */
    public PyObject trace;

    /** A line that a trace function has jumped to, or 0. */
    public int lineno;

    public boolean traceLines = true;
    public boolean traceOpcodes;
    public boolean fastAsLocals;

    private PyFrame() {
        super(TYPE);
    }

    private static PyFrame make(InterpreterFrame frame) {
        PyFrame made = POOL.take();
        if (made == null) {
            made = new PyFrame();
        }
        made.fill(frame);
        return made;
    }

    private void fill(InterpreterFrame frame) {
        back = null;
        trace = null;
        lineno = 0;
        traceLines = true;
        traceOpcodes = false;
        fastAsLocals = false;
        this.frame = frame;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** The object for a frame that has none; owned by the frame. */
    // CPython: Objects/frameobject.c _PyFrame_New_NoTrack
    public static PyFrame create(InterpreterFrame frame) {
        PyFrame f = make(frame);
        Heap.allocated(f);
        return f;
    }

    /** The call has ended, and this lives on: it keeps the frame and learns who the caller was. */
    // CPython: Python/frame.c take_ownership
    public void takeOwnership(InterpreterFrame f) {
        f.owner = InterpreterFrame.OWNED_BY_FRAME_OBJECT;
        f.isEntry = false;
        if (f.isIncomplete()) {
            f.pc = f.code.firstTraceable;
        }
        f.frameObject = null;
        InterpreterFrame prev = f.previous;
        while (prev != null && prev.isIncomplete()) {
            prev = prev.previous;
        }
        if (prev != null) {
            back = (PyFrame) prev.frameObject().newRef();
        }
        f.previous = null;
        f.generator = null;
        if (!Heap.isTracked(this)) {
            Heap.trackAgain(this);
        }
    }

    /** The line that is executing, or -1. */
    // CPython: Objects/frameobject.c PyFrame_GetLineNumber
    public int lineNumber() {
        return lineno != 0 ? lineno : frame.code.lineOf(frame.pc);
    }

    /** f_back, owned; null for none. */
    // CPython: Objects/frameobject.c PyFrame_GetBack
    public PyFrame back() {
        if (back != null) {
            return (PyFrame) back.newRef();
        }
        InterpreterFrame prev = frame.previous;
        while (prev != null && prev.isIncomplete()) {
            prev = prev.previous;
        }
        return prev == null ? null : (PyFrame) prev.frameObject().newRef();
    }

    @PyGetter("f_back")
    static PyObject getBack(PyFrame self) {
        PyFrame b = self.back();
        return b == null ? PyNone.owned() : b;
    }

    @PyGetter("f_code")
    static PyObject getCode(PyFrame self) {
        return self.frame.code.newRef();
    }

    @PyGetter("f_globals")
    static PyObject getGlobals(PyFrame self) {
        PyObject g = self.globals();
        return g == null ? PyNone.owned() : g.newRef();
    }

    @PyGetter("f_builtins")
    static PyObject getBuiltins(PyFrame self) {
        PyObject b = self.builtins();
        return b == null ? PyNone.owned() : b.newRef();
    }

    @PyGetter("f_lasti")
    static int getLasti(PyFrame self) {
        return self.frame.lasti();
    }

    @PyGetter("f_lineno")
    static PyObject getLineno(PyFrame self) {
        int line = self.lineNumber();
        return line < 0 ? PyNone.owned() : PyInt.of(line);
    }

    @PySetter("f_lineno")
    static void setLineno(PyFrame self, PyObject value) {
        FrameJumps.setLineno(self, value);
    }

    @PyGetter("f_locals")
    static PyObject getLocals(PyFrame self) {
        return FrameLocals.get(self.frame, self).newRef();
    }

    @PyGetter("f_trace")
    static PyObject getTrace(PyFrame self) {
        return self.trace == null ? PyNone.owned() : self.trace.newRef();
    }

    @PySetter("f_trace")
    static void setTrace(PyFrame self, PyObject value) {
        PyObject old = self.trace;
        self.trace = value == PyNone.INSTANCE ? null : xnewRef(value);
        xdecref(old);
    }

    @PyGetter(value = "f_trace_lines", member = true)
    static boolean getTraceLines(PyFrame self) {
        return self.traceLines;
    }

    @PySetter("f_trace_lines")
    static void setTraceLines(PyFrame self, PyObject value) {
        self.traceLines = flag(value);
    }

    @PyGetter(value = "f_trace_opcodes", member = true)
    static boolean getTraceOpcodes(PyFrame self) {
        return self.traceOpcodes;
    }

    @PySetter("f_trace_opcodes")
    static void setTraceOpcodes(PyFrame self, PyObject value) {
        self.traceOpcodes = flag(value);
    }

    private static boolean flag(PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete numeric/char attribute");
        }
        if (!(value instanceof PyBool b)) {
            throw PyErr.typeError("attribute value type must be bool");
        }
        return b.isTrue();
    }

    @PyMethod(value = "clear($self, /)", textSignature = false,
            doc = "F.clear(): clear most references held by the frame")
    static void clear(PyFrame self) {
        self.clearFrame();
    }

    // CPython: Objects/frameobject.c frame_clear
    private void clearFrame() {
        if (frame.owner == InterpreterFrame.OWNED_BY_GENERATOR) {
            PyGenerator g = frame.generator;
            if (g.isRunning()) {
                throw PyErr.runtimeError("cannot clear an executing frame");
            }
            g.finalizeNow();
        } else if (frame.owner == InterpreterFrame.OWNED_BY_THREAD) {
            throw PyErr.runtimeError("cannot clear an executing frame");
        } else {
            clearFields();
        }
    }

    @PyMethod(value = "__sizeof__($self, /)", textSignature = false, doc = "F.__sizeof__() -> size of F in memory, in bytes")
    static long pySizeof(PyFrame self) {
        return self.sizeof();
    }

    @Override
    public long sizeof() {
        return 120 + 8L * frame.code.frameSize;
    }

    /** Of a dying frame the slots are gone; nobody can have seen where they were. */
    @Override
    protected long allocatedSize() {
        return frame == null ? type.basicsize : sizeof();
    }

    private boolean ownsFrame() {
        return frame != null && frame.owner == InterpreterFrame.OWNED_BY_FRAME_OBJECT;
    }

    // CPython: Objects/frameobject.c frame_traverse
    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(back);
        visitor.xvisit(trace);
        if (ownsFrame()) {
            frame.traverse(visitor);
        }
    }

    // CPython: Objects/frameobject.c frame_tp_clear
    @Override
    protected void clearFields() {
        PyObject t = trace;
        trace = null;
        xdecref(t);
        if (!ownsFrame()) {
            return;
        }
        InterpreterFrame f = frame;
        for (int i = 0; i < f.stacktop; i++) {
            PyObject o = f.slots[i];
            f.slots[i] = null;
            xdecref(o);
        }
        f.stacktop = 0;
    }

    // CPython: Objects/frameobject.c frame_dealloc
    @Override
    protected void dropFields() {
        if (ownsFrame()) {
            InterpreterFrame f = frame;
            frame = null;
            PyFunction func = f.func;
            f.func = null;
            func.decref();
            PyObject locals = f.locals;
            f.locals = null;
            xdecref(locals);
            for (int i = 0; i < f.stacktop; i++) {
                PyObject o = f.slots[i];
                f.slots[i] = null;
                xdecref(o);
            }
            PyFrame b = back;
            back = null;
            xdecref(b);
            PyObject t = trace;
            trace = null;
            xdecref(t);
            PyCode code = f.code;
            if (HeapMode.POOLS) {
                f.stacktop = code.nlocalsplus;
                code.recycle(f);
            }
            code.decref();
            return;
        }
        PyFrame b = back;
        back = null;
        xdecref(b);
        PyObject t = trace;
        trace = null;
        xdecref(t);
    }

    @Borrowed
    public PyDict globals() {
        return frame.func.globals;
    }

    @Borrowed
    public PyObject builtins() {
        return frame.func.builtins;
    }

    /** The code object. */
    @Borrowed
    public PyCode code() {
        return frame.code;
    }

    static final class Type extends PyType {
        Type() {
            super("frame", PyFrameTable.INSTANCE, null, 120, 8, HAVE_GC | TRASHCAN | GENERIC_GETATTR | GENERIC_SETATTR);
        }

        // CPython: Objects/frameobject.c frame_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyFrame f = (PyFrame) self;
            PyCode c = f.frame.code;
            return PyStr.of("<frame at " + Address.hex(self) + ", file " + Objects.reprText(c.filename) + ", line " + f.lineNumber()
                    + ", code " + c.name + ">");
        }
    }
}
