# A pool of interpreters: results in order, exceptions as they were raised, an initializer for each.
from concurrent.futures import InterpreterPoolExecutor

def collatz(number):
    steps = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        steps += 1
    return steps

with InterpreterPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(pow, range(6), [2] * 6)))
    futures = [pool.submit(divmod, 7, divisor) for divisor in (2, 0, 3)]
    for future in futures:
        print(future.exception() or future.result())
    print(pool.submit(collatz, 27).result())
# expect: [0, 1, 4, 9, 16, 25]
# expect: (3, 1)
# expect: division by zero
# expect: (2, 1)
# expect: 111

def initialize(value):
    import sys
    sys.marked = value

def read():
    import sys
    return sys.marked

with InterpreterPoolExecutor(max_workers=2, initializer=initialize, initargs=('set',)) as pool:
    print({pool.submit(read).result() for _ in range(5)})
# expect: {'set'}
