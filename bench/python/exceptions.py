"""Raising and catching: near and far, chained, re-raised, with finally and with groups of types."""

import sys

DEFAULT_SIZE = 1200000
EXPECTED = {
    500: (97090, 24292, 39, 142),
    1200000: (561039038953, 140259873498, 93506, 342857),
}


class Rejected(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


class Refused(Rejected):
    pass


def check(number):
    if number % 7 == 0:
        raise Rejected(number % 5)
    if number % 11 == 0:
        raise Refused(number % 3)
    return number


def deep(number, depth):
    if depth == 0:
        return check(number)
    try:
        return deep(number, depth - 1)
    finally:
        number += 1


def lookup(table, key):
    try:
        return table[key]
    except KeyError as missing:
        raise ValueError("no such key") from missing


def run(size):
    near = far = refused = rejected = chained = 0
    table = {number: number for number in range(0, size, 2)}
    for number in range(size):
        try:
            near += check(number)
        except Refused as error:
            refused += error.code
        except Rejected as error:
            rejected += error.code
        if number % 4 == 0:
            try:
                far += deep(number, 8)
            except Rejected:
                far -= 1
        try:
            lookup(table, number)
        except (ValueError, TypeError) as error:
            chained += isinstance(error.__cause__, KeyError)
        try:
            int("12x" if number % 5 == 0 else "12")
        except ValueError:
            far += 2
    if chained != size // 2:
        sys.exit(f"exceptions: {chained} causes instead of {size // 2}")
    return near, far, refused, rejected


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"exceptions: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
