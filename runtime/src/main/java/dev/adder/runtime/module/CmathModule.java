package dev.adder.runtime.module;

import dev.adder.processor.BuiltinModule;
import dev.adder.processor.PyMethod;
import dev.adder.runtime.object.Abstract;
import dev.adder.runtime.object.PyComplex;
import dev.adder.runtime.object.PyErr;
import dev.adder.runtime.object.PyException;
import dev.adder.runtime.object.PyFloat;
import dev.adder.runtime.object.PyModule;
import dev.adder.runtime.object.PyObject;
import dev.adder.runtime.object.PyTuple;

/** The cmath module (Modules/cmathmodule.c). A complex number is a pair in an array here. */
@BuiltinModule(name = "cmath", doc = "This module provides access to mathematical functions for complex\nnumbers.")
public final class CmathModule extends NativeModule {
    // What a function is where a part is infinite or NaN: a row for the real and a column for the imaginary part out of -inf, negative,
    // -0, 0, positive, inf, nan; two letters each, see letter(). EE is a domain error, '?' and '.' are worked out.
    private static final String ACOS = "TIPIPIPiPiTiNIHI........HiNNHI........HiHNHI........HiHNHI........HiNNQI0I0I0i0iQiNININNNNNNNNNiNN";
    private static final String ACOSH = "ItIpIpIPIPITINIh........IHNNIh........IHNNIh........IHNNIh........IHNNIqIoIoI0I0IQININNNNNNNNNINNN";
    private static final String ASINH = "iqioioi0i0iQiNih........iHNNih........iHNNIh........IHNNIh........IHNNIqIoIoI0I0IQININNNNoN0NNINNN";
    private static final String ATANH = "ohohohoHoHoHoNoh........oHNNoh........oHoN0h........0H0N0h........0HNN0h0h0h0H0H0H0N0hNNNNNNNN0HNN";
    private static final String COSH = "EEIII0IoIiEEINEE........EENNEE........EEN0EE........EEN0EE........EENNEEIiIoI0IIEEINNNNNN0N0NNNNNN";
    private static final String EXP = "000o0o00000000EE........EENNEE........EENNEE........EENNEE........EENNEEIiIoI0IIEEINNNNNNoN0NNNNNN";
    private static final String LOG = "ItIpIpIPIPITINIh........IHNNIh........IHNNIh........IHNNIh........IHNNIqIoIoI0I0IQININNNNNNNNNINNN";
    private static final String SINH = "EEiiioi0iIEEINEE........EENNEE........EE0NEE........EE0NEE........EENNEEIiIoI0IIEEINNNNNNoN0NNNNNN";
    private static final String SQRT = "Ii0i0i0I0IIINIIi........IINNIi........IINNIi........IINNIi........IINNIiIoIoI0I0IIINIiNNNNNNNNIINN";
    private static final String TANH = "l0lolol0l0l0l0EE........EENNEE........EENNEE........EENNEE........EENN101o1o10101010NNNNNoN0NNNNNN";
    private static final String RECT = "EEiIi0ioiiEEINEE........EENN00........000000........0000EE........EENNEEIiIoI0IIEEINNNNNN0N0NNNNNN";

    private static final double LARGE = Double.MAX_VALUE / 4;
    private static final double SQRT_LARGE = Math.sqrt(LARGE);
    private static final double LOG_LARGE = Math.log(LARGE);
    private static final double SQRT_MIN = Math.sqrt(Double.MIN_NORMAL);
    private static final double LN2 = 0.6931471805599453094;
    private static final double LN10 = 2.302585092994045684;
    private static final double INF = Double.POSITIVE_INFINITY;

    public CmathModule() {
        super("cmath", CmathModuleTable.INSTANCE);
    }

    @Override
    protected void exec(PyModule module) {
        add(module, "pi", PyFloat.of(Math.PI));
        add(module, "e", PyFloat.of(Math.E));
        add(module, "tau", PyFloat.of(2 * Math.PI));
        add(module, "inf", PyFloat.of(INF));
        add(module, "nan", PyFloat.of(Double.NaN));
        add(module, "infj", PyComplex.of(0, INF));
        add(module, "nanj", PyComplex.of(0, Double.NaN));
    }

