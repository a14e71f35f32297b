package dev.adder.runtime.module;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Buffer;
import dev.adder.runtime.object.PyBytes;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyType;
import dev.adder.runtime.object.TypeObject;
import java.util.HexFormat;

/** A hash object of MD5, SHA-1 or SHA-2. */
@BuiltinType(name = "hash")
public final class PyHash extends PyObject {
    static final PyType MD5 = new Type("_md5.md5", "md5", "MD5", 16, 64, 112);
    static final PyType SHA1 = new Type("_sha1.sha1", "sha1", "SHA-1", 20, 64, 112);
    static final PyType SHA224 = new Type("_sha256.sha224", "sha224", "SHA-224", 28, 64, 128);
    static final PyType SHA256 = new Type("_sha256.sha256", "sha256", "SHA-256", 32, 64, 128);
    static final PyType SHA384 = new Type("_sha512.sha384", "sha384", "SHA-384", 48, 128, 232);
    static final PyType SHA512 = new Type("_sha512.sha512", "sha512", "SHA-512", 64, 128, 232);

    private final HashEngine engine;

    private PyHash(PyType type, HashEngine engine) {
        super(type);
        this.engine = engine;
    }

    /** A new hash object, with the first data or null. */
    static PyHash of(PyType type, PyObject data) {
        PyHash h = new PyHash(type, HashEngine.ofJdk(((Type) type).algorithm));
        TypeObject.initInstance(h);
        if (data != null) {
            try {
                feed(h.engine, data);
            } catch (PyException e) {
                h.decref();
                throw e;
            }
        }
        return h;
    }

    /** Hashes the bytes of an object. */
    // CPython: Modules/hashlib.h GET_BUFFER_VIEW_OR_ERROUT
    static void feed(HashEngine engine, PyObject data) {
        if (data instanceof PyStr) {
            throw PyErr.typeError("Strings must be encoded before hashing");
        }
        if (!Abstract.hasBuffer(data)) {
            throw PyErr.typeError("object supporting the buffer API required");
        }
        Buffer b = Abstract.getBuffer(data, Buffer.SIMPLE);
        try {
            if (b.ndim > 1) {
                throw PyErr.bufferError("Buffer must be single dimension");
            }
            engine.update(b.bytes, b.offset, (int) b.len);
        } finally {
            b.release();
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    @PyMethod(value = "copy($self, /)", doc = "Return a copy of the hash object.")
    static PyObject copy(PyHash self) {
        PyHash h = new PyHash(self.type, self.engine.copy());
        TypeObject.initInstance(h);
        return h;
    }

    @PyMethod(value = "digest($self, /)", doc = "Return the digest value as a bytes object.")
    static PyObject digest(PyHash self) {
        return PyBytes.of(self.engine.digest());
    }

    @PyMethod(value = "hexdigest($self, /)", doc = "Return the digest value as a string of hexadecimal digits.")
    static String hexdigest(PyHash self) {
        return hex(self.engine.digest());
    }

    @PyMethod(value = "update($self, obj, /)", doc = "Update this hash object's state with the provided string.")
    static void update(PyHash self, PyObject obj) {
        feed(self.engine, obj);
    }

    @PyGetter("block_size")
    static int blockSize(PyHash self) {
        return ((Type) self.type).blockSize;
    }

    @PyGetter("name")
    static String name(PyHash self) {
        return ((Type) self.type).hash;
    }

    @PyGetter("digest_size")
    static int digestSize(PyHash self) {
        return ((Type) self.type).digestSize;
    }

    static final class Type extends PyType {
        final String hash;
        final String algorithm;
        final int digestSize;
        final int blockSize;

        Type(String name, String hash, String algorithm, int digestSize, int blockSize, int basicsize) {
            super(name, PyHashTable.INSTANCE, null, basicsize, 0, HAVE_GC | DISALLOW_INSTANTIATION);
            this.hash = hash;
            this.algorithm = algorithm;
            this.digestSize = digestSize;
            this.blockSize = blockSize;
        }
    }
}
