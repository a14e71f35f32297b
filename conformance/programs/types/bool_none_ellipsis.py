"""bool, None, Ellipsis, NotImplemented and object."""
import warnings
warnings.simplefilter("ignore")
from tell import tell
tell("""
[bool(), bool(0), bool(''), bool([0]), bool(None), bool(0.0), bool(0j), bool(range(0)), bool(...), bool(object())]
[True + 1, True == 1, True is 1, str(True), repr(False), True & False, True | False, True ^ True, True & 1, ~True, -True, True / 2, True ** 2, int(True), hash(True)]
[type(True & True), type(True & 1), type(True + True), bool.__mro__, isinstance(True, int), sorted([True, False]), sum([True] * 3), ['a', 'b'][True]]
bool(1, 2)
bool(x=1)
type('B', (bool,), {})
[None, str(None), bool(None), None == None, hash(None) == hash(None), type(None)(), type(None), None.__class__.__name__]
None()
None + 1
None.x
type(None)(1)
len(None)
[..., type(...)(), str(...), bool(...), type(...)]
[NotImplemented, type(NotImplemented)(), NotImplemented == NotImplemented]
bool(NotImplemented)
type(NotImplemented)(1)
object(1)
object() == object()
object() < object()
! o = object(); o.x = 1
[object().__eq__(1), object().__ne__(1), object().__lt__(1), object.__hash__(5) == object.__hash__(5), object.__doc__[:20], object.__init_subclass__(), object.__subclasshook__(5)]
object().__format__('x')
object().__reduce__()
object.__new__()
object.__new__(int)
object.__new__(5)
int.__new__(str)
[object.__dir__(5)[:0], object.__str__('a'), object.__repr__(5)[:4], object.__sizeof__(object()), object.__getattribute__('a', '__class__')]
""")
