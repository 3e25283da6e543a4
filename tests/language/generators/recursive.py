# Recursive generators and deep yield from.
def walk(tree):
    if isinstance(tree, list):
        for each in tree:
            yield from walk(each)
    else:
        yield tree
print(list(walk([1, [2, [3, [4]], 5], []])))  # expect: [1, 2, 3, 4, 5]
def nest(n):
    if n:
        yield from nest(n - 1)
    yield n
print(list(nest(100))[-3:])  # expect: [98, 99, 100]
