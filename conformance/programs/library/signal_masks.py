"""Signal masks: blocked signals stay pending, for a thread or for the process, until they are unblocked or waited for."""
import os
import signal
import threading

U1, U2, TERM = signal.SIGUSR1, signal.SIGUSR2, signal.SIGTERM
got = []
signal.signal(U1, lambda n, f: got.append(n))
show = lambda s: sorted(int(n) for n in s)

print("initially", show(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
signal.pthread_sigmask(signal.SIG_BLOCK, [U1, TERM])
signal.raise_signal(U1)
signal.raise_signal(U1)
os.kill(os.getpid(), TERM)
print("blocked", got, show(signal.sigpending()))
print("waited for", int(signal.sigwait([TERM])), show(signal.sigpending()))
print("mask before unblocking", show(signal.pthread_sigmask(signal.SIG_UNBLOCK, [U1])), got)
signal.raise_signal(U1)
print("unblocked", got)

os.kill(os.getpid(), TERM)
info = signal.sigwaitinfo({TERM})
print("info", info.si_signo, len(info), type(info).__name__)
print("poll", signal.sigtimedwait([TERM], 0))
print("short", signal.sigtimedwait([TERM], 0.01))

seen = []


def thread():
    seen.append(show(signal.pthread_sigmask(signal.SIG_SETMASK, [U1])))
    ready.set()
    go.wait()
    seen.append(show(signal.sigpending()))
    seen.append(int(signal.sigwait([U1])))


ready, go = threading.Event(), threading.Event()
t = threading.Thread(target=thread)
t.start()
ready.wait()
del got[:]
signal.pthread_kill(t.ident, U1)
print("pending for the other thread", got, show(signal.sigpending()))
go.set()
t.join()
print("thread", seen, got)

for bad in (lambda: signal.pthread_sigmask(99, []), lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [0]),
            lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [1 << 100]), lambda: signal.sigtimedwait([U1], -1),
            lambda: signal.pthread_sigmask(signal.SIG_BLOCK, ["x"]), lambda: signal.pthread_sigmask(signal.SIG_BLOCK, 5),
            lambda: signal.pidfd_send_signal(-1, 0)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGKILL, signal.SIGSTOP, U2])
print("cannot be blocked", show(signal.pthread_sigmask(signal.SIG_SETMASK, [])))
