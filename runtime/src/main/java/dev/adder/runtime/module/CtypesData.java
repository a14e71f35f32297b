package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.Borrowed;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.Objects;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyDict;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.TypeObject;

/** An instance of a C type: an address, and what must live as long as the memory there. */
// CPython: Modules/_ctypes/_ctypes.c CDataObject
@BuiltinType(name = "_ctypes._CData", doc = "XXX to be provided")
class CtypesData extends PyObject {
    static final PyType TYPE = new Type("_ctypes._CData", CtypesDataTable.INSTANCE, null, 96);

    /** b_ptr. */
    long address;
    /** The memory that this object owns (b_needsfree), or null. */
    CtypesMemory.Block block;
    /** The object whose memory this one shows a part of, and which part. Owned. */
    CtypesData base;
    long index;
    long size;
    long length;
    /** What must be kept alive: null, None, a dict by position, or for simple types the one object. Owned. */
    PyObject objects;

    CtypesData(PyType type) {
        super(type);
    }

    static CtypesMemory memory() {
        return CtypesMemory.current();
    }

    CtypesInfo info() {
        return CtypesInfo.of(type);
    }

    /** An instance without memory. */
    private static CtypesData allocate(PyType type, CtypesInfo info) {
        info.flags |= CtypesInfo.FINAL;
        CtypesData d = switch (info.kind) {
            case SIMPLE -> new CtypesSimple(type);
            case STRUCT -> new CtypesStructure(type);
            case UNION -> new CtypesUnion(type);
            case ARRAY -> new CtypesArray(type);
            case POINTER -> new CtypesPointer(type);
            case FUNCTION -> new CtypesFunction(type);
        };
        d.size = info.size;
        d.length = info.length;
        TypeObject.initInstance(d);
        return d;
    }

    private static CtypesInfo concrete(PyType type) {
        CtypesInfo info = CtypesInfo.of(type);
        if (info == null) {
            throw PyErr.typeError("abstract class");
        }
        return info;
    }

    /** A new instance with memory of its own, zero. */
    // CPython: Modules/_ctypes/_ctypes.c GenericPyCData_new
    static CtypesData create(PyType type) {
        CtypesData d = allocate(type, concrete(type));
        d.own(d.size);
        return d;
    }

    private void own(long bytes) {
        block = memory().allocate(bytes);
        address = block.address;
    }

    /** An instance that shows the memory of {@code base}, or a copy of the memory if that is null. */
    // CPython: Modules/_ctypes/_ctypes.c PyCData_FromBaseObj
    static CtypesData fromBase(PyType type, CtypesData base, long index, long address) {
        CtypesData d = allocate(type, concrete(type));
        d.index = index;
        if (base != null) {
            d.address = address;
            base.incref();
            d.base = base;
        } else {
            try {
                byte[] bytes = memory().read(address, (int) d.size);
                d.own(d.size);
                memory().write(d.address, bytes, 0, bytes.length);
            } catch (PyException e) {
                d.decref();
                throw e;
            }
        }
        return d;
    }

    /** An instance at {@code address}, which somebody else owns. */
    // CPython: Modules/_ctypes/_ctypes.c PyCData_AtAddress
    static CtypesData atAddress(PyType type, long address) {
        CtypesData d = allocate(type, concrete(type));
        d.address = address;
        return d;
    }

    /** {@link #atAddress} for bytes that {@code keep} (borrowed) keeps in place. */
    static CtypesData onBytes(PyType type, byte[] bytes, int offset, PyObject keep) {
        CtypesData d = allocate(type, concrete(type));
        d.block = memory().map(bytes, offset, (int) d.size);
        d.address = d.block.address;
        d.keep(-1, keep.newRef());
        return d;
    }

    /** Changes the size of the memory. */
    // CPython: Modules/_ctypes/callproc.c resize
    void resize(long bytes) {
        if (bytes < info().size) {
            throw PyErr.valueError("minimum size is " + info().size);
        }
        if (block == null) {
            throw PyErr.valueError("Memory cannot be resized because this object doesn't own it");
        }
        CtypesMemory.Block old = block;
        own(bytes);
        memory().write(address, old.bytes, old.offset, (int) Math.min(bytes, old.size));
        memory().free(old);
        size = bytes;
    }

    byte[] bytes() {
        return memory().read(address, (int) size);
    }

    long pointer() {
        return CtypesCodes.readWord(memory(), address);
    }

