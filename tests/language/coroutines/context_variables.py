# Each task has a copy of the context.
import asyncio, contextvars
v = contextvars.ContextVar("v", default="default")
async def task(x):
    v.set(x)
    await asyncio.sleep(0)
    return v.get()
async def main():
    print(await asyncio.gather(task(1), task(2)), v.get())
asyncio.run(main())  # expect: [1, 2] default
token = v.set("set")
print(v.get(), token.old_value is contextvars.Token.MISSING)  # expect: set True
v.reset(token)
print(v.get(), contextvars.copy_context().run(lambda: (v.set("inside"), v.get())[1]), v.get())  # expect: default inside default
