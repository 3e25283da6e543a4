# lens: 3.14
class Names(dict):
    pass


def f(names, x):
    names[x] = x


names = Names()
for i in range(30):
    f(names, i)


# With the remedy.
def f(names, x):
    names[x] = x


names = {}
for i in range(30):
    f(names, i)
