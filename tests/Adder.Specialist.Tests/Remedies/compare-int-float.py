# lens: 3.14
def f(x):
    return 10 < x


for i in range(30):
    f(1.5)


# With the remedy.
def f(x):
    return 10.0 < x


for i in range(30):
    f(1.5)
