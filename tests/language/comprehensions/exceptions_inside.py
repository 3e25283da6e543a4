# An exception in an inlined comprehension restores the outer variable.
def f():
    x = "kept"
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        pass
    return x
print(f())  # expect: kept
def g():
    try:
        [x for x in [1] if y]
    except NameError as error:
        return str(error)
print(g())  # expect: name 'y' is not defined
