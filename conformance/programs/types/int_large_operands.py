"""The arithmetic of ints beyond 64 bits, where words are full of zeros or ones and signs differ; what is printed are hashes of the results."""
import random

random.seed(311)
EDGES = [0, 1, 2, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**128 - 1, 10**18, 10**19, 10**38]


def number(bits):
    kind = random.random()
    if kind < 0.2:
        value = random.choice(EDGES)
    elif kind < 0.6:
        value = 0
        for _ in range(random.randrange(1, 10)):
            value = value << 64 | random.choice([0, 1, 2**64 - 1, 2**63, 2**32, random.getrandbits(64)])
    else:
        value = random.getrandbits(random.randrange(1, bits))
    return -value if random.random() < 0.4 else value


def attempt(function, *args):
    try:
        return function(*args)
    except (OverflowError, ValueError, ZeroDivisionError) as e:
        return str(e)


def results(a, b):
    yield from (a + b, a - b, a * b, a * a, a & b, a | b, a ^ b, ~a, -a, abs(a), a + 1, a - 1, a * -7, a == b, a < b, a >= b)
    yield from (attempt(divmod, a, b), attempt(lambda: a // b), attempt(lambda: a % b), attempt(lambda: a / b), attempt(float, a))
    yield from (hash(a), a.bit_length(), a.bit_count(), a.__sizeof__())
    shift = random.randrange(300)
    yield from (a << shift, a >> shift, a << 64, a >> 64, a >> 128, a ** random.randrange(9))
    modulus = number(200)
    yield attempt(pow, a, abs(b) % 2**80, modulus)
    yield attempt(pow, a, -1, modulus)
    yield str(a)
    assert int(str(a)) == int(hex(a), 16) == int(oct(a), 8) == int(bin(a), 2) == int(format(a, "_d")) == a
    for order in "big", "little":
        data = a.to_bytes(a.bit_length() // 8 + 1, order, signed=True)
        assert int.from_bytes(data, order, signed=True) == a
        yield from (data, int.from_bytes(data, order), attempt(a.to_bytes, 9, order))


for bits, count in (80, 200), (400, 300), (3000, 60), (13000, 12):
    summary = 0
    for _ in range(count):
        for value in results(number(bits), number(bits)):
            if isinstance(value, str):
                value = int.from_bytes(value.encode(), "big")
            elif isinstance(value, bytes):
                value = int.from_bytes(value, "little")
            summary = (summary * 1000003 + hash(value)) % (2**61 - 1)
    print(bits, count, summary)

from math import gcd
print(gcd(), gcd(-12), gcd(2**70, 2**65 * 3), gcd(-2**63), gcd(-2**63, 0), gcd(6**50, 10**40), gcd(0, -2**80), gcd(2**89 - 1, 2**61 - 1, 0))
