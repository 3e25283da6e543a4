# lens: 3.14
def f(x):
    return not x


for i in range(30):
    f(bytearray(b"a"))


# With the remedy.
def f(x):
    return not len(x) > 0


for i in range(30):
    f(bytearray(b"a"))
