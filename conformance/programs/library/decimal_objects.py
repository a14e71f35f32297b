"""Decimals and contexts as Python objects: conversions, formats, hashes, pickles, traps, and the messages of what they refuse."""
import copy
import decimal
import fractions
import math
import pickle
import sys
import threading
from decimal import *

Signals = type(getcontext().flags)


class Sub(Decimal):
    pass


def attempt(f):
    try:
        print("  ", repr(f()))
    except Exception as e:
        print("  ", type(e).__name__, e)


print(repr(getcontext().flags), DefaultContext, BasicContext, ExtendedContext, sep="\n")
print([x.__mro__ for x in (DecimalException, *Context().flags, decimal._decimal.ConversionSyntax if hasattr(decimal, "_decimal") else Inexact)])
for f in (
    lambda: Context(prec=0),
    lambda: Context(prec='a'),
    lambda: Context(rounding='x'),
    lambda: Context(rounding=3),
    lambda: Context(Emin=1),
    lambda: Context(Emax=-1),
    lambda: Context(capitals=2),
    lambda: Context(clamp=2),
    lambda: Context(flags=3),
    lambda: Context(traps=[3]),
    lambda: Context(traps={}),
    lambda: setattr(getcontext(), 'foo', 1),
    lambda: delattr(getcontext(), 'prec'),
    lambda: delattr(getcontext(), 'traps'),
    lambda: setattr(getcontext(), 'traps', 1),
    lambda: setattr(getcontext(), 'traps', [Inexact]),
    lambda: getcontext().traps[3],
    lambda: getcontext().traps.__delitem__(Inexact),
    lambda: Decimal([1]),
    lambda: Decimal((1, 2)),
    lambda: Decimal((2, (1,), 1)),
    lambda: Decimal((0, (11,), 1)),
    lambda: Decimal((0, 1, 1)),
    lambda: Decimal((0, (1,), 'x')),
    lambda: Decimal((0, (1,), 1.5)),
    lambda: Decimal(1, 2),
    lambda: Decimal('x'),
    lambda: Decimal(b'1'),
    lambda: Decimal(1) + 'a',
    lambda: setcontext(1),
    lambda: localcontext(1),
    lambda: localcontext(foo=1),
    lambda: localcontext(prec=0),
    lambda: Decimal(1).__round__('a'),
    lambda: round(Decimal('nan')),
    lambda: int(Decimal('inf')),
    lambda: float(Decimal('snan')),
    lambda: hash(Decimal('snan')),
    lambda: Decimal(1).exp(3),
    lambda: Decimal(1).quantize(1, rounding='x'),
    lambda: Decimal(1).quantize(1, rounding=3),
    lambda: Decimal(1).to_integral(3),
    lambda: Decimal(1).quantize('a'),
    lambda: Decimal(1).compare('a'),
    lambda: Context().add(1, 'a'),
    lambda: Context().power(1, 2, 'a'),
    lambda: Context().create_decimal([1]),
    lambda: Context().create_decimal_from_float('a'),
    lambda: Decimal.from_float('a'),
    lambda: Decimal(1).__format__(3),
    lambda: Context().is_nan('a'),
    lambda: Context().copy_decimal('a'),
    lambda: Context().to_sci_string('a'),
    lambda: Decimal(1).__format__('', 3),
    lambda: Decimal(1).__format__('n', {}),
    lambda: Decimal('inf').as_integer_ratio(),
    lambda: Decimal('nan').as_integer_ratio(),
    lambda: Decimal(1) < 'a',
    lambda: Context()._apply('a'),
    lambda: Signals()[Inexact],
    lambda: len(Signals()),
    lambda: getcontext().flags.copy(),
    lambda: Context().__reduce__(),
    lambda: Decimal('-1.5').__reduce__(),
    lambda: math.floor(Decimal('nan')),
    lambda: Decimal('snan') == 1,
    lambda: Decimal('nan') < 1,
    lambda: complex(Decimal(1)),
    lambda: Decimal(5).__round__(1),
    lambda: Decimal('1E+5').__round__(-2),
    lambda: pow(Decimal(2), 3, 5),
    lambda: pow(2, 3, Decimal(5)),
    lambda: Decimal(None),
    lambda: Decimal('1_0 '),
    lambda: Context().create_decimal('1_0'),
    lambda: Context().create_decimal(' 1'),
    lambda: Decimal((0, (), 1)),
    lambda: Decimal((0, (1, 2), 'n')),
    lambda: Decimal((0, (0, 0), 'F')),
    lambda: Decimal((0, (0, 1, 2), 2)),
    lambda: Decimal('0.1') ** Decimal('inf'),
    lambda: Decimal('-2') ** Decimal('inf'),
    lambda: Decimal('-inf') ** Decimal('0.5'),
    lambda: Decimal('-0') ** Decimal('-inf'),
    lambda: Decimal('\u0663.\u0661\u0664'),
    lambda: Decimal('\u00a01.5\u2003'),
    lambda: Decimal('1\x00'),
    lambda: Decimal(0.1),
    lambda: Decimal(-0.0),
    lambda: Decimal(float('-inf')),
    lambda: Decimal(10**50),
    lambda: Decimal('1e999999999999999999'),
    lambda: Decimal('1e9999999999999999999'),
    lambda: Decimal('-1e-9999999999999999999'),
    lambda: Sub('1.5'),
    lambda: Sub('1.5') + 1,
    lambda: type(Sub('1.5') + 1),
    lambda: Sub.from_float(0.5),
    lambda: type(Sub.from_float(0.5)),
    lambda: Decimal(Sub(2)),
    lambda: type(copy.copy(Sub(1))),
    lambda: copy.deepcopy(Sub(1)),
    lambda: hash(Decimal('1E+20')) == hash(10**20),
    lambda: hash(Decimal('0.75')) == hash(0.75),
    lambda: hash(Decimal('-1')),
    lambda: hash(Decimal('inf')),
    lambda: Decimal('0.5') == 0.5,
    lambda: Decimal('0.5') == fractions.Fraction(1, 2),
    lambda: Decimal('0.3') < fractions.Fraction(1, 3),
    lambda: Decimal(1) == 1 + 0j,
    lambda: Decimal(1) == 1 + 1j,
    lambda: Decimal(1) < 1.5,
    lambda: sorted([Decimal(3), 1, Decimal('2.5')]),
    lambda: max(Decimal(1), 2),
    lambda: sum([Decimal('0.1')] * 10),
    lambda: divmod(Decimal(-7), 2),
    lambda: -7 // Decimal(2),
    lambda: 7 % Decimal(-3),
    lambda: Decimal('123.456').as_tuple(),
    lambda: Decimal('-snan3').as_tuple(),
    lambda: Decimal('inf').as_tuple(),
    lambda: Decimal('3.14').as_integer_ratio(),
    lambda: int(Decimal('-3.9')),
    lambda: math.ceil(Decimal('3.1')),
    lambda: math.trunc(Decimal('-3.9')),
    lambda: round(Decimal('2.5')),
    lambda: round(Decimal('3.14159'), 3),
    lambda: float(Decimal('1E+400')),
    lambda: float(Decimal('0.1')),
    lambda: str(Decimal('1E-7')),
    lambda: str(Decimal('0E+3')),
    lambda: Decimal('123E+4').to_eng_string(),
    lambda: Decimal('0E-7').to_eng_string(),
    lambda: bool(Decimal('0.00')),
    lambda: Decimal('12').number_class(),
    lambda: Decimal(3).real,
    lambda: Decimal(3).imag,
    lambda: Decimal(3).conjugate(),
    lambda: Decimal(3).radix(),
    lambda: Decimal('-0').is_signed(),
    lambda: Decimal(3).adjusted(),
    lambda: Decimal('inf').adjusted(),
    lambda: sys.getsizeof(Decimal(1)),
    lambda: sys.getsizeof(Decimal(10**100)),
    lambda: sys.getsizeof(Context()),
):
    attempt(f)

