# What does not specialize, and the same with the remedy.


class Bag:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


class QuickBag(Bag):
    def __contains__(self, item):
        return item in self.items


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class QuickCount:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n - 1, -1, -1):
            yield i


class Point:
    def __init__(self, x):
        self.x = x
        self.y = 0


class Checked:
    def __get__(self, instance, owner):
        return instance.value

    def __set__(self, instance, value):
        instance.value = value


class WithDescriptor:
    size = Checked()


class WithProperty:
    @property
    def size(self):
        return self.value

    @size.setter
    def size(self, value):
        self.value = value


def contains(bag):
    return 2 in bag


def contains_remedied(bag):
    return 2 in bag


def loop(count):
    for i in count:
        pass


def loop_remedied(count):
    for i in count:
        pass


def unpack(pair):
    a, b = pair
    return a


def unpack_remedied(pair):
    a, b = pair
    return a


def read(point):
    return point.x


def read_remedied(point):
    return point.x


def store(owner):
    owner.size = 1


def store_remedied(owner):
    owner.size = 1


for _ in range(20):
    contains(Bag([1, 2]))
    contains_remedied(QuickBag([1, 2]))
    loop(Count(3))
    loop_remedied(QuickCount(3))
    unpack(iter((1, 2)))
    unpack_remedied((1, 2))
    point = Point(1)
    del point.y
    point.__dict__ = {"x": 1}
    read(point)
    point = Point(1)
    point.y = None
    read_remedied(point)
    store(WithDescriptor())
    store_remedied(WithProperty())
