package dev.adder.runtime.object;

import dev.adder.heap.Heap;
import dev.adder.heap.HeapMode;
import dev.adder.heap.Pool;
import dev.adder.processor.BuiltinType;
import dev.adder.processor.PyGetter;
import dev.adder.processor.PyMethod;
import dev.adder.processor.PyNew;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A float: an IEEE 754 double (Objects/floatobject.c). */
@BuiltinType(name = "float", doc = "Convert a string or number to a floating point number, if possible.")
public final class PyFloat extends PyObject {
    private static final Pool<PyFloat> POOL = new Pool<>(32);

    public static final PyType TYPE = new Type();

    public double value;

    PyFloat(PyType type, double value) {
        super(type);
        this.value = value;
    }

    public static PyFloat of(double value) {
        PyFloat f = make(value);
        Heap.atomAllocated(f, FreeLists.FLOATS);
        return f;
    }

    private static PyFloat make(double value) {
        if (HeapMode.POOLS) {
            PyFloat f = POOL.take();
            if (f != null) {
                f.type = TYPE;
                f.value = value;
                return f;
            }
        }
        return new PyFloat(TYPE, value);
    }

    @Override
    protected void recycle() {
        super.recycle();
        POOL.give(this);
    }

    @PyNew("float(x=0, /)")
    static PyObject create(PyType cls, PyObject x) {
        PyFloat f = x == null ? of(0) : FloatConversion.fromObject(x);
        if (cls == TYPE) {
            return f;
        }
        PyFloat r = new PyFloat(cls, f.value);
        f.decref();
        TypeObject.initInstance(r);
        return r;
    }

    private PyObject exact() {
        return type == TYPE ? newRef() : of(value);
    }

    @PyMethod(value = "conjugate($self, /)", doc = "Return self, the complex conjugate of any float.")
    static PyObject conjugate(PyFloat self) {
        return self.exact();
    }

    @PyMethod(value = "__trunc__($self, /)", doc = "Return the Integral closest to x between 0 and x.")
    static PyObject trunc(PyFloat self) {
        return FloatConversion.toInt(self.value);
    }

    @PyMethod(value = "__floor__($self, /)", doc = "Return the floor as an Integral.")
    static PyObject floor(PyFloat self) {
        return FloatConversion.toInt(Math.floor(self.value));
    }

    @PyMethod(value = "__ceil__($self, /)", doc = "Return the ceiling as an Integral.")
    static PyObject ceil(PyFloat self) {
        return FloatConversion.toInt(Math.ceil(self.value));
    }

    // CPython: Objects/floatobject.c float___round___impl, double_round
    @PyMethod(value = "__round__($self, ndigits=None, /)",
            doc = "Return the Integral closest to x, rounding half toward even.\n\n"
            + "When an argument is passed, work like built-in round(x, ndigits).")
    static PyObject round(PyFloat self, PyObject ndigits) {
        double x = self.value;
        if (ndigits == null || ndigits == PyNone.INSTANCE) {
            return FloatConversion.toInt(Math.rint(x));
        }
        long n = Abstract.asSsize(ndigits, null);
        if (Double.isNaN(x) || Double.isInfinite(x) || n > 323) {
            return of(x);
        }
        if (n < -308) {
            return of(0.0 * x);
        }
        double r = new BigDecimal(x).setScale((int) n, java.math.RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(r)) {
            throw PyErr.overflowError("rounded value too large to represent");
        }
        return of(r == 0 ? Math.copySign(0.0, x) : r);
    }

