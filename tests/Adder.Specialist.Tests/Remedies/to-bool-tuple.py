# lens: 3.14
def f(x):
    while not x:
        pass


for i in range(30):
    f((1,))


# With the remedy.
def f(x):
    while not len(x) > 0:
        pass


for i in range(30):
    f((1,))
