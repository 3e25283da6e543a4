"""Many asyncio tasks: queues, gather, events and a semaphore on one event loop."""
# stand-in: _asyncio

import asyncio
import sys

DEFAULT_SIZE = 60000
EXPECTED = {
    100: (44850, 9900, 100, 1024),
    60000: (16199910000, 3599940000, 60000, 1024),
}

async def producer(queue, numbers):
    for number in numbers:
        await queue.put(number)
    await queue.put(None)


async def consumer(queue):
    total = 0
    while (number := await queue.get()) is not None:
        total += number
    return total


async def worker(number, gate, log):
    async with gate:
        await asyncio.sleep(0)
        log.append(number)
    return number * 2


async def tree(depth):
    if depth == 0:
        return 1
    left, right = await asyncio.gather(tree(depth - 1), tree(depth - 1))
    return left + right


async def whole(size):
    queue = asyncio.Queue(maxsize=10)
    _, total = await asyncio.gather(producer(queue, range(size * 3)), consumer(queue))
    gate = asyncio.Semaphore(20)
    log = []
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(number, gate, log)) for number in range(size)]
    results = [task.result() for task in tasks]
    leaves = await tree(10)
    return total, sum(results), len(log), leaves


def run(size):
    total, doubled, logged, leaves = asyncio.run(whole(size))
    if total != size * 3 * (size * 3 - 1) // 2 or doubled != size * (size - 1):
        sys.exit(f"async_tasks: got {total} and {doubled}")
    return total, doubled, logged, leaves


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"async_tasks: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
