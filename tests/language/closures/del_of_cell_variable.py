# A captured variable may be deleted and set again.
def f():
    x = 1
    g = lambda: x
    del x
    x = 2
    return g()
print(f())  # expect: 2
