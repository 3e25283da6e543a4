# Awaiting in a loop, with awaitables of several kinds.
class A:
    def __await__(self):
        return 3
        yield
async def one(): return 1
async def many(n):
    total = 0
    for i in range(n):
        total += await one()
        total += await A()
    return total
async def agen(n):
    for i in range(n): yield i
async def f():
    total = 0
    async for x in agen(100): total += x
    return await many(100), total
try:
    f().send(None)
except StopIteration as e:
    print(e.value)
# expect: (400, 4950)
