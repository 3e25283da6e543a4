# global reaches the module, nonlocal the nearest enclosing function.
x = "module"
def outer():
    x = "outer"
    def inner():
        nonlocal x
        x = "inner"
    def other():
        global x
        x = "global"
    inner()
    print(x)
    other()
    print(x)
outer()
# expect: inner
# expect: inner
print(x)  # expect: global
