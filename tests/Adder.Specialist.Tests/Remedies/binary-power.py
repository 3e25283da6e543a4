# lens: 3.14
def f(x):
    return -x ** 2


for i in range(30):
    f(i)


# With the remedy.
def f(x):
    return -(x * x)


for i in range(30):
    f(i)
