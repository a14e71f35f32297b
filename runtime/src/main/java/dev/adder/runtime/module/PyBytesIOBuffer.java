package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** What {@code BytesIO.getbuffer} exports: it keeps the BytesIO and holds its size while a view lives. */
@BuiltinType(name = "_io._BytesIOBuffer")
final class PyBytesIOBuffer extends PyObject {
    static final PyType TYPE = new Type();

    /** Owned. */
    private PyBytesIO source;

    PyBytesIOBuffer(PyBytesIO source) {
        super(TYPE);
        source.incref();
        this.source = source;
        TypeObject.initInstance(this);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(source);
    }

    @Override
    protected void dropFields() {
        PyBytesIO s = source;
        source = null;
        xdecref(s);
    }

    static final class Type extends PyType {
        Type() {
            super("_io._BytesIOBuffer", PyBytesIOBufferTable.INSTANCE, null, 24, 0, HAVE_GC);
        }

        // CPython: Modules/_io/bytesio.c bytesiobuf_getbuffer
        @Override
        public Buffer bfGetBuffer(PyObject self, int flags) {
            PyBytesIO b = ((PyBytesIOBuffer) self).source;
            Buffer view = new Buffer(self, b.array(), 0, b.length(), false);
            b.exports++;
            return view;
        }

        @Override
        public void bfReleaseBuffer(PyObject self, Buffer buffer) {
            ((PyBytesIOBuffer) self).source.exports--;
        }
    }
}
