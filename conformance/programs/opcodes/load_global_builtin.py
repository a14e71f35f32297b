"""LOAD_GLOBAL and STORE_GLOBAL: globals shadow builtins, deletion restores them, counts of what is loaded."""
from probe import T, n, attempt


def read():
    return n(value)


def write(x):
    global value
    value = x


value = T("first")
print(read(), n(value))
write(T("second"))
print("replaced", read())
for _ in range(30):
    read()
g = globals()
g["value"] = T("third, through the dict")
print(read())
del g["value"]
attempt("deleted", read)


def use_len():
    return len("abc")


for _ in range(30):
    use_len()
len = lambda x: "shadow"
print(use_len())
del len
print(use_len())
ns = {"__builtins__": {"made": T("in builtins")}}
f = eval("lambda: made.name", ns)
print(f())
ns.clear()
attempt("builtins dict is kept by the function", f)
del f
print("end")
