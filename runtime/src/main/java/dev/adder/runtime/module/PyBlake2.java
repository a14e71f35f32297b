package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.Arrays;

/** A hash object of BLAKE2b or BLAKE2s. */
@BuiltinType(name = "_blake2.blake2", doc = "Return a new BLAKE2 hash object.")
public final class PyBlake2 extends PyObject {
    static final PyType BLAKE2B = new Type("_blake2.blake2b", true, 256);
    static final PyType BLAKE2S = new Type("_blake2.blake2s", false, 152);

    private final Blake2 engine;

    private PyBlake2(PyType type, Blake2 engine) {
        super(type);
        this.engine = engine;
        TypeObject.initInstance(this);
    }

    private static byte[] bytes(PyObject o) {
        if (o == null) {
            return new byte[0];
        }
        Buffer b = Abstract.getBuffer(o, Buffer.SIMPLE);
        try {
            return b.toArray('C');
        } finally {
            b.release();
        }
    }

    private static long unsigned(PyObject o, int bits) {
        if (o == null) {
            return 0;
        }
        PyInt i = Abstract.index(o);
        try {
            if (i.signum() < 0) {
                throw PyErr.valueError("value must be positive");
            }
            if (i.bitLength() > 64) {
                throw PyErr.overflowError(bits == 32 ? "Python int too large to convert to C unsigned long" : "int too big to convert");
            }
            return i.lowBits();
        } finally {
            i.decref();
        }
    }

    // CPython: Modules/_blake2/blake2b_impl.c py_blake2b_new_impl
    @PyNew(value = "blake2(data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)", textSignature = false)
    static PyObject create(PyType cls, PyObject data, PyObject digest_size, PyObject key, PyObject salt, PyObject person, int fanout,
            int depth, PyObject leaf_size, PyObject node_offset, int node_depth, int inner_size, boolean last_node, boolean usedforsecurity) {
        PyType exact = cls;
        while (!(exact instanceof Type)) {
            exact = exact.base;
        }
        boolean wide = ((Type) exact).wide;
        int max = wide ? 64 : 32;
        int extra = wide ? 16 : 8;
        int size = digest_size == null ? max : dev.adder.runtime.object.Args.toInt(digest_size);
        if (size <= 0 || size > max) {
            throw PyErr.valueError("digest_size for " + exact.shortName() + " must be between 1 and " + max + " bytes, here it is " + size);
        }
        byte[] parameters = new byte[wide ? 64 : 32];
        byte[] saltBytes = bytes(salt);
        if (saltBytes.length > extra) {
            throw PyErr.valueError("maximum salt length is " + extra + " bytes");
        }
        byte[] personBytes = bytes(person);
        if (personBytes.length > extra) {
            throw PyErr.valueError("maximum person length is " + extra + " bytes");
        }
        if (fanout < 0 || fanout > 255) {
            throw PyErr.valueError("fanout must be between 0 and 255");
        }
        if (depth <= 0 || depth > 255) {
            throw PyErr.valueError("depth must be between 1 and 255");
        }
        long leafSize = unsigned(leaf_size, 32);
        if (leafSize >>> 32 != 0) {
            throw PyErr.overflowError("leaf_size is too large");
        }
        long nodeOffset = unsigned(node_offset, 64);
        if (!wide && nodeOffset >>> 48 != 0) {
            throw PyErr.overflowError("node_offset is too large");
        }
        if (node_depth < 0 || node_depth > 255) {
            throw PyErr.valueError("node_depth must be between 0 and 255");
        }
        if (inner_size < 0 || inner_size > max) {
            throw PyErr.valueError("inner_size must be between 0 and is " + max);
        }
        byte[] keyBytes = bytes(key);
        if (keyBytes.length > max) {
            throw PyErr.valueError("maximum key length is " + max + " bytes");
        }
        parameters[0] = (byte) size;
        parameters[1] = (byte) keyBytes.length;
        parameters[2] = (byte) fanout;
        parameters[3] = (byte) depth;
        StructPacking.put(parameters, 4, 4, false, leafSize);
        StructPacking.put(parameters, 8, wide ? 8 : 6, false, nodeOffset);
        int at = wide ? 16 : 14;
        parameters[at] = (byte) node_depth;
        parameters[at + 1] = (byte) inner_size;
        System.arraycopy(saltBytes, 0, parameters, wide ? 32 : 16, saltBytes.length);
        System.arraycopy(personBytes, 0, parameters, wide ? 48 : 24, personBytes.length);
        PyBlake2 h = new PyBlake2(cls, new Blake2(wide, parameters, last_node));
        try {
            if (keyBytes.length > 0) {
                h.engine.update(Arrays.copyOf(keyBytes, wide ? 128 : 64), 0, wide ? 128 : 64);
            }
            if (data != null) {
                PyHash.feed(h.engine, data);
            }
            return h;
        } catch (PyException e) {
            h.decref();
            throw e;
        }
    }

    @PyMethod(value = "copy($self, /)", doc = "Return a copy of the hash object.")
    static PyObject copy(PyBlake2 self) {
        return new PyBlake2(self.type, self.engine.copy());
    }

    @PyMethod(value = "digest($self, /)", doc = "Return the digest value as a bytes object.")
    static PyObject digest(PyBlake2 self) {
        return PyBytes.of(self.engine.digest());
    }

    @PyMethod(value = "hexdigest($self, /)", doc = "Return the digest value as a string of hexadecimal digits.")
    static String hexdigest(PyBlake2 self) {
        return PyHash.hex(self.engine.digest());
    }

    @PyMethod(value = "update($self, data, /)", doc = "Update this hash object's state with the provided bytes-like object.")
    static void update(PyBlake2 self, PyObject data) {
        PyHash.feed(self.engine, data);
    }

    @PyGetter("name")
    static String name(PyBlake2 self) {
        return self.engine.wide ? "blake2b" : "blake2s";
    }

    @PyGetter("block_size")
    static int blockSize(PyBlake2 self) {
        return self.engine.wide ? 128 : 64;
    }

    @PyGetter("digest_size")
    static int digestSize(PyBlake2 self) {
        return self.engine.size;
    }

    static final class Type extends PyType {
        final boolean wide;

        Type(String name, boolean wide, int basicsize) {
            super(name, PyBlake2Table.INSTANCE, null, basicsize, 0, BASETYPE);
            this.wide = wide;
        }

        @Override
        protected String docString() {
            return wide ? "Return a new BLAKE2b hash object." : "Return a new BLAKE2s hash object.";
        }

        @Override
        protected String textSignature() {
            return "(data=b'', /, *, digest_size=_blake2." + shortName() + ".MAX_DIGEST_SIZE,\n"
                    + "        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n"
                    + "        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n"
                    + "        usedforsecurity=True)";
        }
    }
}
