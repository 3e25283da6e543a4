# async for and await inside comprehensions.
import asyncio
async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def double(x): return x * 2
async def main():
    print([x async for x in numbers(3)], {x async for x in numbers(2)}, {x: x async for x in numbers(2) if x})
    print([await double(x) for x in range(3)], [await double(x) async for x in numbers(2)])
    g = (x async for x in numbers(2))
    print(type(g).__name__, [x async for x in g])
    print([[x async for x in numbers(2)] for _ in range(2)])
asyncio.run(main())
# expect: [0, 1, 2] {0, 1} {1: 1}
# expect: [0, 2, 4] [0, 2]
# expect: async_generator [0, 1]
# expect: [[0, 1], [0, 1]]
