package dev.adder.runtime.module;

import dev.adder.heap.Visitor;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyInit;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.Codecs;
import dev.adder.runtime.object.FreeLists;
import dev.adder.runtime.object.IteratorType;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyExc;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.Arrays;

/** A compiled struct format ({@code struct.Struct}). */
@BuiltinType(name = "_struct.Struct", doc = "Struct(fmt) --> compiled struct object\n\n")
public final class PyStruct extends PyObject {
    public static final PyType TYPE = new Type();

    /** The format as bytes; null before {@code __init__}. Owned. */
    private PyBytes text;
    private StructPacking.Format format;

    private PyStruct(PyType type) {
        super(type);
    }

    /** A new Struct of a format (str or bytes). */
    static PyStruct of(PyObject format) {
        PyStruct s = new PyStruct(TYPE);
        TypeObject.initInstance(s);
        try {
            init(s, format);
        } catch (PyException e) {
            s.decref();
            throw e;
        }
        return s;
    }

    @PyNew(value = "Struct", raw = true)
    static PyObject create(PyType cls, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        PyStruct s = new PyStruct(cls);
        TypeObject.initInstance(s);
        return s;
    }

    // CPython: Modules/_struct.c Struct___init___impl
    @PyInit(value = "Struct(format)", textSignature = false)
    static void init(PyStruct self, PyObject format) {
        PyBytes text;
        if (format instanceof PyStr s) {
            text = (PyBytes) Codecs.encodeStr(s, "ascii", null);
        } else if (format instanceof PyBytes b) {
            b.incref();
            text = b;
        } else {
            throw PyErr.typeError("Struct() argument 1 must be a str or bytes object, not " + format.type.tpName());
        }
        PyBytes old = self.text;
        self.text = text;
        xdecref(old);
        self.format = StructPacking.parse(text.value);
    }

    private StructPacking.Format ready() {
        if (format == null) {
            throw PyErr.runtimeError("Struct object is not initialized");
        }
        return format;
    }

    int size() {
        return ready().size();
    }

    /** The values of the struct at {@code at}. */
    PyObject unpackAt(byte[] bytes, int at) {
        PyObject[] values = new PyObject[format.count()];
        int n = 0;
        for (StructCode c : format.codes()) {
            int p = at + c.offset();
            for (int i = 0; i < c.repeat(); i++) {
                values[n++] = StructPacking.unpack(c, bytes, p);
                p += c.size();
            }
        }
        return PyTuple.steal(values);
    }

    private void packAt(byte[] bytes, int at, PyObject[] args, int base) {
        for (StructCode c : format.codes()) {
            int p = at + c.offset();
            for (int i = 0; i < c.repeat(); i++) {
                StructPacking.pack(c, bytes, p, args[base++]);
                p += c.size();
            }
        }
    }

    @PyMethod(value = "iter_unpack($self, buffer, /)", doc = "Return an iterator yielding tuples.\n\n"
            + "Tuples are unpacked from the given bytes source, like a repeated\n"
            + "invocation of unpack_from().\n\n"
            + "Requires that the bytes length be a multiple of the struct size.")
    static PyObject iterUnpack(PyStruct self, PyObject buffer) {
        int size = self.ready().size();
        if (size == 0) {
            throw StructModule.error("cannot iteratively unpack with a struct of length 0");
        }
        Buffer b = StructPacking.simple(buffer);
        if (b.len % size != 0) {
            b.release();
            throw StructModule.error("iterative unpacking requires a buffer of a multiple of " + size + " bytes");
        }
        return new Iterator(self, b);
    }

    @PyMethod(value = "unpack($self, buffer, /)", doc = "Return a tuple containing unpacked values.\n\n"
            + "Unpack according to the format string Struct.format. The buffer's size\n"
            + "in bytes must be Struct.size.\n\n"
            + "See help(struct) for more on format strings.")
    static PyObject unpack(PyStruct self, PyObject buffer) {
        int size = self.ready().size();
        Buffer b = StructPacking.simple(buffer);
        try {
            if (b.len != size) {
                throw StructModule.error("unpack requires a buffer of " + size + " bytes");
            }
            return self.unpackAt(b.bytes, b.offset);
        } finally {
            b.release();
        }
    }

    // CPython: Modules/_struct.c Struct_unpack_from_impl
    @PyMethod(value = "unpack_from($self, /, buffer, offset=0)", doc = "Return a tuple containing unpacked values.\n\n"
            + "Values are unpacked according to the format string Struct.format.\n\n"
            + "The buffer's size in bytes, starting at position offset, must be\n"
            + "at least Struct.size.\n\n"
            + "See help(struct) for more on format strings.")
    static PyObject unpackFrom(PyStruct self, PyObject buffer, long offset) {
        int size = self.ready().size();
        Buffer b = StructPacking.simple(buffer);
        try {
            if (offset < 0) {
                if (offset + size > 0) {
                    throw StructModule.error("not enough data to unpack " + size + " bytes at offset " + offset);
                }
                if (offset + b.len < 0) {
                    throw StructModule.error("offset " + offset + " out of range for " + b.len + "-byte buffer");
                }
                offset += b.len;
            }
            if (b.len - offset < size) {
                throw StructModule.error("unpack_from requires a buffer of at least " + Long.toUnsignedString(size + offset)
                        + " bytes for unpacking " + size + " bytes at offset " + offset + " (actual buffer size is " + b.len + ")");
            }
            return self.unpackAt(b.bytes, b.offset + (int) offset);
        } finally {
            b.release();
        }
    }

