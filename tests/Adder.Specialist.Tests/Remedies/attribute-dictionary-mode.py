# lens: 3.14
class Point:
    def __init__(self, x):
        self.__dict__ = {"x": x}


def f(point):
    return point.x


for i in range(30):
    f(Point(1))


# With the remedy.
class Point:
    def __init__(self, x):
        self.x = x


def f(point):
    return point.x


for i in range(30):
    f(Point(1))
