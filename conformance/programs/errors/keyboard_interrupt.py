"""KeyboardInterrupt raised by hand: traceback and status."""


def work():
    try:
        raise KeyboardInterrupt
    finally:
        print("cleanup")


work()
