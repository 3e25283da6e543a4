# A coroutine is awaited once.
async def f(): return 1
async def g():
    c = f()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
try:
    g().send(None)
except StopIteration:
    pass
# expect: 1
# expect: cannot reuse already awaited coroutine
