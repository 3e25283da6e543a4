# What native functions that take any positional arguments say of their keywords.
import itertools


def attempt(source):
    try:
        eval(source)
    except TypeError as error:
        print(source, "->", error)


for source in (
    "min(0, default=1, key=2, foo=3)",
    "min([0], foo=3, key=None)",
    "max(0, foo=3)",
    "zip([1], strict=1, foo=2)",
    "zip([1], foo=2)",
    "map(int, [1], strict=1, foo=2)",
    "itertools.product(0, repeat=1, foo=2)",
    "ImportError(0, name=1, path=2, name_from=3, foo=3)",
    "ImportError(namez=1)",
    "AttributeError(1, nam=1)",
    "NameError(1, name=2, foo=2)",
    "print(0, sep=1, end=2, file=3, flush=4, foo=5)",
):
    attempt(source)
# expect: min(0, default=1, key=2, foo=3) -> min() takes at most 2 keyword arguments (3 given)
# expect: min([0], foo=3, key=None) -> min() got an unexpected keyword argument 'foo'
# expect: max(0, foo=3) -> max() got an unexpected keyword argument 'foo'
# expect: zip([1], strict=1, foo=2) -> zip() takes at most 1 keyword argument (2 given)
# expect: zip([1], foo=2) -> zip() got an unexpected keyword argument 'foo'
# expect: map(int, [1], strict=1, foo=2) -> map() takes at most 1 keyword argument (2 given)
# expect: itertools.product(0, repeat=1, foo=2) -> product() takes at most 1 keyword argument (2 given)
# expect: ImportError(0, name=1, path=2, name_from=3, foo=3) -> ImportError() takes at most 3 keyword arguments (4 given)
# expect: ImportError(namez=1) -> ImportError() got an unexpected keyword argument 'namez'. Did you mean 'name'?
# expect: AttributeError(1, nam=1) -> AttributeError() got an unexpected keyword argument 'nam'. Did you mean 'name'?
# expect: NameError(1, name=2, foo=2) -> NameError() takes at most 1 keyword argument (2 given)
# expect: print(0, sep=1, end=2, file=3, flush=4, foo=5) -> print() got an unexpected keyword argument 'foo'


class Equal(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return str.__hash__(self) ^ 3


attempt("print(0, **{Equal('foo'): ','})")  # expect: print(0, **{Equal('foo'): ','}) -> invalid keyword argument for print()
attempt("round(1.75, **{Equal('foo'): 1})")  # expect: round(1.75, **{Equal('foo'): 1}) -> invalid keyword argument for round()


def f(**keywords):
    return keywords


for source in ("f(**{1: 3}, **{1: 5})", "f(**{1: 3})", "f(x=1, **{'x': 2})"):
    attempt(source)
# expect: f(**{1: 3}, **{1: 5}) -> __main__.f() got multiple values for keyword argument '1'
# expect: f(**{1: 3}) -> keywords must be strings
# expect: f(x=1, **{'x': 2}) -> __main__.f() got multiple values for keyword argument 'x'
print(type.__prepare__(), type.__prepare__(1, 2, 3, x=4))  # expect: {} {}
