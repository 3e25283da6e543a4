"""Constraint propagation and search: Sudoku by elimination over sets and dicts."""

import sys

DEFAULT_SIZE = 180
EXPECTED = {
    1: ('462831957', '162857493', '693784512'),
    180: ('462831957', '162857493', '693784512'),
}

ROWS, COLUMNS, DIGITS = "ABCDEFGHI", "123456789", "123456789"
CELLS = [row + column for row in ROWS for column in COLUMNS]
UNITS = (
    [[row + column for column in COLUMNS] for row in ROWS]
    + [[row + column for row in ROWS] for column in COLUMNS]
    + [[r + c for r in rows for c in columns] for rows in ("ABC", "DEF", "GHI") for columns in ("123", "456", "789")]
)
UNITS_OF = {cell: [unit for unit in UNITS if cell in unit] for cell in CELLS}
PEERS_OF = {cell: {other for unit in UNITS_OF[cell] for other in unit} - {cell} for cell in CELLS}

PUZZLES = [
    "000000907000420180000705026100904000050000040000507009920108000034059000507000000",
    "100007090030020008009600500005300900010080002600004000300000010040000007007000300",
    "000000010400000000020000000000050407008000300001090000300400200050100000000806000",
]


def place(domains, cell, digit):
    """Leaves only the digit in the cell and tells the peers; False when that cannot be."""
    return all([forbid(domains, cell, other) for other in domains[cell] - {digit}])


def forbid(domains, cell, digit):
    if digit not in domains[cell]:
        return True
    domains[cell] = domains[cell] - {digit}
    left = domains[cell]
    if not left:
        return False
    if len(left) == 1:
        (only,) = left
        if not all([forbid(domains, peer, only) for peer in PEERS_OF[cell]]):
            return False
    for unit in UNITS_OF[cell]:
        places = [each for each in unit if digit in domains[each]]
        if not places:
            return False
        if len(places) == 1 and not place(domains, places[0], digit):
            return False
    return True


def search(domains):
    open_cells = [(len(domains[cell]), cell) for cell in CELLS if len(domains[cell]) > 1]
    if not open_cells:
        return domains
    _, cell = min(open_cells)
    for digit in sorted(domains[cell]):
        attempt = dict(domains)
        if place(attempt, cell, digit):
            found = search(attempt)
            if found:
                return found
    return None


def solve(puzzle):
    domains = {cell: frozenset(DIGITS) for cell in CELLS}
    for cell, given in zip(CELLS, puzzle):
        if given != "0" and not place(domains, cell, given):
            return None
    return search(domains)


def run(size):
    lines = []
    for _ in range(size):
        for puzzle in PUZZLES:
            solution = solve(puzzle)
            for unit in UNITS:
                if sorted("".join(solution[cell]) for cell in unit) != list(DIGITS):
                    sys.exit(f"constraints: {unit} does not hold nine digits")
            lines.append("".join("".join(solution[cell]) for cell in CELLS))
    return lines[-3][:9], lines[-2][:9], lines[-1][:9]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"constraints: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
