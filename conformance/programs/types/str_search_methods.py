"""str: searching, splitting, stripping, replacing."""
from tell import tell
tell("""
['banana'.find('an'), 'banana'.rfind('an'), 'banana'.find('x'), 'banana'.index('na', 3), 'banana'.count('a'), 'banana'.count('ana'), 'banana'.count(''), 'banana'.find('', 10), 'banana'.find('', 6), 'abc'.find('c', -1), ''.count('')]
'banana'.index('x')
'banana'.rindex('x')
'a'.find(5)
['a,b,,c'.split(','), 'a,b,,c'.split(',', 1), 'a,b,,c'.rsplit(',', 1), ' a  b '.split(), ' a  b '.split(None, 1), ' a  b '.rsplit(None, 1), ''.split(), ''.split(','), 'a\\u2003b\\x1cc'.split(), 'aXXbXXc'.split('XX', -1)]
'a'.split('')
'a'.split(5)
['a\\nb\\r\\nc\\x0bd\\x85e\\u2028f'.splitlines(), 'a\\n\\nb\\n'.splitlines(True), ''.splitlines(), '\\n'.splitlines()]
['a-b-c'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.partition('-'), 'abc'.rpartition('-')]
'a'.partition('')
['  a '.strip(), 'xxaxx'.strip('x'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'), '\\u2003a\\x1f'.strip(), 'a'.strip('')]
['aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'), 'aaa'.replace('aa', ''), 'a'.replace('a', 'long'), 'x'.replace('x', 'é')]
['abc'.startswith('a'), 'abc'.startswith(('x', 'a')), 'abc'.endswith('bc', 1), 'abc'.startswith('', 5), 'abc'.startswith('', 3), 'abc'.startswith(())]
'a'.startswith(['a'])
'a'.endswith((1,))
['TestCase'.removeprefix('Test'), 'TestCase'.removesuffix('Case'), 'a'.removeprefix('b')]
['-'.join('abc'), ''.join([]), ', '.join(['x']), '-'.join({'a': 1}), ''.join(c for c in 'ab')]
','.join(['a', 5])
','.join(5)
['b' in 'abc', '' in 'abc', 'bc' not in 'abc', 'é' in 'caf\\u00e9']
5 in 'abc'
""")
