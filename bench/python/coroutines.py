"""Coroutines on a scheduler of our own: await, async for and async with, with no library."""

import sys
from collections import deque

DEFAULT_SIZE = 180000
EXPECTED = {
    50: (260, 40425),
    180000: (900000, 1943983800030000),
}


class Switch:
    """Awaiting it lets every other task run first."""

    def __await__(self):
        yield


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.switches = 0

    def spawn(self, coroutine):
        self.ready.append(coroutine)

    def run(self):
        while self.ready:
            coroutine = self.ready.popleft()
            try:
                coroutine.send(None)
            except StopIteration:
                continue
            self.switches += 1
            self.ready.append(coroutine)


class Channel:
    def __init__(self):
        self.items = deque()
        self.closed = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.items:
            if self.closed:
                raise StopAsyncIteration
            await Switch()
        return self.items.popleft()


class Lock:
    def __init__(self):
        self.taken = False

    async def __aenter__(self):
        while self.taken:
            await Switch()
        self.taken = True

    async def __aexit__(self, *details):
        self.taken = False


async def squares(limit):
    for number in range(limit):
        if number % 4 == 0:
            await Switch()
        yield number * number


async def feed(channel, limit):
    async for square in squares(limit):
        channel.items.append(square)
    channel.closed = True


async def add_up(channel, lock, totals):
    subtotal = 0
    async for number in channel:
        async with lock:
            subtotal += number
    totals.append(subtotal)


def run(size):
    scheduler = Scheduler()
    lock = Lock()
    totals = []
    for _ in range(10):
        channel = Channel()
        scheduler.spawn(feed(channel, size))
        scheduler.spawn(add_up(channel, lock, totals))
    scheduler.run()
    expected = (size - 1) * size * (2 * size - 1) // 6
    if totals != [expected] * 10:
        sys.exit(f"coroutines: got {totals}")
    return scheduler.switches, totals[0]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"coroutines: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
