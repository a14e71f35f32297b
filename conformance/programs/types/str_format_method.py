"""str.format, format_map, Formatter-like field access and format specs of str."""
from tell import tell


class A:
    x = [1, {"k": "v"}]

    def __format__(self, s):
        return f"A<{s}>"

    def __getitem__(self, k):
        return f"item {k!r}"


class D(dict):
    def __missing__(self, k):
        return f"<{k}>"


tell("""
['{} {}'.format(1, 2), '{1} {0} {1}'.format('a', 'b'), '{a} {b!r:>5}'.format(a=1, b='x'), '{{}} {}'.format(1), '{0.x[1][k]} {0[key]} {0[5]}'.format(A()), '{:{}}|{:{w}.{p}}'.format('a', 4, 3.14159, w=8, p=3)]
['{:>5}|{:<5}|{:^5}|{:*^5}|{:.2}|{:5.1}|'.format('ab', 'ab', 'ab', 'ab', 'abc', 'abc'), '{!s} {!r} {!a}'.format('é', 'é', 'é'), '{:x}'.format(A()), '{0!r:}'.format(1)]
'{a} {zz}'.format_map(D(a=1))
'{}'.format()
'{0} {}'.format(1, 2)
'{} {0}'.format(1, 2)
'{a}'.format()
'{'.format(1)
'}'.format(1)
'{0'.format(1)
'{0!x}'.format(1)
'{0!}'.format(1)
'{0.}'.format(1)
'{0[}'.format(1)
'{0[]}'.format([1])
'{0[x]}'.format([1])
'{0.nope}'.format(1)
'{:d}'.format('a')
'{:,}'.format('a')
'{:=5}'.format('a')
'{:+}'.format('a')
'{:05}'.format('a')
'{:{:{}}}'.format(1, 2, 3)
'{-1}'.format(1)
'{99999999999999999999}'.format(1)
format('a', '5')
''.__format__(5)
""", {"A": A, "D": D})
