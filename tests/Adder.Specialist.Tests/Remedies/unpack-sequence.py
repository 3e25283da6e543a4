# lens: 3.14
def f(pair):
    a, b = pair
    return a


for i in range(30):
    f("ab")


# With the remedy.
def f(pair):
    a, b = pair
    return a


for i in range(30):
    f(["a", "b"])
