"""Generators feeding generators: pipelines, yield from, send, and walking a tree."""

import sys

DEFAULT_SIZE = 1400000
EXPECTED = {
    1000: (268785, 2604125),
    1400000: (379305597, 7145833333275000),
}


def count_up(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def keep(source, divisor):
    for number in source:
        if number % divisor:
            yield number


def pairs(source):
    for number in source:
        other = next(source, None)
        if other is None:
            return
        yield number, other


def running_mean():
    total = count = 0
    mean = None
    while True:
        total += yield mean
        count += 1
        mean = total / count


class Node:
    def __init__(self, value, left, right):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def make_tree(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, make_tree(low, middle), make_tree(middle + 1, high))


def run(size):
    total = 0
    for a, b in pairs(keep(keep(keep(count_up(size * 4), 2), 3), 5)):
        total += a * b % 1009
    mean = running_mean()
    next(mean)
    value = 0.0
    for number in range(size):
        value = mean.send(number)
    if value != (size - 1) / 2:
        sys.exit(f"generators: the mean is {value!r}")
    walked = list(make_tree(0, size // 4))
    if walked != list(range(size // 4)):
        sys.exit("generators: the tree was walked out of order")
    return total, sum(n * n for n in walked if n & 1)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"generators: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
