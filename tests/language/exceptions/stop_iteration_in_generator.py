# A StopIteration that leaves a generator becomes a RuntimeError.
def g():
    yield 1
    raise StopIteration("inside")
it = g()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__))
# expect: generator raised StopIteration StopIteration('inside')
print(list(it))  # expect: []
