# Subscripts, membership, truth, unpacking and loops at sites where containers of several types come by, and change while they do.
import threading
from collections import deque, defaultdict


def make(name, value):
    class C:
        def __getitem__(self, key):
            return value, key

        def __setitem__(self, key, item):
            log.append((name, key, item))

        def __contains__(self, item):
            return item == value

        def __bool__(self):
            return value % 2 == 1

        def __iter__(self):
            return iter((name, value))
    C.__name__ = name
    return C


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


class Other(It):
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("value")
        return -self.n


log = []
A, B, C, D, E = [make(n, i) for i, n in enumerate("ABCDE")]
a, b, c, d, e = A(), B(), C(), D(), E()


def item(x, k):
    return x[k]


def store(x, k, v):
    x[k] = v


def inside(k, x):
    return k in x


def truth(x):
    if x:
        return 1
    return 0


def pair(x):
    p, q = x
    return p, q


def loop(x):
    total = []
    for y in x:
        total.append(y)
    return total


def delegate(x):
    result = yield from x
    return result


def part(x, i, j):
    return x[i:j]


def store_part(x, i, j, v):
    x[i:j] = v
    return x


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__, str(error)


items = [([1, 2, 3], 1), ([1, 2, 3], -1), ((4, 5), 0), ((4, 5), -2), ({0: "zero"}, 0), ("abc", 2), (deque([7]), 0), (a, 1), (b, 2), (range(9), 3)]
for many in (1, 3, 200):
    print([attempt(item, *pair_) for _ in range(many) for pair_ in items][-len(items):])
# expect: [2, 3, 4, 4, 'zero', 'c', 7, (0, 1), (1, 2), 3]
# expect: [2, 3, 4, 4, 'zero', 'c', 7, (0, 1), (1, 2), 3]
# expect: [2, 3, 4, 4, 'zero', 'c', 7, (0, 1), (1, 2), 3]
for bad in (([1], 5), ([1], -2), ((), 0), ({}, 1), ("", 0), (deque(), 0), (5, 0), (None, 0), ([1], "x"), ({}, [])):
    print(attempt(item, *bad))
# expect: ('IndexError', 'list index out of range')
# expect: ('IndexError', 'list index out of range')
# expect: ('IndexError', 'tuple index out of range')
# expect: ('KeyError', '1')
# expect: ('IndexError', 'string index out of range')
# expect: ('IndexError', 'deque index out of range')
# expect: ('TypeError', "'int' object is not subscriptable")
# expect: ('TypeError', "'NoneType' object is not subscriptable")
# expect: ('TypeError', 'list indices must be integers or slices, not str')
# expect: ('TypeError', "cannot use 'list' as a dict key (unhashable type: 'list')")


# The class changes while its instances alternate with others, also from inside the very operation.
def changing(self, key):
    A.__getitem__ = lambda self, key: "later"
    return "now"


for i in range(300):
    x = [a, b, (1, 2)][i % 3]
    result = item(x, 1)
    if i == 150:
        A.__getitem__ = changing
    if i in (0, 148, 153, 156, 299):
        print(i, result)
# expect: 0 (0, 1)
# expect: 148 (1, 1)
# expect: 153 now
# expect: 156 later
# expect: 299 2
thread = threading.Thread(target=lambda: setattr(B, "__getitem__", lambda self, key: "other thread"))
thread.start()
thread.join()
print(item(b, 1))  # expect: other thread
del A.__getitem__
print(attempt(item, a, 1))  # expect: ('TypeError', "'A' object is not subscriptable")

lists = [[0, 0], {}, defaultdict(int), bytearray(2), a, b, c, d]
for _ in range(150):
    for x in lists:
        store(x, 1, 5)
    for x in ([1, 2], [3, 4]):
        store(x, -1, 9)
print(lists[:4], len(log), log[-1])  # expect: [[0, 5], {1: 5}, defaultdict(<class 'int'>, {1: 5}), bytearray(b'\x00\x05')] 600 ('D', 1, 5)
del C.__setitem__
print(attempt(store, c, 1, 2), attempt(store, (), 1, 2), attempt(store, [], 0, 1))
# expect: ('TypeError', "'C' object does not support item assignment") ('TypeError', "'tuple' object does not support item assignment") ('IndexError', 'list assignment index out of range')

containers = [{1: 1}, {1}, [1], (1,), range(3), a, b, c, It(4), deque([1])]
counts = [0] * len(containers)
for _ in range(150):
    containers[8].n = 4
    for i, x in enumerate(containers):
        counts[i] += inside(1, x)
