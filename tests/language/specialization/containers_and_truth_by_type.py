# Membership, truth and stores of any types at one site, while what their classes do changes.
def has(x, c): return x in c
def hasnt(x, c): return x not in c
def true(x): return "yes" if x else "no"
def store(c, k, v): c[k] = v
containers = [(1, 2), [1, 3], "abc", {1}, {1: 2}, range(3), b"a", frozenset([2]), {1: 2}.keys()]
for turn in range(120):
    for c in containers if turn % 2 else reversed(containers):
        item = "a" if type(c) is str else 97 if type(c) is bytes else 1
        assert has(item, c) is not hasnt(item, c) and has(item, c) == (c != frozenset([2]))
try: has(1, "abc")
except TypeError as e: print(e)
# expect: 'in <string>' requires string as left operand, not int
class K:
    def __contains__(self, x): return x == 1
for i in range(60): r = has(1, K()), has(2, K())
K.__contains__ = lambda self, x: []
print(r, has(1, K()), hasnt(1, K()))  # expect: (True, False) False True
K.__iter__ = lambda self: iter([5])
del K.__contains__
print(has(5, K()), has(1, K()))  # expect: True False
class Same:
    def __eq__(self, other): raise ValueError("compared")
s = Same()
for i in range(60): r = has(s, (s,))
print(r)  # expect: True
try: has(1, [s])
except ValueError as e: print(e)
# expect: compared
things = [(), (0,), {}, {1: 1}, 0.0, 2.5, set(), {0}, b"", b"x", range(0), range(2), 0j, "", 2 ** 70, None, NotImplementedError]
print([true(x) for x in things])  # expect: ['no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'no', 'yes', 'no', 'yes']
for turn in range(100): r = [true(x) for x in (things if turn % 3 else reversed(things))]
print(r)  # expect: ['yes', 'no', 'yes', 'no', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no']
class T:
    def __len__(self): return 0
for i in range(60): r = true(T())
T.__bool__ = lambda self: True
print(r, true(T()))  # expect: no yes
del T.__bool__
T.__len__ = lambda self: 5
print(true(T()))  # expect: yes
T.__len__ = lambda self: -1
try: true(T())
except ValueError as e: print(e)
# expect: __len__() should return >= 0
del T.__len__
print(true(T()))  # expect: yes
l, b, d = [1, 2, 3], bytearray(b"abc"), {}
for i in range(60): store(l, -1, i); store(l, 0, i); store(b, -2, i); store(d, -1, i)
print(l, b, d)  # expect: [59, 2, 59] bytearray(b'a;c') {-1: 59}
for c in (l, b):
    try: store(c, -4, 0)
    except IndexError as e: print(e)
# expect: list assignment index out of range
# expect: bytearray index out of range
class S:
    def __setitem__(self, k, v): self.last = k, v
s = S()
for i in range(60): store(s, 1, i)
S.__setitem__ = lambda self, k, v: print("new", k, v)
store(s, 2, 3)  # expect: new 2 3
class LL(list): pass
ll = LL([1])
for i in range(60): store(ll, 0, i)
LL.__setitem__ = lambda self, k, v: print("list's", k, v)
store(ll, 0, 7)  # expect: list's 0 7
print(ll)  # expect: [59]
