"""List, set and dict comprehensions, nested and filtered, with conditional parts."""

import sys

DEFAULT_SIZE = 500000
EXPECTED = {
    500: (250, 500, 49, 0, 10000, 2328, 500, 7110860, ['I', 'o', 'N']),
    500000: (250000, 500000, 49, 1041250, 10847222500, 2328, 500, 6944611110861110, ['I', 'o', 'N']),
}


def run(size):
    squares = [n * n for n in range(size)]
    odd = [n for n in squares if n & 1]
    table = {n: n % 97 for n in squares}
    by_rest = {rest: [n for n in squares[:300] if n % 97 == rest] for rest in {n % 97 for n in squares[:300]}}
    pairs = [(a, b) for a in range(size // 200) for b in range(a) if (a + b) % 3 == 0]
    rows = [[column * row for column in range(50)] for row in range(size // 60)]
    flat = [value for row in rows for value in row if value % 2]
    turned = {value: key for key, value in table.items() if key > 100}
    names = {f"n{n % 500}" for n in range(size)}
    total = sum(n if n % 3 else -n for n in odd)
    letters = [letter.upper() if place % 2 else letter for place, letter in enumerate("comprehension" * (size // 40))]
    if len(flat) != sum(1 for row in rows for value in row if value & 1):
        sys.exit("comprehensions: the flattened list lost values")
    return len(odd), len(table), len(by_rest), len(pairs), sum(flat), sum(turned), len(names), total, letters[-3:]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"comprehensions: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
