# Sizes of objects as CPython 3.14 counts them: basic size, items, tables, the headers of the collector and of managed dictionaries.
import collections
import itertools
import struct
import sys

size = sys.getsizeof


class C: pass
class D: __slots__ = ("a", "b")
class E(int): pass
class F(list): pass
class G(D): pass
class H(tuple): pass
class I(dict): __slots__ = ()
class J: __slots__ = ()


for o in C(), D(), E(1), F(), G(), H((1, 2)), I(), J():
    t = type(o)
    print(t.__name__, t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__, bool(t.__flags__ & 1 << 14), o.__sizeof__(), size(o), size(t))
# expect: C 16 0 -1 -32 True 16 48 1720
# expect: D 32 0 0 0 True 32 48 952
# expect: E 24 4 -1 0 True 28 60 1720
# expect: F 40 0 -1 -32 True 40 72 1720
# expect: G 32 0 -1 -32 True 32 64 1720
# expect: H 32 8 -1 0 True 48 80 1720
# expect: I 48 0 0 0 True 48 64 952
# expect: J 16 0 0 0 True 16 32 952
print([size(o) for o in (None, ..., True, 0, 1, 2**30, -2**90, 1.5, 1j, object(), range(3), slice(1), iter([]), (), (1, 2), len, C.__dict__, int, type)])
# expect: [16, 16, 28, 28, 28, 32, 40, 24, 32, 16, 48, 56, 48, 48, 64, 72, 40, 416, 416]
print([size(o) for o in ("", "abc" * 10, "\u0436", "\U0001f600", b"", b"abc", bytearray(), bytearray(b"abc"), memoryview(b""))])
# expect: [41, 71, 60, 64, 33, 36, 56, 60, 184]
print([size(dict.fromkeys(range(n))) for n in (0, 1, 5, 6, 10, 11, 40, 200)])  # expect: [64, 224, 224, 352, 352, 632, 1168, 9304]
print([size(dict.fromkeys(map(str, range(n)))) for n in (0, 1, 5, 6, 10, 11, 40, 200)])  # expect: [64, 184, 184, 272, 272, 464, 832, 6576]
print([size(set(range(n))) for n in (0, 4, 5, 40)], [size(frozenset(range(n))) for n in (0, 4, 5, 40)])  # expect: [216, 216, 728, 2264] [216, 216, 728, 2264]
print([size([0] * n) for n in (0, 1, 2, 7)])  # expect: [56, 64, 72, 112]
print(size(itertools.product("ab", "cd")), size(itertools.combinations("abcd", 3)), size(itertools.permutations("abcde", 3)))  # expect: 80 96 144
print(size(struct.Struct("iid")), size(itertools.chain()), size(lambda: 0), size(enumerate([])), size(zip()), size({}.keys()), size(iter({})))
# expect: 200 48 168 72 64 40 72
print(size(Exception()), size(OSError()), size(StopIteration()), size(collections.OrderedDict()))  # expect: 88 128 96 128
print(int.__basicsize__, int.__itemsize__, str.__basicsize__, bool(int.__flags__ & 1 << 14), bool(list.__flags__ & 1 << 14))  # expect: 24 4 64 False True


class Bad:
    def __init__(self, result): self.result = result
    def __sizeof__(self): return self.result


print(size(Bad(10)) - size(C()), size(Bad(None), "default"), size(Bad(1.5), None))  # expect: -6 default None
for result in -1, None:
    try: size(Bad(result))
    except (ValueError, TypeError) as error: print(type(error).__name__, error)
# expect: ValueError __sizeof__() should return >= 0
# expect: TypeError an integer is required
