# lens: 3.14
def f(x):
    x += 1
    return x


for i in range(30):
    f(1.5)


# With the remedy.
def f(x):
    x += 1.0
    return x


for i in range(30):
    f(1.5)
