# lens: 3.14
class Field:
    def __get__(self, owner, kind):
        return owner.kept

    def __set__(self, owner, value):
        owner.kept = value


class Point:
    x = Field()


def f(point):
    point.x = 1


for i in range(30):
    f(Point())


# With the remedy.
class Point:
    def __init__(self):
        self.x = 0


def f(point):
    point.x = 1


for i in range(30):
    f(Point())
