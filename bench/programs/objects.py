class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def run():
    for _ in range(20):
        chain = None
        for i in range(5000):
            chain = Node(i, chain)
        total = 0
        while chain is not None:
            total += chain.value
            chain = chain.next
        assert total == 12497500


from rounds import measure
measure(run)
