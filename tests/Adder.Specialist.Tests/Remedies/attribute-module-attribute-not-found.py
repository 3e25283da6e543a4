# lens: 3.14
module = type(__builtins__)("made")
module.__getattr__ = lambda name: 1


def f(n):
    for i in range(n):
        module.x


f(30)


# With the remedy.
module = type(__builtins__)("made")
module.__getattr__ = lambda name: 1


def f(n):
    x = module.x
    for i in range(n):
        x


f(30)
