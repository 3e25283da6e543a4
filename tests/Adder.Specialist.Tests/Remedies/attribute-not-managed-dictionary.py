# lens: 3.14
def f(point):
    return point.x


def point():
    pass


point.x = 1
for i in range(30):
    f(point)


# With the remedy.
class Point:
    def __init__(self, x):
        self.x = x


def f(point):
    return point.x


point = Point(1)
for i in range(30):
    f(point)
