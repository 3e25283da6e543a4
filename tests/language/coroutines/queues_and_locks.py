# asyncio's queue, lock, event and semaphore.
import asyncio
async def main():
    q = asyncio.Queue(2)
    async def produce():
        for i in range(4): await q.put(i)
    async def consume(): return [await q.get() for _ in range(4)]
    print((await asyncio.gather(produce(), consume()))[1])
    lock, order = asyncio.Lock(), []
    async def critical(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
            order.append(n)
    await asyncio.gather(critical(1), critical(2))
    print(order)
    event = asyncio.Event()
    asyncio.get_running_loop().call_soon(event.set)
    await event.wait()
    print(event.is_set(), await asyncio.wait_for(asyncio.sleep(0, "x"), 1))
asyncio.run(main())
# expect: [0, 1, 2, 3]
# expect: [1, 1, 2, 2]
# expect: True x
