"""complex: construction, parsing, repr with signs and zeros, arithmetic, errors."""
from tell import tell
tell("""
[complex(), complex(1), complex(1, 2), complex('1+2j'), complex('-j'), complex(' ( 1e3-2.5J ) '), complex('nan+infj'), complex(1+2j, 3-4j), complex(imag=2)]
[1j, -1j, 1+0j, -0j, 0j-0, complex(-0.0, 2), complex(0, -0.0), complex(1, float('nan')), 1e20+1e-5j]
complex('1 + 2j')
complex('')
complex('1', 2)
complex(1, '2')
complex([])
[(1+2j) * (3-4j), (1+2j) / (3-4j), (1+2j) ** 2, (1+2j) ** 0.5, 2 ** 1j, (1+2j) - 1, -(1+2j), abs(3+4j), (1+2j).conjugate(), (1+2j).real, (1+2j).imag]
(1+2j) / 0
0j ** -1
(1+2j) // 1
(1+2j) % 1
(1+2j) < 1
int(1+2j)
float(1j)
divmod(1j, 1)
[1+0j == 1, 1j == 1j, hash(1+0j) == hash(1), hash(1j), 1j != 'a', bool(0j), bool(1j)]
round(1j)
(1j).x
[complex(1, 2).__format__('.1f'), str(1+2j), repr([1j]), complex.__add__(1j, 'a')]
""")


class C:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 2.5


print(complex(C()), complex(F()), complex(F(), F()), abs(complex(C())))
