import weakref

died = 0


class Thing:
    def __del__(self):
        global died
        died += 1


def gone(ref):
    global died
    died += 1


def run():
    global died
    died = 0
    for i in range(50000):
        thing = Thing()
        ref = weakref.ref(thing, gone)
        assert ref() is thing
        del thing
        assert ref() is None
    assert died == 100000


from rounds import measure
measure(run)
