# Loops over iterators of many kinds at one site; containers changed while they are iterated over.
import itertools
def each(it):
    out = []
    for x in it: out.append(x)
    return out
class I:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
class E(enumerate): pass
def sources(): return ["abß", b"xy", {1, 2}, {1: 2}, {1: 2}.values(), {1: 2}.items(), enumerate("a"), zip("ab", [1, 2]), map(str, [1]), filter(None, [0, 1]), reversed([1, 2]),
                       itertools.chain([1], (2,)), iter(lambda: 1, 1), I(), E("z"), (x for x in "g"), [5], (6,), range(2), reversed(range(2)), itertools.count(8).__class__(1) and [9]]
first = [each(s) for s in sources()]
for turn in range(10): assert [each(s) for s in (sources() if turn % 2 else reversed(sources()))] == (first if turn % 2 else first[::-1])
print(first)
# expect: [['a', 'b', 'ß'], [120, 121], [1, 2], [1], [2], [(1, 2)], [(0, 'a')], [('a', 1), ('b', 2)], ['1'], [1], [2, 1], [1, 2], [], [1, 2, 3], [(0, 'z')], ['g'], [5], [6], [0, 1], [1, 0], [9]]
I.__next__ = lambda self: (_ for _ in ()).throw(ValueError("next changed"))
for i in range(3):
    try: each(I())
    except ValueError as e: print(e)
# expect: next changed
# expect: next changed
# expect: next changed
E.__next__ = lambda self: (_ for _ in ()).throw(KeyError("E"))
try: each(E("ab"))
except KeyError as e: print(e)
# expect: 'E'
def grow(c, more):
    for x in c: more(x)
for i in range(3):
    s, d = {1, 2}, {1: 1}
    try: grow(s, lambda x: s.add(x + 10))
    except RuntimeError as e: print(e)
    try: grow(d, lambda x: d.setdefault(x + 10))
    except RuntimeError as e: print(e)
    try: grow(map(int, ["1", "x"]), print)
    except ValueError as e: print(e)
# expect: Set changed size during iteration
# expect: dictionary changed size during iteration
# expect: 1
# expect: invalid literal for int() with base 10: 'x'
# expect: Set changed size during iteration
# expect: dictionary changed size during iteration
# expect: 1
# expect: invalid literal for int() with base 10: 'x'
# expect: Set changed size during iteration
# expect: dictionary changed size during iteration
# expect: 1
# expect: invalid literal for int() with base 10: 'x'
async def numbers(n):
    for i in range(n): yield i
async def total(n):
    t = 0
    async for x in numbers(n): t += x
    return t + sum([x async for x in numbers(n)])
import asyncio
print(asyncio.run(total(300)))  # expect: 89700
class A:
    def __aiter__(self): return self
    async def __anext__(self): raise StopAsyncIteration
async def mixed():
    out = []
    for source in [numbers(2), A(), numbers(3)] * 2:
        async for x in source: out.append(x)
    return out
print(asyncio.run(mixed()))  # expect: [0, 1, 0, 1, 2]
