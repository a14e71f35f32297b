"""Finalizers that fail during exit are reported as ignored, and the exit code stays 0."""


class Bad:
    def __del__(self):
        raise ValueError("at exit")


class Uses:
    def __del__(self):
        helper.work()


helper = None
bad = Bad()
uses = Uses()
print("end")
