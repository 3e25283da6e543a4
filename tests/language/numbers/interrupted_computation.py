# A signal's handler runs while one operation on large ints is going on, and what it raises ends the operation.
import signal
import time


class Interrupted(Exception):
    pass


def handler(number, frame):
    raise Interrupted


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.1)
started = time.monotonic()
try:
    7 ** 300_000_000
except Interrupted:
    print("interrupted", time.monotonic() - started < 60)  # expect: interrupted True

# A handler that returns leaves the results as they are.
signal.signal(signal.SIGALRM, lambda number, frame: None)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.02)
a, b = (1 << 2_100_000) - 12345, (1 << 2_000_000) + 6789
product = a * b
signal.setitimer(signal.ITIMER_REAL, 0)
print(product == (1 << 4_100_000) + (6789 << 2_100_000) - (12345 << 2_000_000) - 12345 * 6789)  # expect: True
print((-3) ** 3 == -27, divmod(product, 1 << 2_000_000)[1] == (-12345 * 6789) % (1 << 2_000_000))  # expect: True True
