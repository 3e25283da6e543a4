# One call after another is of another function: the arguments are bound as each of them wants it.
def a(x): return "a", x
def b(x, y=2): return "b", x, y
def c(*args): return "c", args
def d(x, *, k=3): return "d", x, k
def e(): return "e"
class M:
    def m(self, x): return "m", x
    def n(self): return "n"
    @staticmethod
    def s(x): return "s", x
    @classmethod
    def k(cls, x): return "k", cls.__name__, x
class Callable:
    def __call__(self, x): return "call", x
def call(f):
    return f(1)
m = M()
fs = [a, b, c, d, m.m, M.s, M.k, Callable(), str, [5].count, lambda x: x, len.__class__ and abs, a]
first = [call(f) for f in fs]
for turn in range(300):
    i = turn * 5 % len(fs)
    assert call(fs[i]) == first[i]
print(first)  # expect: [('a', 1), ('b', 1, 2), ('c', (1,)), ('d', 1, 3), ('m', 1), ('s', 1), ('k', 'M', 1), ('call', 1), '1', 0, 1, 1, ('a', 1)]
for turn in range(200): call([a, b, m.m][turn % 3])
for f in (e, m.n, lambda x, y: 0):
    try: call(f)
    except TypeError as error: print(error)
# expect: e() takes 0 positional arguments but 1 was given
# expect: M.n() takes 1 positional argument but 2 were given
# expect: <lambda>() missing 1 required positional argument: 'y'
def rebound(x): return "old"
for turn in range(200): call([a, b, rebound][turn % 3])
rebound.__code__ = (lambda x, y=5: ("new", y)).__code__
rebound.__defaults__ = (7,)
print(call(rebound))  # expect: ('new', 7)
b.__defaults__ = (9,)
print(call(b), call(m.m))  # expect: ('b', 1, 9) ('m', 1)
def recurse(f, n): return f(recurse, n - 1) if n else "end"
def other(f, n): return f(other, n - 1) if n else "other end"
print(recurse(recurse, 50), recurse(other, 51), other(recurse, 50))  # expect: end other end other end
try: recurse(recurse, 100000)
except RecursionError as error: print(error)
# expect: maximum recursion depth exceeded
