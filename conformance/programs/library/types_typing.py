"""types and typing."""
import types
import typing as t


def f(a: int, b: "str" = "x", *c: t.Any) -> t.Optional[int]:
    pass


class C(t.NamedTuple):
    x: int
    y: str = "d"


class D(t.TypedDict, total=False):
    k: int


T = t.TypeVar("T", bound=int)


class G(t.Generic[T]):
    pass


@t.runtime_checkable
class P(t.Protocol):
    def m(self) -> int: ...


class Impl:
    def m(self):
        return 1


print(t.get_type_hints(f), t.Union[int, str, int], t.Optional[int], t.List[int], t.Dict[str, t.Any], t.Callable[[int], str], t.Tuple[int, ...], t.Literal[1, "a"], t.Annotated[int, 5])
print(C(1), C._field_defaults, D(k=1), D.__annotations__, D.__total__, G[int], G[T].__parameters__, G.__orig_bases__, isinstance(Impl(), P), isinstance(5, P))
print(t.get_origin(t.List[int]), t.get_args(t.Dict[str, int]), t.cast(int, "x"), t.TYPE_CHECKING, T, T.__bound__, t.NewType("N", int)(5), t.Union[int], t.Union[int, None] == t.Optional[int])
print(types.FunctionType.__name__, types.new_class("X", (int,), {}, lambda ns: ns.update(a=1)).a, types.resolve_bases((int,)), types.prepare_class("Q")[0], types.DynamicClassAttribute.__name__, types.MethodType(len, [1])())
for f in (lambda: t.List[int, str], lambda: t.Union[()], lambda: G[int, str], lambda: t.Optional[int, str], lambda: isinstance(1, t.List[int]), lambda: T(), lambda: t.Any(), lambda: P(), lambda: t.assert_never(1)):
    try:
        f()
    except (TypeError, AssertionError) as e:
        print(type(e).__name__, e)
code = (lambda x: x).__code__
print(types.CodeType is type(code), types.FunctionType(code, {}, "named")(3), types.CellType(5).cell_contents, isinstance(print, types.BuiltinFunctionType), types.GenericAlias(list, (int,)))