    @PyMethod(value = "as_integer_ratio($self, /)", doc = "Return integer ratio.\n\n"
            + "Return a pair of integers, whose ratio is exactly equal to the original float\n"
            + "and with a positive denominator.\n\n"
            + "Raise OverflowError on infinities and a ValueError on NaNs.\n\n"
            + ">>> (10.0).as_integer_ratio()\n"
            + "(10, 1)\n"
            + ">>> (0.0).as_integer_ratio()\n"
            + "(0, 1)\n"
            + ">>> (-.25).as_integer_ratio()\n"
            + "(-1, 4)")
    static PyObject asIntegerRatio(PyFloat self) {
        if (Double.isInfinite(self.value)) {
            throw PyErr.overflowError("cannot convert Infinity to integer ratio");
        }
        if (Double.isNaN(self.value)) {
            throw PyErr.valueError("cannot convert NaN to integer ratio");
        }
        BigDecimal d = new BigDecimal(self.value);
        BigInteger numerator = d.unscaledValue();
        BigInteger denominator = BigInteger.ONE;
        if (d.scale() > 0) {
            denominator = BigInteger.TEN.pow(d.scale());
            BigInteger gcd = numerator.gcd(denominator);
            numerator = numerator.divide(gcd);
            denominator = denominator.divide(gcd);
        } else {
            numerator = d.toBigIntegerExact();
        }
        return PyTuple.steal(PyInt.of(numerator), PyInt.of(denominator));
    }

    @PyMethod(value = "fromhex($type, string, /)", doc = "Create a floating-point number from a hexadecimal string.\n\n"
            + ">>> float.fromhex('0x1.ffffp10')\n"
            + "2047.984375\n"
            + ">>> float.fromhex('-0x1p-1074')\n"
            + "-5e-324")
    static PyObject fromhex(PyType cls, PyObject string) {
        if (!(string instanceof PyStr s)) {
            throw PyErr.typeError("bad argument type for built-in operation");
        }
        PyFloat f = of(FloatConversion.parseHex(s.toString()));
        if (cls == TYPE) {
            return f;
        }
        try {
            return Call.call(cls, f);
        } finally {
            f.decref();
        }
    }

    @PyMethod(value = "hex($self, /)", doc = "Return a hexadecimal representation of a floating-point number.\n\n"
            + ">>> (-0.1).hex()\n"
            + "'-0x1.999999999999ap-4'\n"
            + ">>> 3.14159.hex()\n"
            + "'0x1.921f9f01b866ep+1'")
    static String hex(PyFloat self) {
        return FloatConversion.toHex(self.value);
    }

    @PyMethod(value = "is_integer($self, /)", doc = "Return True if the float is an integer.")
    static boolean isInteger(PyFloat self) {
        double x = self.value;
        return !Double.isInfinite(x) && Math.rint(x) == x;
    }

    @PyMethod(value = "__getnewargs__($self, /)")
    static PyObject getnewargs(PyFloat self) {
        return PyTuple.steal(of(self.value));
    }

    @PyMethod(value = "__getformat__($type, typestr, /)", doc = "You probably don't want to use this function.\n\n"
            + "  typestr\n"
            + "    Must be 'double' or 'float'.\n\n"
            + "It exists mainly to be used in Python's test suite.\n\n"
            + "This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,\n"
            + "little-endian' best describes the format of floating point numbers used by the\n"
            + "C type named by typestr.")
    static PyObject getformat(PyType cls, String typestr) {
        if (!typestr.equals("double") && !typestr.equals("float")) {
            throw PyErr.valueError("__getformat__() argument 1 must be 'double' or 'float'");
        }
        return PyStr.of("IEEE, little-endian");
    }

    @PyMethod(value = "__format__($self, format_spec, /)", doc = "Formats the float according to format_spec.")
    static PyObject format(PyFloat self, PyStr spec) {
        return NumberFormat.formatFloat(self.value, self, spec);
    }

    @PyGetter(value = "real", doc = "the real part of a complex number")
    static PyObject real(PyFloat self) {
        return self.exact();
    }

    @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
    static PyObject imag(PyFloat self) {
        return of(0);
    }

