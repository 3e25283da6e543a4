# athrow and aclose.
import asyncio
async def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("finally")
async def main():
    it = g()
    await anext(it)
    print(await it.athrow(ValueError("v")))
    await it.aclose()
    it = g()
    await anext(it)
    await it.aclose()
    try:
        await anext(it)
    except StopAsyncIteration:
        print("closed")
asyncio.run(main())
# expect: caught v
# expect: finally
# expect: finally
# expect: closed
