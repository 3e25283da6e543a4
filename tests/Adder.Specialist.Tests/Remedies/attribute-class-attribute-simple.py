# lens: 3.14
class Owner:
    n = 0


def f(owner):
    owner.n = 1


for i in range(30):
    f(Owner())


# With the remedy.
class Owner:
    def __init__(self):
        self.n = 0


def f(owner):
    owner.n = 1


for i in range(30):
    f(Owner())
