# Positional arguments after *iterables, keywords after **mappings.
def f(*args, **kwargs): return args, kwargs
print(f(*[1], 2, *(3, 4), x=1, **{"y": 2}, z=3))  # expect: ((1, 2, 3, 4), {'x': 1, 'y': 2, 'z': 3})
print(f(*"ab", **{}, k=0))  # expect: (('a', 'b'), {'k': 0})