    /** The object at the root of the bases, with its dict made if it has parts. */
    // CPython: Modules/_ctypes/_ctypes.c PyCData_GetContainer
    @Borrowed
    private CtypesData container() {
        CtypesData d = this;
        while (d.base != null) {
            d = d.base;
        }
        if (d.objects == null) {
            d.objects = d.length != 0 ? PyDict.create() : PyNone.owned();
        }
        return d;
    }

    /** What the root keeps alive, borrowed. */
    // CPython: Modules/_ctypes/_ctypes.c GetKeepedObjects
    @Borrowed
    PyObject kept() {
        return container().objects;
    }

    // CPython: Modules/_ctypes/_ctypes.c unique_key
    private PyStr uniqueKey(long n) {
        StringBuilder out = new StringBuilder(Integer.toHexString((int) n));
        for (CtypesData d = this; d.base != null; d = d.base) {
            out.append(':').append(Integer.toHexString((int) d.index));
        }
        return PyStr.of(out.toString());
    }

    /** Keeps {@code value} (stolen) alive as long as the memory, in the place of what was kept for the part {@code n}. */
    // CPython: Modules/_ctypes/_ctypes.c KeepRef
    void keep(long n, PyObject value) {
        if (value == PyNone.INSTANCE) {
            value.decref();
            return;
        }
        CtypesData root = container();
        if (!(root.objects instanceof PyDict dict)) {
            PyObject old = root.objects;
            root.objects = value;
            xdecref(old);
            return;
        }
        PyStr key = uniqueKey(n);
        dict.put(key, value);
        key.decref();
        value.decref();
    }

    /** The value of a part: converted, or an instance that shows it. */
    // CPython: Modules/_ctypes/_ctypes.c PyCData_get
    static PyObject get(PyObject type, char special, CtypesData source, long index, long size, long address) {
        if (special != 0) {
            return CtypesCodes.get(memory(), special, false, address, size);
        }
        CtypesInfo info = CtypesInfo.of(type);
        if (info != null && info.code != 0 && isPlainSimple(type)) {
            return CtypesCodes.get(memory(), info.code, info.swapped, address, size);
        }
        return fromBase((PyType) type, source, index, address);
    }

    /** Whether values of this simple type convert by themselves: it derives from _SimpleCData directly. */
    // CPython: Modules/_ctypes/_ctypes.c _ctypes_simple_instance
    static boolean isPlainSimple(PyObject type) {
        return ((PyType) type).base == CtypesSimple.TYPE;
    }

    /** Stores {@code value} into the part {@code index} at {@code address}, and keeps alive what has to be. */
    // CPython: Modules/_ctypes/_ctypes.c PyCData_set
    void set(PyObject type, char special, PyObject value, long index, long size, long address) {
        keep(index, store((PyType) type, special, value, size, address));
    }

    // CPython: Modules/_ctypes/_ctypes.c _PyCData_set
    private static PyObject store(PyType type, char special, PyObject value, long size, long address) {
        if (special != 0) {
            return CtypesCodes.set(memory(), special, false, address, value, size);
        }
        CtypesInfo info = CtypesInfo.of(type);
        boolean pointer = info.kind == CtypesInfo.Kind.POINTER;
        if (!(value instanceof CtypesData source)) {
            if (info.code != 0) {
                return CtypesCodes.set(memory(), info.code, info.swapped, address, value, size);
            }
            if (value instanceof PyTuple t) {
                PyObject made = Call.callArray(type, t.items);
                try {
                    return store(type, special, made, size, address);
                } finally {
                    made.decref();
                }
            }
            if (pointer && value == PyNone.INSTANCE) {
                CtypesCodes.writeWord(memory(), address, 0);
                return PyNone.owned();
            }
            throw PyErr.typeError("expected " + type.tpName() + " instance, got " + value.type.tpName());
        }
        if (value.type.isSubtype(type)) {
            byte[] b = memory().read(source.address, (int) size);
            memory().write(address, b, 0, b.length);
            return source.kept().newRef();
        }
        if (pointer && value instanceof CtypesArray) {
            CtypesInfo array = source.info();
            if (array.proto != info.proto) {
                throw incompatible(value, type);
            }
            CtypesCodes.writeWord(memory(), address, source.address);
            return PyTuple.of(source.kept(), value);
        }
        throw incompatible(value, type);
    }

