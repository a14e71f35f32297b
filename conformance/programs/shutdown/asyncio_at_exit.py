"""A loop that is left with a pending task; an asynchronous generator closed by run()."""
import asyncio
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
async def pending():
    d = D("in pending task")
    try: await asyncio.sleep(1000)
    finally: print("task finally")
async def main():
    global t
    t = asyncio.ensure_future(pending())
    await asyncio.sleep(0)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
async def agen():
    try:
        while True: yield D("agen item")
    finally: print("agen closed")
async def use():
    async for x in agen(): break
asyncio.run(use())
print("end")
