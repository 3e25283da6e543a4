# lens: 3.14
def f(x):
    return 1 if x else 2


for i in range(30):
    f({1: 2})


# With the remedy.
def f(x):
    return 1 if len(x) > 0 else 2


for i in range(30):
    f({1: 2})
