"""float arithmetic: division, modulo, powers, rounding, comparison with ints, inf and nan."""
from tell import tell
tell("""
[7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), -0.0 % 1, 5 % float('inf'), -5 % float('inf'), 1e300 * 1e10]
1.0 / 0
1.0 // 0
1.0 % 0
0.0 ** -1
1e200 ** 2
[(-8) ** (1/3), 2.0 ** 0.5, 2 ** -2, float('nan') ** 0, 1 ** float('nan'), (-2.0) ** 3, 0.0 ** 0]
[round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1e20), round(1234.5678, -2), round(0.5), round(1.5, 0), round(5e-324, 400), round(1.23456789, 3)]
round(float('nan'))
round(float('inf'))
round(1.5, 'a')
round(1.7976931348623157e308, -308)
[2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > float('inf'), 10**400 > 1e308, 1 < 1.5 < 2, float('nan') < 1]
[min(1, 1.0), max(1, 1.0), min(float('nan'), 1), max(1, float('nan')), sorted([2.5, 1, -0.0, 0])]
[sum([0.1] * 10), sum([1e16, 1, -1e16]), abs(-0.0), -(0.0), +1.5, int(-1.5), 1.5 + True]
1.5 << 1
1.5 & 1
'a' * 1.5
[1, 2][1.0]
[1.5.__floor__(), 1.5.__ceil__(), (-1.5).__trunc__(), 2.0.__int__(), 1.5.__divmod__(1), 1.5.__add__('a'), 1.0.__eq__(1), 1.0.__lt__('a')]
""")
