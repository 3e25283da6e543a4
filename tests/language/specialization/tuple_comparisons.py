# Comparisons of tuples: order gives what the items answer, equality a bool; an item equals itself.
def lt(a, b): return a < b
def less(a, b): return "yes" if a < b else "no"
def ge(a, b): return a >= b
def eq(a, b): return a == b
def ne(a, b): return a != b
nan = float("nan")
cases = [((1, 2), (1, 3)), ((1, 2), (1, 2, 0)), ((), ()), ((nan,), (nan,)), ((nan,), (float("nan"),)), ((1, "a"), (2, 3)), (("a", 1), ("b",)), ((1.0, True), (1, 1))]
for turn in range(30): r = [(lt(*c), less(*c), ge(*c), eq(*c), ne(*c)) for c in cases]
print(r)
# expect: [(True, 'yes', False, False, True), (True, 'yes', False, False, True), (False, 'no', True, True, False), (False, 'no', True, True, False), (False, 'no', False, False, True), (True, 'yes', False, False, True), (True, 'yes', False, False, True), (False, 'no', True, True, False)]
class Answer:
    def __eq__(self, other): return []
    def __lt__(self, other): return ["an answer"]
    def __ge__(self, other): return ["another"]
a, b = (1, Answer()), (1, Answer())
for turn in range(60): r = lt(a, b), less(a, b), ge(a, b), eq(a, b), ne(a, b), eq(a, a)
print(r)  # expect: (['an answer'], 'yes', ['another'], False, True, True)
class Broken:
    def __eq__(self, other): raise ValueError("broken")
for f in (lt, less, ge, eq, ne):
    try: f((Broken(),), (1,))
    except ValueError as e: print(f.__name__, e)
# expect: lt broken
# expect: less broken
# expect: ge broken
# expect: eq broken
# expect: ne broken
for f in (lt, less, ge):
    try: f((1,), ("a",))
    except TypeError as e: print(e)
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '>=' not supported between instances of 'int' and 'str'
class T(tuple):
    def __eq__(self, other): return "T"
    def __lt__(self, other): return "T<"
    def __gt__(self, other): return "T>"
print(eq(T(), ()), eq((), T()), lt((), T()), less((), T()), ne((), T()), eq((), [1]))  # expect: T T T> yes False False
