"""A pipeline of generators in constant memory: no more than one record lives at a time."""


class Record:
    live = peak = 0

    def __init__(self, n):
        self.n = n
        Record.live += 1
        Record.peak = max(Record.peak, Record.live)

    def __del__(self):
        Record.live -= 1


def read(count):
    for n in range(count):
        yield Record(n)


def only(records, test):
    for r in records:
        if test(r.n):
            yield r
        del r


total = 0
for record in only(read(10_000), lambda n: n % 7 == 0):
    total += record.n
    del record
print("sum", total)
print("records alive at most:", Record.peak)
print("records alive now:", Record.live)
