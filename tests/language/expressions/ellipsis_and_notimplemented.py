# Two singletons with a repr; NotImplemented has no truth value any more.
print(..., NotImplemented, type(...).__name__)  # expect: Ellipsis NotImplemented ellipsis
try:
    bool(NotImplemented)
except TypeError as error:
    print(error)
# expect: NotImplemented should not be used in a boolean context
