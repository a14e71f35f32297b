"""__doc__ and __text_signature__ of built-in types and functions, as help() and inspect show them."""
import collections
import inspect
import io
import itertools
import pickle
import sys
import time

for o in (list.append, dict.update, set.add, str.join, bytes.hex, bytearray.extend, tuple.index, range.count, slice.indices, collections.deque.rotate,
          collections.OrderedDict.move_to_end, collections.defaultdict, itertools.chain, itertools.product, itertools.groupby, io.StringIO.read,
          io.BytesIO.getvalue, io.open, pickle.dumps, time.struct_time.tm_year, type(sys.flags).debug, sys.float_info.__class__.max, pow, repr,
          enumerate, zip, map, filter, reversed, iter([]).__length_hint__, {}.keys().isdisjoint, type(sys.version_info)):
    print(getattr(o, "__qualname__", o), getattr(o, "__text_signature__", None))
    print(o.__doc__)
for f in (pickle.dumps, io.open, compile, sorted, list.sort, str.split, int.to_bytes, bytes.decode):
    print(f.__name__, inspect.signature(f))
