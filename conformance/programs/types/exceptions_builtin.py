"""Built-in exceptions: args, attributes, str and repr, hierarchy, OSError mapping."""
from tell import tell
tell("""
[Exception(), Exception(1), Exception('a', 2), str(Exception()), str(Exception('a')), str(Exception('a', 1)), repr(Exception('a',)), Exception('a').args]
[KeyError('k'), str(KeyError('k')), str(KeyError()), str(KeyError(1, 2)), str(LookupError('k'))]
[StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code]
[type(OSError(2, 'x')).__name__, type(OSError(13, 'x')).__name__, type(OSError(17, '')).__name__, type(OSError(999, '')).__name__, type(OSError('x')).__name__, OSError(2, 'x', 'f').filename, str(OSError(2, 'x', 'f')), str(OSError(2, 'x', 'f', None, 'g')), OSError(1).errno, OSError(2, 'a').args, OSError(2, 'a', 'f').args]
[UnicodeDecodeError('utf-8', b'abc', 1, 2, 'why').object, str(UnicodeDecodeError('utf-8', b'abc', 1, 2, 'why')), str(UnicodeDecodeError('u', b'abc', 0, 3, 'r')), str(UnicodeEncodeError('ascii', 'é', 0, 1, 'r')), str(UnicodeTranslateError('é\\u20ac', 1, 2, 'r'))]
UnicodeDecodeError('a')
UnicodeDecodeError('a', 'not bytes', 0, 1, 'r')
[SyntaxError('m').msg, SyntaxError('m', ('f', 1, 2, 't')).lineno, str(SyntaxError('m', ('dir/f', 1, 2, 't'))), SyntaxError('m', ('f', 1, 2, 't', 3, 4)).end_offset]
SyntaxError('m', 5)
SyntaxError('m', (1, 2))
[ImportError('m', name='n', path='p').path, AttributeError('m', name='n', obj=1).obj, NameError('m', name='n').name]
ImportError('m', bad=1)
ValueError(x=1)
[BaseException.__subclasses__()[0].__name__, FileNotFoundError.__mro__[1:3], UnicodeError.__base__, IOError is OSError, RecursionError.__base__, BaseExceptionGroup.__base__, ExceptionGroup.__bases__]
! e = ValueError('a'); e.args = (1, 2); e.note = 5
[e, e.__dict__, e.with_traceback(None) is e, e.__reduce__()]
! e.args = 5
! e.__traceback__ = 5
! e.__context__ = 5
! e.add_note(5)
! e.add_note('n'); e.__notes__ += ['m']
e.__notes__
! del e.args
! raise ValueError
! raise ValueError('v') from 5
""")
import pickle
for e in (ValueError(1), OSError(2, "x", "f"), KeyError("k"), UnicodeDecodeError("a", b"b", 0, 1, "c"), StopIteration(3), SyntaxError("m", ("f", 1, 2, "t"))):
    print(repr(pickle.loads(pickle.dumps(e))), end=" ")
print()
