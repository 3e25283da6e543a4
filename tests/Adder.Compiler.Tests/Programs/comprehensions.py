"""Comprehensions, inlined or not, and generators."""

module_level = [x for x in range(10) if x % 2]
nested = [[y for y in range(x)] for x in range(3)]
shadowed = [x for x in (x for x in range(3))]


def inlined(items, x):
    a = [x for x in items]
    b = {x for x in items if x if not x}
    c = {x: y for x, y in items}
    d = [x + y for x in items for y in x if y]
    e = (x for x in items)
    f = [lambda: x for x in items]
    g = [[x for x in y] for y in items]
    h = [(x, y) for x, *y in items]
    i = [y := x for x in items]
    j = [x for x in [1]]
    k = [y for y in (x,)]
    return a, b, c, d, e, f, g, h, i, j, k, x, y


async def asynchronous(items):
    a = [x async for x in items]
    b = [await x for x in items]
    c = {x: await y async for x, y in items if await x}
    d = (x async for x in items)
    return a, b, c, d


class Body:
    names = ["a"]
    upper = [name.upper() for name in names]
    pairs = {name: len(name) for name in names for names in name}
    functions = [lambda: name for name in names]


def generator(items):
    received = yield
    yield received
    x = yield from items
    try:
        yield x, (yield)
    finally:
        yield 1
    return (yield x)


async def awaiting(a, b):
    await a
    async for item in a:
        if item:
            continue
        await item
    else:
        await b
    async with a as x, b:
        return await x


async def asynchronous_generator(a):
    yield 1
    async for x in a:
        yield x
    await a
