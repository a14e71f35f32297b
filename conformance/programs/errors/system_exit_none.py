"""SystemExit without a value is success, also from a nested call and a finally."""
import sys


def f():
    try:
        sys.exit()
    finally:
        print("finally")


try:
    f()
except SystemExit as e:
    print("code", e.code, repr(e))
    raise
