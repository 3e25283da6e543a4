"""Dynamic programming over lists and strings: edit distance, longest common part, knapsack."""

import sys

DEFAULT_SIZE = 1300
EXPECTED = {
    20: (28, 13, 114),
    1300: (922, 658, 8853),
}


def make_word(length, seed):
    letters = []
    for _ in range(length):
        seed = (seed * 16807) % 2147483647
        letters.append("abcdefgh"[seed >> 10 & 7])
    return "".join(letters)


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        current = [i]
        for j, right in enumerate(b, 1):
            if left == right:
                current.append(previous[j - 1])
            else:
                current.append(1 + min(previous[j], current[j - 1], previous[j - 1]))
        previous = current
    return previous[-1]


def common_part(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            if a[i] == b[j]:
                table[i][j] = table[i + 1][j + 1] + 1
            elif table[i + 1][j] >= table[i][j + 1]:
                table[i][j] = table[i + 1][j]
            else:
                table[i][j] = table[i][j + 1]
    return table[0][0]


def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]


def run(size):
    a, b = make_word(size, 42), make_word(size + 20, 4711)
    distances = [edit_distance(a, b), edit_distance(b, a), edit_distance(a, a), edit_distance(a, "")]
    if distances[0] != distances[1] or distances[2:] != [0, size]:
        sys.exit(f"edit_distance: {distances}")
    common = common_part(a, b)
    if common != common_part(b, a):
        sys.exit("edit_distance: the common part depends on the order")
    weights = [index * 7 % 23 + 1 for index in range(size // 2)]
    values = [index * 11 % 29 + 1 for index in range(size // 2)]
    return distances[0], common, knapsack(weights, values, size * 4)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"edit_distance: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
