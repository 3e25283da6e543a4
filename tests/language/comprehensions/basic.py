# List, set, dict and generator forms.
print([x * 2 for x in range(4)], {x % 3 for x in range(9)}, {x: -x for x in range(3)}, list(x for x in "ab"))
# expect: [0, 2, 4, 6] {0, 1, 2} {0: 0, 1: -1, 2: -2} ['a', 'b']
print([x for x in range(10) if x % 2 if x > 3], [(x, y) for x in "ab" for y in range(2)], [[y for y in range(x)] for x in range(3)])
# expect: [5, 7, 9] [('a', 0), ('a', 1), ('b', 0), ('b', 1)] [[], [0], [0, 1]]
print({k: v for k, v in [("a", 1), ("b", 2)] if v > 1}, sum(x for x in range(5)), [a + b for a, b in zip([1], [2])])  # expect: {'b': 2} 10 [3]