    /** The hash of a double, equal to that of an int or fraction of the same value; {@code owner} gives a NaN its own. */
    // CPython: Python/pyhash.c _Py_HashDouble
    public static long hashDouble(PyObject owner, double v) {
        if (Double.isInfinite(v)) {
            return v > 0 ? 314159 : -314159;
        }
        if (Double.isNaN(v)) {
            return Objects.hashPointer(owner);
        }
        if (v == (long) v && Math.abs(v) < 1L << 60) {
            long h = (long) v;
            return h == -1 ? -2 : h;
        }
        int e = Math.getExponent(v) + 1;
        double m = Math.abs(v);
        if (Math.getExponent(v) < Double.MIN_EXPONENT) {
            e = Math.getExponent(m * 0x1p54) + 1 - 54;
        }
        m = Math.scalb(m, -e);
        long x = 0;
        while (m != 0) {
            x = x << 28 & PyInt.HASH_MODULUS | x >> 61 - 28;
            m *= 268435456.0;
            e -= 28;
            long y = (long) m;
            m -= y;
            x += y;
            if (x >= PyInt.HASH_MODULUS) {
                x -= PyInt.HASH_MODULUS;
            }
        }
        e = e >= 0 ? e % 61 : 60 - (-1 - e) % 61;
        x = x << e & PyInt.HASH_MODULUS | x >> 61 - e;
        if (v < 0) {
            x = -x;
        }
        return x == -1 ? -2 : x;
    }

    static final class Type extends PyType {
        Type() {
            super("float", PyFloatTable.INSTANCE, null, 24, 0, BASETYPE | MATCH_SELF | GENERIC_GETATTR | TP_VECTORCALL);
        }

        /** The operand as a double, if {@link #isOperand}. */
        private static double of(PyObject o) {
            return o instanceof PyFloat f ? f.value : IntArithmetic.toDouble((PyInt) o);
        }

        private static boolean isOperand(PyObject o) {
            return o instanceof PyFloat || o instanceof PyInt;
        }

        @Override
        public PyObject tpRepr(PyObject self) {
            return PyStr.of(FloatConversion.repr(((PyFloat) self).value));
        }

        @Override
        public long tpHash(PyObject self) {
            return hashDouble(self, ((PyFloat) self).value);
        }

        // CPython: Objects/floatobject.c float_richcompare: exact, also against ints of any size
        @Override
        public PyObject tpRichCompare(PyObject self, PyObject other, int op) {
            double a = ((PyFloat) self).value;
            if (other instanceof PyFloat f) {
                return compare(a, f.value, op);
            }
            if (!(other instanceof PyInt i)) {
                return PyNotImplemented.owned();
            }
            if (Double.isNaN(a) || Double.isInfinite(a)) {
                return compare(a, 0, op);
            }
            if (i.fitsLong() && Math.abs(i.value) <= 1L << 53) {
                return compare(a, i.value, op);
            }
            return Objects.compareResult(new BigDecimal(a).compareTo(new BigDecimal(i.bigValue())), op);
        }

        private static PyObject compare(double a, double b, int op) {
            return PyBool.of(switch (op) {
                case Objects.LT -> a < b;
                case Objects.LE -> a <= b;
                case Objects.EQ -> a == b;
                case Objects.NE -> a != b;
                case Objects.GT -> a > b;
                default -> a >= b;
            });
        }

