"""Sets of tuples: Conway's game of life on an endless board, and a counting dict."""

import sys

DEFAULT_SIZE = 1600
EXPECTED = {
    5: (39, 211, (30, 39), (43, 46)),
    1600: (116, 200994, (-1924, -1912), (2024, 2016)),
}

GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
R_PENTOMINO = {(41, 40), (42, 40), (40, 41), (41, 41), (41, 42)}


def step(alive):
    neighbors = {}
    for x, y in alive:
        for cell in ((x - 1, y - 1), (x, y - 1), (x + 1, y - 1), (x - 1, y),
                     (x + 1, y), (x - 1, y + 1), (x, y + 1), (x + 1, y + 1)):
            neighbors[cell] = neighbors.get(cell, 0) + 1
    return {cell for cell, count in neighbors.items() if count == 3 or count == 2 and cell in alive}


def run(size):
    alive = GLIDER
    for _ in range(size * 4):
        alive = step(alive)
    if alive != {(x + size, y + size) for x, y in GLIDER}:
        sys.exit("game_of_life: the glider lost its way")
    alive = R_PENTOMINO
    born = 0
    for _ in range(size * 5):
        following = step(alive)
        born += len(following - alive)
        alive = following
    return len(alive), born, min(alive), max(alive)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"game_of_life: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
