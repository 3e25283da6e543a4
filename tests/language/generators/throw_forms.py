# throw with an instance, a class, into fresh and finished generators.
def g():
    yield 1
for start in (False, True):
    it = g()
    if start: next(it)
    try:
        it.throw(ValueError("x"))
    except ValueError as e:
        print(start, e)
    print(list(it))
# expect: False x
# expect: []
# expect: True x
# expect: []
it = g()
list(it)
try:
    it.throw(KeyError)
except KeyError as e:
    print(repr(e))
# expect: KeyError()
try:
    g().throw(5)
except TypeError as e:
    print(e)
# expect: exceptions must be classes or instances deriving from BaseException, not int
