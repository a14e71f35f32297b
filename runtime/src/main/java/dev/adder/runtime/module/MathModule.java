package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.Args;
import dev.adder.runtime.object.Call;
import dev.adder.runtime.object.FloatConversion;
import dev.adder.runtime.object.Id;
import dev.adder.runtime.object.IntArithmetic;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyInt;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyNone;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyStr;
import dev.adder.runtime.object.PyTuple;
import java.math.BigInteger;

/** The math module (Modules/mathmodule.c). */
@BuiltinModule(name = "math", doc = "This module provides access to the mathematical functions\ndefined by the C standard.")
public final class MathModule extends NativeModule {
    private static final PyStr CEIL = PyStr.intern("__ceil__");
    private static final PyStr FLOOR = PyStr.intern("__floor__");

    public MathModule() {
        super("math", MathModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "pi", PyFloat.of(Math.PI));
        add(module, "e", PyFloat.of(Math.E));
        add(module, "tau", PyFloat.of(2 * Math.PI));
        add(module, "inf", PyFloat.of(Double.POSITIVE_INFINITY));
        add(module, "nan", PyFloat.of(Double.NaN));
    }

    /** The result of a function at {@code x}, or the error that its being NaN or infinite stands for. */
    // CPython: Modules/mathmodule.c math_1
    private static double checked(double x, double r, boolean canOverflow) {
        if (Double.isNaN(r) && !Double.isNaN(x)) {
            throw domainError();
        }
        if (Double.isInfinite(r) && !Double.isInfinite(x) && !Double.isNaN(x)) {
            throw canOverflow ? rangeError() : domainError();
        }
        return r;
    }

    private static PyException domainError() {
        return PyErr.valueError("math domain error");
    }

    private static PyException rangeError() {
        return PyErr.overflowError("math range error");
    }

    @PyMethod(value = "acos($module, x, /)",
            doc = "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.")
    static double acos(double x) {
        return checked(x, Math.acos(x), false);
    }

    @PyMethod(value = "acosh($module, x, /)", doc = "Return the inverse hyperbolic cosine of x.")
    static double acosh(double x) {
        return checked(x, MathFunctions.acosh(x), false);
    }

    @PyMethod(value = "asin($module, x, /)",
            doc = "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.")
    static double asin(double x) {
        return checked(x, Math.asin(x), false);
    }

    @PyMethod(value = "asinh($module, x, /)", doc = "Return the inverse hyperbolic sine of x.")
    static double asinh(double x) {
        return checked(x, MathFunctions.asinh(x), false);
    }

    @PyMethod(value = "atan($module, x, /)",
            doc = "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.")
    static double atan(double x) {
        return checked(x, Math.atan(x), false);
    }

    @PyMethod(value = "atanh($module, x, /)", doc = "Return the inverse hyperbolic tangent of x.")
    static double atanh(double x) {
        return checked(x, MathFunctions.atanh(x), false);
    }

    @PyMethod(value = "cbrt($module, x, /)", doc = "Return the cube root of x.")
    static double cbrt(double x) {
        return checked(x, MathFunctions.cbrt(x), false);
    }

    @PyMethod(value = "cos($module, x, /)", doc = "Return the cosine of x (measured in radians).")
    static double cos(double x) {
        return checked(x, Math.cos(x), false);
    }

    @PyMethod(value = "cosh($module, x, /)", doc = "Return the hyperbolic cosine of x.")
    static double cosh(double x) {
        return checked(x, Math.cosh(x), true);
    }

    @PyMethod(value = "erf($module, x, /)", doc = "Error function at x.")
    static double erf(double x) {
        return checked(x, MathFunctions.erf(x), false);
    }

    @PyMethod(value = "erfc($module, x, /)", doc = "Complementary error function at x.")
    static double erfc(double x) {
        return checked(x, MathFunctions.erfc(x), false);
    }

    @PyMethod(value = "exp($module, x, /)", doc = "Return e raised to the power of x.")
    static double exp(double x) {
        return checked(x, Math.exp(x), true);
    }

