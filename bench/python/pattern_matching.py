"""The match statement: literals, sequences, mappings, classes, guards and captures."""

import sys

DEFAULT_SIZE = 160000
EXPECTED = {
    300: 14563.0,
    160000: 20495990.0,
}


class Move:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Turn:
    def __init__(self, angle):
        self.angle = angle


def act(command):
    match command:
        case None:
            return 1
        case 0 | 1 | 2 as small:
            return small
        case int(number) if number > 1000:
            return number // 1000
        case "go":
            return 5
        case ["go", direction]:
            return len(direction)
        case ["go", direction, *rest]:
            return len(direction) + len(rest)
        case {"kind": "move", "by": (x, y)}:
            return x + y
        case {"kind": kind, **others}:
            return len(kind) + len(others)
        case Move(0, y):
            return y
        case Move(x, 0):
            return x
        case Move(x=x, y=y):
            return x * y % 10
        case Turn(angle=90 | 270):
            return 9
        case Turn():
            return 4
        case float() | complex():
            return 6
        case [[a, b], [c, d]]:
            return a * d - b * c
        case _:
            return 0


def run(size):
    total = 0
    for number in range(size):
        commands = (
            None, number % 5, number, "go", ["go", "north"], ["go", "up", 1, 2], number / 2,
            {"kind": "move", "by": (number & 3, 1)}, {"kind": "wait", "for": 3, "why": None},
            Move(0, 3), Move(number & 1, 0), Move(3, number), Turn(90), Turn(91), ((1, 2), (3, number & 7)), object,
        )
        subtotal = 0
        for command in commands:
            subtotal += act(command)
        total += subtotal
        if number == 7 and subtotal != 52:
            sys.exit(f"pattern_matching: {subtotal} for command set 7")
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"pattern_matching: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
