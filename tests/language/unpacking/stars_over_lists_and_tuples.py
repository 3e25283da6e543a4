# Starred targets over lists and tuples, and over classes of theirs that iterate otherwise.
class List(list):
    def __iter__(self): return iter("xyz")
class Tuple(tuple):
    def __iter__(self): return iter((7, 8, 9, 10))
def last(values):
    *most, end = values
    return most, end
def middle(values):
    a, *rest, y, z = values
    return a, rest, y, z
def first(values):
    a, b, *rest = values
    return a, b, rest
for values in ([1, 2, 3, 4, 5], (1, 2, 3), [1], (), [1, 2], List([1]), Tuple((1,)), "abcd", iter([1, 2, 3]), {1: 2, 3: 4, 5: 6}):
    kept = list(values)
    for function in (last, middle, first):
        try:
            print(function.__name__, function(values))
        except ValueError as error:
            print(function.__name__, error)
# expect: last ([1, 2, 3, 4], 5)
# expect: middle (1, [2, 3], 4, 5)
# expect: first (1, 2, [3, 4, 5])
# expect: last ([1, 2], 3)
# expect: middle (1, [], 2, 3)
# expect: first (1, 2, [3])
# expect: last ([], 1)
# expect: middle not enough values to unpack (expected at least 3, got 1)
# expect: first not enough values to unpack (expected at least 2, got 1)
# expect: last not enough values to unpack (expected at least 1, got 0)
# expect: middle not enough values to unpack (expected at least 3, got 0)
# expect: first not enough values to unpack (expected at least 2, got 0)
# expect: last ([1], 2)
# expect: middle not enough values to unpack (expected at least 3, got 2)
# expect: first (1, 2, [])
# expect: last (['x', 'y'], 'z')
# expect: middle ('x', [], 'y', 'z')
# expect: first ('x', 'y', ['z'])
# expect: last ([7, 8, 9], 10)
# expect: middle (7, [8], 9, 10)
# expect: first (7, 8, [9, 10])
# expect: last (['a', 'b', 'c'], 'd')
# expect: middle ('a', ['b'], 'c', 'd')
# expect: first ('a', 'b', ['c', 'd'])
# expect: last not enough values to unpack (expected at least 1, got 0)
# expect: middle not enough values to unpack (expected at least 3, got 0)
# expect: first not enough values to unpack (expected at least 2, got 0)
# expect: last ([1, 3], 5)
# expect: middle (1, [], 3, 5)
# expect: first (1, 3, [5])
own = [1, 2, 3]
a, *own[1:], b = own
print(a, own, b)  # expect: 1 [1, 2] 3
rest = first([1, 2, 3])[2]
print(type(rest), first((1, 2))[2] is first((1, 2))[2])  # expect: <class 'list'> False
