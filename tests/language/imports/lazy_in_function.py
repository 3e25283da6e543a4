# An import in a function binds a local.
def f():
    import json
    return "json" in locals(), "json" in globals()
print(f())  # expect: (True, False)
def g():
    from math import pi as three
    return int(three)
print(g())  # expect: 3
