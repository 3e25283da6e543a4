# sum of floats is compensated; sum of ints is exact.
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([10 ** 20] * 3), sum([1, 2.5, 3]))  # expect: 1.0 1.0 300000000000000000000 6.5
print(sum([[1], [2]], []), sum((), 5), sum([True, 2]), sum([1j, 2]))  # expect: [1, 2] 5 3 (2+1j)
try:
    sum(["a"], "")
except TypeError as error:
    print(error)
# expect: sum() can't sum strings [use ''.join(seq) instead]