print(counts)  # expect: [150, 150, 150, 150, 150, 0, 150, 0, 150, 150]
B.__contains__ = None
print(attempt(inside, 1, b), attempt(inside, 1, 5), attempt(inside, 1, "s"), attempt(inside, [], set()))
# expect: ('TypeError', "'B' object is not a container") ('TypeError', "argument of type 'int' is not a container or iterable") ('TypeError', "'in <string>' requires string as left operand, not int") ('TypeError', "cannot use 'list' as a set element (unhashable type: 'list')")

values = [1, 0, "", "x", None, [], [1], 0.0, 2.5, {}, {1: 2}, (), set(), a, b, object(), 10**30, b"", It(1)]
total = 0
for _ in range(150):
    for x in values:
        total += truth(x)
print(total / 150)  # expect: 9.0
B.__bool__ = lambda self: 1 / 0
print(attempt(truth, b))  # expect: ('ZeroDivisionError', 'division by zero')
B.__bool__ = lambda self: "no"
print(attempt(truth, b))  # expect: ('TypeError', '__bool__ should return bool, returned str')
del B.__bool__
B.__len__ = lambda self: 0
print(truth(b))  # expect: 0

pairs = [(1, 2), [3, 4], "xy", {5: 6, 7: 8}, It(2), a, c, (n for n in (1, 2)), map(int, "34")]
results = []
for round in range(120):
    pairs[4] = It(2)
    pairs[7] = (n for n in (1, 2))
    pairs[8] = map(int, "34")
    results = [attempt(pair, x) for x in pairs]
print(results)  # expect: [(1, 2), (3, 4), ('x', 'y'), (5, 7), (1, 0), ('A', 0), ('C', 2), (1, 2), (3, 4)]
for bad in ((1,), [1, 2, 3], "x", {1: 2}, It(3), 5, None, (n for n in ())):
    print(attempt(pair, bad))
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 1)')
# expect: ('ValueError', 'too many values to unpack (expected 2, got 3)')
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 1)')
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 1)')
# expect: ('ValueError', 'too many values to unpack (expected 2)')
# expect: ('TypeError', 'cannot unpack non-iterable int object')
# expect: ('TypeError', 'cannot unpack non-iterable NoneType object')
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 0)')

for _ in range(100):
    sums = [loop(x) for x in ([1, 2], (3,), range(2), {4: 5}, It(3), Other(2), "ab", (n for n in "c"), zip("a", "b"))]
print(sums)  # expect: [[1, 2], [3], [0, 1], [4], [2, 1, 0], [-1, 0], ['a', 'b'], ['c'], [('a', 'b')]]


# __next__ replaced from inside the loop, the class of the iterator changed in it, an error in the middle.
def replaced(self):
    self.n -= 1
    if self.n < 2:
        Other.__next__ = It.__next__
    return "old"


Other.__next__ = replaced
print(loop(Other(4)))  # expect: ['old', 'old', 'old', 0]
moving = It(4)
seen = []
for y in moving:
    seen.append(y)
    moving.__class__ = Other
print(seen, type(moving).__name__)  # expect: [3, 2, 1, 0] Other
It.__next__ = lambda self: 1 // 0
print(attempt(loop, It(1)))  # expect: ('ZeroDivisionError', 'division by zero')
del It.__next__
print(attempt(loop, It(1)))  # expect: ('TypeError', "iter() returned non-iterator of type 'It'")


class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("result")


for _ in range(100):
    got = [list(delegate(x)) for x in ([1, 2], (3,), "ab", {4: 5}, Ends())]
print(got)  # expect: [[1, 2], [3], ['a', 'b'], [4], []]
step = delegate(Ends())
print(attempt(next, step))  # expect: ('StopIteration', 'result')
step = delegate([1, 2])
next(step)
print(attempt(step.send, 5))  # expect: ('AttributeError', "'list_iterator' object has no attribute 'send'")


class Shows:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        log.append(key)


for _ in range(100):
    parts = [part(x, 1, 3) for x in ([1, 2, 3], (1, 2, 3), "abc", b"abc", bytearray(b"abc"), Shows())]
    stored = [store_part(x, 0, 1, v) for x, v in (([1, 2], [9]), (bytearray(b"ab"), b"z"), ([1], iter("xy")), (Shows(), 1))]
print(parts, stored[:3], log[-1])
# expect: [[2, 3], (2, 3), 'bc', b'bc', bytearray(b'bc'), slice(1, 3, None)] [[9, 2], bytearray(b'zb'), ['x', 'y']] slice(0, 1, None)
print(attempt(part, 5, 0, 1), attempt(store_part, (), 0, 1, ()), attempt(part, [1], "a", 2))
# expect: ('TypeError', "'int' object is not subscriptable") ('TypeError', "'tuple' object does not support item assignment") ('TypeError', 'slice indices must be integers or None or have an __index__ method')
