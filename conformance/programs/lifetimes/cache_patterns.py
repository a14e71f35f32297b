"""A strong cache against a weak one, and an image cache that forgets what nobody uses."""
import gc
import weakref


class Image:
    loads = 0

    def __init__(self, path):
        Image.loads += 1
        self.path = path
        self.pixels = [0] * 100


class StrongCache:
    def __init__(self):
        self.table = {}

    def get(self, path):
        if path not in self.table:
            self.table[path] = Image(path)
        return self.table[path]


class WeakCache:
    def __init__(self):
        self.table = weakref.WeakValueDictionary()

    def get(self, path):
        image = self.table.get(path)
        if image is None:
            image = self.table[path] = Image(path)
        return image


for cls in (StrongCache, WeakCache):
    cache = cls()
    Image.loads = 0
    a = cache.get("a.png")
    print(cls.__name__, "same while used", cache.get("a.png") is a, "loads", Image.loads)
    for p in ("b.png", "c.png", "b.png"):
        cache.get(p)
    print("  entries", sorted(cache.table), "loads", Image.loads)
    del a
    print("  after drop", sorted(cache.table))


def per_key(func):
    cache = weakref.WeakKeyDictionary()

    def wrapper(obj):
        try:
            return cache[obj]
        except KeyError:
            result = cache[obj] = func(obj)
            return result
    wrapper.cache = cache
    return wrapper


@per_key
def describe(obj):
    return "description of " + obj.path


i = Image("d.png")
print(describe(i) is describe(i), len(describe.cache))
del i
print(len(describe.cache))
class Flyweight:
    pool = weakref.WeakValueDictionary()

    def __new__(cls, key):
        self = cls.pool.get(key)
        if self is None:
            self = cls.pool[key] = super().__new__(cls)
        return self


x, y = Flyweight("k"), Flyweight("k")
print(x is y, len(Flyweight.pool))
del x, y
print(len(Flyweight.pool))
