package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.Pool;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyNew;
import dev.adder.processor.PySetter;
import dev.adder.processor.Steals;

/** A cell: a variable that closures share. */
@BuiltinType(name = "cell", doc = "Create a new cell object.\n\n"
        + "  contents\n"
        + "    the contents of the cell. If not specified, the cell will be empty,\n"
        + "    and \n"
        + " further attempts to access its cell_contents attribute will\n"
        + "    raise a ValueError.")
public final class PyCell extends PyObject {
    private static final Pool<PyCell> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    /** The value, or null. Owned. */
    public PyObject contents;

    private PyCell() {
        super(TYPE);
    }

    private static PyCell make(PyObject contents) {
        PyCell made = POOL.take();
        if (made == null) {
            made = new PyCell();
        }
        made.fill(contents);
        return made;
    }

    private void fill(PyObject contents) {
        this.contents = contents;
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    /** A cell that takes over {@code contents}, which may be null. */
    public static PyCell create(@Steals PyObject contents) {
        PyCell c = make(contents);
        Heap.gcAlloc(c);
        Heap.track(c);
        return c;
    }

    /** Replaces the value; takes the reference over. */
    public void set(@Steals PyObject value) {
        PyObject old = contents;
        contents = value;
        xdecref(old);
    }

    @PyNew("cell(contents=<unrepresentable>, /)")
    static PyObject create(PyType cls, PyObject contents) {
        return create(xnewRef(contents));
    }

    @PyGetter("cell_contents")
    static PyObject getContents(PyCell self) {
        if (self.contents == null) {
            throw PyErr.valueError("Cell is empty");
        }
        return self.contents.newRef();
    }

    @PySetter("cell_contents")
    static void setContents(PyCell self, PyObject value) {
        self.set(xnewRef(value));
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(contents);
    }

    @Override
    protected void clearFields() {
        set(null);
    }

    @Override
    protected void dropFields() {
        xdecref(contents);
        contents = null;
    }

    static final class Type extends PyType {
        Type() {
            super("cell", PyCellTable.INSTANCE, null, 24, 0, HAVE_GC | GENERIC_GETATTR);
        }

        // CPython: Objects/cellobject.c cell_repr
        @Override
        public PyObject tpRepr(PyObject self) {
            PyObject v = ((PyCell) self).contents;
            if (v == null) {
                return PyStr.of("<cell at " + Address.hex(self) + ": empty>");
            }
            return PyStr.of("<cell at " + Address.hex(self) + ": " + v.type.tpName() + " object at " + Address.hex(v) + ">");
        }

        // CPython: Objects/cellobject.c cell_richcompare
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(other instanceof PyCell o)) {
                return PyNotImplemented.owned();
            }
            PyObject a = ((PyCell) self).contents;
            PyObject b = o.contents;
            if (a != null && b != null) {
                return Objects.richCompare(a, b, op);
            }
            return Objects.compareResult((b == null ? 1 : 0) - (a == null ? 1 : 0), op);
        }
    }
}
