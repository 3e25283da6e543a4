"""A tight loop on local floats: which points of the plane escape, and how soon."""

import sys

DEFAULT_SIZE = 740
EXPECTED = {
    20: (109, 10214),
    740: (136623, 13293598),
}

LIMIT = 80


def escape_time(cr, ci):
    zr = zi = 0.0
    for step in range(LIMIT):
        squared_r = zr * zr
        squared_i = zi * zi
        if squared_r + squared_i > 4.0:
            return step
        zi = 2.0 * zr * zi + ci
        zr = squared_r - squared_i + cr
    return LIMIT


def run(size):
    inside = total = 0
    for row in range(size):
        ci = -1.25 + 2.5 * row / size
        for column in range(size):
            steps = escape_time(-2.0 + 2.5 * column / size, ci)
            total += steps
            inside += steps == LIMIT
    return inside, total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"mandelbrot: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
