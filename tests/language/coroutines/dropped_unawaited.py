# A coroutine that nobody awaits is warned of when it goes: after an attribute was taken, when its frame is cleared, when the library's warning fails.
import sys
import warnings


async def work():
    pass


def shown(message, category, filename, lineno, file=None, line=None):
    print(category.__name__, message)


warnings.showwarning = shown
warnings.simplefilter("always")


def attribute():
    frame = work().cr_frame
    print("attribute")
    frame.clear()


attribute()
# expect: RuntimeWarning coroutine 'work' was never awaited
# expect: attribute


def cleared():
    c = work()
    c.cr_frame.clear()
    print("cleared")
    c.close()


cleared()
# expect: RuntimeWarning coroutine 'work' was never awaited
# expect: cleared


def report(args):
    print(args.err_msg[:40], args.exc_type.__name__)


sys.unraisablehook = report
warnings._warn_unawaited_coroutine = lambda coroutine: 1 / 0
work()
# expect: Exception ignored while finalizing corou ZeroDivisionError
# expect: RuntimeWarning coroutine 'work' was never awaited
del warnings._warn_unawaited_coroutine
work()  # expect: RuntimeWarning coroutine 'work' was never awaited
