# lens: 3.14
def f(point):
    take = point.count
    return take(1)


for i in range(30):
    f([1])


# With the remedy.
def f(point):
    return point.count(1)


for i in range(30):
    f([1])
