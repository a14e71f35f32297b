package dev.adder.runtime.module;

import dev.adder.heap.Heap;
import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;

/** A field of a structure or union: a descriptor in its class. */
@BuiltinType(name = "_ctypes.CField", doc = "Structure/Union member")
final class CtypesField extends PyObject {
    static final PyType TYPE = new Type();

    /** The type of the field. Owned. */
    final PyObject proto;
    final long index;
    long offset;
    /** The bytes; for a bit field its bits in the upper half and its shift in the lower. */
    long size;
    /** The code of an array of characters that converts as a whole, or 0. */
    char special;
    boolean anonymous;

    CtypesField(PyObject proto, long index) {
        super(TYPE);
        this.proto = proto.newRef();
        this.index = index;
        Heap.allocated(this);
        Heap.track(this);
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.visit(proto);
    }

    @Override
    protected void dropFields() {
        proto.decref();
    }

    @PyGetter(value = "offset", doc = "offset in bytes of this field")
    static long offset(CtypesField self) {
        return self.offset;
    }

    @PyGetter(value = "size", doc = "size in bytes of this field")
    static long size(CtypesField self) {
        return self.size;
    }

    private static final class Type extends PyType {
        Type() {
            super("_ctypes.CField", CtypesFieldTable.INSTANCE, null, 72, 0, HAVE_GC | DISALLOW_INSTANTIATION);
        }

        @Override
        public PyObject tpRepr(PyObject o) {
            CtypesField f = (CtypesField) o;
            String name = ((PyType) f.proto).tpName();
            return PyStr.of(f.size >> 16 != 0
                    ? "<Field type=" + name + ", ofs=" + f.offset + ":" + (f.size & 0xffff) + ", bits=" + (f.size >> 16) + ">"
                    : "<Field type=" + name + ", ofs=" + f.offset + ", size=" + f.size + ">");
        }

        // CPython: Modules/_ctypes/cfield.c PyCField_get
        @Override
        public PyObject tpDescrGet(PyObject self, PyObject obj, PyObject type) {
            if (obj == null) {
                return self.newRef();
            }
            if (!(obj instanceof CtypesData d)) {
                throw PyErr.typeError("not a ctype instance");
            }
            CtypesField f = (CtypesField) self;
            return CtypesData.get(f.proto, f.special, d, f.index, f.size, d.address + f.offset);
        }

        // CPython: Modules/_ctypes/cfield.c PyCField_set
        @Override
        public void tpDescrSet(PyObject self, PyObject obj, PyObject value) {
            if (!(obj instanceof CtypesData d)) {
                throw PyErr.typeError("not a ctype instance");
            }
            if (value == null) {
                throw PyErr.typeError("can't delete attribute");
            }
            CtypesField f = (CtypesField) self;
            d.set(f.proto, f.special, value, f.index, f.size, d.address + f.offset);
        }
    }
}
