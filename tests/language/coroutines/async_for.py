# __aiter__ and __anext__, with else.
class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i
async def f():
    async for x in Count(3):
        print(x, end=" ")
    else:
        print("else")
    async for x in Count(5):
        if x == 2: break
    else:
        print("never")
    return x
try:
    f().send(None)
except StopIteration as e:
    print(e.value)
# expect: 1 2 3 else
# expect: 2
async def g():
    async for x in [1]: pass
try:
    g().send(None)
except TypeError as e:
    print(e)
# expect: 'async for' requires an object with __aiter__ method, got list
