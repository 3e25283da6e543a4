# async def with yield makes an asynchronous generator.
import asyncio
async def g(n):
    for i in range(n):
        await asyncio.sleep(0)
        got = yield i
        if got: print("got", got)
async def main():
    print([x async for x in g(3)])
    it = g(3)
    print(type(it).__name__, await anext(it), await it.asend("hello"), await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("end")
asyncio.run(main())
# expect: [0, 1, 2]
# expect: got hello
# expect: async_generator 0 1 2 default
# expect: end
