# One comparison meets ints, floats, strings, big ints and objects.
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
def lt(a, b): return a < b
def eq(a, b): return a == b
for a, b in ((1, 2), (2 ** 70, 1), (1.5, 2.5), (1, 1.5), ("a", "b"), ([1], [2]), (K(2), K(1)), (True, 2), (float("nan"), 1.0)):
    for _ in range(100): r = lt(a, b)
    for _ in range(100): q = eq(a, b)
    print(r, q)
# expect: True False
# expect: False False
# expect: True False
# expect: True False
# expect: True False
# expect: True False
# expect: False False
# expect: True False
# expect: False False
def branch(a, b):
    if a == b: return "same"
    return "other"
for a, b in ((1, 1), ("x", "x"), ("x", "y"), (1.0, 1), (None, None), (2 ** 64, 2 ** 64)):
    for _ in range(100): r = branch(a, b)
    print(r, end=" ")
# expect: same same other same same same
print()
