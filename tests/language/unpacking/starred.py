# One star takes the rest as a list.
a, *b = 1, 2, 3
*c, d = "xyz"
e, *f, g = range(2)
[h, *i], *j = [[1, 2, 3], 4]
*k, = ()
print(a, b, c, d, e, f, g, h, i, j, k)  # expect: 1 [2, 3] ['x', 'y'] z 0 [] 1 1 [2, 3] [4] []
for x, *y in [(1,), (1, 2, 3)]: print(x, y)
# expect: 1 []
# expect: 1 [2, 3]
