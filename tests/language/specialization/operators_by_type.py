# Operators of any types: sets, lists, strs, bytes, dicts and Python classes, while what their classes do changes.
def sub(a, b): return a - b
def add(a, b): return a + b
def mul(a, b): return a * b
def mod(a, b): return a % b
def bor(a, b): return a | b
def iadd(a, b):
    a += b
    return a
for _ in range(5): r = sub({1, 2, 3}, {2}), add([1], [2]), add((1,), (2,)), mul("ab", 3), mul(3, [0]), mod("%s-%s", (1, 2)), bor({1: 2}, {3: 4}), add(b"a", b"b")
print(r)  # expect: ({1, 3}, [1, 2], (1, 2), 'ababab', [0, 0, 0], '1-2', {1: 2, 3: 4}, b'ab')
l = [1]
for x in ([2], (3,), "45", {6: 7}, range(2)): iadd(l, x); iadd(l, x)
print(l)  # expect: [1, 2, 2, 3, 3, '4', '5', '4', '5', 6, 6, 0, 1, 0, 1]
class V:
    def __init__(self, x): self.x = x
    def __sub__(self, other): return V(self.x - other.x) if type(other) is V else NotImplemented
    def __rsub__(self, other): return "rsub"
for i in range(60): r = sub(V(5), V(i))
print(r.x)  # expect: -54
V.__sub__ = lambda self, other: "changed"
print(sub(V(5), V(1)))  # expect: changed
class W(V):
    def __rsub__(self, other): return "W first"
for i in range(60): r = sub(V(1), W(2))
print(r, sub(W(1), V(2)), sub(1, W(1)))  # expect: W first changed W first
del W.__rsub__
print(sub(V(1), W(2)), sub(1, W(1)))  # expect: changed rsub
calls = []
class N:
    def __add__(self, other): calls.append("add"); return NotImplemented
    def __radd__(self, other): calls.append("radd"); return NotImplemented
for i in range(3):
    try: add(N(), N())
    except TypeError as e: print(e, calls)
    calls.clear()
    try: add(N(), 1)
    except TypeError as e: print(e, calls)
    calls.clear()
    try: add([], N())
    except TypeError as e: print(e, calls)
    calls.clear()
# expect: unsupported operand type(s) for +: 'N' and 'N' ['add']
# expect: unsupported operand type(s) for +: 'N' and 'int' ['add']
# expect: can only concatenate list (not "N") to list ['radd']
# expect: unsupported operand type(s) for +: 'N' and 'N' ['add']
# expect: unsupported operand type(s) for +: 'N' and 'int' ['add']
# expect: can only concatenate list (not "N") to list ['radd']
# expect: unsupported operand type(s) for +: 'N' and 'N' ['add']
# expect: unsupported operand type(s) for +: 'N' and 'int' ['add']
# expect: can only concatenate list (not "N") to list ['radd']
class P:
    def __add__(self, other): return "plain"
p = P()
for i in range(60): r = iadd(p, 1)
P.__iadd__ = lambda self, other: "in place"
print(r, iadd(p, 1))  # expect: plain in place
del P.__iadd__
print(iadd(p, 1))  # expect: plain
class Base:
    def __mul__(self, other): return "base"
class Derived(Base): pass
for i in range(60): r = mul(Derived(), 2)
Base.__mul__ = lambda self, other: "new base"
print(r, mul(Derived(), 2))  # expect: base new base
class Meta(type):
    def __or__(cls, other): return "meta"
class M(metaclass=Meta): pass
for i in range(60): r = bor(M, int)
del Meta.__or__
print(r, bor(M, int))  # expect: meta __main__.M | int
def index(a, i): return a[i]
class D(dict): pass
class L(list): pass
for i in range(60): r = index(D(a=1), "a"), index("straße", 4), index((1, 2, 3), -1), index(b"abc", 1), index(range(5), -2), index("abc", -1)
print(r)  # expect: (1, 'ß', 3, 98, 3, 'c')
D.__missing__ = lambda self, key: "missing " + key
print(index(D(), "z"), index(L([7]), 0))  # expect: missing z 7
D.__getitem__ = lambda self, key: "item " + key
print(index(D(), "z"))  # expect: item z
for make in (list, tuple, str, bytes):
    try:
        for i in (0, 1, -1, 2): index(make(b"ab") if make is not str else "ab", i)
    except IndexError as e: print(e)
# expect: list index out of range
# expect: tuple index out of range
# expect: string index out of range
# expect: index out of range
