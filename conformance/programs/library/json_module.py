"""json: round trips, options, hooks, errors."""
import json

v = {"a": [1, 2.5, True, None, "é\n\"\\\u2028\U0001f600"], "b": {}, "c": [], 1: 2, None: 3, True: 4, 1.5: 5}
s = json.dumps(v)
print(s, json.loads(s) == {str(k) if not isinstance(k, (bool, type(None))) else {True: "true", None: "null"}[k]: x for k, x in v.items()})
print(json.dumps(v, indent=2, sort_keys=False, ensure_ascii=False))
print(json.dumps([1, {"k": 2}], separators=(",", ":")), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps(float("nan")), json.dumps([float("inf")]), json.dumps((1, 2)), json.dumps("\x7f\ud800"))
print(json.loads(' [1, -2.5e3, "\\u00e9\\ud83d\\ude00", {"x": null}] '), json.loads("NaN"), json.loads('{"a": 1, "a": 2}'), json.loads(b'"bytes"'), json.loads("1" * 30))
print(json.loads('{"a": 1.5, "b": 2}', parse_float=str, parse_int=lambda x: "i" + x, object_pairs_hook=list), json.loads("[{}]", object_hook=lambda d: "obj"))
for bad in ("", "{", "[1,]", '{"a" 1}', "{'a': 1}", '"abc', '"\t"', "nul", "[1] 2", '"\\x"', "01", "-", '{"a": 1,}', "[1 2]", '"\\u12"'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e)
r = []
r.append(r)
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(r), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads(5), lambda: json.dumps(b"x")):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class E(json.JSONEncoder):
    def default(self, o):
        return sorted(o)


print(E().encode({"s": {2, 1}}), json.dumps({(1,): 2, "k": 1}, skipkeys=True), json.dumps({"x": set()}, default=list), list(E(indent=1).iterencode([1])))
