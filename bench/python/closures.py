"""Closures: counters over cells, functions that make functions, and decorators."""

import sys

DEFAULT_SIZE = 1100000
EXPECTED = {
    500: 937254,
    1100000: 1065503957628,
}


def make_counter(step):
    count = 0

    def bump(times=1):
        nonlocal count
        count += step * times
        return count

    return bump


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def counted(function):
    calls = 0

    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        return function(*args, **kwargs)

    wrapper.calls = lambda: calls
    return wrapper


@counted
def scale(value, *, by=2):
    return value * by % 1000003


def adder(first):
    return lambda second: lambda third: first + second + third


def run(size):
    counters = [make_counter(step) for step in range(1, 6)]
    mix = compose(lambda v: v + 1, lambda v: v * 3, lambda v: v % 10007)
    total = 0
    for number in range(size):
        for counter in counters:
            counter()
        total += mix(number)
        total += scale(number, by=number & 7)
        total += adder(number)(1)(2)
    ends = [counter(0) for counter in counters]
    if ends != [size * step for step in range(1, 6)] or scale.calls() != size:
        sys.exit(f"closures: the cells hold {ends}")
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"closures: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