    private static double letter(char c) {
        return switch (c) {
            case 'I' -> INF;
            case 'i' -> -INF;
            case '0' -> 0.0;
            case 'o' -> -0.0;
            case '1' -> 1;
            case 'l' -> -1;
            case 'P' -> Math.PI;
            case 'p' -> -Math.PI;
            case 'H' -> Math.PI / 2;
            case 'h' -> -Math.PI / 2;
            case 'Q' -> Math.PI / 4;
            case 'q' -> -Math.PI / 4;
            case 'T' -> 3 * Math.PI / 4;
            case 't' -> -3 * Math.PI / 4;
            case 'E' -> throw domainError();
            default -> Double.NaN;
        };
    }

    private static int kind(double d) {
        if (Double.isNaN(d)) {
            return 6;
        }
        boolean negative = Math.copySign(1, d) < 0;
        return Double.isInfinite(d) ? negative ? 0 : 5 : d != 0 ? negative ? 1 : 4 : negative ? 2 : 3;
    }

    /** The value from the table if a part of z is not finite, else null. */
    private static double[] special(String table, double re, double im) {
        if (Double.isFinite(re) && Double.isFinite(im)) {
            return null;
        }
        int at = 2 * (7 * kind(re) + kind(im));
        return new double[] {letter(table.charAt(at)), letter(table.charAt(at + 1))};
    }

    private static double[] pair(double re, double im) {
        return new double[] {re, im};
    }

    private static PyException domainError() {
        return PyErr.valueError("math domain error");
    }

    private static double[] checked(double[] r) {
        if (Double.isInfinite(r[0]) || Double.isInfinite(r[1])) {
            throw PyErr.overflowError("math range error");
        }
        return r;
    }

    private static PyObject result(double[] r) {
        return PyComplex.of(r[0], r[1]);
    }

    private static double logHypotHalf(double re, double im) {
        return Math.log(Math.hypot(re / 2, im / 2)) + LN2 * 2;
    }

    private static boolean isLarge(double re, double im) {
        return Math.abs(re) > LARGE || Math.abs(im) > LARGE;
    }

    // CPython: Modules/cmathmodule.c cmath_acos_impl
    private static double[] acos(double re, double im) {
        double[] s = special(ACOS, re, im);
        if (s != null) {
            return s;
        }
        if (isLarge(re, im)) {
            double h = logHypotHalf(re, im);
            return pair(Math.atan2(Math.abs(im), re), re < 0 ? -Math.copySign(h, im) : Math.copySign(h, -im));
        }
        double[] a = sqrt(1 - re, -im);
        double[] b = sqrt(1 + re, im);
        return pair(2 * Math.atan2(a[0], b[0]), MathFunctions.asinh(b[0] * a[1] - b[1] * a[0]));
    }

    // CPython: Modules/cmathmodule.c cmath_acosh_impl
    private static double[] acosh(double re, double im) {
        double[] s = special(ACOSH, re, im);
        if (s != null) {
            return s;
        }
        if (isLarge(re, im)) {
            return pair(logHypotHalf(re, im), Math.atan2(im, re));
        }
        double[] a = sqrt(re - 1, im);
        double[] b = sqrt(re + 1, im);
        return pair(MathFunctions.asinh(a[0] * b[0] + a[1] * b[1]), 2 * Math.atan2(a[1], b[0]));
    }

    // CPython: Modules/cmathmodule.c cmath_asinh_impl
    private static double[] asinh(double re, double im) {
        double[] s = special(ASINH, re, im);
        if (s != null) {
            return s;
        }
        if (isLarge(re, im)) {
            double h = logHypotHalf(re, im);
            return pair(im >= 0 ? Math.copySign(h, re) : -Math.copySign(h, -re), Math.atan2(im, Math.abs(re)));
        }
        double[] a = sqrt(1 + im, -re);
        double[] b = sqrt(1 - im, re);
        return pair(MathFunctions.asinh(a[0] * b[1] - b[0] * a[1]), Math.atan2(im, a[0] * b[0] - a[1] * b[1]));
    }

