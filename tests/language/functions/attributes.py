# What a function knows about itself.
def f(a: int, b: str = "x", *c, d=1, **e) -> bool:
    "Doc."
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__annotations__, f.__defaults__, f.__kwdefaults__, f.__closure__, f.__type_params__)
# expect: f f Doc. __main__ {'a': <class 'int'>, 'b': <class 'str'>, 'return': <class 'bool'>} ('x',) {'d': 1} None ()
f.extra = 5
print(f.__dict__, f.extra)  # expect: {'extra': 5} 5
f.__name__ = "g"
f.__doc__ = None
print(f.__name__, f.__doc__)  # expect: g None
try:
    f.__name__ = 1
except TypeError as error:
    print(error)
# expect: __name__ must be set to a string object
class C:
    def m(self):
        def inner(): pass
        return inner
print(C.m.__qualname__, C().m().__qualname__)  # expect: C.m C.m.<locals>.inner
