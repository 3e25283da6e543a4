# lens: 3.14
def f(n):
    for i in range(n):
        dict.fromkeys


f(30)


# With the remedy.
def f(n):
    fromkeys = dict.fromkeys
    for i in range(n):
        fromkeys


f(30)
