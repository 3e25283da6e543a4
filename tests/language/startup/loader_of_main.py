# The program's loader is made late, but whoever looks at __main__'s namespace finds it.
def own_globals():
    return own_globals.__globals__


class Namespace:
    loader = __loader__


print(type(__loader__).__name__, Namespace.loader is __loader__)
print(type(globals()["__loader__"]).__name__, own_globals()["__loader__"] is __loader__, vars()["__loader__"] is __loader__, locals() is globals())
print(list(globals())[:3], eval("__loader__") is __loader__)
# expect: SourceFileLoader True
# expect: SourceFileLoader True True True
# expect: ['__name__', '__doc__', '__package__'] True
