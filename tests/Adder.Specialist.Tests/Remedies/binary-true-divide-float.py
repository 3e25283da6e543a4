# lens: 3.14
def f(x):
    return x / 4.0


for i in range(30):
    f(1.5)


# With the remedy.
def f(x):
    return x * 0.25


for i in range(30):
    f(1.5)
