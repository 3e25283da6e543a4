# Generators close over variables as functions do.
def f():
    n = 10
    def g():
        nonlocal n
        while n < 13:
            n += 1
            yield n
    return list(g()), n
print(f())  # expect: ([11, 12, 13], 13)
def lazy():
    k = 1
    gen = (k * i for i in range(3))
    k = 100
    return list(gen)
print(lazy())  # expect: [0, 100, 200]
