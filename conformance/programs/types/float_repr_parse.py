"""float repr, parsing, special values, hex."""
from tell import tell
tell("""
[0.1, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1e22, 1.5e300, 5e-324, -0.0, 1/3, 2/3, 100.0, 1e100]
[float('1e400'), float('-inf'), float('nan'), float(' 1_0.5 '), float('1e-400'), float('.5'), float('5.'), float('+1E3'), float('infinity'), float('٣.٥')]
float('')
float('1__0')
float('0x1')
float('abc')
float(b'1.5')
float([])
float('1e')
float(10**400)
[float(), float(True), float(2**53 + 1), float('0.1') + float('0.2')]
[(0.1).hex(), (1.0).hex(), (-0.0).hex(), (5e-324).hex(), float('inf').hex(), float.fromhex('0x1.8p1'), float.fromhex('-0x.8'), float.fromhex('inf'), float.fromhex('a')]
float.fromhex('xyz')
float.fromhex('0x1p99999')
[(2.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(), (-0.1).as_integer_ratio(), (1.5).real, (1.5).imag, (1.5).conjugate()]
float('nan').as_integer_ratio()
float('inf').as_integer_ratio()
[hash(1.0), hash(0.5), hash(-1.0), hash(float('inf')), hash(float('-inf')), hash(1e300), hash(-0.0)]
[float.__getformat__('double'), float.__getformat__('float')]
""")
import sys
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_repr_style)
