# lens: 3.14
def f(x):
    return x % 2 == 0


for i in range(30):
    f(i)


# With the remedy.
def f(x):
    return (x & 1) == 0


for i in range(30):
    f(i)
