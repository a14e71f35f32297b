"""The limit on converting between int and decimal text."""
import sys
from tell import tell

print(sys.get_int_max_str_digits(), sys.int_info)
big = 10 ** 5000
tell("""
len(str(10 ** 4299))
str(10 ** 4300)
len(hex(big))
int('1' * 4301)
len(str(int('1' * 4300)))
int('f' * 5000, 16) > 0
f'{big}'
'%d' % big
repr([big])
""", {"big": big})
sys.set_int_max_str_digits(0)
print(len(str(big)), str(3 ** 2000)[-30:], int("7" * 5000) % 1000007)
try:
    sys.set_int_max_str_digits(100)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(640)
try:
    str(big)
except ValueError as e:
    print(e)
