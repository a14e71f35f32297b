"""Runs this Python with a command line and shows how that ends."""
import os
import subprocess
import sys
import tempfile

BANNER = f"Python {sys.version} on {sys.platform}\n"


def clean(data):
    text = data.decode("utf-8", "backslashreplace").replace(sys.executable, "PYTHON").replace(BANNER, "")
    return text.replace(os.getcwd() + "/", "")


def show(title, process):
    print("==", title)
    print("status", process.returncode)
    for name, data in ("out", process.stdout), ("err", process.stderr):
        if data:
            print(name + ":", clean(data), sep="\n")


def python(*args, input=b"", **environment):
    """The command with these arguments."""
    done = subprocess.run([sys.executable, *args], input=input, capture_output=True, env={**os.environ, **environment})
    names = [f"{name}={value}" for name, value in environment.items()]
    show(" ".join([*names, "python", *(repr(a) if len(a) < 70 else repr(a[:60]) + "..." for a in args)]), done)


def shell(command):
    """A command of the shell, in which $P is this Python."""
    done = subprocess.run(["bash", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, env={**os.environ, "P": sys.executable})
    show(command, done)


def in_new_directory():
    """Goes to an empty directory that goes away at exit."""
    directory = tempfile.TemporaryDirectory()
    os.chdir(os.path.realpath(directory.name))
    return directory
