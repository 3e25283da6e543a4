# A coroutine is driven by send; its result is in StopIteration.
async def f(x): return x * 2
c = f(5)
print(type(c).__name__, c.cr_code.co_name, c.cr_running, c.cr_frame is not None)  # expect: coroutine f False True
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
# expect: 10
try:
    c.send(None)
except RuntimeError as e:
    print(e)
# expect: cannot reuse already awaited coroutine
