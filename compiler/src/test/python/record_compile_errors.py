"""Records what CPython 3.11 says of programs that parse but do not compile, or that compile with warnings.

usage: python3.11 record_compile_errors.py < programs > compile-errors.txt

Programs are separated by lines of dashes; what follows a line of equal signs (an earlier record) is replaced. A record is
the exception as NAME|MESSAGE|LINE|OFFSET|END_LINE|END_OFFSET, or "ok", after one line !LINE|MESSAGE for each warning.
"""

import sys
import warnings


def record(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "<test>", "exec", dont_inherit=True)
            result = "ok"
        except SyntaxError as error:
            fields = (type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
            result = "|".join(map(str, fields))
        except RecursionError as error:
            result = f"RecursionError|{error}||||"
    return [f"!{w.lineno}|{w.message}" for w in caught] + [result]


def main():
    for program in sys.stdin.read().split("-----\n"):
        source = program.split("=====\n")[0]
        if source:
            print("-----\n" + source + "=====\n" + "\n".join(record(source)))


if __name__ == "__main__":
    main()
