# One site for operands of more types than it can remember, while what these do changes.
class V:
    def __init__(self, n): self.n = n
    def __add__(self, other): return "V" + str(self.n)
    def __eq__(self, other): return "V=="
    def __lt__(self, other): return "V<"
class W(V):
    def __radd__(self, other): return "W first"
    def __gt__(self, other): return "W>"
def add(a, b): return a + b
def eq(a, b): return a == b
def lt(a, b): return a < b
pairs = [(1, 2), ("a", "b"), ([1], [2]), ((1,), (0,)), (V(1), V(2)), (V(1), W(2)), (W(1), V(1)), (1.5, 2), (b"x", b"y"), ({1}, {1}), (2 ** 70, 1)]
def outcome(f, a, b):
    try: return f(a, b)
    except TypeError as e: return str(e)
first = [[outcome(f, a, b) for a, b in pairs] for f in (add, eq, lt)]
print(first)
# expect: [[3, 'ab', [1, 2], (1, 0), 'V1', 'W first', 'V1', 3.5, b'xy', "unsupported operand type(s) for +: 'set' and 'set'", 1180591620717411303425], [False, False, False, False, 'V==', 'V==', 'V==', False, False, True, False], [True, True, True, False, 'V<', 'W>', 'V<', True, True, False, False]]
for kinds in range(1, len(pairs) + 1):
    for turn in range(260):
        i = turn * 3 % kinds
        for f, expected in zip((add, eq, lt), first):
            assert outcome(f, *pairs[i]) == expected[i], (f, i)
mix = [pairs[0], pairs[4], pairs[1], pairs[5]]
for turn in range(400):
    for f in (add, eq, lt): r = f(*mix[turn % 4])
V.__add__ = lambda self, other: "new +"
V.__eq__ = lambda self, other: "new =="
V.__lt__ = lambda self, other: "new <"
print([[f(*p) for p in mix] for f in (add, eq, lt)])  # expect: [[3, 'new +', 'ab', 'W first'], [False, 'new ==', False, 'new =='], [True, 'new <', True, 'W>']]
del W.__radd__, W.__gt__
print([[f(*p) for p in mix] for f in (add, eq, lt)])  # expect: [[3, 'new +', 'ab', 'new +'], [False, 'new ==', False, 'new =='], [True, 'new <', True, 'new <']]
class I(int):
    def __add__(self, other): return "I+"
    def __eq__(self, other): return "I=="
    def __lt__(self, other): return "I<"
print([f(I(1), 2) for f in (add, eq, lt)])  # expect: ['I+', 'I==', 'I<']
