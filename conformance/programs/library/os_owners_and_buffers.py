"""User and group ids that os.chown takes, file names that are buffers, and the seeds of hashes."""
import hashlib
import os
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print("  ", category.__name__, message)


def attempt(f):
    try:
        print("  ", f())
    except (OverflowError, TypeError, ValueError) as e:
        print("  ", type(e).__name__, e)


with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "file")
    open(path, "w").close()
    me = os.stat(path)
    for uid in -1, 2**32 - 1, -2, 2**32, 2**40, 2**63, 2**64 - 1, 2**64, -2**63, -2**70, 1.5, "a", None, True + me.st_uid - 1:
        print(uid)
        attempt(lambda: os.chown(path, uid if uid != 0 else me.st_uid, -1))
        attempt(lambda: os.chown(path, -1, uid if uid != 0 else me.st_gid))
    os.symlink("nowhere", path + "2")
    os.lchown(path + "2", -1, -1)
    fd = os.open(bytearray(os.fsencode(path)), os.O_RDONLY)
    os.fchown(fd, -1, -1)
    os.chown(fd, -1, -1)
    os.close(fd)
    attempt(lambda: os.stat(memoryview(os.fsencode(path))).st_size)
    attempt(lambda: sorted(e.name for e in os.scandir(bytearray(os.fsencode(directory)))))
    attempt(lambda: os.lchown(3, -1, -1))
    attempt(lambda: os.stat(bytearray(b"a\0b")))
for name in "node_offset", "leaf_size":
    for value in -1, 2**70:
        attempt(lambda: hashlib.blake2b(**{name: value}))
for seed in "0", "1", "random":
    for options in [], ["-R"]:
        print(seed, options, flush=True)
        subprocess.run([sys.executable, *options, "-c", "import sys; print(sys.flags.hash_randomization)"],
                       env={**os.environ, "PYTHONHASHSEED": seed})
