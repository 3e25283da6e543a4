# lens: 3.14
def f(x):
    return x + x


for i in range(2000):
    f(i)
    f(i * 0.5)


# With the remedy.
def f(x):
    return x + x


def of_float(x):
    return x + x


for i in range(2000):
    f(i)
    of_float(i * 0.5)
