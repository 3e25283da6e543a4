# * and ** in calls, from any iterable and mapping.
def f(*a, **k): return a, k
print(f(*range(3), *"ab", **{"x": 1}, **dict(y=2)), f(*{}, **{}), f(*(i for i in [1])))  # expect: ((0, 1, 2, 'a', 'b'), {'x': 1, 'y': 2}) ((), {}) ((1,), {})
def g(a, b, c): return a + b + c
print(g(*[1, 2], c=3), g(**{"a": 1, "b": 2, "c": 3}), g(1, *[2], **{"c": 3}))  # expect: 6 6 6
