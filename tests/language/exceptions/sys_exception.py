# sys.exception() is what is being handled, and only there.
import sys
print(sys.exception(), sys.exc_info())  # expect: None (None, None, None)
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.exception() is e, sys.exc_info()[0].__name__)
    try:
        [][0]
    except IndexError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
# expect: True ZeroDivisionError
# expect: IndexError('list index out of range')
# expect: ZeroDivisionError('division by zero')
print(sys.exception())  # expect: None
def g():
    try:
        raise KeyError
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())
it = g()
print(next(it), sys.exception())  # expect: KeyError() None
try:
    raise OSError("out")
except OSError:
    print(next(it), repr(sys.exception()))
# expect: KeyError() OSError('out')
