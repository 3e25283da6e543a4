# iter(callable, sentinel).
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), next(values))  # expect: [1, 2] 3
try:
    iter(5, 0)
except TypeError as e:
    print(e)
# expect: iter(v, w): v must be callable
