package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;
import dev.adder.runtime.interpreter.InterpreterFrame;
import dev.adder.runtime.interpreter.ThreadState;

/** One entry of a traceback. */
@BuiltinType(name = "traceback", doc = "TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)\n"
        + "--\n\n"
        + "Create a new traceback object.")
public final class PyTraceback extends PyObject {
    private static final Pool<PyTraceback> POOL = new Pool<>(40);

    public static final PyType TYPE = new Type();

    /** The entry of the callee, or null, and the frame. Owned; frame is null only while dying. */
    public PyTraceback next;
    public PyFrame frame;

    public int lasti;
    private int lineno;

    private PyTraceback() {
        super(TYPE);
    }

    private static PyTraceback make(PyTraceback next, PyFrame frame, int lasti, int lineno) {
        PyTraceback made = POOL.take();
        if (made == null) {
            made = new PyTraceback();
        }
        made.fill(next, frame, lasti, lineno);
        return made;
    }

    private void fill(PyTraceback next, PyFrame frame, int lasti, int lineno) {
        this.next = next;
        this.frame = (PyFrame) frame.newRef();
        this.lasti = lasti;
        this.lineno = lineno;
        Heap.gcAlloc(this);
        Heap.track(this);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** Puts an entry for the running instruction of {@code frame} before {@code next}. */
    // CPython: Python/traceback.c PyTraceBack_Here
    public static PyTraceback here(InterpreterFrame frame, @Steals PyTraceback next) {
        PyFrame f = frame.frameObject();
        return make(next, f, frame.lasti(), -1);
    }

    /** Puts an entry for where the thread is before the traceback of {@code exc}. */
    public static void here(ThreadState ts, PyBaseException exc) {
        exc.traceback = here(ts.frame, exc.traceback);
    }

    /** The line, computed when first asked for. */
    // CPython: Python/traceback.c tb_get_lineno
    public int lineno() {
        return lineno != -1 ? lineno : (lineno = frame.frame.code.lineOf(lasti / 2));
    }

    @PyNew(value = "traceback(tb_next, tb_frame, tb_lasti, tb_lineno)", textSignature = false)
    static PyObject create(PyType cls, PyObject next, PyFrame frame, int lasti, int lineno) {
        PyTraceback n = null;
        if (next != PyNone.INSTANCE) {
            if (!(next instanceof PyTraceback t)) {
                throw PyErr.typeError("expected traceback object or None, got '" + next.type.tpName() + "'");
            }
            n = t;
        }
        return make((PyTraceback) xnewRef(n), frame, lasti, lineno);
    }

    @PyMethod(value = "__dir__($self)", textSignature = false)
    static PyObject dir(PyTraceback self) {
        PyList l = PyList.create();
        for (String s : new String[] {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"}) {
            l.appendSteal(PyStr.intern(s));
        }
        return l;
    }

    @PyGetter("tb_next")
    static PyObject getNext(PyTraceback self) {
        return self.next == null ? PyNone.owned() : self.next.newRef();
    }

    // CPython: Python/traceback.c tb_next_set
    @PySetter("tb_next")
    static void setNext(PyTraceback self, PyObject value) {
        if (value == null) {
            throw PyErr.typeError("can't delete tb_next attribute");
        }
        PyTraceback next = null;
        if (value != PyNone.INSTANCE) {
            if (!(value instanceof PyTraceback t)) {
                throw PyErr.typeError("expected traceback object, got '" + value.type.tpName() + "'");
            }
            next = t;
        }
        for (PyTraceback t = next; t != null; t = t.next) {
            if (t == self) {
                throw PyErr.valueError("traceback loop detected");
            }
        }
        PyTraceback old = self.next;
        self.next = (PyTraceback) xnewRef(next);
        xdecref(old);
    }

    @PyGetter(value = "tb_frame", member = true)
    static PyObject getFrame(PyTraceback self) {
        return self.frame.newRef();
    }

    @PyGetter(value = "tb_lasti", member = true)
    static int getLasti(PyTraceback self) {
        return self.lasti;
    }

    @PyGetter("tb_lineno")
    static PyObject getLineno(PyTraceback self) {
        int line = self.lineno();
        return line < 0 ? PyNone.owned() : PyInt.of(line);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(next);
        visitor.xvisit(frame);
    }

    @Override
    protected void clearFields() {
        PyTraceback n = next;
        next = null;
        xdecref(n);
        PyFrame f = frame;
        frame = null;
        xdecref(f);
    }

    // CPython: Python/traceback.c tb_dealloc
    @Override
    protected void dropFields() {
        clearFields();
    }

    static final class Type extends PyType {
        Type() {
            super("traceback", PyTracebackTable.INSTANCE, null, 40, 0, HAVE_GC | TRASHCAN | GENERIC_GETATTR);
        }
    }
}
