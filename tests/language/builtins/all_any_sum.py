# all and any stop early.
def show(x):
    print(x, end=" ")
    return x
print(all(show(x) for x in (1, 0, 1)), any(show(x) for x in (0, 1, 1)), all([]), any([]))  # expect: 1 0 0 1 False True True False
