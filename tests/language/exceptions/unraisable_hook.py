# An unraisable exception goes to sys.unraisablehook; what that raises itself is shown in its place, and what is no such exception is refused.
import gc
import io
import sys


class Broken:
    def __del__(self):
        raise ValueError("broken")


def lose():
    Broken()


def failing(unraisable):
    raise KeyError("hook")


sys.unraisablehook = failing
sys.stderr = io.StringIO()
lose()
gc.collect()
lines = sys.stderr.getvalue().splitlines()
sys.stderr = sys.__stderr__
print(lines[0].split(" at ")[0], lines[1], lines[-1], sep="\n")
# expect: Exception ignored in sys.unraisablehook: <function failing
# expect: Traceback (most recent call last):
# expect: KeyError: 'hook'
seen = []
sys.unraisablehook = seen.append
lose()
gc.collect()
print([(type(item).__name__, item.exc_type, str(item.exc_value), item.err_msg.split(" <")[0]) for item in seen])
# expect: [('UnraisableHookArgs', <class 'ValueError'>, 'broken', 'Exception ignored while calling deallocator')]
try:
    sys.__unraisablehook__(ValueError())
except TypeError as error:
    print(error)
# expect: sys.unraisablehook argument type must be UnraisableHookArgs
