package dev.adder.runtime.object;

import dev.adder.processor.BuiltinType;
import java.math.BigInteger;

/** An int that fits a Java long; larger ones are {@link PyBigInt}. The ints from -5 to 256 are shared. */
@BuiltinType(name = "int")
public class PyInt extends PyObject {
    public static final PyType TYPE = new Type();

    private static final int SMALL_MIN = -5;
    private static final int SMALL_MAX = 256;
    private static final PyInt[] SMALL = new PyInt[SMALL_MAX - SMALL_MIN + 1];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new PyInt(TYPE, SMALL_MIN + i);
        }
    }

    /** The value, if this is not a {@link PyBigInt}. */
    public final long value;

    PyInt(PyType type, long value) {
        super(type);
        this.value = value;
    }

    /** An int; shared if small. */
    public static PyInt of(long value) {
        if (value >= SMALL_MIN && value <= SMALL_MAX) {
            PyInt i = SMALL[(int) value - SMALL_MIN];
            i.incref();
            return i;
        }
        return new PyInt(TYPE, value);
    }

    /** An int of any size. */
    public static PyInt of(BigInteger value) {
        return value.bitLength() < 64 ? of(value.longValue()) : new PyBigInt(TYPE, value);
    }

    /** Whether the value fits a Java long. */
    public boolean fitsLong() {
        return true;
    }

    /** The value; only if {@link #fitsLong}. */
    public final long longValue() {
        return value;
    }

    public BigInteger bigValue() {
        return BigInteger.valueOf(value);
    }

    public int signum() {
        return Long.signum(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

    static class Type extends PyType {
        Type() {
            super("int", PyIntTable.INSTANCE, null, 24, 4, BASETYPE | LONG_SUBCLASS | MATCH_SELF);
        }

        /** A built-in type that derives from int. */
        Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of(self.toString());
        }
    }
}
