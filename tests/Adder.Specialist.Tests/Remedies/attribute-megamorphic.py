# lens: all
def make():
    class Owner:
        x = 1

    return Owner


def f(owner):
    return owner.x


kinds = [make() for i in range(20)]
for i in range(3000):
    f(kinds[i % 20]())


# With the remedy.
def make():
    class Owner:
        x = 1

    return Owner


def split(kind):
    names = {}
    exec("def f(owner):\n    return owner.x\n", names)
    return names["f"]


kinds = [make() for i in range(20)]
functions = [split(kind) for kind in kinds]
for i in range(3000):
    functions[i % 20](kinds[i % 20]())
