# A second anext while one is under way raises.
import types
@types.coroutine
def pause(): yield
async def g():
    await pause()
    yield 1
it = g()
a, b = anext(it), anext(it)
a.send(None)
try:
    b.send(None)
except RuntimeError as e:
    print(e)
# expect: anext(): asynchronous generator is already running
