# pattern: dict.items() | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(dict.fromkeys(data, 1).items())
---
# pattern: dict.items(), unpacked | FOR_ITER
def site(iterable):
    for k, v in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(dict.fromkeys(data, 1).items())
---
# pattern: dict.keys(), dict | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(dict.fromkeys(data, 1))
---
# pattern: dict.values() | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(dict.fromkeys(data, 1).values())
---
# pattern: enumerate(list), unpacked | FOR_ITER
def site(iterable):
    for i, x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(enumerate(data))
---
# pattern: zip(list, list), unpacked | FOR_ITER
def site(iterable):
    for a, b in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(zip(data, data))
---
# pattern: zip of three | FOR_ITER
def site(iterable):
    for a, b, c in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(zip(data, data, data))
---
# pattern: map(builtin, list) | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(map(str, data))
---
# pattern: map(Python function, list) | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(map(lambda x: x, data))
---
# pattern: filter(None, list) | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(filter(None, data))
---
# pattern: reversed(list) | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(reversed(data))
---
# pattern: set | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(set(data))
---
# pattern: str | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site('a' * 100)
---
# pattern: bytes | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(bytes(100))
---
# pattern: deque | FOR_ITER
from collections import deque


def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(deque(data))
---
# pattern: lines of a file | FOR_ITER
import io


def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(io.StringIO('x\n' * 100))
---
# pattern: lines of a text file on disk | FOR_ITER
import tempfile

handle = tempfile.TemporaryFile('w+')
handle.write('x\n' * 100)


def opened():
    handle.seek(0)
    return handle


def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(opened())
---
# pattern: itertools.chain, islice | FOR_ITER
from itertools import chain, islice


def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(islice(chain(data, data), 100))
---
# pattern: iter(callable, sentinel) | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(iter(iter(data).__next__, 99))
---
# pattern: a Python class with __next__ | FOR_ITER
class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 100:
            raise StopIteration
        return self.n


def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(It())
---
# pattern: a Python class with __getitem__ | FOR_ITER
class Seq:
    def __getitem__(self, index):
        if index >= 100:
            raise IndexError
        return index


def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site(Seq())
---
# pattern: generator | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        site((x for x in data))
---
# pattern: list, tuple, range and dict alternate | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(100))
    for _ in range(count // 400):
        site(data)
        site(tuple(data))
        site(range(100))
        site(dict.fromkeys(data))
---
# pattern: list and generator alternate | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    data = list(range(10))
    for _ in range(count // 20):
        site(data)
        site(x for x in data)
---
# pattern: empty and short lists | FOR_ITER
def site(iterable):
    for x in iterable:
        look()


def run(count):
    for _ in range(count // 2):
        site([])
        site([1])
---
# pattern: yield from a list | SEND
def site(iterable):
    yield from iterable


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        for x in site(data):
            look()
---
# pattern: yield from a generator | SEND
def site(iterable):
    yield from iterable


def run(count):
    data = list(range(100))
    for _ in range(count // 100):
        for x in site(x for x in data):
            look()
---
# pattern: await a coroutine | SEND
async def inner():
    return 1


async def site():
    await inner()
    look()


def run(count):
    for _ in range(count):
        try:
            site().send(None)
        except StopIteration:
            pass
---
# pattern: await a future | SEND
import asyncio


async def site(future):
    await future
    look()


async def main(count):
    loop = asyncio.get_running_loop()
    for _ in range(count):
        future = loop.create_future()
        future.set_result(1)
        await site(future)


def run(count):
    asyncio.run(main(count))
---
# pattern: async for over an async generator | SEND
async def numbers(n):
    for i in range(n):
        yield i


async def site():
    async for x in numbers(100):
        look()


def run(count):
    for _ in range(count // 100):
        try:
            site().send(None)
        except StopIteration:
            pass
---
# pattern: a, b = list | UNPACK_SEQUENCE
def site(pair):
    a, b = pair


operands = [([1, 2],)]
---
# pattern: a, b = tuple or list | UNPACK_SEQUENCE
def site(pair):
    a, b = pair


operands = [([1, 2],), ((1, 2),)]
---
# pattern: a, b = str | UNPACK_SEQUENCE
def site(pair):
    a, b = pair


operands = [('xy',)]
---
# pattern: a, b = namedtuple | UNPACK_SEQUENCE
from collections import namedtuple

P = namedtuple('P', 'x y')


def site(pair):
    a, b = pair


operands = [(P(1, 2),)]
---
# pattern: a, b = generator | UNPACK_SEQUENCE
def site(pair):
    a, b = pair


def run(count):
    for _ in range(count):
        site(x for x in (1, 2))
        look()
---
# pattern: a, b = map(int, list) | UNPACK_SEQUENCE
def site(pair):
    a, b = pair


def run(count):
    for _ in range(count):
        site(map(int, (1, 2)))
        look()
