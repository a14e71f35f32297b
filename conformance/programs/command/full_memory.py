"""A program that fills the memory gets a MemoryError, and goes on."""
import os
import subprocess
import sys

PROGRAM = """
class Thing:
    pass

def chain():
    last = None
    while True:
        last = Thing(), last

def attributes():
    things = []
    while True:
        thing = Thing()
        thing.values = [thing]
        things.append(thing)

def texts():
    table = {}
    while True:
        table[len(table)] = str(len(table)) * 20

def doubled():
    text = "ab"
    while True:
        text += text

def numbers():
    list(range(10 ** 9))

def collected():
    set(map(float, range(10 ** 9)))

for fill in chain, attributes, texts, doubled, numbers, collected, chain:
    try:
        fill()
    except MemoryError as e:
        # the traceback holds all that fills the memory
        e.__traceback__ = None
        print(fill.__name__, repr(e))
kept = []
while True:
    kept.append([kept])
"""

# the memory of the one is bounded by an option, that of the other by the system
environment = dict(os.environ, ADDER_JAVA_OPTS="-Xmx64m")


def bound():
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (100 << 20, 100 << 20))


options = {} if sys.implementation.name == "adder" else {"preexec_fn": bound}
done = subprocess.run([sys.executable, "-I", "-S", "-c", PROGRAM], env=environment, capture_output=True, text=True, **options)
print(done.stdout, end="")
print(done.stderr.splitlines()[-1:], done.returncode)
