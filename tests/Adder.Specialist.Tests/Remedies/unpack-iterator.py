# lens: 3.14
def f(pair):
    a, b = pair
    return a


for i in range(30):
    f(iter((1, 2)))


# With the remedy.
def f(pair):
    a, b = pair
    return a


for i in range(30):
    f((1, 2))
