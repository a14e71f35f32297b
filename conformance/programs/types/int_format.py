"""Format specifications of int."""
from tell import tell
tell("""
[format(42), format(42, 'd'), format(42, '5'), format(42, '<5') + '|', format(42, '^6') + '|', format(42, '*>6'), format(-42, '=6'), format(42, '+'), format(42, ' ')]
[format(255, 'x'), format(255, '#X'), format(5, 'b'), format(5, '#010b'), format(64, 'o'), format(64, '#o'), format(97, 'c'), format(1000000, ','), format(1000000, '_'), format(2**32, '_b')]
[format(1234, 'e'), format(1234, '.1f'), format(1234, 'g'), format(12, '%'), format(1234, 'n'), format(-5, '06d'), format(-5, '+06,d'), format(1234567, '012,d')]
[format(True, 'd'), format(True), format(True, '5'), format(10**20, '.3e')]
format(5, 's')
format(5, '.2d')
format(5, ',x')
format(5, ',_')
format(5, '#c')
format(5, '+c')
format(-1, 'c')
format(0x110000, 'c')
format(5, 'z')
format(5, '10 ')
format(5, '5x5')
format(5, '99999999999999999999d')
['%d' % 3.9, '%i' % -3, '%5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5), '%x %X %#x %o %#o' % (255, 255, 255, 8, 8), '%c%c' % (65, 'B'), '%.5d' % 42]
'%x' % 3.5
'%d' % '3'
'%c' % 'ab'
'%c' % -1
'%z' % 1
'%d %d' % 1
'%d' % (1, 2)
'%(a)d %(a)s %%' % {'a': 5}
'%(a)d' % 5
'%*d|%-*d|%.*f' % (5, 1, 4, 2, 2, 3.14159)
'%*d' % ('a', 1)
'%' % ()
""")
