# What CPython 3.14 does not specialize, and the same with the remedy.


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


class Member:
    pass


class Members:
    RED = Member()


class Default:
    n = 0


class Initialized:
    def __init__(self):
        self.n = 0


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


def member(values):
    for value in values:
        value is Members.RED


def member_remedied(values):
    red = Members.RED
    for value in values:
        value is red


def store(owner):
    owner.n = 1


def store_remedied(owner):
    owner.n = 1


def method(point):
    take = point.count
    return take(1)


def method_remedied(point):
    return point.count(1)


def compare(x):
    return x < 10


def compare_remedied(x):
    return x < 10.0


def add(x):
    x += 1
    return x


def add_remedied(x):
    x += 1.0
    return x


def divide(x):
    return x / 4.0


def divide_remedied(x):
    return x * 0.25


def power(x):
    return x ** 2


def power_remedied(x):
    return x * x


def shift(x):
    return x << 3


def shift_remedied(x):
    return x * 8


def in_list(x, items):
    return x in items


def in_list_remedied(x, items):
    return x in items


def in_tuple(x):
    return x in (1, 2, 3)


def in_tuple_remedied(x):
    return x in {1, 2, 3}


def dict_truth(x):
    return 1 if x else 2


def dict_truth_remedied(x):
    return 1 if len(x) > 0 else 2


def tuple_truth(x):
    return 1 if x else 2


def tuple_truth_remedied(x):
    return 1 if len(x) > 0 else 2


def float_truth(x):
    return 1 if x else 2


def float_truth_remedied(x):
    return 1 if x != 0.0 else 2


for i in range(30):
    loop(Count(3))
    loop_remedied(QuickCount(3))
    unpack(iter((1, 2)))
    unpack_remedied((1, 2))
    point = Point(1)
    point.__dict__ = {"x": 1}
    read(point)
    read_remedied(Point(1))
    store(Default())
    store_remedied(Initialized())
    method([1])
    method_remedied([1])
    compare(1.5)
    compare_remedied(1.5)
    add(1.5)
    add_remedied(1.5)
    divide(1.5)
    divide_remedied(1.5)
    power(i)
    power_remedied(i)
    shift(i)
    shift_remedied(i)
    in_list(i, [1, 2])
    in_list_remedied(i, {1, 2})
    in_tuple(i)
    in_tuple_remedied(i)
    dict_truth({1: 2})
    dict_truth_remedied({1: 2})
    tuple_truth((1,))
    tuple_truth_remedied((1,))
    float_truth(1.5)
    float_truth_remedied(1.5)
member([1] * 30)
member_remedied([1] * 30)
