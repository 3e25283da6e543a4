# Infinite generators with islice, takewhile and zip.
from itertools import count, islice, takewhile
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 30, fib())), [x for x, _ in zip(fib(), range(5))], next(islice(fib(), 50, None)))
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34] [0, 1, 1, 2, 3, 5, 8, 13, 21] [0, 1, 1, 2, 3] 12586269025
