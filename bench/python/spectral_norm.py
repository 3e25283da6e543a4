"""Function calls on floats: the largest singular value of an endless matrix's corner."""

import sys

DEFAULT_SIZE = 460
EXPECTED = {
    20: '1.273839841',
    460: '1.274224106',
}


def entry(row, column):
    diagonal = row + column
    return 1.0 / (diagonal * (diagonal + 1) // 2 + row + 1)


def times(vector):
    size = len(vector)
    return [sum(entry(i, j) * vector[j] for j in range(size)) for i in range(size)]


def times_transposed(vector):
    size = len(vector)
    return [sum(entry(j, i) * vector[j] for j in range(size)) for i in range(size)]


def run(size):
    u = [1.0] * size
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    dot = sum(a * b for a, b in zip(u, v))
    norm = sum(b * b for b in v)
    return format((dot / norm) ** 0.5, ".9f")


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"spectral_norm: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
