# A list shrinks and grows under a hot loop over it.
def f(items):
    n = 0
    for x in items:
        n += 1
        if n == 50: items.clear()
    return n
print(f(list(range(200))))  # expect: 50
def g(items):
    for x in items:
        if len(items) < 300: items.append(x)
    return len(items)
print(g([1, 2, 3]))  # expect: 300
def h():
    items = list(range(100))
    for x in items:
        del items[0]
    return items[:3], len(items)
print(h())  # expect: ([50, 51, 52], 50)