    @PyMethod(value = "pack", raw = true, doc = "S.pack(v1, v2, ...) -> bytes\n\n"
            + "Return a bytes object containing values v1, v2, ... packed according\n"
            + "to the format string S.format.  See help(struct) for more on format\n"
            + "strings.")
    static PyObject pack(PyStruct self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("Struct.pack", kwnames);
        int count = self.ready().count();
        if (nargs != count) {
            throw StructModule.error("pack expected " + count + " items for packing (got " + nargs + ")");
        }
        byte[] bytes = new byte[self.format.size()];
        self.packAt(bytes, 0, args, base);
        return PyBytes.ownOrShare(bytes);
    }

    // CPython: Python/getargs.c convertsimple, format w*
    private static Buffer writable(PyObject o) {
        try {
            return Abstract.getBuffer(o, Buffer.WRITABLE);
        } catch (PyException e) {
            e.release();
            throw PyErr.typeError("argument must be read-write bytes-like object, not "
                    + (o == PyNone.INSTANCE ? "None" : o.type.tpName()));
        }
    }

    // CPython: Modules/_struct.c s_pack_into
    @PyMethod(value = "pack_into", raw = true, doc = "S.pack_into(buffer, offset, v1, v2, ...)\n\n"
            + "Pack the values v1, v2, ... according to the format string S.format\n"
            + "and write the packed bytes into the writable buffer buf starting at\n"
            + "offset.  Note that the offset is a required argument.  See\n"
            + "help(struct) for more on format strings.")
    static PyObject packInto(PyStruct self, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("Struct.pack_into", kwnames);
        int count = self.ready().count();
        int size = self.format.size();
        if (nargs != count + 2) {
            throw StructModule.error(nargs == 0 ? "pack_into expected buffer argument" : nargs == 1 ? "pack_into expected offset argument"
                    : "pack_into expected " + count + " items for packing (got " + (nargs - 2) + ")");
        }
        Buffer b = writable(args[base]);
        try {
            long offset = Abstract.asSsize(args[base + 1], PyExc.IndexError);
            if (offset < 0) {
                if (offset + size > 0) {
                    throw StructModule.error("no space to pack " + size + " bytes at offset " + offset);
                }
                if (offset + b.len < 0) {
                    throw StructModule.error("offset " + offset + " out of range for " + b.len + "-byte buffer");
                }
                offset += b.len;
            }
            if (b.len - offset < size) {
                throw StructModule.error("pack_into requires a buffer of at least " + Long.toUnsignedString(size + offset)
                        + " bytes for packing " + size + " bytes at offset " + offset + " (actual buffer size is " + b.len + ")");
            }
            int at = b.offset + (int) offset;
            Arrays.fill(b.bytes, at, at + size, (byte) 0);
            self.packAt(b.bytes, at, args, base + 2);
        } finally {
            b.release();
        }
        return PyNone.owned();
    }

    @PyMethod(value = "__sizeof__($self)", textSignature = false, doc = "S.__sizeof__() -> size of S in memory, in bytes")
    static long sizeOf(PyStruct self) {
        return self.sizeof();
    }

    @Override
    public long sizeof() {
        return TYPE.basicsize + 32L * (1 + (format == null ? 0 : format.codes().length));
    }

    @PyGetter(value = "format", doc = "struct format string")
    static PyObject format(PyStruct self) {
        self.ready();
        return Codecs.decode(self.text.value, 0, self.text.value.length, "ascii", null);
    }

    @PyGetter(value = "size", doc = "struct size in bytes")
    static int size(PyStruct self) {
        return self.size();
    }

    @Override
    protected void traverseFields(Visitor visitor) {
        visitor.xvisit(text);
    }

    @Override
    protected void dropFields() {
        PyBytes t = text;
        text = null;
        xdecref(t);
    }

    static final class Type extends PyType {
        Type() {
            super("_struct.Struct", PyStructTable.INSTANCE, null, 56, 0, BASETYPE | HAVE_GC | HAS_WEAKREFS);
            weaklistoffset = 48;
        }
    }

    /** What iter_unpack returns. */
    @BuiltinType(name = "_struct.unpack_iterator")
    public static final class Iterator extends PyObject {
        public static final PyType TYPE = new Type();

        /** The struct and the buffer, null at the end. Owned. */
        private PyStruct struct;
        private Buffer buffer;
        private long index;

        private Iterator(PyStruct struct, Buffer buffer) {
            super(TYPE);
            struct.incref();
            this.struct = struct;
            this.buffer = buffer;
            FreeLists.born(this);
        }

        @PyMethod(value = "__length_hint__($self)", textSignature = false)
        static long lengthHint(Iterator self) {
            return self.struct == null ? 0 : (self.buffer.len - self.index) / self.struct.size();
        }

        @Override
        protected void traverseFields(Visitor visitor) {
            visitor.xvisit(struct);
            if (buffer != null) {
                visitor.xvisit(buffer.obj);
            }
        }

        @Override
        protected void dropFields() {
            PyStruct s = struct;
            Buffer b = buffer;
            struct = null;
            buffer = null;
            xdecref(s);
            if (b != null) {
                b.release();
            }
        }

        static final class Type extends IteratorType {
            Type() {
                super("_struct.unpack_iterator", PyStructIteratorTable.INSTANCE, 120, HAVE_GC | DISALLOW_INSTANTIATION);
            }

            // CPython: Modules/_struct.c unpackiter_iternext
            @Override
            public PyObject tpIterNext(PyObject o) {
                Iterator self = (Iterator) o;
                if (self.struct == null) {
                    return null;
                }
                if (self.index >= self.buffer.len) {
                    self.dropFields();
                    return null;
                }
                PyObject result = self.struct.unpackAt(self.buffer.bytes, self.buffer.offset + (int) self.index);
                self.index += self.struct.size();
                return result;
            }
        }
    }
}
