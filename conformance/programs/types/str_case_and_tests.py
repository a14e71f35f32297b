"""str: case mapping with special Unicode cases, predicates."""
from tell import tell
tell("""
[f(s) for s in ('straße', 'ŉ', 'İ', 'ΣΑΣ', 'ǆ', 'ﬁ', 'hELLO wORLD', "they're", 'Ⅷ', 'ß') for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)]
[(s, s.isdigit(), s.isdecimal(), s.isnumeric()) for s in ('5', '²', '½', '٣', '五', '', '5a', 'Ⅷ')]
[(s, s.isalpha(), s.isalnum(), s.isidentifier(), s.isspace()) for s in ('a', 'é', 'a1', '_a', '1a', ' ', '\\x1c', '', 'ª', '·a', '℘', 'def', '\\u200b')]
[(s, s.isupper(), s.islower(), s.istitle()) for s in ('A', 'a', 'Aa', 'A B', 'Ab Cd', '1', '', 'Ǆ', 'ǅ', 'ª')]
[ascii(s) + str(s.isprintable()) for s in ('a', '\\n', '\\xa0', '\\xad', '\\u2028', '\\U000e0001', '', 'é', '\\ud800')]
['abc'.isascii(), 'é'.isascii(), ''.isascii()]
['a\\tb\\tcd'.expandtabs(), 'a\\tb'.expandtabs(4), 'abcd\\te'.expandtabs(4), 'a\\n\\tb'.expandtabs(2), '\\t'.expandtabs(0)]
['a'.center(4, '*'), 'ab'.center(5, '-'), 'a'.ljust(3) + '|', 'a'.rjust(3), '42'.zfill(5), '-42'.zfill(5), '+'.zfill(3), 'abc'.zfill(2)]
'a'.center(5, 'ab')
'a'.ljust('x')
['abc'.translate({97: 'X', 98: None, 99: 0x64}), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), str.maketrans({'a': 1, 98: 'z'}), 'a\\u0301'.translate({0x301: ''})]
str.maketrans('a', 'bc')
str.maketrans({'ab': 1})
'a'.translate({97: 0x110000})
'a'.translate({97: []})
['Hello'.swapcase(), 'ǅ'.lower(), 'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'a.Σ'.lower()]
""")
