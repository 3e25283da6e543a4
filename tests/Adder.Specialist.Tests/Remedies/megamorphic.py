# lens: all
def make():
    class Number:
        def __add__(self, other):
            return other

    return Number


def f(x):
    return x + 1


kinds = [make() for i in range(20)]
for i in range(9000):
    f(kinds[i % 20]())


# With the remedy.
def make():
    class Number:
        def __add__(self, other):
            return other

    return Number


def split(kind):
    names = {}
    exec("def f(x):\n    return x + 1\n", names)
    return names["f"]


kinds = [make() for i in range(20)]
functions = [split(kind) for kind in kinds]
for i in range(9000):
    functions[i % 20](kinds[i % 20]())
