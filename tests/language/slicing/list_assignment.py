# Slice assignment grows, shrinks and replaces.
a = list(range(6))
a[1:3] = "xyz"
print(a)  # expect: [0, 'x', 'y', 'z', 3, 4, 5]
a[::2] = [0, 0, 0, 0]
print(a)  # expect: [0, 'x', 0, 'z', 0, 4, 0]
a[2:2] = [7, 8]
a[:0] = ["first"]
a[len(a):] = ["last"]
print(a)  # expect: ['first', 0, 'x', 7, 8, 0, 'z', 0, 4, 0, 'last']
a[1:-1] = []
print(a)  # expect: ['first', 'last']
a[:] = (i for i in range(3))
print(a)  # expect: [0, 1, 2]
b = [1, 2, 3]
b[1:2] = b
print(b)  # expect: [1, 1, 2, 3, 3]
del b[::2], b[:1]
print(b)  # expect: [3]
