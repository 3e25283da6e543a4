"""Nested lists: multiplying and inverting matrices by index and by comprehension."""

import sys

DEFAULT_SIZE = 230
EXPECTED = {
    10: ([61, -72, -69, 53], 38),
    230: ([15, 35, 38, -27], -230),
}


def by_index(a, b):
    size = len(a)
    result = [[0] * size for _ in range(size)]
    for i in range(size):
        row = a[i]
        target = result[i]
        for k in range(size):
            factor = row[k]
            other = b[k]
            for j in range(size):
                target[j] += factor * other[j]
    return result


def by_comprehension(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def solve(matrix, right):
    """Gaussian elimination with row exchange, in floats."""
    size = len(matrix)
    rows = [list(map(float, row)) + [float(value)] for row, value in zip(matrix, right)]
    for pivot in range(size):
        best = max(range(pivot, size), key=lambda index: abs(rows[index][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        for below in range(pivot + 1, size):
            factor = rows[below][pivot] / rows[pivot][pivot]
            for column in range(pivot, size + 1):
                rows[below][column] -= factor * rows[pivot][column]
    solution = [0.0] * size
    for index in range(size - 1, -1, -1):
        known = sum(rows[index][column] * solution[column] for column in range(index + 1, size))
        solution[index] = (rows[index][size] - known) / rows[index][index]
    return solution


def run(size):
    a = [[(i * 7 + j * 3) % 11 - 5 for j in range(size)] for i in range(size)]
    b = [[(i * 5 + j * 13) % 17 - 8 for j in range(size)] for i in range(size)]
    product = by_index(a, b)
    if product != by_comprehension(a, b):
        sys.exit("matrix_product: two ways to multiply disagree")
    dominant = [[(i * j) % 5 + (size * 5 if i == j else 0) for j in range(size)] for i in range(size)]
    solution = solve(dominant, [sum(row) for row in dominant])
    if any(abs(value - 1.0) > 1e-9 for value in solution):
        sys.exit("matrix_product: the equations were solved wrongly")
    return product[size // 2][:4], sum(map(sum, product))


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"matrix_product: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
