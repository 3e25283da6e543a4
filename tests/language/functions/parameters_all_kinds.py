# Positional-only, defaults, *args, keyword-only, **kwargs.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, x=7), f(1, c=9, d=0, a=5, b=6))
# expect: (1, 2, 3, (), 4, 5, {}) (1, 2, 3, (4, 5), 6, 5, {'x': 7}) (1, 2, 9, (), 0, 5, {'a': 5, 'b': 6})
