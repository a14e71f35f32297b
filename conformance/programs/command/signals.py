"""Signals from outside: who dies of them, who handles them, and where."""
import os
import signal
import subprocess
import sys
import time
from tried import show


def send(signum, program):
    child = subprocess.Popen([sys.executable, "-c", "print('ready', flush=True)\n" + program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
    first = child.stdout.readline()
    time.sleep(1)
    os.kill(child.pid, signum)
    time.sleep(1)
    out, err = child.communicate(timeout=60)
    show(f"{signal.Signals(signum).name}: {program!r}", subprocess.CompletedProcess((), child.returncode, first + out, err))


for program in ("while True: pass", "import time; time.sleep(30)", "import os; os.read(0, 1)",
                "def f():\n  for i in iter(int, 1): pass\nf()",
                "import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()",
                "try:\n  while True: pass\nexcept KeyboardInterrupt: print('not here')",
                "try:\n  i = 0\n  while True: i += 1\nexcept KeyboardInterrupt: print('caught')",
                "import atexit, time\natexit.register(print, 'at exit')\ntime.sleep(30)",
                "class A:\n  def __del__(self): print('del')\na = A()\nwhile True: pass",
                "import signal, time\nsignal.signal(2, signal.SIG_IGN)\ntime.sleep(1.5)\nprint('end')",
                "import signal, time\nsignal.signal(2, signal.SIG_DFL)\ntime.sleep(30)"):
    send(signal.SIGINT, program)
for signum in signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGALRM:
    send(signum, "import time; time.sleep(30)")
send(signal.SIGPIPE, "import time; time.sleep(1.5); print('end')")
