package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyMemoryView;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;

/** {@code pickle.PickleBuffer}: a buffer that a pickler may leave to its caller. */
@BuiltinType(name = "pickle.PickleBuffer", doc = "Wrapper for potentially out-of-band buffers")
public final class PyPickleBuffer extends PyObject {
    public static final PyType TYPE = new Type();

    /** Null once released. Owns a reference to the exporter. */
    private Buffer view;

    private PyPickleBuffer(PyType type) {
        super(type);
    }

    // CPython: Objects/picklebufobject.c picklebuf_new
    @PyNew(value = "PickleBuffer", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        int named = kwnames == null ? 0 : kwnames.size();
        if (nargs + named > 1) {
            throw PyErr.typeError("PickleBuffer() takes at most 1 argument (" + (nargs + named) + " given)");
        }
        if (nargs == 0) {
            throw PyErr.typeError("PickleBuffer() takes exactly 1 positional argument (0 given)");
        }
        Buffer view = Abstract.getBuffer(args[base], Buffer.FULL_RO);
        PyPickleBuffer self = new PyPickleBuffer(cls);
        self.view = view;
        FreeLists.born(self);
        return self;
    }

    /** The buffer, which stays this object's; ValueError once it is released. */
    // CPython: Objects/picklebufobject.c PyPickleBuffer_GetBuffer
    @Borrowed
    Buffer view() {
        if (view == null || view.obj == null) {
            throw PyErr.valueError("operation forbidden on released PickleBuffer object");
        }
        return view;
    }

    // CPython: Objects/picklebufobject.c picklebuf_raw
    @PyMethod(value = "raw($self, /)", doc = "Return a memoryview of the raw memory underlying this buffer.\n"
            + "Will raise BufferError is the buffer isn't contiguous.")
    static PyObject raw(PyPickleBuffer self) {
        Buffer view = self.view();
        if (view.suboffsets != null || !view.isContiguous('A')) {
            throw PyErr.bufferError("cannot extract raw buffer from non-contiguous buffer");
        }
        PyMemoryView raw = PyMemoryView.of(self);
        raw.flatten();
        return raw;
    }

    @PyMethod(value = "release($self, /)", doc = "Release the underlying buffer exposed by the PickleBuffer object.")
    static void release(PyPickleBuffer self) {
        self.dropFields();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        if (view != null) {
            visitor.xvisit(view.obj);
        }
    }

    @Override
    protected void dropFields() {
        Buffer v = view;
        view = null;
        if (v != null) {
            v.release();
        }
    }

    @Override
    protected void clearFields() {
        dropFields();
    }

    static final class Type extends PyType {
        Type() {
            super("pickle.PickleBuffer", PyPickleBufferTable.INSTANCE, null, 104, 0, HAVE_GC | HAS_WEAKREFS);
            weaklistoffset = 96;
        }

        /** The exporter's own buffer: what is taken from here keeps the exporter, not this object. */
        // CPython: Objects/picklebufobject.c picklebuf_getbuf
        @Override
        public Buffer bfGetBuffer(PyObject self, int flags) {
            return Abstract.getBuffer(((PyPickleBuffer) self).view().obj, flags);
        }
    }
}
