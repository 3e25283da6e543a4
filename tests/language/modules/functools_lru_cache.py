# functools.lru_cache: keys, order of use, reentrant calls, methods, limits.
from functools import lru_cache

calls = []

@lru_cache(maxsize=2)
def f(*args, **kwargs):
    calls.append((args, kwargs))
    return len(calls)

print(f(1), f(2), f(1), f(3), f(2), f(1))  # expect: 1 2 1 3 4 5
print(f.cache_info())  # expect: CacheInfo(hits=1, misses=5, maxsize=2, currsize=2)
print(f(a=1, b=2), f(b=2, a=1), f(1.0), f(True))  # expect: 6 7 8 8
f.cache_clear()
print(f.cache_info(), f.cache_parameters())  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) {'maxsize': 2, 'typed': False}

@lru_cache(maxsize=None, typed=True)
def g(x, y=0):
    return type(x).__name__

print(g(1), g(1.0), g(True), g(1, y=2), g.cache_info())  # expect: int float bool int CacheInfo(hits=0, misses=4, maxsize=None, currsize=4)

@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(100), fib.cache_info())  # expect: 354224848179261915075 CacheInfo(hits=98, misses=101, maxsize=128, currsize=101)

@lru_cache(maxsize=1)
def outer(n):
    return outer(n - 1) + 1 if n else 0

print(outer(20), outer.cache_info())  # expect: 20 CacheInfo(hits=0, misses=21, maxsize=1, currsize=1)

class Key:
    hashes = 0
    def __hash__(self):
        Key.hashes += 1
        return 7
    def __eq__(self, other):
        return isinstance(other, Key)

print(g(Key()), g(Key()), g(Key(), Key()), Key.hashes)  # expect: Key Key Key 4

class Clearing:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        small.cache_clear()
        return False

@lru_cache(maxsize=1)
def small(x):
    return 'value'

print(small(Clearing()), small(Clearing()), small(Clearing()), small.cache_info().currsize <= 1)  # expect: value value value True

class Owner:
    @lru_cache
    def method(self, n):
        return n * 2

o = Owner()
print(o.method(3), o.method(3), Owner.method(o, 3), Owner.method.cache_info())  # expect: 6 6 6 CacheInfo(hits=2, misses=1, maxsize=128, currsize=1)
for bad in (lambda: f([]), lambda: lru_cache('x')):
    try:
        bad()
    except TypeError as error:
        print(error)
# expect: unhashable type: 'list'
# expect: Expected first argument to be an integer, a callable, or None
