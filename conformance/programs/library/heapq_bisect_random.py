"""heapq and seeded random."""
import heapq
import random

h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
heapq.heappush(h, 4)
print(h, heapq.nlargest(2, h), heapq.nsmallest(3, [4, 1, 3], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3], [0])))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.choice("abcdef"), r.sample(range(100), 4), r.uniform(1, 2), r.gauss(0, 1), r.getrandbits(70), r.choices("ab", [1, 9], k=5))
l = list(range(8))
r.shuffle(l)
print(l, r.randrange(0, 100, 7), r.betavariate(1, 2), r.expovariate(1.5), r.triangular(0, 1, 0.5))
st = r.getstate()
a = r.random()
r.setstate(st)
print(a == r.random(), random.Random("text").random(), random.Random(1.5).random(), random.Random(b"b").randbytes(4))
for f in (lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.randrange(0), lambda: random.Random([])):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