    // CPython: Modules/cmathmodule.c cmath_atanh_impl
    private static double[] atanh(double re, double im) {
        double[] s = special(ATANH, re, im);
        if (s != null) {
            return s;
        }
        if (re < 0 || re == 0 && Math.copySign(1, re) < 0) {
            double[] r = atanh(-re, -im);
            return pair(-r[0], -r[1]);
        }
        double ay = Math.abs(im);
        if (re > SQRT_LARGE || ay > SQRT_LARGE) {
            double h = Math.hypot(re / 2, im / 2);
            return pair(re / 4 / h / h, -Math.copySign(Math.PI / 2, -im));
        }
        if (re == 1 && ay < SQRT_MIN) {
            if (ay == 0) {
                throw domainError();
            }
            return pair(-Math.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))), Math.copySign(Math.atan2(2, -ay) / 2, im));
        }
        return pair(MathFunctions.log1p(4 * re / ((1 - re) * (1 - re) + ay * ay)) / 4,
                -Math.atan2(-2 * im, (1 - re) * (1 + re) - ay * ay) / 2);
    }

    // CPython: Modules/cmathmodule.c cmath_cosh_impl
    private static double[] cosh(double re, double im) {
        if (Double.isInfinite(re) && Double.isFinite(im) && im != 0) {
            double x = Math.copySign(INF, Math.sin(im));
            return pair(Math.copySign(INF, Math.cos(im)), re > 0 ? x : -x);
        }
        double[] s = special(COSH, re, im);
        if (s != null) {
            return s;
        }
        if (Math.abs(re) > LOG_LARGE) {
            double x = re - Math.copySign(1, re);
            return checked(pair(Math.cos(im) * Math.cosh(x) * Math.E, Math.sin(im) * Math.sinh(x) * Math.E));
        }
        return checked(pair(Math.cos(im) * Math.cosh(re), Math.sin(im) * Math.sinh(re)));
    }

    // CPython: Modules/cmathmodule.c cmath_sinh_impl
    private static double[] sinh(double re, double im) {
        if (Double.isInfinite(re) && Double.isFinite(im) && im != 0) {
            double x = Math.copySign(INF, Math.cos(im));
            return pair(re > 0 ? x : -x, Math.copySign(INF, Math.sin(im)));
        }
        double[] s = special(SINH, re, im);
        if (s != null) {
            return s;
        }
        if (Math.abs(re) > LOG_LARGE) {
            double x = re - Math.copySign(1, re);
            return checked(pair(Math.cos(im) * Math.sinh(x) * Math.E, Math.sin(im) * Math.cosh(x) * Math.E));
        }
        return checked(pair(Math.cos(im) * Math.sinh(re), Math.sin(im) * Math.cosh(re)));
    }

    // CPython: Modules/cmathmodule.c cmath_exp_impl
    private static double[] exp(double re, double im) {
        if (Double.isInfinite(re) && Double.isFinite(im) && im != 0) {
            double x = re > 0 ? INF : 0;
            return pair(Math.copySign(x, Math.cos(im)), Math.copySign(x, Math.sin(im)));
        }
        double[] s = special(EXP, re, im);
        if (s != null) {
            return s;
        }
        if (re > LOG_LARGE) {
            double l = Math.exp(re - 1);
            return checked(pair(l * Math.cos(im) * Math.E, l * Math.sin(im) * Math.E));
        }
        double l = Math.exp(re);
        return checked(pair(l * Math.cos(im), l * Math.sin(im)));
    }

    // CPython: Modules/cmathmodule.c c_log
    private static double[] log(double re, double im) {
        double[] s = special(LOG, re, im);
        if (s != null) {
            return s;
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double real;
        if (ax > LARGE || ay > LARGE) {
            real = Math.log(Math.hypot(ax / 2, ay / 2)) + LN2;
        } else if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            if (ax == 0 && ay == 0) {
                throw domainError();
            }
            real = Math.log(Math.hypot(ax * 0x1p53, ay * 0x1p53)) - 53 * LN2;
        } else {
            double h = Math.hypot(ax, ay);
            if (0.71 <= h && h <= 1.73) {
                double am = Math.max(ax, ay);
                double an = Math.min(ax, ay);
                real = MathFunctions.log1p((am - 1) * (am + 1) + an * an) / 2;
            } else {
                real = Math.log(h);
            }
        }
        return pair(real, Math.atan2(im, re));
    }

    // CPython: Modules/cmathmodule.c cmath_sqrt_impl
    private static double[] sqrt(double re, double im) {
        double[] sp = special(SQRT, re, im);
        if (sp != null) {
            return Double.isInfinite(im) || !Double.isInfinite(re) || Double.isNaN(im) ? sp
                    : re > 0 ? pair(INF, Math.copySign(0, im)) : pair(0, Math.copySign(INF, im));
        }
        if (re == 0 && im == 0) {
            return pair(0, im);
        }
        double ax = Math.abs(re);
        double ay = Math.abs(im);
        double s;
        if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
            ax *= 0x1p53;
            s = Math.sqrt(ax + Math.hypot(ax, ay * 0x1p53)) * 0x1p-27;
        } else {
            ax /= 8;
            s = 2 * Math.sqrt(ax + Math.hypot(ax, ay / 8));
        }
        double d = ay / (2 * s);
        return re >= 0 ? pair(s, Math.copySign(d, im)) : pair(d, Math.copySign(s, im));
    }

    // CPython: Modules/cmathmodule.c cmath_tanh_impl
    private static double[] tanh(double re, double im) {
        if (Double.isInfinite(re) && Double.isFinite(im) && im != 0) {
            return pair(re > 0 ? 1 : -1, Math.copySign(0, 2 * Math.sin(im) * Math.cos(im)));
        }
        double[] s = special(TANH, re, im);
        if (s != null) {
            return s;
        }
        if (Math.abs(re) > LOG_LARGE) {
            return pair(Math.copySign(1, re), 4 * Math.sin(im) * Math.cos(im) * Math.exp(-2 * Math.abs(re)));
        }
        double tx = Math.tanh(re);
        double ty = Math.tan(im);
        double cx = 1 / Math.cosh(re);
        double txty = tx * ty;
        double denominator = 1 + txty * txty;
        return pair(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }

    @PyMethod(value = "acos($module, z, /)", doc = "Return the arc cosine of z.")
    static PyObject acos(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(acos(v[0], v[1]));
    }

    @PyMethod(value = "acosh($module, z, /)", doc = "Return the inverse hyperbolic cosine of z.")
    static PyObject acosh(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(acosh(v[0], v[1]));
    }

    @PyMethod(value = "asin($module, z, /)", doc = "Return the arc sine of z.")
    static PyObject asin(PyObject z) {
        double[] v = PyComplex.values(z);
        double[] r = asinh(-v[1], v[0]);
        return PyComplex.of(r[1], -r[0]);
    }

    @PyMethod(value = "asinh($module, z, /)", doc = "Return the inverse hyperbolic sine of z.")
    static PyObject asinh(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(asinh(v[0], v[1]));
    }

    @PyMethod(value = "atan($module, z, /)", doc = "Return the arc tangent of z.")
    static PyObject atan(PyObject z) {
        double[] v = PyComplex.values(z);
        double[] r = atanh(-v[1], v[0]);
        return PyComplex.of(r[1], -r[0]);
    }

    @PyMethod(value = "atanh($module, z, /)", doc = "Return the inverse hyperbolic tangent of z.")
    static PyObject atanh(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(atanh(v[0], v[1]));
    }

    @PyMethod(value = "cos($module, z, /)", doc = "Return the cosine of z.")
    static PyObject cos(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(cosh(-v[1], v[0]));
    }

    @PyMethod(value = "cosh($module, z, /)", doc = "Return the hyperbolic cosine of z.")
    static PyObject cosh(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(cosh(v[0], v[1]));
    }

    @PyMethod(value = "exp($module, z, /)", doc = "Return the exponential value e**z.")
    static PyObject exp(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(exp(v[0], v[1]));
    }

    @PyMethod(value = "sin($module, z, /)", doc = "Return the sine of z.")
    static PyObject sin(PyObject z) {
        double[] v = PyComplex.values(z);
        double[] r = sinh(-v[1], v[0]);
        return PyComplex.of(r[1], -r[0]);
    }

    @PyMethod(value = "sinh($module, z, /)", doc = "Return the hyperbolic sine of z.")
    static PyObject sinh(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(sinh(v[0], v[1]));
    }

    @PyMethod(value = "sqrt($module, z, /)", doc = "Return the square root of z.")
    static PyObject sqrt(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(sqrt(v[0], v[1]));
    }

    @PyMethod(value = "tan($module, z, /)", doc = "Return the tangent of z.")
    static PyObject tan(PyObject z) {
        double[] v = PyComplex.values(z);
        double[] r = tanh(-v[1], v[0]);
        return PyComplex.of(r[1], -r[0]);
    }

    @PyMethod(value = "tanh($module, z, /)", doc = "Return the hyperbolic tangent of z.")
    static PyObject tanh(PyObject z) {
        double[] v = PyComplex.values(z);
        return result(tanh(v[0], v[1]));
    }

    @PyMethod(value = "log($module, z, base=<unrepresentable>, /)",
            doc = "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns "
            + "the natural logarithm (base e) of z.")
    static PyObject log(PyObject z, PyObject base) {
        double[] v = PyComplex.values(z);
        if (base == null) {
            return result(log(v[0], v[1]));
        }
        double[] w = PyComplex.values(base);
        double[] a = log(v[0], v[1]);
        PyObject x = result(a);
        try {
            PyObject y = result(log(w[0], w[1]));
            try {
                return Abstract.trueDivide(x, y);
            } finally {
                y.decref();
            }
        } finally {
            x.decref();
        }
    }

    @PyMethod(value = "log10($module, z, /)", doc = "Return the base-10 logarithm of z.")
    static PyObject log10(PyObject z) {
        double[] v = PyComplex.values(z);
        double[] r = log(v[0], v[1]);
        return PyComplex.of(r[0] / LN10, r[1] / LN10);
    }

    @PyMethod(value = "phase($module, z, /)", doc = "Return argument, also known as the phase angle, of a complex.")
    static double phase(PyObject z) {
        double[] v = PyComplex.values(z);
        return Math.atan2(v[1], v[0]);
    }

    private static double magnitude(double[] v) {
        double h = Math.hypot(v[0], v[1]);
        if (Double.isInfinite(h) && Double.isFinite(v[0]) && Double.isFinite(v[1])) {
            throw PyErr.overflowError("math range error");
        }
        return h;
    }

    @PyMethod(value = "polar($module, z, /)",
            doc = "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 "
            + "and phi the phase angle.")
    static PyObject polar(PyObject z) {
        double[] v = PyComplex.values(z);
        return PyTuple.steal(PyFloat.of(magnitude(v)), PyFloat.of(Math.atan2(v[1], v[0])));
    }

    // CPython: Modules/cmathmodule.c cmath_rect_impl
    @PyMethod(value = "rect($module, r, phi, /)", doc = "Convert from polar coordinates to rectangular coordinates.")
    static PyObject rect(double r, double phi) {
        if (Double.isInfinite(r) && Double.isFinite(phi) && phi != 0) {
            double x = Math.copySign(INF, Math.cos(phi));
            double y = Math.copySign(INF, Math.sin(phi));
            return r > 0 ? PyComplex.of(x, y) : PyComplex.of(-x, -y);
        }
        double[] s = special(RECT, r, phi);
        if (s != null) {
            return result(s);
        }
        return phi == 0 ? PyComplex.of(r, r * phi) : PyComplex.of(r * Math.cos(phi), r * Math.sin(phi));
    }

    @PyMethod(value = "isfinite($module, z, /)",
            doc = "Return True if both the real and imaginary parts of z are finite, else False.")
    static boolean isfinite(PyObject z) {
        double[] v = PyComplex.values(z);
        return Double.isFinite(v[0]) && Double.isFinite(v[1]);
    }

    @PyMethod(value = "isnan($module, z, /)", doc = "Checks if the real or imaginary part of z not a number (NaN).")
    static boolean isnan(PyObject z) {
        double[] v = PyComplex.values(z);
        return Double.isNaN(v[0]) || Double.isNaN(v[1]);
    }

    @PyMethod(value = "isinf($module, z, /)", doc = "Checks if the real or imaginary part of z is infinite.")
    static boolean isinf(PyObject z) {
        double[] v = PyComplex.values(z);
        return Double.isInfinite(v[0]) || Double.isInfinite(v[1]);
    }

    // CPython: Modules/cmathmodule.c cmath_isclose_impl
    @PyMethod(value = "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
            doc = "Determine whether two complex numbers are close in value.\n\n"
            + "  rel_tol\n"
            + "    maximum difference for being considered \"close\", relative to the\n"
            + "    magnitude of the input values\n"
            + "  abs_tol\n"
            + "    maximum difference for being considered \"close\", regardless of the\n"
            + "    magnitude of the input values\n\n"
            + "Return True if a is close in value to b, and False otherwise.\n\n"
            + "For the values to be considered close, the difference between them must be\n"
            + "smaller than at least one of the tolerances.\n\n"
            + "-inf, inf and NaN behave similarly to the IEEE 754 Standard. That is, NaN is\n"
            + "not close to anything, even itself. inf and -inf are only close to themselves.")
    static boolean isclose(PyObject a, PyObject b, double rel_tol, double abs_tol) {
        double[] x = PyComplex.values(a);
        double[] y = PyComplex.values(b);
        if (rel_tol < 0 || abs_tol < 0) {
            throw PyErr.valueError("tolerances must be non-negative");
        }
        if (x[0] == y[0] && x[1] == y[1]) {
            return true;
        }
        if (Double.isInfinite(x[0]) || Double.isInfinite(x[1]) || Double.isInfinite(y[0]) || Double.isInfinite(y[1])) {
            return false;
        }
        double difference = Math.hypot(x[0] - y[0], x[1] - y[1]);
        return difference <= rel_tol * Math.hypot(y[0], y[1]) || difference <= rel_tol * Math.hypot(x[0], x[1]) || difference <= abs_tol;
    }
}
