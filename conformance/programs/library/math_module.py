"""math: functions, edge cases, errors."""
import math

inf, nan = math.inf, math.nan
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.sqrt(2), math.isqrt(10**20 + 1), math.gcd(12, -18), math.gcd(), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2))
print(math.exp(1), math.log(10), math.log(8, 2), math.log2(2**70), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.pow(2, 0.5), math.cbrt(27), math.exp2(3))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.atan2(-0.0, -1), math.sinh(1), math.acosh(2), math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print(math.fmod(-7, 3), math.remainder(7, 4), math.modf(-1.5), math.frexp(10), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.fabs(-3), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.nextafter(1, 2), math.ulp(1))
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.isclose(0.1 + 0.2, 0.3), math.gamma(5), math.lgamma(10), math.erf(0.5), math.erfc(0.5), math.tau, math.log(10**400), math.floor(10**20))
for f in ("math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.exp(1000)", "math.factorial(-1)", "math.factorial(1.5)", "math.isqrt(-1)", "math.pow(0, -1)", "math.fmod(1, 0)", "math.ceil(inf)", "math.floor(nan)", "math.gcd(1.5)",
          "math.comb(1, -1)", "math.acos(2)", "math.sin(inf)", "math.sqrt('a')", "math.ldexp(1, 10**10)", "math.gamma(0)", "math.dist((1,), (1, 2))", "math.sqrt(10**400)", "math.log(1, 1)"):
    try:
        print(f, eval(f))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        print(f, "->", type(e).__name__, e)
