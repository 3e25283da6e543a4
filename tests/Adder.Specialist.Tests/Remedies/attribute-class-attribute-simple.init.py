# lens: 3.14
class Owner:
    """Has a default."""

    n = 0

    def __init__(self, x):
        self.x = x


def f(owner):
    owner.n = 1


for i in range(30):
    f(Owner(i))


# With the remedy.
class Owner:
    """Has a default."""

    pass

    def __init__(self, x):
        self.n = 0
        self.x = x


def f(owner):
    owner.n = 1


for i in range(30):
    f(Owner(i))
