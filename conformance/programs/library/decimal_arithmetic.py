"""Every operation of decimal contexts on random numbers in random contexts, with the flags that it leaves."""
import random
from decimal import *

assert Decimal.exp.__doc__ is not None
r = random.Random(2008)
UNARY = """exp ln log10 next_minus next_plus normalize sqrt logb logical_invert to_integral_value to_integral_exact abs minus plus
    copy_abs copy_negate number_class to_sci_string to_eng_string is_normal is_subnormal create_decimal _apply is_zero is_nan""".split()
BINARY = """compare compare_signal max max_mag min min_mag next_toward remainder_near logical_and logical_or logical_xor rotate scaleb
    shift add divide divide_int multiply quantize remainder subtract compare_total compare_total_mag copy_sign same_quantum divmod
    power add subtract multiply divide""".split()
ROUNDINGS = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
SPECIAL = ["inf", "-inf", "nan", "snan", "-nan123", "snan456", "0", "-0", "0E+5", "-0E-7", "1", "-1", "1.000", "10", "1E+9", "0.5", "-2.0"]


def number():
    if r.random() < .08:
        return r.choice(SPECIAL)
    n = r.choice([1, 1, 2, 3, 5, 9, 12, 20, 40])
    digits = "".join(r.choice("0123456789" if r.random() < .8 else "09") for _ in range(n))
    exponent = r.choice([0, 0, 0, -1, -2, -5, 3, r.randrange(-30, 30), r.randrange(-400, 400), -n, 1 - n])
    return f"{'-' if r.random() < .4 else ''}{digits}E{exponent}"


def arguments():
    k = r.random()
    if k < .35:
        return r.choice(UNARY), [number()]
    if k < .9:
        op = r.choice(BINARY)
        a, b = number(), number()
        if op in ("rotate", "shift", "scaleb") and r.random() < .8:
            b = str(r.randrange(-30, 30))
        if op == "power" and r.random() < .8:
            a = r.choice([a, "2", "4", "16", "0.25", "1.44", "8E+3", "125", "1E+10", "0.0016"])
            b = r.choice(["2", "3", "-1", "-2", "0.5", "10", "-7", "0.25", "1.5", "-0.5", "7", "33", "0.125", "100"])
        if op.startswith("logical"):
            a, b = ("".join(r.choice("01") for _ in range(r.randrange(1, 12))) for _ in "ab")
        return op, [a, b]
    if k < .95:
        return "fma", [number(), number(), number()]
    return "power", [str(r.randrange(-200, 2000)) for _ in range(3)]


for _ in range(2500):
    c = Context(r.choice([1, 2, 3, 5, 9, 16, 28]), r.choice(ROUNDINGS), -r.choice([0, 1, 5, 99, 383, 999999]),
                r.choice([0, 1, 5, 99, 384, 999999]), r.randrange(2), r.randrange(2), [], [])
    op, values = arguments()
    result = getattr(c, op)(*map(Decimal, values))
    print(op, *values, c, "->", *result if isinstance(result, tuple) else [result])

print(Context(1000).ln(Decimal(2)), Context(1000).exp(Decimal("0.1")), Context(400).sqrt(Decimal(2)), sep="\n")
print(Context(MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX).divide(1, 8), Context(MAX_PREC).sqrt(Decimal("1.44")))
