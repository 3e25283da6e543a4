"""Sorting records: by key functions, by tuples, by a class's own order, stably and in reverse."""

import sys
from operator import attrgetter, itemgetter

DEFAULT_SIZE = 160000
EXPECTED = {
    500: (165878419, '598721.2857'),
    160000: (521374940, '599382.5714'),
}


class Record:
    def __init__(self, number, group, name):
        self.number = number
        self.group = group
        self.name = name

    def __lt__(self, other):
        return self.number < other.number


def pseudo_random(count, seed=12345):
    numbers = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        numbers.append(seed >> 8)
    return numbers


def is_ordered(items, key):
    keys = [key(item) for item in items]
    return all(keys[i] <= keys[i + 1] for i in range(len(keys) - 1))


def run(size):
    numbers = pseudo_random(size)
    records = [Record(n, n % 17, "name" + str(n % 1009)) for n in numbers]
    own = sorted(records)
    by_lambda = sorted(records, key=lambda record: (record.group, -record.number))
    by_attribute = sorted(records, key=attrgetter("name"))
    by_name = sorted(by_attribute, key=attrgetter("group"), reverse=True)
    rows = sorted([(n % 100, str(n), n) for n in numbers])
    rows.sort(key=itemgetter(2))
    words = sorted([str(n) for n in numbers], key=len)
    floats = sorted(n / 7 for n in numbers)
    if not is_ordered(own, lambda record: record.number):
        sys.exit("sort_keys: a class's own order was not kept")
    if not is_ordered(by_lambda, lambda record: (record.group, -record.number)):
        sys.exit("sort_keys: the tuples of a key function are out of order")
    if [row[2] for row in rows] != sorted(numbers):
        sys.exit("sort_keys: itemgetter's order is wrong")
    checksum = 0
    for place, (a, b, c) in enumerate(zip(by_lambda, by_name, words)):
        checksum = (checksum * 31 + a.number + b.number * place + len(c)) % 1000000007
    return checksum, format(floats[size // 2], ".4f")


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"sort_keys: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
