# A function keeps its name, its qualified name and its documentation when its code changes, and a generator those that its function had when it was made.
def first():
    "first's"
    yield 1
def second():
    "second's"
    yield 2
g = first()
first.__code__ = second.__code__
print(first.__name__, first.__qualname__, first.__doc__, list(first()), list(g), g.__name__)  # expect: first first first's [2] [1] first
first.__name__ = "renamed"
first.__qualname__ = "a.renamed"
h = first()
first.__name__ = "again"
print(h.__name__, h.__qualname__, g.__name__, g.__qualname__, first.__name__, h.gi_code.co_name)  # expect: renamed a.renamed first first again second
h.__name__ = "own"
h.__qualname__ = "its.own"
print(h.__name__, h.__qualname__, first.__name__)  # expect: own its.own again
first.__doc__ = None
print(first.__doc__)  # expect: None
del second.__doc__
print(second.__doc__)  # expect: None
def plain(): pass
print(plain.__doc__, (lambda: 0).__name__, (lambda: 0).__qualname__)  # expect: None <lambda> <lambda>
plain.__code__ = (lambda: 5).__code__
print(plain.__name__, plain.__qualname__, plain())  # expect: plain plain 5
async def co(): pass
c = co()
co.__name__ = "other"
print(c.__name__, c.__qualname__)  # expect: co co
c.close()
def with_defaults(a, b=2, c=3): return a, b, c
print(with_defaults(1), with_defaults(1, 5), with_defaults(1, c=7), with_defaults(b=1, a=0))  # expect: (1, 2, 3) (1, 5, 3) (1, 2, 7) (0, 1, 3)
for arguments in ((), (1, 2, 3, 4)):
    try:
        with_defaults(*arguments)
    except TypeError as error:
        print(error)
# expect: with_defaults() missing 1 required positional argument: 'a'
# expect: with_defaults() takes from 1 to 3 positional arguments but 4 were given
def key_only(a, *, b=2, c): return a, b, c
print(key_only(1, c=5), key_only(c=1, a=2, b=3))  # expect: (1, 2, 5) (2, 3, 1)
class Name(str):
    def __hash__(self): return str.__hash__(self)
print(with_defaults(**{Name("b"): 4, "a": 1}))  # expect: (1, 4, 3)
try:
    with_defaults(1, **{Name("a"): 4})
except TypeError as error:
    print(error)
# expect: with_defaults() got multiple values for argument 'a'
