package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import dev.adder.processor.Steals;

/** A bytes object. */
@BuiltinType(name = "bytes")
public final class PyBytes extends PyObject {
    public static final PyType TYPE = new Type();

    private static final PyBytes EMPTY = new PyBytes(TYPE, new byte[0]);

    /** The bytes; not changed. */
    public final byte[] value;

    /** The hash, or -1 if it is not known yet. */
    long hash = -1;

    PyBytes(PyType type, @Steals byte[] value) {
        super(type);
        this.value = value;
    }

    /** A bytes object over this array, which nobody changes afterwards. */
    public static PyBytes of(byte[] value) {
        if (value.length == 0) {
            EMPTY.incref();
            return EMPTY;
        }
        return new PyBytes(TYPE, value);
    }

    public int size() {
        return value.length;
    }

    static final class Type extends PyType {
        Type() {
            super("bytes", PyBytesTable.INSTANCE, null, 33, 1, BASETYPE | BYTES_SUBCLASS | MATCH_SELF);
        }

        @Override
        public long sqLength(PyObject self) {
            return ((PyBytes) self).value.length;
        }
    }
}
