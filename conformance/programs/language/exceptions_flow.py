"""try, except, else, finally in every combination with return, break, continue and loops."""


def f(x):
    log = []
    try:
        log.append("try")
        if x == "value":
            raise ValueError
        if x == "key":
            raise KeyError
        if x == "return":
            return log
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


for x in ("none", "value", "return"):
    print(x, f(x))
try:
    f("key")
except LookupError as e:
    print("lookup", type(e).__name__)


def loops():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    while True:
        try:
            try:
                raise KeyError
            finally:
                out.append("inner")
        except KeyError:
            out.append("outer")
            break
    return out


print(loops())


def override():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
            break
    return "after"


def ret_override():
    try:
        raise ValueError
    finally:
        return "swallowed"


print(override(), ret_override())


def nested(n):
    try:
        if n:
            return nested(n - 1)
        raise ValueError("deep")
    except ValueError as e:
        raise KeyError(n) from e


try:
    nested(2)
except KeyError as e:
    chain = []
    while e:
        chain.append(repr(e))
        e = e.__cause__
    print(chain)
try:
    raise ValueError("a") from None
except ValueError as e:
    print(e.__suppress_context__, e.__cause__)
for i in range(2):
    try:
        pass
    except ValueError:
        pass
    else:
        continue
    finally:
        print("loop finally", i)
