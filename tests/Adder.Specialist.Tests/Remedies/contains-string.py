# lens: 3.14
def f(x):
    return x in "aeiou"


for x in "abcdefghijklmnopqrstuvwxyz":
    f(x)


# With the remedy.
def f(x):
    return x in {"a", "e", "i", "o", "u"}


for x in "abcdefghijklmnopqrstuvwxyz":
    f(x)
