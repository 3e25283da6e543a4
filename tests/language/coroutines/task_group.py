# A TaskGroup waits for all and collects errors.
import asyncio
async def ok(n):
    await asyncio.sleep(0)
    return n
async def fail(kind):
    await asyncio.sleep(0)
    raise kind("failed")
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(ok(1))
        b = tg.create_task(ok(2))
    print(a.result() + b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(ValueError))
            tg.create_task(ok(1))
    except* ValueError as g:
        print(repr(g.exceptions))
asyncio.run(main())
# expect-error: AttributeError: module 'contextvars' has no attribute 'ContextVar' (consider renaming '/work/wt/suites/tests/language/coroutines/contextvars.py' since it has the same name as the standard library module named 'contextvars' and prevents importing that standard library module). Did you mean: 'contextvars'?