print("formats")
SPECS = ["", "e", "E", "f", "F", "g", "G", "%", "n", ".0f", ".2f", ".3e", ".10g", ",", ",.2f", "012,.1f", "+.1f", " f", "<12", ">12", "^12", "=12",
         "*<12", "\u00e9^12.1f", "08.3f", "08.3e", "z.1f", "+z.0f", "010,", "<010", ".", "5.", "x", "1,000", "0,", "%%", "20n", "N", "#f", "\x00>8", "\ud800>8"]
for spec in SPECS:
    for v in "-0.01", "Infinity", "-NaN12", "0E+5", "1E+7", "123456.789", "0E-10", "-1234567890123456789012345.5", "9.9999E-7", "-sNaN":
        try:
            print(f"   {spec!a} {v}: {Decimal(v):{spec}}")
        except Exception as e:
            print(f"   {spec!a} {v}: {type(e).__name__} {e}")
for grouping in "\x03", "\x03\x02", "\x02\x7f", "\x03\x03\x00", "\x7f", "\xff":
    override = {"decimal_point": "\u00bf", "thousands_sep": "\u00b4", "grouping": grouping}
    attempt(lambda: Decimal("-12345678901.5").__format__("n", override))
    attempt(lambda: Decimal("-12.5").__format__("020n", override))

print("contexts")
c = Context(prec=5, traps=[Inexact, FloatOperation])
for f in (lambda: c.divide(1, 3), lambda: c.create_decimal(0.5), lambda: Decimal(0.5, c), lambda: c.divide(0, 0), lambda: c.divide(1, 4),
          lambda: c.create_decimal("123456"), lambda: c.create_decimal("nan123456"), lambda: c.create_decimal_from_float(0.1)):
    attempt(f)
    print(c)
    c.clear_flags()
with localcontext(prec=3, rounding=ROUND_UP) as local:
    print(Decimal(1) / 3, local, getcontext() is local)
    with localcontext(Context(prec=2)):
        print(Decimal(1) / 3)
    local.traps[Inexact] = True
    attempt(lambda: Decimal(1) / 3)
print(Decimal(1) / 3)
setcontext(DefaultContext)
print(getcontext() is DefaultContext, getcontext())
thread = threading.Thread(target=lambda: print(Decimal(1) / 7, getcontext().prec))
thread.start()
thread.join()
getcontext().prec = 4
print(Decimal(1) / 7)
for protocol in range(6):
    d, e = pickle.loads(pickle.dumps((Decimal("-1.50"), c), protocol))
    print(repr(d), e)
    print(pickle.dumps(Decimal("NaN"), protocol))
attempt(lambda: c.flags != {})
attempt(lambda: c.flags == dict.fromkeys(range(9)))
attempt(lambda: c.flags < c.flags)
print(c.flags == e.flags, c.flags == dict(c.flags), c.flags == 3, dict(c.traps) == c.traps, len(c.flags), Inexact in c.flags)
d = Decimal(7)
print(sys.getrefcount(d), Decimal(d) is d, d.canonical() is d, d.conjugate() is d, copy.copy(d) is d, +d is d)
