# lens: 3.14
Proxy = type(type.__dict__)


def f(x):
    if x:
        return 1


for i in range(30):
    f(Proxy({1: 2}))


# With the remedy.
Proxy = type(type.__dict__)


def f(x):
    if len(x) > 0:
        return 1


for i in range(30):
    f(Proxy({1: 2}))
