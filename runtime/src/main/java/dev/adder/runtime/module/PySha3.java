package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;

/** A hash object of SHA-3. */
@BuiltinType(name = "_sha3.sha3")
public final class PySha3 extends PyObject {
    static final PyType SHA3_224 = new Type("sha3_224", 28);
    static final PyType SHA3_256 = new Type("sha3_256", 32);
    static final PyType SHA3_384 = new Type("sha3_384", 48);
    static final PyType SHA3_512 = new Type("sha3_512", 64);

    private final Keccak engine;

    private PySha3(PyType type, Keccak engine) {
        super(type);
        this.engine = engine;
        TypeObject.initInstance(this);
    }

    @PyNew(value = "sha3(data=b'', /, *, usedforsecurity=True)")
    static PyObject create(PyType cls, PyObject data, boolean usedforsecurity) {
        int size = ((Type) cls).digestSize;
        PySha3 h = new PySha3(cls, new Keccak(200 - 2 * size, 0x06, size));
        if (data != null) {
            try {
                PyHash.feed(h.engine, data);
            } catch (PyException e) {
                h.decref();
                throw e;
            }
        }
        return h;
    }

    @PyMethod(value = "copy($self, /)", doc = "Return a copy of the hash object.")
    static PyObject copy(PySha3 self) {
        return new PySha3(self.type, self.engine.copy());
    }

    @PyMethod(value = "digest($self, /)", doc = "Return the digest value as a bytes object.")
    static PyObject digest(PySha3 self) {
        return PyBytes.of(self.engine.digest());
    }

    @PyMethod(value = "hexdigest($self, /)", doc = "Return the digest value as a string of hexadecimal digits.")
    static String hexdigest(PySha3 self) {
        return PyHash.hex(self.engine.digest());
    }

    @PyMethod(value = "update($self, data, /)", doc = "Update this hash object's state with the provided bytes-like object.")
    static void update(PySha3 self, PyObject data) {
        PyHash.feed(self.engine, data);
    }

    @PyGetter("block_size")
    static int blockSize(PySha3 self) {
        return self.engine.rate;
    }

    @PyGetter("name")
    static String name(PySha3 self) {
        return self.type.shortName();
    }

    @PyGetter("digest_size")
    static int digestSize(PySha3 self) {
        return ((Type) self.type).digestSize;
    }

    @PyGetter("_capacity_bits")
    static int capacityBits(PySha3 self) {
        return 1600 - self.engine.rate * 8;
    }

    @PyGetter("_rate_bits")
    static int rateBits(PySha3 self) {
        return self.engine.rate * 8;
    }

    @PyGetter("_suffix")
    static PyObject suffix(PySha3 self) {
        return PyBytes.of(new byte[] {(byte) self.engine.suffix});
    }

    static final class Type extends PyType {
        final int digestSize;

        Type(String name, int digestSize) {
            super("_sha3." + name, PySha3Table.INSTANCE, null, 448, 0, 0);
            this.digestSize = digestSize;
        }

        @Override
        protected String docString() {
            return shortName() + "([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of "
                    + digestSize + " bytes.";
        }

        @Override
        protected String textSignature() {
            return null;
        }
    }

    /** A hash object of SHAKE, whose digests have any length. */
    @BuiltinType(name = "_sha3.shake")
    public static final class Shake extends PyObject {
        static final PyType SHAKE_128 = new Type("shake_128", 168);
        static final PyType SHAKE_256 = new Type("shake_256", 136);

        private final Keccak engine;

        private Shake(PyType type, Keccak engine) {
            super(type);
            this.engine = engine;
            TypeObject.initInstance(this);
        }

        @PyNew(value = "shake(data=b'', /, *, usedforsecurity=True)")
        static PyObject create(PyType cls, PyObject data, boolean usedforsecurity) {
            Shake h = new Shake(cls, new Keccak(((Type) cls).rate, 0x1f, 0));
            if (data != null) {
                try {
                    PyHash.feed(h.engine, data);
                } catch (PyException e) {
                    h.decref();
                    throw e;
                }
            }
            return h;
        }

        // CPython: Modules/_sha3/sha3module.c _SHAKE_digest
        private byte[] squeeze(long length) {
            if (length < 0) {
                throw PyErr.valueError("value must be positive");
            }
            if (length >= 1 << 29) {
                throw PyErr.valueError("length is too large");
            }
            return engine.squeeze((int) length);
        }

        @PyMethod(value = "copy($self, /)", doc = "Return a copy of the hash object.")
        static PyObject copy(Shake self) {
            return new Shake(self.type, self.engine.copy());
        }

        @PyMethod(value = "digest($self, length, /)", doc = "Return the digest value as a bytes object.")
        static PyObject digest(Shake self, long length) {
            return PyBytes.ownOrShare(self.squeeze(length));
        }

        @PyMethod(value = "hexdigest($self, length, /)", doc = "Return the digest value as a string of hexadecimal digits.")
        static String hexdigest(Shake self, long length) {
            return PyHash.hex(self.squeeze(length));
        }

        @PyMethod(value = "update($self, data, /)", doc = "Update this hash object's state with the provided bytes-like object.")
        static void update(Shake self, PyObject data) {
            PyHash.feed(self.engine, data);
        }

        @PyGetter("block_size")
        static int blockSize(Shake self) {
            return self.engine.rate;
        }

        @PyGetter("name")
        static String name(Shake self) {
            return self.type.shortName();
        }

        @PyGetter("digest_size")
        static int digestSize(Shake self) {
            return 0;
        }

        @PyGetter("_capacity_bits")
        static int capacityBits(Shake self) {
            return 1600 - self.engine.rate * 8;
        }

        @PyGetter("_rate_bits")
        static int rateBits(Shake self) {
            return self.engine.rate * 8;
        }

        @PyGetter("_suffix")
        static PyObject suffix(Shake self) {
            return PyBytes.of(new byte[] {(byte) self.engine.suffix});
        }

        static final class Type extends PyType {
            final int rate;

            Type(String name, int rate) {
                super("_sha3." + name, PySha3ShakeTable.INSTANCE, null, 448, 0, 0);
                this.rate = rate;
            }

            @Override
            protected String docString() {
                return shortName() + "([data], *, usedforsecurity=True) -> SHAKE object\n\nReturn a new SHAKE hash object.";
            }

            @Override
            protected String textSignature() {
                return null;
            }
        }
    }
}
