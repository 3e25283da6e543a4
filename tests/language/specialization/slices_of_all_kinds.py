# Slices with variable bounds, read and stored, of containers that alternate.
def part(c, a, b): return c[a:b]
def put(c, a, b, v): c[a:b] = v
class L(list): pass
class Index:
    def __init__(self, i): self.i = i
    def __index__(self): return self.i
    def __repr__(self): return f"Index({self.i})"
class G:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): self.last = key, value
for turn in range(30):
    r = [part(c, a, b) for c in ([1, 2, 3], (1, 2, 3), "straße", b"abc", L([4, 5]), range(9), G()) for a, b in ((0, 2), (-2, None), (None, None), (1, 99), (Index(1), Index(-1)))]
print(r[:12], type(part(L([1]), 0, 1)).__name__, r[-1])
# expect: [[1, 2], [2, 3], [1, 2, 3], [2, 3], [2], (1, 2), (2, 3), (1, 2, 3), (2, 3), (2,), 'st', 'ße'] list slice(Index(1), Index(-1), None)
l = [1, 2, 3, 4]
for turn in range(3):
    put(l, 1, 2, [turn, turn]); put(l, 0, 0, (9,)); put(l, -1, None, l); put(l, 2, 4, "xy"); put(l, Index(0), 1, [8])
print(l)
# expect: [8, 8, 'x', 'y', 'x', 'y', 'x', 'y', 3, 9, 1, 0, 0, 3, 9, 8, 1, 1, 'x', 'y', 3, 9, 1, 0, 0, 3, 9, 8, 2, 2, 'x', 'y', 'x', 'y', 3, 9, 1, 0, 0, 3, 9, 8, 1, 1, 'x', 'y', 3, 9, 1, 0, 0, 3, 4]
class R(list):
    pass
r = R([1, 2, 3])
for turn in range(5): put(r, 0, 1, [turn])
R.__setitem__ = lambda self, key, value: print("R", key, value)
put(r, 0, 1, [5])  # expect: R slice(0, 1, None) [5]
g = G()
put(g, 1, 2, 3)
print(r, g.last)  # expect: [4, 2, 3] (slice(1, 2, None), 3)
for bad in (5, None):
    try: put(l, 0, 1, bad)
    except TypeError as e: print(e)
# expect: must assign iterable to extended slice
# expect: must assign iterable to extended slice
try: part([1], "a", 2)
except TypeError as e: print(e)
# expect: slice indices must be integers or None or have an __index__ method
try: put((1,), 0, 1, [2])
except TypeError as e: print(e)
# expect: 'tuple' object does not support item assignment
