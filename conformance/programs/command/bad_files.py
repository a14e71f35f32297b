"""Files that cannot be run: each ends as a message and a status."""
import os
from tried import in_new_directory, python

directory = in_new_directory()
os.mkdir("folder")
os.mkdir("below")
files = {
    "below/file": b"x = 1\n",
    "not_utf8.py": b'print(1)\nx = "\xff"\n',
    "latin1.py": b'# coding: latin-1\nx = "\xe9"; y = = 1\n',
    "unknown_coding.py": b"# coding: klingon\nx = 1\n",
    "two_codings.py": b"\xef\xbb\xbf# coding: latin-1\nx = 1\n",
    "syntax.py": b"print(1)\nx = = 2\n",
    "wide.py": "日本 = 'é'; x = = 2\n".encode(),
    "wide_traceback.py": "é = '日本' + 1\n".encode(),
    "nul.py": b"x = 1\0\ny = 2\n",
    "parentheses.py": b"(" * 9000 + b"1" + b")" * 9000 + b"\n",
    "open_parentheses.py": b"(" * 9000,
    "tabs.py": b"if 1:\n        x = 1\n\ty = 2\n",
    "unfinished.py": b"def f(",
    "bad.pyc": b"abc",
    "empty.py": b"",
    "name with space.py": b"1 / 0\n",
    "exits.py": b"raise SystemExit('so long')\n",
}
for name, content in files.items():
    with open(name, "wb") as f:
        f.write(content)
os.symlink("loop", "loop")
for name in files:
    if name != "below/file":
        python(name)
for name in "missing.py", "folder", "./folder/", "below/file/x.py", "below/file/", "loop", "n" * 300, "a\nb":
    python(name)
