# all(), which the compiler takes for itself, is the first that needs anything of builtins.
def f(items):
    assert all(i for i in items)
    return any(i for i in items)


f([])
print(f([1]))  # expect: True
