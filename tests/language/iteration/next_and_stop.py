# next with a default, exhausted iterators stay exhausted.
it = iter([1])
print(next(it), next(it, None), next(it, "d"))  # expect: 1 None d
try:
    next(it)
except StopIteration as e:
    print(repr(e))
# expect: StopIteration()
try:
    next([1])
except TypeError as e:
    print(e)
# expect: 'list' object is not an iterator
