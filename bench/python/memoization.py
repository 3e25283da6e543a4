"""Memoizing: a decorator over a dict, functools.lru_cache, and __missing__."""

import sys
from functools import cache, lru_cache

DEFAULT_SIZE = 1000
EXPECTED = {
    40: (709329438, 64737831, 25136),
    1000: (905366867, 61689118016921, 628400),
}


def memoize(function):
    known = {}

    def wrapper(*arguments):
        if arguments in known:
            return known[arguments]
        result = known[arguments] = function(*arguments)
        return result

    return wrapper


@memoize
def grid_paths(right, down):
    if right == 0 or down == 0:
        return 1
    return (grid_paths(right - 1, down) + grid_paths(right, down - 1)) % 1000000007


@cache
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


@lru_cache(maxsize=64)
def collatz(number):
    steps = 0
    while number != 1:
        number = number * 3 + 1 if number & 1 else number // 2
        steps += 1
    return steps


class Triangular(dict):
    def __missing__(self, number):
        value = self[number] = number + (self[number - 1] if number > 1 else 0)
        return value


def run(size):
    sys.setrecursionlimit(50000)
    for corner in range(0, size, 10):
        paths = grid_paths(corner, size)
    total = 0
    for amount in range(0, size * 4):
        total += ways(amount, (50, 20, 10, 5, 2, 1))
    steps = sum(collatz(number % 100 + 1) for number in range(size * 20))
    triangular = Triangular()
    for number in range(1, size * 20):
        total += triangular[number] - triangular[number // 2 + 1]
    if triangular[size] != size * (size + 1) // 2:
        sys.exit("memoization: __missing__ kept a wrong value")
    if collatz.cache_info().currsize != min(64, size * 20):
        sys.exit("memoization: lru_cache kept more than its size")
    return paths, total, steps


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"memoization: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
