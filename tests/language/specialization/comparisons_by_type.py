# Comparisons of any types at one site, while what their classes do changes.
def lt(a, b): return a < b
def eq(a, b): return a == b
def ne(a, b): return a != b
def jump(a, b):
    if a >= b: return "yes"
    return "no"
values = [1, 2.5, "a", "b", True, None, b"a", 2 ** 70, float("nan"), -1.0, "", 2 ** 53 + 1, float(2 ** 53)]
def result(f, a, b):
    try: return f(a, b)
    except TypeError as e: return str(e)
first = [[result(f, a, b) for a in values for b in values] for f in (lt, eq, ne, jump)]
for step in (1, 3, 5, 7):
    for f, expected in zip((lt, eq, ne, jump), first):
        n = len(expected)
        for k in range(n):
            at = k * step % n
            assert result(f, values[at // len(values)], values[at % len(values)]) == expected[at], (f, at)
print(sum(map(len, first)), first[0][:6], first[3][:3])
# expect: 676 [False, True, "'<' not supported between instances of 'int' and 'str'", "'<' not supported between instances of 'int' and 'str'", False, "'<' not supported between instances of 'int' and 'NoneType'"] ['yes', 'no', "'>=' not supported between instances of 'int' and 'str'"]
print([eq((1, i), (1, 2)) for i in range(4)], [lt([1, i], [1, 2]) for i in range(4)], lt({1}, {1, 2}), lt((1, "a"), (2, 3)))
# expect: [False, False, True, False] [True, True, False, False] True True
try:
    for x in (1, 2, "a"): lt((1, x), (1, 2))
except TypeError as e: print(e)
# expect: '<' not supported between instances of 'str' and 'int'
class C:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x if isinstance(other, C) else NotImplemented
    def __lt__(self, other): return self.x < other.x
    def __ge__(self, other): return []
for i in range(60): r = eq(C(1), C(i)), lt(C(1), C(i)), ne(C(1), C(i)), jump(C(1), C(1)), eq(C(1), 1)
print(r)  # expect: (False, True, True, 'no', False)
C.__eq__ = lambda self, other: "eq changed"
C.__lt__ = lambda self, other: "lt changed"
C.__ge__ = lambda self, other: [1]
print(eq(C(1), C(2)), lt(C(1), C(2)), jump(C(1), C(1)), eq(C(1), 1))  # expect: eq changed lt changed yes eq changed
del C.__lt__
try: lt(C(1), C(2))
except TypeError as e: print(e)
# expect: '<' not supported between instances of 'C' and 'C'
class D(C):
    def __gt__(self, other): return "D's gt"
for i in range(60): r = lt(C(1), D(2))
print(r)  # expect: D's gt
del D.__gt__
try: lt(C(1), D(2))
except TypeError as e: print(e)
# expect: '<' not supported between instances of 'C' and 'D'
c = C(1)
for i in range(60): r = eq(c, c)
del C.__eq__
print(r, eq(c, c), eq(c, C(1)))  # expect: eq changed True False
class Bad:
    def __eq__(self, other): return self
    def __bool__(self): raise ValueError("no truth")
def truth(a, b):
    if a == b: return 1
for i in range(3):
    try: truth(Bad(), 1)
    except ValueError as e: print(e)
# expect: no truth
# expect: no truth
# expect: no truth
print(eq(Bad(), 1).__class__.__name__)  # expect: Bad
