"""How exceptions without a text are shown, caught, uncaught and ignored."""
class E(str): pass
class C(str):
    def __str__(self): return ''
class X:
    def __str__(self): return ''
class D:
    def __del__(self): raise SystemExit(self.a)
import sys
for v in ('', E(''), C('abc'), X(), (), None, 0):
    d=D(); d.a=v
    del d
    for k in (SystemExit, ValueError, KeyError, OSError, ImportError):
        d=D(); D.__del__ = lambda self: (_ for _ in ()).throw(k(self.a)); d.a=v; del d
        try: raise k(v)
        except BaseException as e:
            import traceback; print(traceback.format_exception_only(e))
            sys.excepthook(k, e, None)
