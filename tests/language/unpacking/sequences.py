# Tuples, lists, nested targets, any iterable.
a, b = 1, 2
[c, d] = "xy"
(e, [f, g]), h = (1, range(2)), {"k": 0}
i, = [5]
print(a, b, c, d, e, f, g, h, i)  # expect: 1 2 x y 1 0 1 {'k': 0} 5
a, b = b, a
print(a, b)  # expect: 2 1
x = y, z = 1, 2
print(x, y, z)  # expect: (1, 2) 1 2
