package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.math.BigInteger;

/** An int that fits a Java long; larger ones are {@link PyBigInt}. The ints from -5 to 256 are shared. */
@BuiltinType(name = "int", doc = "int([x]) -> integer\n"
        + "int(x, base=10) -> integer\n\n"
        + "Convert a number or string to an integer, or return 0 if no arguments\n"
        + "are given.  If x is a number, return x.__int__().  For floating point\n"
        + "numbers, this truncates towards zero.\n\n"
        + "If x is not a number or if base is given, then x must be a string,\n"
        + "bytes, or bytearray instance representing an integer literal in the\n"
        + "given base.  The literal can be preceded by '+' or '-' and be surrounded\n"
        + "by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n"
        + "Base 0 means to interpret the base from the string as an integer literal.\n"
        + ">>> int('0b100', base=0)\n"
        + "4")
public class PyInt extends PyObject {
    private static final Pool<PyInt> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    private static final int SMALL_MIN = -5;
    private static final int SMALL_MAX = 256;
    private static final PyInt[] SMALL = new PyInt[SMALL_MAX - SMALL_MIN + 1];

    /** The modulus of numeric hashes. */
    static final long HASH_MODULUS = (1L << 61) - 1;

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new PyInt(TYPE, SMALL_MIN + i);
            SMALL[i].refcnt = STATIC_REFCNT;
        }
    }

    /** The value, if this is not a {@link PyBigInt}. */
    public long value;

    PyInt(PyType type, long value) {
        super(type);
        this.value = value;
    }

    /** An instance of a subclass: what has the class PyInt itself is an int of no other type, which fast paths test in one comparison. */
    private static final class OfSubclass extends PyInt {
        OfSubclass(PyType type, long value) {
            super(type, value);
        }

        @Override
        void giveToPool() {}
    }

    /** An int; shared if small. */
    public static PyInt of(long value) {
        if (value >= SMALL_MIN && value <= SMALL_MAX) {
            PyInt i = SMALL[(int) value - SMALL_MIN];
            i.incref();
            return i;
        }
        PyInt i = make(value);
        Heap.atomAllocated(i);
        return i;
    }

    private static PyInt make(long value) {
        if (HeapMode.POOLS) {
            PyInt i = POOL.take();
            if (i != null) {
                i.value = value;
                return i;
            }
        }
        return new PyInt(TYPE, value);
    }

    @Override
    protected final void recycle() {
        super.recycle();
        giveToPool();
    }

    void giveToPool() {
        POOL.give(this);
    }

    /** An int of any size. */
    public static PyInt of(BigInteger value) {
        if (value.bitLength() < 64) {
            return of(value.longValue());
        }
        int n = value.bitLength() / 64 + 1;
        long[] limbs = Limbs.allocate(n);
        Limbs.ofBigInteger(limbs, n, value);
        return of(limbs, n, value.signum() < 0);
    }

    /** An int of any size: that of the lowest {@code n} limbs, which need not be normal, or its negative. Takes over the array. */
    static PyInt of(long[] limbs, int n, boolean negative) {
        int size = Limbs.normal(limbs, n);
        if (size <= 1) {
            long x = size == 0 ? 0 : limbs[0];
            if (x >= 0 || negative && x == Long.MIN_VALUE) {
                Payload.release(limbs);
                return of(negative ? -x : x);
            }
        }
        if (size < limbs.length / 2 && limbs.length > 8) {
            long[] less = Limbs.allocate(size);
            System.arraycopy(limbs, 0, less, 0, size);
            Payload.release(limbs);
            limbs = less;
        }
        return PyBigInt.make(limbs, size, negative);
    }

    /** An int from 0 to 2**64 - 1. */
    public static PyInt ofUnsigned(long value) {
        if (value >= 0) {
            return of(value);
        }
        long[] limbs = Limbs.allocate(1);
        limbs[0] = value;
        return PyBigInt.make(limbs, 1, false);
    }

    /** The limbs of the absolute value: the int's own, or {@code scratch}, which gets the only one. */
    long[] magnitude(long[] scratch) {
        scratch[0] = Math.abs(value);
        return scratch;
    }

    /** The normal size of {@link #magnitude}. */
    int magnitudeSize() {
        return value == 0 ? 0 : 1;
    }

    /** The lowest 64 bits, in two's complement. */
    public long lowBits() {
        return value;
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

    /** How many bits the absolute value has. */
    public long bitLength() {
        return 64 - Long.numberOfLeadingZeros(Math.abs(value));
    }

    /** The value with the type int itself: this, or a copy if the type is a subclass. */
    public PyInt exact() {
        if (type == TYPE) {
            incref();
            return this;
        }
        return of(value);
    }

    // CPython: Objects/longobject.c int___sizeof___impl: digits of 30 bits
    @Override
    public long sizeof() {
        long digits = Math.max(1, (bitLength() + 29) / 30);
        return TYPE.basicsize + 4 * digits;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

    @PyNew(value = "int(x=<unrepresentable>, /, base=<unrepresentable>)", textSignature = false)
    static PyObject create(PyType cls, PyObject x, PyObject base) {
        PyInt value = construct(x, base);
        if (cls == TYPE) {
            return value;
        }
        try {
            PyInt r = value.fitsLong() ? new OfSubclass(cls, value.value) : new PyBigInt(cls, ((PyBigInt) value).copyOfLimbs(), value.magnitudeSize(), value.signum() < 0);
            TypeObject.initInstance(r);
            return r;
        } finally {
            value.decref();
        }
    }

    // CPython: Objects/longobject.c long_new_impl
    private static PyInt construct(PyObject x, PyObject base) {
        if (x == null) {
            if (base != null) {
                throw PyErr.typeError("int() missing string argument");
            }
            return of(0);
        }
        if (base == null) {
            return IntConversion.number(x);
        }
        long radix = Abstract.asSsize(base, null);
        if (radix != 0 && radix < 2 || radix > 36) {
            throw PyErr.valueError("int() base must be >= 2 and <= 36, or 0");
        }
        return switch (x) {
            case PyStr s -> IntConversion.fromText(s, (int) radix);
            case PyBytes b -> IntConversion.fromBytes(b.value, b.value.length, (int) radix);
            case PyByteArray b -> IntConversion.fromBytes(b.toByteArray(), b.size(), (int) radix);
            default -> throw PyErr.typeError("int() can't convert non-string with explicit base");
        };
    }

    @PyMethod(value = "conjugate($self)", textSignature = false, doc = "Returns self, the complex conjugate of any int.")
    static PyObject conjugate(PyInt self) {
        return self.exact();
    }

    @PyMethod(value = "bit_length($self, /)", doc = "Number of bits necessary to represent self in binary.\n\n"
            + ">>> bin(37)\n"
            + "'0b100101'\n"
            + ">>> (37).bit_length()\n"
            + "6")
    static long bitLength(PyInt self) {
        return self.bitLength();
    }

    @PyMethod(value = "bit_count($self, /)",
            doc = "Number of ones in the binary representation of the absolute value of self.\n\n"
            + "Also known as the population count.\n\n"
            + ">>> bin(13)\n"
            + "'0b1101'\n"
            + ">>> (13).bit_count()\n"
            + "3")
    static int bitCount(PyInt self) {
        if (self.fitsLong()) {
            return Long.bitCount(Math.abs(self.value));
        }
        long[] limbs = ((PyBigInt) self).limbs;
        int count = 0;
        for (int i = self.magnitudeSize() - 1; i >= 0; i--) {
            count += Long.bitCount(limbs[i]);
        }
        return count;
    }

    @PyMethod(value = "to_bytes($self, /, length=1, byteorder='big', *, signed=False)",
            doc = "Return an array of bytes representing an integer.\n\n"
            + "  length\n"
            + "    Length of bytes object to use.  An OverflowError is raised if the\n"
            + "    integer is not representable with the given number of bytes.  Default\n"
            + "    is length 1.\n"
            + "  byteorder\n"
            + "    The byte order used to represent the integer.  If byteorder is 'big',\n"
            + "    the most significant byte is at the beginning of the byte array.  If\n"
            + "    byteorder is 'little', the most significant byte is at the end of the\n"
            + "    byte array.  To request the native byte order of the host system, use\n"
            + "    `sys.byteorder' as the byte order value.  Default is to use 'big'.\n"
            + "  signed\n"
            + "    Determines whether two's complement is used to represent the integer.\n"
            + "    If signed is False and a negative integer is given, an OverflowError\n"
            + "    is raised.")
    static PyObject toBytes(PyInt self, long length, PyStr byteorder, boolean signed) {
        boolean little = IntConversion.isLittle(byteorder);
        if (length < 0) {
            throw PyErr.valueError("length argument must be non-negative");
        }
        if (length > Integer.MAX_VALUE) {
            throw PyErr.memoryError();
        }
        return PyBytes.own(IntConversion.toBytes(self, length, little, signed));
    }

    @PyMethod(value = "from_bytes($type, /, bytes, byteorder='big', *, signed=False)",
            doc = "Return the integer represented by the given array of bytes.\n\n"
            + "  bytes\n"
            + "    Holds the array of bytes to convert.  The argument must either\n"
            + "    support the buffer protocol or be an iterable object producing bytes.\n"
            + "    Bytes and bytearray are examples of built-in objects that support the\n"
            + "    buffer protocol.\n"
            + "  byteorder\n"
            + "    The byte order used to represent the integer.  If byteorder is 'big',\n"
            + "    the most significant byte is at the beginning of the byte array.  If\n"
            + "    byteorder is 'little', the most significant byte is at the end of the\n"
            + "    byte array.  To request the native byte order of the host system, use\n"
            + "    `sys.byteorder' as the byte order value.  Default is to use 'big'.\n"
            + "  signed\n"
            + "    Indicates whether two's complement is used to represent the integer.")
    static PyObject fromBytes(PyType cls, PyObject bytes, PyStr byteorder, boolean signed) {
        boolean little = IntConversion.isLittle(byteorder);
        PyBytes b = PyBytes.from(bytes);
        PyInt value;
        try {
            value = IntConversion.ofBytes(b.value, little, signed);
        } finally {
            b.decref();
        }
        if (cls == TYPE) {
            return value;
        }
        try {
            return Call.call(cls, value);
        } finally {
            value.decref();
        }
    }

    @PyMethod(value = "as_integer_ratio($self, /)", doc = "Return integer ratio.\n\n"
            + "Return a pair of integers, whose ratio is exactly equal to the original int\n"
            + "and with a positive denominator.\n\n"
            + ">>> (10).as_integer_ratio()\n"
            + "(10, 1)\n"
            + ">>> (-10).as_integer_ratio()\n"
            + "(-10, 1)\n"
            + ">>> (0).as_integer_ratio()\n"
            + "(0, 1)")
    static PyObject asIntegerRatio(PyInt self) {
        return PyTuple.steal(self.exact(), of(1));
    }

    @PyMethod(value = "__trunc__($self)", textSignature = false, doc = "Truncating an Integral returns itself.")
    static PyObject trunc(PyInt self) {
        return self.exact();
    }

    @PyMethod(value = "__floor__($self)", textSignature = false, doc = "Flooring an Integral returns itself.")
    static PyObject floor(PyInt self) {
        return self.exact();
    }

    @PyMethod(value = "__ceil__($self)", textSignature = false, doc = "Ceiling of an Integral returns itself.")
    static PyObject ceil(PyInt self) {
        return self.exact();
    }

    // CPython: Objects/longobject.c int___round___impl
    @PyMethod(value = "__round__($self, ndigits=<unrepresentable>, /)",
            doc = "Rounding an Integral returns itself.\n\n"
            + "Rounding with an ndigits argument also returns an integer.")
    static PyObject round(PyInt self, PyObject ndigits) {
        if (ndigits == null || ndigits == PyNone.INSTANCE) {
            return self.exact();
        }
        PyInt n = Abstract.index(ndigits);
        try {
            if (n.signum() >= 0) {
                return self.exact();
            }
            if (!n.fitsLong() || -n.value > 1_000_000) {
                return of(0);
            }
            BigInteger unit = BigInteger.TEN.pow((int) -n.value);
            BigInteger v = self.bigValue();
            BigInteger[] qr = v.divideAndRemainder(unit);
            BigInteger floor = qr[1].signum() < 0 ? qr[0].subtract(BigInteger.ONE) : qr[0];
            BigInteger rest = v.subtract(floor.multiply(unit)).shiftLeft(1);
            int c = rest.compareTo(unit);
            if (c > 0 || c == 0 && floor.testBit(0)) {
                floor = floor.add(BigInteger.ONE);
            }
            return of(floor.multiply(unit));
        } finally {
            n.decref();
        }
    }

    @PyMethod(value = "__getnewargs__($self, /)")
    static PyObject getnewargs(PyInt self) {
        return PyTuple.steal(self.exact());
    }

    @PyMethod(value = "__format__($self, format_spec, /)")
    static PyObject format(PyInt self, PyStr spec) {
        return NumberFormat.formatInt(self, spec);
    }

    @PyMethod(value = "__sizeof__($self, /)", doc = "Returns size in memory, in bytes.")
    static long sizeof(PyInt self) {
        return self.sizeof();
    }

    @PyGetter(value = "real", doc = "the real part of a complex number")
    static PyObject real(PyInt self) {
        return self.exact();
    }

    @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
    static PyObject imag(PyInt self) {
        return of(0);
    }

    @PyGetter(value = "numerator", doc = "the numerator of a rational number in lowest terms")
    static PyObject numerator(PyInt self) {
        return self.exact();
    }

    @PyGetter(value = "denominator", doc = "the denominator of a rational number in lowest terms")
    static PyObject denominator(PyInt self) {
        return of(1);
    }

    static class Type extends PyType {
        Type() {
            super("int", PyIntTable.INSTANCE, null, 24, 4, BASETYPE | LONG_SUBCLASS | MATCH_SELF | GENERIC_GETATTR);
        }

        /** A built-in type that derives from int. */
        Type(String name, MethodTable table, PyType base, int basicsize, int itemsize, long flags) {
            super(name, table, base, basicsize, itemsize, flags);
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return IntConversion.toText((PyInt) self);
        }

        @Override
        public long tpHash(PyObject self) {
            PyInt i = (PyInt) self;
            long h;
            if (i.fitsLong()) {
                long v = i.value;
                h = v >= 0 ? v % HASH_MODULUS : v == Long.MIN_VALUE ? -4 : -(-v % HASH_MODULUS);
            } else {
                h = Limbs.hash(((PyBigInt) i).limbs, i.magnitudeSize());
                if (i.signum() < 0) {
                    h = -h;
                }
            }
            return h == -1 ? -2 : h;
        }

        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            if (!(self instanceof PyInt a) || !(other instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return Objects.compareResult(IntArithmetic.compare(a, b), op);
        }

        @Override
        public PyObject nbAdd(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.add(a, b);
        }

        @Override
        public PyObject nbSubtract(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.subtract(a, b);
        }

        @Override
        public PyObject nbMultiply(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.multiply(a, b);
        }

        @Override
        public PyObject nbRemainder(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.floorMod(a, b);
        }

        @Override
        public PyObject nbDivmod(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.divmod(a, b);
        }

        @Override
        public PyObject nbLshift(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.shiftLeft(a, b);
        }

        @Override
        public PyObject nbRshift(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.shiftRight(a, b);
        }

        @Override
        public PyObject nbAnd(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.and(a, b);
        }

        @Override
        public PyObject nbXor(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.xor(a, b);
        }

        @Override
        public PyObject nbOr(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.or(a, b);
        }

        @Override
        public PyObject nbFloorDivide(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.floorDivide(a, b);
        }

        @Override
        public PyObject nbTrueDivide(PyObject left, PyObject right) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.trueDivide(a, b);
        }

        @Override
        public PyObject nbPower(PyObject left, PyObject right, PyObject modulus) {
            if (!(left instanceof PyInt a) || !(right instanceof PyInt b)) {
                return PyNotImplemented.owned();
            }
            if (modulus == PyNone.INSTANCE) {
                return IntArithmetic.power(a, b);
            }
            if (!(modulus instanceof PyInt m)) {
                return PyNotImplemented.owned();
            }
            return IntArithmetic.power(a, b, m);
        }

        @Override
        public PyObject nbNegative(PyObject self) {
            PyInt i = (PyInt) self;
            return i.fitsLong() && i.value != Long.MIN_VALUE ? of(-i.value) : IntArithmetic.negate(i);
        }

        @Override
        public PyObject nbPositive(PyObject self) {
            return ((PyInt) self).exact();
        }

        @Override
        public PyObject nbAbsolute(PyObject self) {
            return ((PyInt) self).signum() < 0 ? nbNegative(self) : ((PyInt) self).exact();
        }

        @Override
        public boolean nbBool(PyObject self) {
            return ((PyInt) self).signum() != 0;
        }

        @Override
        public PyObject nbInvert(PyObject self) {
            PyInt i = (PyInt) self;
            return i.fitsLong() ? of(~i.value) : IntArithmetic.invert(i);
        }

        @Override
        public PyObject nbInt(PyObject self) {
            return ((PyInt) self).exact();
        }

        @Override
        public PyObject nbFloat(PyObject self) {
            return PyFloat.of(IntArithmetic.toDouble((PyInt) self));
        }

        @Override
        public PyObject nbIndex(PyObject self) {
            return ((PyInt) self).exact();
        }
    }
}
