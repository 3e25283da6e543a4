"""Calls of every shape: positional, keyword, defaults, stars, bound methods, callables, partials."""

import sys
from functools import partial

DEFAULT_SIZE = 820000
EXPECTED = {
    500: 1764000,
    820000: 4706822960000,
}


def positional(a, b, c):
    return a + b - c


def defaults(a, b=2, c=3):
    return a * b + c


def keyword_only(a, *, step=1, offset):
    return a * step + offset


def stars(first, *rest, **options):
    return first + len(rest) + options.get("extra", 0)


class Callable:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, value):
        return value * self.factor

    def method(self, value, more=1):
        return value + self.factor * more


def run(size):
    three = Callable(3)
    bound = three.method
    part = partial(positional, 1, c=2)
    arguments = (1, 2)
    options = {"c": 4}
    total = 0
    for number in range(size):
        total += positional(number, 2, 1)
        total += defaults(number) + defaults(number, 1) + defaults(number, c=5)
        total += keyword_only(number, offset=2) + keyword_only(1, offset=number, step=3)
        total += stars(1, 2, 3, extra=4) + stars(*arguments, **options) + positional(*arguments, **options)
        total += three(number) + three.method(number) + bound(1, more=2) + part(b=number)
        total += (lambda value: value + 1)(number)
    # What the calls of one pass add up to, worked out from their definitions.
    expected = sum(14 * n + 35 for n in range(size))
    if total != expected:
        sys.exit(f"call_shapes: {total}, not {expected}")
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"call_shapes: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
