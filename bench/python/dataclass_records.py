"""Dataclasses: making, comparing, hashing, sorting, replacing and unpacking records."""

import sys
from dataclasses import astuple, dataclass, field, replace

DEFAULT_SIZE = 420000
EXPECTED = {
    300: (300, (49, 91), 55.5, (11, 2), 45450),
    420000: (10403, (50, 51), 78750.0, (17, 88), 88200630000),
}


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)


@dataclass
class Item:
    name: str
    place: Point
    tags: list[str] = field(default_factory=list)
    price: float = 1.5
    total: float = field(init=False, compare=False, default=0.0)

    def __post_init__(self):
        self.total = self.price * 2


@dataclass(slots=True)
class Slotted:
    a: int
    b: int = 2


def run(size):
    points = [Point(number * 7 % 101, number * 13 % 103) for number in range(size)]
    distinct = set(points)
    ordered = sorted(points[:size // 4])
    moved = sum(point.moved(1, 2) == point.moved(2, 1) for point in points)
    items = [Item("item" + str(number % 10), points[number]) for number in range(0, size, 2)]
    same = sum(a == b for a, b in zip(items, items[1:]))
    cheap = [replace(item, price=item.price / 2) for item in items[:size // 8]]
    flat = [astuple(item) for item in items[:size // 32]]
    slots = sum(record.a + record.b for record in (Slotted(number) for number in range(size)))
    if any(ordered[i] > ordered[i + 1] for i in range(len(ordered) - 1)):
        sys.exit("dataclass_records: the points are out of order")
    if moved or same:
        sys.exit("dataclass_records: different records compare equal")
    return len(distinct), astuple(ordered[len(ordered) // 2]), sum(item.total for item in cheap), flat[-1][1], slots


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"dataclass_records: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
