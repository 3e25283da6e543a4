# lens: 3.14
def f(x):
    if x:
        return 1


for i in range(30):
    f({1: 2}.keys())


# With the remedy.
def f(x):
    if len(x) > 0:
        return 1


for i in range(30):
    f({1: 2}.keys())
