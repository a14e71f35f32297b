"""Deterministic cleanup: a transaction that rolls back by itself when it is dropped."""


class Transaction:
    def __init__(self, table):
        self.table, self.undo = table, []

    def set(self, key, value):
        self.undo.append((key, self.table.get(key)))
        self.table[key] = value

    def commit(self):
        self.undo.clear()

    def __del__(self):
        while self.undo:
            key, old = self.undo.pop()
            if old is None:
                del self.table[key]
            else:
                self.table[key] = old


def update(table, fail):
    t = Transaction(table)
    t.set("a", 10)
    t.set("b", 20)
    if fail:
        raise RuntimeError("half way")
    t.commit()


stock = {"a": 1}
try:
    update(stock, fail=True)
except RuntimeError as e:
    print("failed:", e)
print("rolled back:", stock)
update(stock, fail=False)
print("committed:", stock)
