# exec in a function sees a snapshot of the locals.
def f():
    x = 1
    exec("y = x + 1; x = 10")
    try:
        y
    except NameError as error:
        print(error)
    scope = {"x": x}
    exec("y = x + 1", {}, scope)
    return x, scope["y"], eval("x + 5")
print(f())
# expect: name 'y' is not defined
# expect: (1, 2, 6)
