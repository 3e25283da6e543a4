# A variable passes through functions that do not use it.
def a(x):
    def b():
        def c():
            def d(): return x
            return d
        return c
    return b
print(a(5)()()())  # expect: 5
print(a(5).__code__.co_freevars, a.__code__.co_cellvars)  # expect: ('x',) ('x',)
