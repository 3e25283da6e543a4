# What a slot without a value says, and an attribute that is none: the class with and without where it was made.
def make():
    class X:
        __slots__ = ("a", "b")
    return X


X = make()
for name in "a", "c":
    try:
        getattr(X(), name)
    except AttributeError as error:
        print(error)
# expect: 'make.<locals>.X' object has no attribute 'a'
# expect: 'X' object has no attribute 'c'
try:
    X().a
except AttributeError as error:
    print(error)
# expect: 'make.<locals>.X' object has no attribute 'a'
try:
    del X().b
except AttributeError as error:
    print(error)
# expect: b
