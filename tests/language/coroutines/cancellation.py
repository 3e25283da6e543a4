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
# expect: True
# expect: cancelled inside
# expect: finally
# expect: cancelled outside True
# expect: timeout
