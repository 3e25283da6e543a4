# After an error the list still holds all its items.
a = [3, 2, "x", 1]
try:
    a.sort()
except TypeError:
    pass
print(len(a), sorted(map(str, a)))  # expect: 4 ['1', '2', '3', 'x']
