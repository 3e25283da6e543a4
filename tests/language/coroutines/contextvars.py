# Each task has a copy of the context.
import asyncio, contextvars
v = contextvars.ContextVar("v", default="default")
async def task(x):
    v.set(x)
    await asyncio.sleep(0)
    return v.get()
async def main():
    print(await asyncio.gather(task(1), task(2)), v.get())
asyncio.run(main())
token = v.set("set")
print(v.get(), token.old_value is contextvars.Token.MISSING)
v.reset(token)
print(v.get(), contextvars.copy_context().run(lambda: (v.set("inside"), v.get())[1]), v.get())
# expect-error: AttributeError: module 'contextvars' has no attribute 'ContextVar' (consider renaming '/work/wt/suites/tests/language/coroutines/contextvars.py' since it has the same name as the standard library module named 'contextvars' and prevents importing that standard library module). Did you mean: 'contextvars'?
