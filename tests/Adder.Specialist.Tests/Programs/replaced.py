# Functions that are gone, copies of one function, and code from exec with this file's name.


def make():
    def inner(x):
        return x - 1

    return inner


for _ in range(3):
    f = make()
    for i in range(10):
        f(i)


def replaced(x):
    return x * 3


for i in range(10):
    replaced(i)


def replaced(x):
    return x


replaced = make = f = None
for _ in range(4):
    exec(compile("def made(x):\n    return x / 2\nfor i in range(5): made(i)\n", __file__, "exec"))
