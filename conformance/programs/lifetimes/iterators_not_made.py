"""Where the making of an iterator fails, nothing of it is left: not the object, nor a reference to its class."""
import itertools
import re
import sys

KINDS = (itertools.dropwhile, itertools.takewhile, itertools.filterfalse, itertools.starmap, filter, map, enumerate, reversed,
         itertools.accumulate, itertools.chain, itertools.chain.from_iterable, itertools.compress, itertools.islice, itertools.pairwise,
         itertools.groupby, itertools.cycle, itertools.repeat, itertools.count, itertools.tee, itertools.product, itertools.permutations,
         itertools.combinations, itertools.combinations_with_replacement, itertools.zip_longest, iter)


class Broken:
    def __iter__(self):
        raise LookupError

    __reversed__ = __index__ = __length_hint__ = __iter__


class NoIterator:
    def __iter__(self):
        return self

    __reversed__ = __iter__


def counts(objects):
    return [sys.getrefcount(o) for o in objects]


for kind in KINDS:
    classes = [kind]
    if isinstance(kind, type):
        try:
            classes.append(type("Sub", (kind,), {}))
        except TypeError:
            pass
    for cls in classes:
        arguments = [len, Broken(), NoIterator(), 10 ** 30]
        observed = arguments + classes
        before = counts(observed)
        errors = []
        for first in arguments:
            for call in (lambda: cls(first), lambda: cls(first, arguments[1]), lambda: cls(len, first), lambda: cls([], first),
                         lambda: cls("ab", first, first), lambda: cls(first, wrong=1)):
                try:
                    call()
                    errors.append("-")
                except Exception as error:
                    errors.append(type(error).__name__[0])
        del first, call
        print(cls.__name__, "".join(errors), [a - b for a, b in zip(counts(observed), before)])

pattern = re.compile("a")
before = counts([pattern])
for method in pattern.finditer, pattern.scanner, pattern.match, pattern.split, pattern.findall:
    try:
        method(5)
    except TypeError as error:
        print(error)
del method
print(counts([pattern])[0] - before[0])
