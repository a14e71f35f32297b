"""Finding a leak: an object that should be gone, and gc.get_referrers telling who keeps it."""
import gc
import weakref


class Session:
    def __init__(self, user):
        self.user = user


class Server:
    def __init__(self):
        self.log = []

    def handle(self, user):
        session = Session(user)
        self.log.append(("login", session))
        return weakref.ref(session)


server = Server()
seen = server.handle("ada")
print("the request is over; session still alive:", seen() is not None)
holders = [h for h in gc.get_referrers(seen()) if isinstance(h, tuple)]
print("held by:", [type(h).__name__ for h in holders], "whose first item is", repr(holders[0][0]))
outer = [type(h).__name__ for h in gc.get_referrers(holders[0]) if h is server.log]
print("which is in:", outer, "(the server's log)")
del holders
server.log.clear()
print("log cleared; session still alive:", seen() is not None)