    @PyMethod(value = "exp2($module, x, /)", doc = "Return 2 raised to the power of x.")
    static double exp2(double x) {
        return checked(x, Math.pow(2, x), true);
    }

    @PyMethod(value = "expm1($module, x, /)",
            doc = "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation "
            + "of exp(x)-1 for small x.")
    static double expm1(double x) {
        return checked(x, Math.expm1(x), true);
    }

    @PyMethod(value = "fabs($module, x, /)", doc = "Return the absolute value of the float x.")
    static double fabs(double x) {
        return checked(x, Math.abs(x), false);
    }

    @PyMethod(value = "gamma($module, x, /)", doc = "Gamma function at x.")
    static double gamma(double x) {
        return checked(x, MathFunctions.gamma(x), true);
    }

    @PyMethod(value = "lgamma($module, x, /)", doc = "Natural logarithm of absolute value of Gamma function at x.")
    static double lgamma(double x) {
        return checked(x, MathFunctions.lgamma(x), true);
    }

    @PyMethod(value = "log1p($module, x, /)",
            doc = "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate "
            + "for x near zero.")
    static double log1p(double x) {
        return checked(x, MathFunctions.log1p(x), false);
    }

    @PyMethod(value = "sin($module, x, /)", doc = "Return the sine of x (measured in radians).")
    static double sin(double x) {
        return checked(x, Math.sin(x), false);
    }

    @PyMethod(value = "sinh($module, x, /)", doc = "Return the hyperbolic sine of x.")
    static double sinh(double x) {
        return checked(x, Math.sinh(x), true);
    }

    @PyMethod(value = "sqrt($module, x, /)", doc = "Return the square root of x.")
    static double sqrt(double x) {
        return checked(x, Math.sqrt(x), false);
    }

    @PyMethod(value = "tan($module, x, /)", doc = "Return the tangent of x (measured in radians).")
    static double tan(double x) {
        return checked(x, Math.tan(x), false);
    }

    @PyMethod(value = "tanh($module, x, /)", doc = "Return the hyperbolic tangent of x.")
    static double tanh(double x) {
        return checked(x, Math.tanh(x), false);
    }

