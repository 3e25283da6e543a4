# A class body reads the function's variables, unless it assigns the name itself.
def f():
    x = "function"
    class C:
        y = x
        def m(self): return x
        z = [x for _ in range(1)]
    return C
C = f()
print(C.y, C.z, C().m())  # expect: function ['function'] function
def g():
    x = "function"
    class D:
        try:
            x = x
        except NameError as e:
            print(e)
        x = "class"
        def m(self): return x
    return D.x, D().m()
print(g())
# expect: name 'x' is not defined
# expect: ('class', 'function')
