"""Backtracking with generators and permutations of small ints: queens that do not attack."""

import sys

DEFAULT_SIZE = 10
EXPECTED = {
    6: (4, 7500),
    10: (724, 7330500),
}


def placements(size, row=0, columns=(), falling=frozenset(), rising=frozenset()):
    if row == size:
        yield columns
        return
    for column in range(size):
        if column in columns or row - column in falling or row + column in rising:
            continue
        yield from placements(
            size, row + 1, columns + (column,), falling | {row - column}, rising | {row + column})


def run(size):
    count = 0
    weight = 0
    for _ in range(50):
        count = 0
        for columns in placements(size):
            count += 1
            weight += sum(row * column for row, column in enumerate(columns))
    return count, weight


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"queens: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
