"""Results that no machine has room for are a MemoryError, or an OverflowError where their length is no machine word."""
EXPRESSIONS = (
    "[0] * (1 << 60)", "[0] * (1 << 63)", "[None] * (1 << 40)", "(0,) * (1 << 40)", "'x' * (1 << 40)", "'x' * (1 << 63)", "b'x' * (1 << 40)",
    "bytearray(1 << 40)", "bytes(1 << 40)", "bytes(1 << 63)", "1 << (1 << 40)", "1 << (1 << 64)", "'%1099511627776d' % 1",
    "'%9223372036854775808d' % 1", "b'%1099511627776d' % 1", "'%*d' % (1 << 40, 1)", "'%.2147483648d' % 1", "'x'.ljust(1 << 62)",
    "b'x'.center(1 << 62)", "'x'.zfill(1 << 62)", "'\\t'.expandtabs(1 << 40)", "f'{1:1099511627776}'", "format('x', '9223372036854775808')",
    "'ab'.replace('', 'x' * 1000) * (1 << 52)", "list(range(1 << 62))", "range(1 << 64)[5]", "len(range(1 << 64))",
    "int('1' * 5000)", "memoryview(b'abc') * 2", "[1][1 << 70]", "'abc'[1 << 70:]", "(1).to_bytes(1 << 62, 'big')", "[].pop(1 << 70)",
    "sum([[]] * 3, [0] * (1 << 60))", "list(bytes(3)) * (1 << 61)",
)
for expression in EXPRESSIONS:
    try:
        value = eval(expression)
        print(expression, "->", type(value).__name__)
    except Exception as e:
        print(expression, "->", type(e).__name__, e)
