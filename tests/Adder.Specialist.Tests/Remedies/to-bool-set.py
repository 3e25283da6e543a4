# lens: 3.14
def f(x):
    return [1 for i in (1, 2) if x and i]


for i in range(30):
    f({1})


# With the remedy.
def f(x):
    return [1 for i in (1, 2) if len(x) > 0 and i]


for i in range(30):
    f({1})
