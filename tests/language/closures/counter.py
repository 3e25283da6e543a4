# Each call of the outer function has cells of its own.
def make():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    return bump
a, b = make(), make()
print(a(), a(), b(), a())  # expect: 1 2 1 3
print(a.__closure__[0].cell_contents, a.__code__.co_freevars)  # expect: 3 ('n',)
