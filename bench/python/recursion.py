"""Plain recursive calls on ints: Fibonacci, Ackermann, the towers of Hanoi and Takeuchi's function."""

import sys

DEFAULT_SIZE = 34
EXPECTED = {
    10: (55, 63, 255, 2),
    34: (5702887, 207, 1048575, 8),
}


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(disks, source, target, spare, moves=0):
    if disks == 0:
        return moves
    moves = hanoi(disks - 1, source, spare, target, moves)
    return hanoi(disks - 1, spare, target, source, moves + 1)


def takeuchi(x, y, z):
    if y >= x:
        return z
    return takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y))


def run(size):
    sys.setrecursionlimit(20000)
    numbers = [fibonacci(size - back) for back in range(3)]
    if numbers[0] != numbers[1] + numbers[2]:
        sys.exit(f"recursion: {numbers} are not Fibonacci's")
    moves = hanoi(size // 2 + 3, "a", "b", "c")
    if moves != 2 ** (size // 2 + 3) - 1:
        sys.exit(f"recursion: {moves} moves")
    return numbers[0], ackermann(2, size * 3), moves, takeuchi(size // 2, size // 4, size // 8)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"recursion: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
