"""A coroutine that is never awaited, and a failing one."""


async def never():
    pass


async def fails():
    raise ValueError("in coroutine")


never()
c = fails()
try:
    c.send(None)
except ValueError as e:
    print("caught", e)
d = never()
del d
fails().send(None)
