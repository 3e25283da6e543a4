# One unpacking meets tuples, lists, strings, generators; then the wrong length.
def f(x):
    a, b = x
    return b, a
for x in ((1, 2), [3, 4], "ab", range(2), {"k": 1, "l": 2}):
    for _ in range(80): r = f(x)
    print(r)
# expect: (2, 1)
# expect: (4, 3)
# expect: ('b', 'a')
# expect: (1, 0)
# expect: ('l', 'k')
for x in ((1,), [1, 2, 3], 5):
    try:
        f(x)
    except (ValueError, TypeError) as e:
        print(e)
# expect: not enough values to unpack (expected 2, got 1)
# expect: too many values to unpack (expected 2, got 3)
# expect: cannot unpack non-iterable int object
def g(x):
    a, b, c = x
    return a + b + c
for _ in range(80): r = g((1, 2, 3))
for _ in range(80): s = g([1.5, 2, 3])
print(r, s, g("xyz"))  # expect: 6 6.5 xyz