    private static double checked2(double x, double y, double r, boolean canOverflow) {
        if (Double.isNaN(r)) {
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                throw domainError();
            }
        } else if (Double.isInfinite(r) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
            throw canOverflow ? rangeError() : domainError();
        }
        return r;
    }

    @PyMethod(value = "atan2($module, y, x, /)",
            doc = "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and "
            + "y are considered.")
    static double atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    @PyMethod(value = "copysign($module, x, y, /)",
            doc = "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that "
            + "support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n")
    static double copysign(double x, double y) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & Long.MAX_VALUE | Double.doubleToRawLongBits(y) & Long.MIN_VALUE);
    }

    @PyMethod(value = "remainder($module, x, y, /)",
            doc = "Difference between x and the closest integer multiple of y.\n\n"
        + "Return x - n*y where n*y is the closest integer multiple of y.\n"
        + "In the case where x is exactly halfway between two multiples of\n"
        + "y, the nearest even value of n is used. The result is always exact.")
    static double remainder(double x, double y) {
        if (Double.isInfinite(y) && !Double.isInfinite(x) && !Double.isNaN(x)) {
            return x;
        }
        return checked2(x, y, Math.IEEEremainder(x, y), false);
    }

    @PyMethod(value = "fmod($module, x, y, /)", doc = "Return fmod(x, y), according to platform C.\n\nx % y may differ.")
    static double fmod(double x, double y) {
        if (Double.isInfinite(y) && !Double.isInfinite(x) && !Double.isNaN(x)) {
            return x;
        }
        return checked2(x, y, x % y, false);
    }

    // CPython: Modules/mathmodule.c math_pow_impl
    @PyMethod(value = "pow($module, x, y, /)", doc = "Return x**y (x to the power of y).")
    static double pow(double x, double y) {
        if (x == 1 || y == 0) {
            return 1;
        }
        if (Double.isInfinite(y) && Math.abs(x) == 1) {
            return 1;
        }
        double r = Math.pow(x, y);
        if (Double.isNaN(x) || Double.isNaN(y) || Double.isInfinite(x) || Double.isInfinite(y)) {
            return r;
        }
        if (Double.isNaN(r)) {
            throw domainError();
        }
        if (Double.isInfinite(r)) {
            throw x == 0 ? domainError() : rangeError();
        }
        return r;
    }

    @PyMethod(value = "frexp($module, x, /)",
            doc = "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that "
            + "x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.")
    static PyObject frexp(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return PyTuple.steal(PyFloat.of(x), PyInt.of(0));
        }
        int e = Math.getExponent(x);
        if (e < Double.MIN_EXPONENT) {
            e = Math.getExponent(x * 0x1p54) - 54;
        }
        return PyTuple.steal(PyFloat.of(Math.scalb(Math.scalb(x, 60), -e - 61)), PyInt.of(e + 1));
    }

    @PyMethod(value = "ldexp($module, x, i, /)", doc = "Return x * (2**i).\n\nThis is essentially the inverse of frexp().")
    static double ldexp(double x, PyObject i) {
        if (!(i instanceof PyInt n)) {
            throw PyErr.typeError("Expected an int as second argument to ldexp.");
        }
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        long e = n.fitsLong() ? n.longValue() : n.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (e < -3000) {
            return Math.copySign(0.0, x);
        }
        double r = e > 3000 ? Double.POSITIVE_INFINITY : scale(x, (int) e);
        if (Double.isInfinite(r)) {
            throw rangeError();
        }
        return r;
    }

    /** x * 2**e with a single rounding. */
    private static double scale(double x, int e) {
        return e > 1000 ? Math.scalb(Math.scalb(x, 1000), e - 1000) : Math.scalb(x, e);
    }

    @PyMethod(value = "modf($module, x, /)",
            doc = "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.")
    static PyObject modf(double x) {
        if (Double.isInfinite(x)) {
            return PyTuple.steal(PyFloat.of(Math.copySign(0.0, x)), PyFloat.of(x));
        }
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        return PyTuple.steal(PyFloat.of(Math.copySign(x - whole, x)), PyFloat.of(whole));
    }

    private static PyObject special(PyObject x, PyStr name) {
        return Call.special(x, name);
    }

    @PyMethod(value = "ceil($module, x, /)",
            doc = "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.")
    static PyObject ceil(PyObject x) {
        if (x.type != PyFloat.TYPE) {
            PyObject r = special(x, CEIL);
            if (r != null) {
                return r;
            }
        }
        return FloatConversion.toInt(Math.ceil(FloatConversion.toDouble(x)));
    }

    @PyMethod(value = "floor($module, x, /)", doc = "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.")
    static PyObject floor(PyObject x) {
        if (x.type != PyFloat.TYPE) {
            PyObject r = special(x, FLOOR);
            if (r != null) {
                return r;
            }
        }
        return FloatConversion.toInt(Math.floor(FloatConversion.toDouble(x)));
    }

    @PyMethod(value = "trunc($module, x, /)",
            doc = "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.")
    static PyObject trunc(PyObject x) {
        if (x.type == PyFloat.TYPE) {
            return FloatConversion.toInt(((PyFloat) x).value);
        }
        PyObject r = special(x, Id.__trunc__);
        if (r == null) {
            throw PyErr.typeError("type " + x.type.tpName() + " doesn't define __trunc__ method");
        }
        return r;
    }

    @PyMethod(value = "isfinite($module, x, /)", doc = "Return True if x is neither an infinity nor a NaN, and False otherwise.")
    static boolean isfinite(double x) {
        return !Double.isNaN(x) && !Double.isInfinite(x);
    }

    @PyMethod(value = "isinf($module, x, /)", doc = "Return True if x is a positive or negative infinity, and False otherwise.")
    static boolean isinf(double x) {
        return Double.isInfinite(x);
    }

    @PyMethod(value = "isnan($module, x, /)", doc = "Return True if x is a NaN (not a number), and False otherwise.")
    static boolean isnan(double x) {
        return Double.isNaN(x);
    }

    @PyMethod(value = "degrees($module, x, /)", doc = "Convert angle x from radians to degrees.")
    static double degrees(double x) {
        return x * (180.0 / Math.PI);
    }

    @PyMethod(value = "radians($module, x, /)", doc = "Convert angle x from degrees to radians.")
    static double radians(double x) {
        return x * (Math.PI / 180.0);
    }

    @PyMethod(value = "ulp($module, x, /)", doc = "Return the value of the least significant bit of the float x.")
    static double ulp(double x) {
        return Double.isInfinite(x) ? Math.abs(x) : Math.ulp(x);
    }

    @PyMethod(value = "nextafter($module, x, y, /)", doc = "Return the next floating-point value after x towards y.")
    static double nextafter(double x, double y) {
        return x == y ? y : Math.nextAfter(x, y);
    }

    @PyMethod(value = "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
            doc = "Determine whether two floating point numbers are close in value.\n\n"
        + "  rel_tol\n"
        + "    maximum difference for being considered \"close\", relative to the\n"
        + "    magnitude of the input values\n"
        + "  abs_tol\n"
        + "    maximum difference for being considered \"close\", regardless of the\n"
        + "    magnitude of the input values\n\n"
        + "Return True if a is close in value to b, and False otherwise.\n\n"
        + "For the values to be considered close, the difference between them\n"
        + "must be smaller than at least one of the tolerances.\n\n"
        + "-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That\n"
        + "is, NaN is not close to anything, even itself.  inf and -inf are\n"
        + "only close to themselves.")
    static boolean isclose(double a, double b, double relTol, double absTol) {
        if (relTol < 0 || absTol < 0) {
            throw PyErr.valueError("tolerances must be non-negative");
        }
        if (a == b) {
            return true;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        double diff = Math.abs(b - a);
        return diff <= Math.abs(relTol * b) || diff <= Math.abs(relTol * a) || diff <= absTol;
    }

    /** The logarithm of a number, also of an int beyond the range of floats. */
    // CPython: Modules/mathmodule.c loghelper
    /** The binary logarithm of e, and what its double lacks. */
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LOG2_E_REST = 2.0355273740931033e-17;

    private static double log(PyObject x, int base) {
        if (x instanceof PyInt i) {
            if (i.signum() <= 0) {
                throw domainError();
            }
            if (!i.fitsLong()) {
                BigInteger v = i.bigValue();
                double d = v.doubleValue();
                if (!Double.isInfinite(d)) {
                    return log(d, base);
                }
                int e = v.bitLength();
                double m = Math.scalb(v.shiftRight(e - 100).doubleValue(), -100);
                return log(m, base) + log(2.0, base) * e;
            }
        }
        double d = FloatConversion.toDouble(x);
        if (Double.isNaN(d) || d == Double.POSITIVE_INFINITY) {
            return d;
        }
        if (d <= 0) {
            throw domainError();
        }
        return log(d, base);
    }

    private static double log(double d, int base) {
        if (base == 10) {
            return Math.log10(d);
        }
        return base == 2 ? log2(d) : Math.log(d);
    }

    /** Exact for powers of two; the logarithm of the fraction alone is rounded before the exponent is added. */
    private static double log2(double d) {
        int e = 0;
        if (d < Double.MIN_NORMAL) {
            d *= 0x1p54;
            e = -54;
        }
        int exponent = Math.getExponent(d);
        double fraction = Math.scalb(d, -exponent);
        e += exponent;
        if (fraction > Math.sqrt(2)) {
            fraction /= 2;
            e++;
        }
        if (fraction == 1) {
            return e;
        }
        double l = Math.log(fraction);
        return e + Math.fma(l, LOG2_E, l * LOG2_E_REST);
    }

    @PyMethod(value = "log", raw = true, textSignature = false, doc = "log(x, [base=math.e])\n"
            + "Return the logarithm of x to the given base.\n\n"
            + "If the base not specified, returns the natural logarithm (base e) of x.")
    static PyObject log(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        BuiltinsModule.checkCount("log", nargs, kwnames, 1, 2);
        double n = log(args[base], 0);
        if (nargs == 1) {
            return PyFloat.of(n);
        }
        double d = log(args[base + 1], 0);
        if (d == 0) {
            throw PyErr.zeroDivisionError("float division by zero");
        }
        return PyFloat.of(n / d);
    }

    @PyMethod(value = "log2($module, x, /)", doc = "Return the base 2 logarithm of x.")
    static PyObject log2(PyObject x) {
        return PyFloat.of(log(x, 2));
    }

    @PyMethod(value = "log10($module, x, /)", doc = "Return the base 10 logarithm of x.")
    static PyObject log10(PyObject x) {
        return PyFloat.of(log(x, 10));
    }

    @PyMethod(value = "gcd($module, *integers)", raw = true, doc = "Greatest Common Divisor.")
    static PyObject gcd(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("math.gcd", kwnames);
        PyInt r = PyInt.of(0);
        for (int i = 0; i < nargs; i++) {
            PyInt v;
            try {
                v = Abstract.index(args[base + i]);
            } catch (PyException e) {
                r.decref();
                throw e;
            }
            PyInt next = IntArithmetic.gcd(r, v);
            v.decref();
            r.decref();
            r = next;
        }
        return r;
    }

    @PyMethod(value = "lcm($module, *integers)", raw = true, doc = "Least Common Multiple.")
    static PyObject lcm(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("math.lcm", kwnames);
        BigInteger r = BigInteger.ONE;
        for (int i = 0; i < nargs; i++) {
            PyInt v = Abstract.index(args[base + i]);
            BigInteger b = v.bigValue();
            v.decref();
            r = r.signum() == 0 || b.signum() == 0 ? BigInteger.ZERO : r.divide(r.gcd(b)).multiply(b).abs();
        }
        return PyInt.of(r);
    }

    @PyMethod(value = "factorial($module, n, /)", doc = "Find n!.\n\nRaise a ValueError if x is negative or non-integral.")
    static PyObject factorial(PyObject x) {
        PyInt n = Abstract.index(x);
        try {
            if (n.signum() < 0) {
                throw PyErr.valueError("factorial() not defined for negative values");
            }
            if (!n.fitsLong() || n.longValue() > Integer.MAX_VALUE) {
                throw PyErr.overflowError("factorial() argument should not exceed " + Long.MAX_VALUE);
            }
            return PyInt.of(product(1, n.longValue()));
        } finally {
            n.decref();
        }
    }

    /** The product of the integers from a to b, halved until it is short. */
    private static BigInteger product(long a, long b) {
        if (b - a < 20) {
            BigInteger r = BigInteger.ONE;
            for (long i = a; i <= b; i++) {
                r = r.multiply(BigInteger.valueOf(i));
            }
            return r;
        }
        long middle = a + b >>> 1;
        return product(a, middle).multiply(product(middle + 1, b));
    }

    private static long nonNegative(PyObject o, String message, String tooLarge) {
        PyInt i = Abstract.index(o);
        try {
            if (i.signum() < 0) {
                throw PyErr.valueError(message);
            }
            if (!i.fitsLong()) {
                throw PyErr.overflowError(tooLarge);
            }
            return i.longValue();
        } finally {
            i.decref();
        }
    }

    // CPython: Modules/mathmodule.c math_comb_impl
    @PyMethod(value = "comb($module, n, k, /)",
            doc = "Number of ways to choose k items from n items without repetition and without order.\n\n"
        + "Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates\n"
        + "to zero when k > n.\n\n"
        + "Also called the binomial coefficient because it is equivalent\n"
        + "to the coefficient of k-th term in polynomial expansion of the\n"
        + "expression (1 + x)**n.\n\n"
        + "Raises TypeError if either of the arguments are not integers.\n"
        + "Raises ValueError if either of the arguments are negative.")
    static PyObject comb(PyObject nObject, PyObject kObject) {
        PyInt nInt = Abstract.index(nObject);
        try {
            if (nInt.signum() < 0) {
                throw PyErr.valueError("n must be a non-negative integer");
            }
            BigInteger n = nInt.bigValue();
            PyInt kInt = Abstract.index(kObject);
            BigInteger k = kInt.bigValue();
            kInt.decref();
            if (k.signum() < 0) {
                throw PyErr.valueError("k must be a non-negative integer");
            }
            k = k.min(n.subtract(k));
            if (k.signum() < 0) {
                return PyInt.of(0);
            }
            if (k.bitLength() > 31) {
                throw PyErr.overflowError("min(n - k, k) must not exceed " + Long.MAX_VALUE);
            }
            BigInteger r = BigInteger.ONE;
            for (int i = 0; i < k.intValue(); i++) {
                r = r.multiply(n.subtract(BigInteger.valueOf(i))).divide(BigInteger.valueOf(i + 1));
            }
            return PyInt.of(r);
        } finally {
            nInt.decref();
        }
    }

    @PyMethod(value = "perm($module, n, k=None, /)",
            doc = "Number of ways to choose k items from n items without repetition and with order.\n\n"
        + "Evaluates to n! / (n - k)! when k <= n and evaluates\n"
        + "to zero when k > n.\n\n"
        + "If k is not specified or is None, then k defaults to n\n"
        + "and the function returns n!.\n\n"
        + "Raises TypeError if either of the arguments are not integers.\n"
        + "Raises ValueError if either of the arguments are negative.")
    static PyObject perm(PyObject nObject, PyObject kObject) {
        if (kObject == null || kObject == PyNone.INSTANCE) {
            return factorial(nObject);
        }
        PyInt nInt = Abstract.index(nObject);
        BigInteger n = nInt.bigValue();
        nInt.decref();
        PyInt kInt = Abstract.index(kObject);
        BigInteger kBig = kInt.bigValue();
        kInt.decref();
        if (n.signum() < 0) {
            throw PyErr.valueError("n must be a non-negative integer");
        }
        if (kBig.signum() < 0) {
            throw PyErr.valueError("k must be a non-negative integer");
        }
        if (kBig.compareTo(n) > 0) {
            return PyInt.of(0);
        }
        if (kBig.bitLength() > 63) {
            throw PyErr.overflowError("k must not exceed " + Long.MAX_VALUE);
        }
        long k = kBig.longValue();
        BigInteger r = BigInteger.ONE;
        for (long i = 0; i < k; i++) {
            r = r.multiply(n.subtract(BigInteger.valueOf(i)));
        }
        return PyInt.of(r);
    }

    @PyMethod(value = "isqrt($module, n, /)", doc = "Return the integer part of the square root of the input.")
    static PyObject isqrt(PyObject x) {
        PyInt n = Abstract.index(x);
        try {
            if (n.signum() < 0) {
                throw PyErr.valueError("isqrt() argument must be nonnegative");
            }
            return PyInt.of(n.bigValue().sqrt());
        } finally {
            n.decref();
        }
    }

    // CPython: Modules/mathmodule.c math_fsum: exact partial sums
    @PyMethod(value = "fsum($module, seq, /)",
            doc = "Return an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating "
            + "point arithmetic.")
    static double fsum(PyObject seq) {
        double[] partials = new double[32];
        int n = 0;
        double specialSum = 0;
        double infiniteSum = 0;
        PyObject it = Abstract.iter(seq);
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                double x;
                try {
                    x = FloatConversion.toDouble(item);
                } finally {
                    item.decref();
                }
                double original = x;
                int i = 0;
                for (int j = 0; j < n; j++) {
                    double y = partials[j];
                    if (Math.abs(x) < Math.abs(y)) {
                        double t = x;
                        x = y;
                        y = t;
                    }
                    double hi = x + y;
                    double lo = y - (hi - x);
                    if (lo != 0) {
                        partials[i++] = lo;
                    }
                    x = hi;
                }
                n = i;
                if (x != 0) {
                    if (Double.isNaN(x) || Double.isInfinite(x)) {
                        if (!Double.isNaN(original) && !Double.isInfinite(original)) {
                            throw PyErr.overflowError("intermediate overflow in fsum");
                        }
                        if (Double.isInfinite(original)) {
                            infiniteSum += original;
                        }
                        specialSum += original;
                        n = 0;
                    } else {
                        if (n == partials.length) {
                            partials = java.util.Arrays.copyOf(partials, n * 2);
                        }
                        partials[n++] = x;
                    }
                }
            }
        } finally {
            it.decref();
        }
        if (specialSum != 0) {
            if (Double.isNaN(infiniteSum)) {
                throw PyErr.valueError("-inf + inf in fsum");
            }
            return specialSum;
        }
        double hi = 0;
        double lo = 0;
        if (n > 0) {
            hi = partials[--n];
            while (n > 0) {
                double x = hi;
                double y = partials[--n];
                hi = x + y;
                lo = y - (hi - x);
                if (lo != 0) {
                    break;
                }
            }
            if (n > 0 && (lo < 0 && partials[n - 1] < 0 || lo > 0 && partials[n - 1] > 0)) {
                double y = lo * 2;
                double x = hi + y;
                if (y == x - hi) {
                    hi = x;
                }
            }
        }
        return hi;
    }

    @PyMethod(value = "hypot", raw = true, textSignature = false, doc = "hypot(*coordinates) -> value\n\n"
            + "Multidimensional Euclidean distance from the origin to a point.\n\n"
            + "Roughly equivalent to:\n"
            + "    sqrt(sum(x**2 for x in coordinates))\n\n"
            + "For a two dimensional point (x, y), gives the hypotenuse\n"
            + "using the Pythagorean theorem:  sqrt(x*x + y*y).\n\n"
            + "For example, the hypotenuse of a 3/4/5 right triangle is:\n\n"
            + "    >>> hypot(3.0, 4.0)\n"
            + "    5.0\n")
    static PyObject hypot(PyObject module, PyObject[] args, int base, int nargs, PyTuple kwnames) {
        Args.checkNoKeywords("math.hypot", kwnames);
        double[] v = new double[nargs];
        for (int i = 0; i < nargs; i++) {
            v[i] = Math.abs(FloatConversion.toDouble(args[base + i]));
        }
        return PyFloat.of(MathFunctions.norm(v));
    }

    @PyMethod(value = "dist($module, p, q, /)",
            doc = "Return the Euclidean distance between two points p and q.\n\n"
        + "The points should be specified as sequences (or iterables) of\n"
        + "coordinates.  Both inputs must have the same dimension.\n\n"
        + "Roughly equivalent to:\n"
        + "    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))")
    static double dist(PyObject p, PyObject q) {
        PyTuple a = Abstract.tuple(p);
        try {
            PyTuple b = Abstract.tuple(q);
            try {
                if (a.size() != b.size()) {
                    throw PyErr.valueError("both points must have the same number of dimensions");
                }
                double[] v = new double[a.size()];
                for (int i = 0; i < v.length; i++) {
                    v[i] = Math.abs(FloatConversion.toDouble(a.get(i)) - FloatConversion.toDouble(b.get(i)));
                }
                return MathFunctions.norm(v);
            } finally {
                b.decref();
            }
        } finally {
            a.decref();
        }
    }

    @PyMethod(value = "prod($module, iterable, /, *, start=1)",
            doc = "Calculate the product of all the elements in the input iterable.\n\n"
        + "The default start value for the product is 1.\n\n"
        + "When the iterable is empty, return the start value.  This function is\n"
        + "intended specifically for use with numeric values and may reject\n"
        + "non-numeric types.")
    static PyObject prod(PyObject iterable, PyObject start) {
        PyObject it = Abstract.iter(iterable);
        PyObject r = start == null ? PyInt.of(1) : start.newRef();
        try {
            for (PyObject item; (item = Abstract.next(it)) != null;) {
                PyObject next;
                try {
                    next = Abstract.multiply(r, item);
                } finally {
                    item.decref();
                }
                r.decref();
                r = next;
            }
            return r;
        } catch (PyException e) {
            r.decref();
            throw e;
        } finally {
            it.decref();
        }
    }
}
