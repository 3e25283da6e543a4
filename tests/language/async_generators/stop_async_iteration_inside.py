# StopAsyncIteration and StopIteration that leave one become RuntimeErrors.
import asyncio
async def a():
    yield 1
    raise StopAsyncIteration
async def b():
    yield 1
    raise StopIteration
async def main():
    for g in (a(), b()):
        try:
            async for x in g: pass
        except RuntimeError as e:
            print(e)
asyncio.run(main())
# expect: async generator raised StopAsyncIteration
# expect: async generator raised StopIteration
