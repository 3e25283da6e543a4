# Parameters captured by inner functions, all kinds.
def f(a, *b, c=3, **d):
    def g(): return a, b, c, d
    a += 1
    return g
print(f(1, 2, 3, c=4, e=5)())  # expect: (2, (2, 3), 4, {'e': 5})
