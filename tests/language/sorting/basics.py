# sort, sorted, reverse and key.
a = [3, 1, 2]
a.sort()
print(a, sorted("banana"), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), a.sort(reverse=True), a)
# expect: [3, 2, 1] ['a', 'a', 'a', 'b', 'n', 'n'] [3, 2, 1] ['A', 'b', 'c'] None [3, 2, 1]
print(sorted({"b": 1, "a": 2}), sorted((3, 1)), sorted(range(3), key=lambda x: -x), sorted([]), sorted([[2, 1], [1, 5], [1, 2]]))
# expect: ['a', 'b'] [1, 3] [2, 1, 0] [] [[1, 2], [1, 5], [2, 1]]
