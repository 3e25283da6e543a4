# nonlocal reaches through several levels to the nearest binding.
def a():
    x = 1
    def b():
        def c():
            nonlocal x
            x += 1
        c()
        return x
    return b(), x
print(a())  # expect: (2, 2)
def d():
    x = 1
    def e():
        x = 2
        def f():
            nonlocal x
            x = 3
        f()
        return x
    return e(), x
print(d())  # expect: (3, 1)
