"""Graphs: Dijkstra with heapq on a grid, breadth-first search, and connected components by union."""

import sys
from collections import deque
from heapq import heappop, heappush

DEFAULT_SIZE = 410
EXPECTED = {
    20: (147, 5, 10, 209),
    410: (3144, 5, 10, 87269),
}


def make_grid(size):
    return {(x, y): (x * 7 + y * 13 + x * y) % 9 + 1 for x in range(size) for y in range(size)}


def dijkstra(grid, start, goal):
    best = {start: 0}
    heap = [(0, start)]
    done = set()
    while heap:
        distance, cell = heappop(heap)
        if cell == goal:
            return distance
        if cell in done:
            continue
        done.add(cell)
        x, y = cell
        for neighbor in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            cost = grid.get(neighbor)
            if cost is not None and distance + cost < best.get(neighbor, 1 << 60):
                best[neighbor] = distance + cost
                heappush(heap, (distance + cost, neighbor))
    return None


def breadth_first(grid, start, blocked):
    distances = {start: 0}
    queue = deque([start])
    while queue:
        x, y = cell = queue.popleft()
        for neighbor in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if neighbor in grid and grid[neighbor] != blocked and neighbor not in distances:
                distances[neighbor] = distances[cell] + 1
                queue.append(neighbor)
    return distances


def components(grid, size):
    parent = {cell: cell for cell in grid}

    def find(cell):
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for x, y in grid:
        for neighbor in ((x + 1, y), (x, y + 1)):
            if neighbor in grid and (grid[x, y] & 3) == (grid[neighbor] & 3):
                parent[find((x, y))] = find(neighbor)
    return len({find(cell) for cell in grid})


def run(size):
    grid = make_grid(size)
    corner = (size - 1, size - 1)
    there = dijkstra(grid, (0, 0), corner)
    back = dijkstra(grid, corner, (0, 0))
    if there - grid[corner] != back - grid[0, 0]:
        sys.exit("shortest_paths: the way back is not as long as the way there")
    distances = breadth_first(grid, (0, 0), 9)
    return there, max(distances.values()), len(distances), components(grid, size)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"shortest_paths: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
