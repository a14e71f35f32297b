"""KeyError shows the repr of its key; StopIteration and assertion messages."""
import sys
for e in (KeyError("a\nb"), KeyError(("t", 1)), KeyError(), StopIteration(5), AssertionError(), AssertionError("text"), ValueError(), ValueError("a", "b"), Exception(None), OSError(2, "msg", "file", None, "file2"),
          UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), UnicodeEncodeError("ascii", "é", 0, 1, "bad"), SyntaxError("m", ("f", 1, 2, "text", 1, 3)), ImportError("i", name="n"), IndentationError("ind")):
    sys.excepthook(type(e), e, None)
assert {"k": [1]} == {"k": [2]}, {"detail": 1}
