"""Float arithmetic on attributes: planets pulling at each other, step by step."""

import sys

DEFAULT_SIZE = 260000
EXPECTED = {
    1000: '-103.48874127',
    260000: '-103.48861364',
}


class Body:
    def __init__(self, mass, x, y, z, vx, vy, vz):
        self.mass = mass
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz


def make_system():
    """A heavy sun and four planets on roughly circular orbits (units: G = 1)."""
    bodies = [Body(1000.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    for index, distance in enumerate((5.0, 9.0, 14.0, 22.0)):
        speed = (1000.0 / distance) ** 0.5
        tilt = 0.05 * index
        bodies.append(Body(0.3 + 0.2 * index, distance, 0.0, tilt, 0.0, speed, 0.01 * index))
    return bodies


def advance(bodies, dt):
    for i, a in enumerate(bodies):
        for b in bodies[i + 1:]:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            squared = dx * dx + dy * dy + dz * dz
            pull = dt / (squared * squared ** 0.5)
            from_b = b.mass * pull
            a.vx -= dx * from_b
            a.vy -= dy * from_b
            a.vz -= dz * from_b
            from_a = a.mass * pull
            b.vx += dx * from_a
            b.vy += dy * from_a
            b.vz += dz * from_a
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1:]:
            distance = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
            total -= a.mass * b.mass / distance
    return total


def run(size):
    bodies = make_system()
    before = energy(bodies)
    for _ in range(size):
        advance(bodies, 0.0005)
    after = energy(bodies)
    if abs((after - before) / before) > 1e-3:
        sys.exit(f"nbody: energy drifted from {before!r} to {after!r}")
    return format(after, ".8f")


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"nbody: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
