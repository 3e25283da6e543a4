# range: a lazy sequence, exact for big numbers.
r = range(10, 0, -3)
print(list(r), len(r), r[1], r[-1], r[1:], r[::-1], 7 in r, 8 in r, r.index(4), r.count(1), range(3) == range(0, 3, 1), hash(range(0)) == hash(range(5, 5)))
# expect: [10, 7, 4, 1] 4 7 1 range(7, -2, -3) range(1, 13, 3) True False 2 1 True True
print(range(10 ** 20, 10 ** 20 + 3)[2], len(range(0, 10 ** 18)), 10 ** 19 in range(0, 10 ** 20, 10), range(5).start, range(5).stop, range(5).step, range(0), range(1, 2, 3), bool(range(0)))
# expect: 100000000000000000002 1000000000000000000 True 0 5 1 range(0, 0) range(1, 2, 3) False
for call in (lambda: range(1, 2, 0), lambda: range(3)[3], lambda: range(5).index(9), lambda: range("a"), lambda: range(), lambda: len(range(10 ** 30))):
    try:
        call()
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError range() arg 3 must not be zero
# expect: IndexError range object index out of range
# expect: ValueError range.index(x): x not in range
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError range expected at least 1 argument, got 0
# expect: OverflowError Python int too large to convert to C ssize_t
