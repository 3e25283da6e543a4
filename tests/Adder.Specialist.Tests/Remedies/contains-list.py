# lens: 3.14
def f(x, items):
    return x in items


items = [1, 2, 3]
for i in range(30):
    f(i, items)


# With the remedy.
def f(x, items):
    return x in items


items = {1, 2, 3}
for i in range(30):
    f(i, items)
