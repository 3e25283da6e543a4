# lens: 3.14
def f(x):
    return x << 3


for i in range(30):
    f(i)


# With the remedy.
def f(x):
    return x * 8


for i in range(30):
    f(i)
