"""Making and dropping many small objects: complete binary trees, built and walked."""

import sys

DEFAULT_SIZE = 17
EXPECTED = {
    4: 78,
    17: 3258076,
}


class Tree:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(build(depth - 1), build(depth - 1))


def as_tuples(depth):
    return (as_tuples(depth - 1), as_tuples(depth - 1)) if depth else ()


def leaves(pair):
    return leaves(pair[0]) + leaves(pair[1]) if pair else 1


def run(size):
    long_lived = build(size)
    total = 0
    for depth in range(4, size + 1, 3):
        repeats = 1 << (size - depth + 1)
        for _ in range(repeats):
            total += build(depth).count()
        for _ in range(repeats // 2):
            total += leaves(as_tuples(depth))
    if long_lived.count() != 2 ** (size + 1) - 1:
        sys.exit("binary_trees: the long-lived tree lost nodes")
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"binary_trees: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
