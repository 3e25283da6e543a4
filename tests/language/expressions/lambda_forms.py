# lambda with every kind of parameter.
f = lambda a, /, b=2, *args, c, d=4, **kw: (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 5, 6, c=7, e=8))  # expect: (1, 2, (), 3, 4, {}) (1, 5, (6,), 7, 4, {'e': 8})
print((lambda: (yield))().__class__.__name__, (lambda *a: a)(1, 2), (lambda **k: k)(a=1))  # expect: generator (1, 2) {'a': 1}
print(f.__name__, f.__defaults__, f.__kwdefaults__)  # expect: <lambda> (2,) {'d': 4}
