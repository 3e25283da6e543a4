# types.coroutine and old protocols.
import types
@types.coroutine
def switch(x):
    got = yield x
    return got
async def f():
    return await switch("asked")
c = f()
print(c.send(None))  # expect: asked
try:
    c.send("answer")
except StopIteration as e:
    print(e.value)
# expect: answer
