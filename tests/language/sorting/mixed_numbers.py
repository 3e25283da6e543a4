# Ints, floats, bools and big ints compare with each other.
print(sorted([2.5, 1, True, 10 ** 30, -1e308, 0, False, 1.0, -5]), sorted([float("inf"), 3, float("-inf")]))
# expect: [-1e+308, -5, 0, False, 1, True, 1.0, 2.5, 1000000000000000000000000000000] [-inf, 3, inf]
print(sorted([(1, "b"), (1, "a"), (0.5, "z")]), sorted([[1], [], [0, 5]]), sorted([b"b", b"a"]), sorted([True, False]))
# expect: [(0.5, 'z'), (1, 'a'), (1, 'b')] [[], [0, 5], [1]] [b'a', b'b'] [False, True]
