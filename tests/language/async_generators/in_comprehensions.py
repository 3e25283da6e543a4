# Asynchronous generator expressions inside async functions.
import asyncio
async def numbers(n):
    for i in range(n): yield i
async def main():
    g = (x * 2 async for x in numbers(4) if x % 2)
    print([x async for x in g], sum([x async for x in numbers(5)]), {x: y async for x in numbers(2) for y in "ab"})
asyncio.run(main())  # expect: [2, 6] 10 {0: 'b', 1: 'b'}
