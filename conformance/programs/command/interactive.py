"""The prompt, fed from a file."""
from tried import in_new_directory, python

directory = in_new_directory()
with open("syntax.py", "w") as f:
    f.write("x = = 2\n")
for text in (
    "1 + 1\nx\n",
    "def f():\n  return 1\n\nf()\n1 / 0\n",
    "exit(3)\n",
    "raise SystemExit(4)\n",
    "import sys\nsys.ps1 = 'A '\n_\n5\n_\nNone\n_\n",
    "1 +\nif 1:\n",
    "x = [\n1,\n2]\nx\n'''\ntext\n'''\n",
    "if 1:\n  print(2)\nelse:\n  pass\n\n",
    "@property\ndef f(self): pass\n\nf.fget.__name__\n",
    "class A:\n  def __repr__(self): return 'an A'\n\nA()\n",
    "import sys\nsys.displayhook = lambda v: print('shown', v)\n1\nsys.excepthook = lambda *e: print('hooked')\n1 / 0\n",
    "for i in range(2): i\n\nprint('é')\n",
    "x = input()\nabc\nx\n",
    "x = 5",
    "# only a comment\n\n   \n1\n",
):
    python("-q", "-i", input=text.encode())
python("-i", "syntax.py")
python("-i", "missing.py")
python("-i", "-c", "raise SystemExit(4)")
python("-q", "-i", "-m", "missing")
python("-q", "-i", PYTHONSTARTUP="syntax.py")
python("-c", "1/0", PYTHONINSPECT="1")
