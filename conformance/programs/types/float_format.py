"""Format specifications of float and complex."""
from tell import tell
tell("""
[format(3.14159, s) for s in ('', '.2f', '8.3f', '<8.2f', '+.1f', '08.2f', '.0f', '#.0f', 'e', '.3e', 'E', 'g', '.3g', '#.3g', 'G', '%', '.1%', 'n', ',.2f', '_.1f')]
[format(1234567.891, s) for s in (',', ',.1f', '_.2f', 'g', '.10g', '15,.2f', '*^15.1f', '=+15.1f', '.3', '10.3')]
[format(1e-10, s) for s in ('', 'f', 'g', '.2', '.12f', 'e')]
[format(float('inf'), s) for s in ('', 'f', 'F', '06', '+', '%', 'e')]
[format(float('nan'), s) for s in ('', 'F', '+', '010', '^7')]
[format(-0.0, s) for s in ('', '.1f', 'z', 'z.1f', '+')]
[format(-0.001, 'z.1f'), format(0.5, '.0f'), format(1.5, '.0f'), format(2.5, '.0f'), format(1e22, 'f'), format(123.0, ''), format(1e16, ''), format(1e16, 'g')]
format(1.5, 'd')
format(1.5, 'x')
format(1.5, 's')
format(1.5, ',n')
format(1.5, '.')
format(1.5, '.99999999999f')
[format(1+2j, s) for s in ('', '.2f', '+.1e', '>20', 'g', ',.1f')]
format(1j, '=10')
format(1j, '010')
format(1j, '%')
['%f' % 1, '%.3f|%8.2f|%-8.1f|%08.3f|%+.1f' % (1.0, 2.5, 3.25, -4.5, 5), '%e %E %g %G %g' % (12345.678, 1e-7, 1e-5, 1e20, 100000), '%r %s %a' % (1.5, 2.5, 'é'), '%.0f %#.0f' % (2.5, 2.5), '%g' % float('nan')]
'%f' % 'a'
'%.999f' % 1.5 == format(1.5, '.999f')
""")
