# Cancelling a task raises CancelledError inside it.
import asyncio
async def sleeper():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled inside")
        raise
    finally:
        print("finally")
async def main():
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    print(t.cancel())
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled outside", t.cancelled())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout")
asyncio.run(main())
# expect-error: AttributeError: module 'contextvars' has no attribute 'ContextVar' (consider renaming '/work/wt/suites/tests/language/coroutines/contextvars.py' since it has the same name as the standard library module named 'contextvars' and prevents importing that standard library module). Did you mean: 'contextvars'?
