# Code that ran often, once, or never; definitions around other definitions.


def often(x):
    return x + x


def once(x):
    return x + x


def never(x):
    return x + x


class Shape:
    sides = 4

    def area(self, width):
        if width < 0:
            raise ValueError(width * 2)
        return width * self.sides

    def unused(self):
        return [side for side in range(self.sides)]


def generate(n):
    for i in range(n):
        yield i * 2
    return n


def main():
    shape = Shape()
    total = 0
    for i in range(50):
        total += often(i) + shape.area(i)
    once(1)
    total += sum(value + 1 for value in generate(20))
    try:
        total += 1
    except TypeError:
        total = never(total)
    pairs = {1: 2, 3: 4}
    for i in range(20):
        for key, value in pairs.items():
            pass
    square = lambda x: x * x
    return [square(i) for i in range(9)]


main()
