package dev.adder.runtime.module;

import java.math.BigDecimal;
import java.math.MathContext;

/** Functions that Java's Math lacks (Modules/mathmodule.c, Modules/_math.h). NaN stands for a domain error, infinity for overflow or a pole. */
final class MathFunctions {
    private static final double LN2 = Math.log(2);
    private static final double SQRT_PI = 1.772453850905516027298167483341145182798;
    private static final double LANCZOS_G = 6.024680040776729583740234375;
    private static final double LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
    private static final double[] LANCZOS_NUMERATOR = {23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408};
    private static final double[] LANCZOS_DENOMINATOR = {0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0,
        357423.0, 32670.0, 1925.0, 66.0, 1.0};

    private MathFunctions() {}

    static double acosh(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x < 1) {
            return Double.NaN;
        }
        if (x >= 1L << 28) {
            return Double.isInfinite(x) ? x : Math.log(x) + LN2;
        }
        if (x == 1) {
            return 0;
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    static double asinh(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x) || Double.isInfinite(x) || a < 0x1p-28) {
            return x;
        }
        double w;
        if (a > 1L << 28) {
            w = Math.log(a) + LN2;
        } else if (a > 2) {
            w = Math.log(2 * a + 1 / (Math.sqrt(x * x + 1) + a));
        } else {
            double t = x * x;
            w = Math.log1p(a + t / (1 + Math.sqrt(1 + t)));
        }
        return Math.copySign(w, x);
    }

    static double atanh(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x) || a < 0x1p-28) {
            return x;
        }
        if (a >= 1) {
            return Double.NaN;
        }
        double t;
        if (a < 0.5) {
            t = a + a;
            t = 0.5 * Math.log1p(t + t * a / (1 - a));
        } else {
            t = 0.5 * Math.log1p((a + a) / (1 - a));
        }
        return Math.copySign(t, x);
    }

    static double log1p(double x) {
        return x <= -1 ? Double.NaN : Math.log1p(x);
    }

    private static double lanczosSum(double x) {
        double n = 0;
        double d = 0;
        if (x < 5) {
            for (int i = LANCZOS_NUMERATOR.length - 1; i >= 0; i--) {
                n = n * x + LANCZOS_NUMERATOR[i];
                d = d * x + LANCZOS_DENOMINATOR[i];
            }
        } else {
            for (int i = 0; i < LANCZOS_NUMERATOR.length; i++) {
                n = n / x + LANCZOS_NUMERATOR[i];
                d = d / x + LANCZOS_DENOMINATOR[i];
            }
        }
        return n / d;
    }

    private static double sinPi(double x) {
        double y = Math.abs(x) % 2.0;
        double r = switch ((int) Math.round(2.0 * y)) {
            case 0 -> Math.sin(Math.PI * y);
            case 1 -> Math.cos(Math.PI * (y - 0.5));
            case 2 -> Math.sin(Math.PI * (1.0 - y));
            case 3 -> -Math.cos(Math.PI * (y - 1.5));
            default -> Math.sin(Math.PI * (y - 2.0));
        };
        return Math.copySign(1.0, x) * r;
    }

    // CPython: Modules/mathmodule.c m_tgamma: Lanczos' approximation
    static double gamma(double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x == Double.NEGATIVE_INFINITY || x == 0) {
            return Double.NaN;
        }
        if (x == Math.floor(x)) {
            if (x < 0) {
                return Double.NaN;
            }
            if (x <= 23) {
                double r = 1;
                for (int i = 2; i < x; i++) {
                    r *= i;
                }
                return r;
            }
        }
        double a = Math.abs(x);
        if (a < 1e-20) {
            return 1 / x;
        }
        if (a > 200) {
            return x < 0 ? 0 / sinPi(x) : Double.POSITIVE_INFINITY;
        }
        double y = a + LANCZOS_G_MINUS_HALF;
        double z;
        if (a > LANCZOS_G_MINUS_HALF) {
            double q = y - a;
            z = q - LANCZOS_G_MINUS_HALF;
        } else {
            double q = y - LANCZOS_G_MINUS_HALF;
            z = q - a;
        }
        z = z * LANCZOS_G / y;
        double r;
        if (x < 0) {
            r = -Math.PI / sinPi(a) / a * Math.exp(y) / lanczosSum(a);
            r -= z * r;
            if (a < 140) {
                r /= Math.pow(y, a - 0.5);
            } else {
                double p = Math.pow(y, a / 2 - 0.25);
                r = r / p / p;
            }
        } else {
            r = lanczosSum(a) / Math.exp(y);
            r += z * r;
            if (a < 140) {
                r *= Math.pow(y, a - 0.5);
            } else {
                double p = Math.pow(y, a / 2 - 0.25);
                r = r * p * p;
            }
        }
        return r;
    }

    // CPython: Modules/mathmodule.c m_lgamma
    static double lgamma(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x == Math.floor(x) && x <= 2) {
            return x <= 0 ? Double.NaN : 0;
        }
        double a = Math.abs(x);
        if (a < 1e-20) {
            return -Math.log(a);
        }
        double r = Math.log(lanczosSum(a)) - LANCZOS_G;
        r += (a - 0.5) * (Math.log(a + LANCZOS_G - 0.5) - 1);
        if (x < 0) {
            r = Math.log(Math.PI) - Math.log(Math.abs(sinPi(a))) - Math.log(a) - r;
        }
        return r;
    }

    private static double erfSeries(double x) {
        double x2 = x * x;
        double sum = 0;
        double term = 1;
        double k = 25 + 0.5;
        sum = 0;
        for (int i = 0; i < 25; i++) {
            sum = 2.0 + x2 * sum / k;
            k -= 1.0;
        }
        term = sum * x * Math.exp(-x2) / SQRT_PI;
        return term;
    }

    private static double erfcFraction(double x) {
        if (x >= 30) {
            return 0;
        }
        double x2 = x * x;
        double a = 0;
        double da = 0.5;
        double p = 1;
        double p1 = 0;
        double q = da + x2;
        double q1 = 1;
        for (int i = 0; i < 50; i++) {
            a += da;
            da += 2;
            double b = da + x2;
            double t = p;
            p = b * p - a * p1;
            p1 = t;
            t = q;
            q = b * q - a * q1;
            q1 = t;
        }
        return p / q * x * Math.exp(-x2) / SQRT_PI;
    }

    // CPython: Modules/mathmodule.c m_erf
    static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double a = Math.abs(x);
        if (a < 1.5) {
            return erfSeries(x);
        }
        double c = erfcFraction(a);
        return x > 0 ? 1 - c : c - 1;
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double a = Math.abs(x);
        if (a < 1.5) {
            return 1 - erfSeries(x);
        }
        double c = erfcFraction(a);
        return x > 0 ? c : 2 - c;
    }

    /** The Euclidean norm of non-negative numbers, correctly rounded in all but rare cases. */
    static double norm(double[] v) {
        double max = 0;
        boolean nan = false;
        for (double d : v) {
            if (Double.isInfinite(d)) {
                return Double.POSITIVE_INFINITY;
            }
            nan |= Double.isNaN(d);
            max = Math.max(max, d);
        }
        if (nan) {
            return Double.NaN;
        }
        if (max == 0 || v.length <= 1) {
            return max;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (double d : v) {
            BigDecimal b = new BigDecimal(d);
            sum = sum.add(b.multiply(b));
        }
        return sum.sqrt(new MathContext(40)).doubleValue();
    }

    /** Cube roots of 1/4, 1/2, 1, 2 and 4. */
    private static final double[] CUBE_ROOTS = {
        0.6299605249474365, 0.7937005259840997, 1.0, 1.2599210498948732, 1.5874010519681996
    };

    /**
     * The cube root as the C library of Linux rounds it, which is up to two units in the last place off: a polynomial for a fraction
     * from 1/2 to 1, one step of Halley's iteration, and the root of the power of two.
     */
    static double cbrt(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x + x;
        }
        double m = Math.abs(x);
        int exponent = Math.getExponent(m) + 1;
        if (exponent < Double.MIN_EXPONENT + 1) {
            m *= 0x1p54;
            exponent = Math.getExponent(m) + 1;
            m = Math.scalb(m, -exponent);
            exponent -= 54;
        } else {
            m = Math.scalb(m, -exponent);
        }
        double u = 0.7849323449766392 - 0.14526389938548637 * m;
        u = u * m - 1.8346927748361308;
        u = u * m + 2.4469312256353444;
        u = u * m - 2.114994941673713;
        u = u * m + 1.508191937815849;
        u = u * m + 0.35489576504391984;
        double cube = u * u * u;
        double root = u * (m + m + cube) / (cube + cube + m) * CUBE_ROOTS[2 + exponent % 3];
        return Math.scalb(x > 0 ? root : -root, exponent / 3);
    }
}
