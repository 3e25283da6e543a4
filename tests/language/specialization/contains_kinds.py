# One "in" meets sets, dicts, lists, strings and classes.
class C:
    def __contains__(self, x): return x == "me"
def f(x, o): return x in o, x not in o
for x, o in ((1, {1}), (1, {2: 1}), (1, [1]), ("a", "abc"), ("me", C()), (1, frozenset([1])), (1, (2,)), (3, range(5)), ("k", {"k": 0}.keys())):
    for _ in range(80): r = f(x, o)
    print(r, end=" ")
# expect: (True, False) (False, True) (True, False) (True, False) (True, False) (True, False) (False, True) (True, False) (True, False)
print()
try:
    for o in [{1}] * 80 + [5]: f(1, o)
except TypeError as e:
    print(e)
# expect: argument of type 'int' is not a container or iterable
try:
    for x in [1] * 80 + [[]]: f(x, {1})
except TypeError as e:
    print(e)
# expect: cannot use 'list' as a set element (unhashable type: 'list')
