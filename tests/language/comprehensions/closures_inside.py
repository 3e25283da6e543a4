# Closures made in a comprehension share its variable.
print([f() for f in [lambda: i for i in range(3)]])  # expect: [2, 2, 2]
print([f() for f in [lambda i=i: i for i in range(3)]])  # expect: [0, 1, 2]
def outer(n):
    return [[(i, j, n) for j in range(n) if i != j] for i in range(n)]
print(outer(2))  # expect: [[(0, 1, 2)], [(1, 0, 2)]]
def g():
    return {k: (lambda: k) for k in "ab"}
print([f() for f in g().values()])  # expect: ['b', 'b']