        @Override
        public PyObject nbAdd(PyObject left, PyObject right) {
            return isOperand(left) && isOperand(right) ? PyFloat.of(of(left) + of(right)) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbSubtract(PyObject left, PyObject right) {
            return isOperand(left) && isOperand(right) ? PyFloat.of(of(left) - of(right)) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbMultiply(PyObject left, PyObject right) {
            return isOperand(left) && isOperand(right) ? PyFloat.of(of(left) * of(right)) : PyNotImplemented.owned();
        }

        @Override
        public PyObject nbTrueDivide(PyObject left, PyObject right) {
            if (!isOperand(left) || !isOperand(right)) {
                return PyNotImplemented.owned();
            }
            double a = of(left);
            double b = of(right);
            if (b == 0) {
                throw PyErr.zeroDivisionError("float division by zero");
            }
            return PyFloat.of(a / b);
        }

        /** The remainder with the sign of {@code b}. */
        private static double mod(double a, double b) {
            double m = a % b;
            if (m != 0) {
                return (b < 0) != (m < 0) ? m + b : m;
            }
            return Math.copySign(0.0, b);
        }

        // CPython: Objects/floatobject.c _float_div_mod
        private static double floorDiv(double a, double b, double mod) {
            double m = a % b;
            double div = (a - m) / b;
            if (m != 0 && (b < 0) != (m < 0)) {
                div -= 1.0;
            }
            if (div == 0) {
                return Math.copySign(0.0, a / b);
            }
            double floor = Math.floor(div);
            return div - floor > 0.5 ? floor + 1.0 : floor;
        }

        @Override
        public PyObject nbRemainder(PyObject left, PyObject right) {
            if (!isOperand(left) || !isOperand(right)) {
                return PyNotImplemented.owned();
            }
            double a = of(left);
            double b = of(right);
            if (b == 0) {
                throw PyErr.zeroDivisionError("float modulo");
            }
            return PyFloat.of(mod(a, b));
        }

        @Override
        public PyObject nbFloorDivide(PyObject left, PyObject right) {
            if (!isOperand(left) || !isOperand(right)) {
                return PyNotImplemented.owned();
            }
            double a = of(left);
            double b = of(right);
            if (b == 0) {
                throw PyErr.zeroDivisionError("float floor division by zero");
            }
            return PyFloat.of(floorDiv(a, b, mod(a, b)));
        }

        @Override
        public PyObject nbDivmod(PyObject left, PyObject right) {
            if (!isOperand(left) || !isOperand(right)) {
                return PyNotImplemented.owned();
            }
            double a = of(left);
            double b = of(right);
            if (b == 0) {
                throw PyErr.zeroDivisionError("float divmod()");
            }
            double m = mod(a, b);
            return PyTuple.steal(PyFloat.of(floorDiv(a, b, m)), PyFloat.of(m));
        }

        // CPython: Objects/floatobject.c float_pow
        @Override
        public PyObject nbPower(PyObject left, PyObject right, PyObject modulus) {
            if (modulus != PyNone.INSTANCE) {
                throw PyErr.typeError("pow() 3rd argument not allowed unless all arguments are integers");
            }
            if (!isOperand(left) || !isOperand(right)) {
                return PyNotImplemented.owned();
            }
            double a = of(left);
            double b = of(right);
            if (b == 0 || a == 1) {
                return PyFloat.of(1.0);
            }
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return PyFloat.of(Double.isNaN(a) ? a : b);
            }
            if (Double.isInfinite(b)) {
                double abs = Math.abs(a);
                return PyFloat.of(abs == 1 ? 1.0 : (b > 0) == (abs > 1) ? Double.POSITIVE_INFINITY : 0.0);
            }
            if (a == 0 && b < 0) {
                throw PyErr.zeroDivisionError("0.0 cannot be raised to a negative power");
            }
            if (a < 0 && !Double.isInfinite(a) && b != Math.floor(b)) {
                PyObject ca = PyComplex.of(a, 0);
                PyObject cb = PyComplex.of(b, 0);
                try {
                    return Abstract.power(ca, cb, PyNone.INSTANCE);
                } finally {
                    ca.decref();
                    cb.decref();
                }
            }
            double r = Math.pow(a, b);
            if (Double.isInfinite(r) && !Double.isInfinite(a)) {
                throw PyErr.osErrorLike(PyExc.OverflowError, 34, "Numerical result out of range");
            }
            return PyFloat.of(r);
        }

        @Override
        public PyObject nbNegative(PyObject self) {
            return PyFloat.of(-((PyFloat) self).value);
        }

        @Override
        public PyObject nbPositive(PyObject self) {
            return ((PyFloat) self).exact();
        }

        @Override
        public PyObject nbAbsolute(PyObject self) {
            return PyFloat.of(Math.abs(((PyFloat) self).value));
        }

        @Override
        public boolean nbBool(PyObject self) {
            return ((PyFloat) self).value != 0;
        }

        @Override
        public PyObject nbInt(PyObject self) {
            return FloatConversion.toInt(((PyFloat) self).value);
        }

        @Override
        public PyObject nbFloat(PyObject self) {
            return ((PyFloat) self).exact();
        }
    }
}
