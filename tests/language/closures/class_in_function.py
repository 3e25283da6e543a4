# A class body reads the function's variables, and its own first.
def f():
    x = "function"
    class C:
        y = x
        x = "class"
        def m(self): return x
        z = x
    return C
C = f()
print(C.y, C.z, C().m())
def g():
    x = "function"
    class D:
        x = x
        def m(self): return x
    return D.x, D().m()
try:
    print(g())
except NameError as error:
    print(error)
# expect-error: NameError: name 'x' is not defined
