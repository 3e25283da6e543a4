# lens: 3.14
class Size:
    pass


class Meta(type):
    size = Size()


class Owner(metaclass=Meta):
    pass


def f(n):
    for i in range(n):
        i is Owner.size


f(30)


# With the remedy.
class Size:
    pass


class Meta(type):
    size = Size()


class Owner(metaclass=Meta):
    pass


def f(n):
    size_ = Owner.size
    for i in range(n):
        i is size_


f(30)
