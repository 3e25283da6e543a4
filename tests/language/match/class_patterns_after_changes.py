"""Class patterns and isinstance ask anew what an object's class is, and what its attributes are, when the class has changed in between."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Meta(type):
    pass


class Made(metaclass=Meta):
    x = 1


class Other:
    pass


def which(subject):
    match subject:
        case Point(0, y):
            return "zero", y
        case Point(x=x, y=[y, *_]):
            return "list", x, y
        case Point(x, y):
            return "any", x, y
        case Other():
            return "other"
        case Meta(x=x):
            return "meta", x
        case type():
            return "type"
        case int() | str():
            return "plain"
        case _:
            return "none"


def warm():
    return [[which(s) for _ in range(20)][-1] for s in (Point(0, 1), Point(1, [2]), Point(1, 2), Other(), Made, Point, 5, "s", 1.5)]


print(warm())  # expect: [('zero', 1), ('list', 1, 2), ('any', 1, 2), 'other', ('meta', 1), 'type', 'plain', 'plain', 'none']
point = Point(1, 2)

# A property over the instance's attribute, then none again.
Point.x = property(lambda self: 0)
Point.__match_args__ = ("x", "y")
print(which(point))  # expect: ('zero', 2)
del Point.x
print(which(point))  # expect: ('any', 1, 2)

# The order of positional patterns, and none at all.
Point.__match_args__ = ("y", "x")
print(which(Point(1, 0)), which(point))  # expect: ('zero', 1) ('any', 2, 1)
Point.__match_args__ = ("y", 5)
try:
    which(point)
except TypeError as error:
    print(error)
# expect: __match_args__ elements must be strings (got int)
del Point.__match_args__
try:
    which(point)
except TypeError as error:
    print(error)
# expect: Point() accepts 0 positional sub-patterns (2 given)
Point.__match_args__ = ("x", "y")

# An attribute that is missing, and one that __getattr__ finds.
del point.y
print(which(point))  # expect: none
Point.__getattr__ = lambda self, name: "found " + name
print(which(point))  # expect: ('any', 1, 'found y')
del Point.__getattr__
print(which(point))  # expect: none
point.y = 3


# What claims to be of another class.
def asks(subject):
    return isinstance(subject, Point), isinstance(subject, (int, Other)), isinstance(subject, Meta)


other = Other()
print([asks(other) for _ in range(20)][-1], [asks(Made) for _ in range(20)][-1])  # expect: (False, True, False) (False, False, True)
Other.__class__ = property(lambda self: Point)
print(asks(other), asks(Made))
del Other.__class__
print(asks(other))
Other.__getattribute__ = lambda self, name: Meta if name == "__class__" else object.__getattribute__(self, name)
print(asks(other))
del Other.__getattribute__
print(asks(other))
Meta.__class__ = property(lambda self: int)
print(asks(Made), asks(Other))
del Meta.__class__
print(asks(Made), asks(Other))
Other.__bases__ = (Point,)
print(asks(other))
# expect-error: TypeError: __class__ must be set to a class, not 'property' object
