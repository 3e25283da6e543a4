# lens: 3.14
def f(x):
    x /= 4.0
    return x


for i in range(30):
    f(1.5)


# With the remedy.
def f(x):
    x *= 0.25
    return x


for i in range(30):
    f(1.5)
