# lens: 3.13
def f(x):
    return x / 9


for i in range(30):
    f(1.5)


# With the remedy.
def f(x):
    return x * (1 / 9)


for i in range(30):
    f(1.5)
