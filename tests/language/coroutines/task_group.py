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
# expect: 3
# expect: (ValueError('failed'),)
