# zip, map, filter, enumerate, reversed and their laziness.
print(list(zip("abc", [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(enumerate("ab", 5)), list(reversed([1, 2])))
# expect: [('a', 1), ('b', 2)] [11, 22] [1, 'a'] [(5, 'a'), (6, 'b')] [2, 1]
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
# expect: zip() argument 2 is longer than argument 1
try:
    list(map(lambda a, b: 0, [1, 2], [1], strict=True))
except ValueError as e:
    print(e)
# expect: map() argument 2 is shorter than argument 1
m = map(print, [1, 2])
print("lazy")  # expect: lazy
next(m)  # expect: 1
e = enumerate(["x"])
print(next(e), next(e, "default"), type(zip()).__name__, list(zip()), list(zip([1])))  # expect: (0, 'x') default zip [] [(1,)]
class R:
    def __reversed__(self): return "reversed called"
print(reversed(R()))  # expect: reversed called
try:
    reversed({1})
except TypeError as e:
    print(e)
# expect: 'set' object is not reversible