    private static PyException incompatible(PyObject value, PyType type) {
        return PyErr.typeError("incompatible types, " + value.type.tpName() + " instance instead of " + type.tpName() + " instance");
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(objects);
        visitor.xvisit(base);
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCData_clear
    @Override
    protected void clearFields() {
        PyObject o = objects;
        objects = null;
        xdecref(o);
        if (block != null) {
            memory().free(block);
            block = null;
        }
        o = base;
        base = null;
        xdecref(o);
    }

    @Override
    protected void dropFields() {
        clearFields();
    }

    @PyMethod(value = "__ctypes_from_outparam__($self)", textSignature = false)
    static PyObject fromOutparam(CtypesData self) {
        return self instanceof CtypesSimple s && isPlainSimple(self.type) ? CtypesSimple.value(s) : self.newRef();
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCData_reduce
    @PyMethod(value = "__reduce__($self)", textSignature = false)
    static PyObject reduce(CtypesData self) {
        if (self.info().has(CtypesInfo.HAS_POINTER | CtypesInfo.IS_POINTER)) {
            throw PyErr.valueError("ctypes objects containing pointers cannot be pickled");
        }
        PyObject dict = Objects.getAttr(self, Id.__dict__);
        PyObject module = dev.adder.runtime.interpreter.Import.importModule("_ctypes");
        PyObject unpickle = Objects.getAttr(module, "_unpickle");
        module.decref();
        PyTuple state = PyTuple.steal(dict, PyBytes.of(self.bytes()));
        return PyTuple.steal(unpickle, PyTuple.steal(self.type.newRef(), state));
    }

    // CPython: Modules/_ctypes/_ctypes.c PyCData_setstate
    @PyMethod(value = "__setstate__($self, dict, data, /)", textSignature = false)
    static void setState(CtypesData self, PyDict dict, PyBytes data) {
        memory().write(self.address, data.value, 0, (int) Math.min(data.value.length, self.size));
        PyObject own = Objects.getAttr(self, Id.__dict__);
        try {
            if (!(own instanceof PyDict d)) {
                throw PyErr.typeError(self.type.tpName() + ".__dict__ must be a dictionary, not " + own.type.tpName());
            }
            d.update(dict);
        } finally {
            own.decref();
        }
    }

    @PyGetter(value = "_b_base_", member = true, doc = "the base object")
    static PyObject getBase(CtypesData self) {
        return self.base == null ? PyNone.owned() : self.base.newRef();
    }

    @PyGetter(value = "_b_needsfree_", member = true, doc = "whether the object owns the memory or not")
    static PyObject getNeedsFree(CtypesData self) {
        return PyInt.of(self.block != null ? 1 : 0);
    }

    @PyGetter(value = "_objects", member = true, doc = "internal objects tree (NEVER CHANGE THIS OBJECT!)")
    static PyObject getObjects(CtypesData self) {
        return self.objects == null ? PyNone.owned() : self.objects.newRef();
    }

    /** The types of all kinds of data. */
    static class Type extends PyType {
        Type(String name, dev.adder.runtime.object.MethodTable table, PyType base, int basicsize) {
            super(name, table, base, basicsize, 0, BASETYPE | HAVE_GC);
        }

        @Override
        public long tpHash(PyObject self) {
            throw PyErr.typeError("unhashable type");
        }

        // CPython: Modules/_ctypes/_ctypes.c PyCData_NewGetBuffer
        @Override
        public Buffer bfGetBuffer(PyObject self, int flags) {
            CtypesData d = (CtypesData) self;
            CtypesInfo info = d.info();
            CtypesMemory.Block block = memory().blockAt(d.address);
            if (block == null) {
                throw PyErr.bufferError("no buffer at address 0x" + Long.toHexString(d.address));
            }
            Buffer b = new Buffer(self, block.bytes, block.offset + (int) (d.address - block.address), d.size, false);
            PyObject item = self.type;
            while (CtypesInfo.of(item).kind == CtypesInfo.Kind.ARRAY) {
                item = CtypesInfo.of(item).proto;
            }
            b.itemsize = (int) CtypesInfo.of(item).size;
            b.format = info.format == null ? "B" : info.format;
            b.ndim = info.shape.length;
            b.shape = b.ndim == 0 ? null : info.shape;
            b.strides = null;
            if (b.ndim > 0) {
                b.strides = new long[b.ndim];
                long step = b.itemsize;
                for (int i = b.ndim - 1; i >= 0; i--) {
                    b.strides[i] = step;
                    step *= info.shape[i];
                }
            }
            return b;
        }

        @Override
        public void bfReleaseBuffer(PyObject self, Buffer buffer) {}
    }
}
