"""Small immutable vector objects with operators: rays, spheres, a floor and a mirror."""

import sys

DEFAULT_SIZE = 440
EXPECTED = {
    12: ('0.349014407', '0.771735912'),
    440: ('0.348658210', '0.799952706'),
}


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / self.dot(self) ** 0.5)


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Sphere:
    def __init__(self, center, radius, color, mirror):
        self.center = center
        self.radius = radius
        self.color = color
        self.mirror = mirror

    def hit(self, ray):
        """The distance along the ray where it enters, or None."""
        to_center = self.center - ray.origin
        along = to_center.dot(ray.direction)
        inside = self.radius * self.radius - (to_center.dot(to_center) - along * along)
        if inside < 0.0:
            return None
        distance = along - inside ** 0.5
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return (point - self.center).unit()


class Floor:
    mirror = 0.1

    def __init__(self, height):
        self.height = height

    @property
    def color(self):
        return 0.6

    def hit(self, ray):
        if abs(ray.direction.y) < 1e-9:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)


LIGHT = Vector(-4.0, 8.0, -6.0)


def nearest(scene, ray):
    best = thing = None
    for each in scene:
        distance = each.hit(ray)
        if distance is not None and (best is None or distance < best):
            best, thing = distance, each
    return best, thing


def trace(scene, ray, depth):
    distance, thing = nearest(scene, ray)
    if thing is None:
        return 0.2 + 0.3 * max(0.0, ray.direction.y)
    point = ray.at(distance)
    normal = thing.normal(point)
    to_light = (LIGHT - point).unit()
    _, shadow = nearest(scene, Ray(point, to_light))
    brightness = 0.1 if shadow is not None else 0.1 + 0.9 * max(0.0, normal.dot(to_light))
    value = thing.color * brightness
    if depth and thing.mirror:
        bounced = ray.direction - normal * (2.0 * normal.dot(ray.direction))
        value = value * (1.0 - thing.mirror) + trace(scene, Ray(point, bounced), depth - 1) * thing.mirror
    return value


def run(size):
    scene = [
        Floor(-1.0),
        Sphere(Vector(0.0, 0.0, 4.0), 1.0, 0.9, 0.4),
        Sphere(Vector(1.7, -0.3, 3.2), 0.7, 0.7, 0.2),
        Sphere(Vector(-1.6, -0.4, 3.0), 0.6, 0.8, 0.0),
    ]
    eye = Vector(0.0, 0.3, -1.5)
    total = 0.0
    brightest = 0.0
    for row in range(size):
        for column in range(size):
            towards = Vector(2.0 * column / size - 1.0, 1.0 - 2.0 * row / size, 1.6).unit()
            value = trace(scene, Ray(eye, towards), 3)
            total += value
            brightest = max(brightest, value)
    return format(total / (size * size), ".9f"), format(brightest, ".9f")


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"ray_tracing: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
