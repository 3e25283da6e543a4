"""Classes: virtual methods, super() chains, properties, class and static methods, isinstance."""

import sys

DEFAULT_SIZE = 910000
EXPECTED = {
    500: (1336627, 452, 172),
    910000: (3183236196, 788067, 323644),
}


class Shape:
    made = 0

    def __init__(self, name):
        self.name = name
        Shape.made += 1

    def area(self):
        return 0

    def describe(self):
        return self.area() + self.weight()

    def weight(self):
        return len(self.name)

    @classmethod
    def square_of(cls, side):
        return cls(side)

    @staticmethod
    def clamp(value):
        return value if value < 1000 else 1000


class Colored:
    def weight(self):
        return super().weight() + 3

    @property
    def shade(self):
        return self.area() & 15


class Rectangle(Shape):
    def __init__(self, width, height=None):
        super().__init__("rectangle")
        self.width = width
        self.height = width if height is None else height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def weight(self):
        return super().weight() + 1


class ColoredSquare(Colored, Square):
    def weight(self):
        return super().weight() + self.shade


class Triangle(Shape):
    def __init__(self, base):
        super().__init__("triangle")
        self.base = base

    def area(self):
        return self.clamp(self.base * self.base // 2)


def run(size):
    total = shades = wide = 0
    kinds = [Rectangle, Square, ColoredSquare, Triangle]
    Shape.made = 0
    for number in range(size):
        shape = kinds[number & 3].square_of(number % 97)
        total += shape.describe()
        if isinstance(shape, Colored):
            shades += shape.shade
        if isinstance(shape, Rectangle) and shape.width > 50:
            wide += 1
        total += Shape.clamp(number)
    if Shape.made != size:
        sys.exit(f"class_hierarchy: {Shape.made} shapes instead of {size}")
    return total, shades, wide


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"class_hierarchy: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
