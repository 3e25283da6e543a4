"""The with statement: classes, generators by contextlib, stacks, nesting and swallowed errors."""

import sys
from contextlib import ExitStack, contextmanager, suppress

DEFAULT_SIZE = 1100000
EXPECTED = {
    300: (15579, 60),
    1100000: (201669154762, 220000),
}


class Depth:
    def __init__(self):
        self.now = 0
        self.deepest = 0
        self.failures = 0

    def __enter__(self):
        self.now += 1
        if self.now > self.deepest:
            self.deepest = self.now
        return self

    def __exit__(self, kind, error, trace):
        self.now -= 1
        if kind is ValueError:
            self.failures += 1
            return True
        return False


@contextmanager
def replaced(table, key, value):
    before = table[key]
    table[key] = value
    try:
        yield before
    finally:
        table[key] = before


def run(size):
    depth = Depth()
    table = {"mode": 0}
    total = 0
    for number in range(size):
        with depth, depth as inner:
            total += inner.now
            if number % 5 == 0:
                raise ValueError
        if number % 3 == 0:
            with replaced(table, "mode", number) as before:
                total += table["mode"] - before
        if number % 7 == 0:
            with ExitStack() as stack:
                for _ in range(3):
                    stack.enter_context(depth)
                total += depth.now
        if number % 4 == 0:
            with suppress(KeyError):
                total += table["absent"]
    if depth.now or table["mode"] or depth.deepest != 3:
        sys.exit("context_managers: something was left open")
    return total, depth.failures


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"context_managers: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
