# lens: 3.14
class Owner:
    @classmethod
    def make(cls):
        return cls


def f(n):
    for i in range(n):
        Owner.make


f(30)


# With the remedy.
class Owner:
    @classmethod
    def make(cls):
        return cls


def f(n):
    make = Owner.make
    for i in range(n):
        make


f(30)
