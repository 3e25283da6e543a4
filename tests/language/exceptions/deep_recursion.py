# Endless recursion is a RecursionError in every form, and what worked before works afterwards.
import copy, json
def check(f):
    try:
        f()
    except RecursionError:
        print("RecursionError")
    except Exception as error:
        print(type(error).__name__, error)
def function(): return function()
check(function)  # expect: RecursionError
nested = []
for _ in range(200_000): nested = [nested]
check(lambda: repr(nested))  # expect: RecursionError
check(lambda: nested == [nested])  # expect: RecursionError
check(lambda: json.dumps(nested))  # expect: RecursionError
check(lambda: copy.deepcopy(nested))  # expect: RecursionError
check(lambda: json.loads("[" * 200_000))  # expect: RecursionError
mapping = {}
for _ in range(200_000): mapping = {1: mapping}
check(lambda: str(mapping))  # expect: RecursionError
pair = ()
for _ in range(200_000): pair = (pair,)
check(lambda: hash(pair))  # expect: RecursionError
class A:
    def __getattr__(self, name): return getattr(self, name)
    def __repr__(self): return repr(self)
    def __eq__(self, other): return self == other
    def __iter__(self): return iter(self)
check(lambda: A().x)  # expect: RecursionError
check(lambda: repr(A()))  # expect: RecursionError
check(lambda: A() == A())  # expect: RecursionError
check(lambda: list(A()))  # expect: RecursionError
check(lambda: compile("a" + "()" * 400_000, "x", "eval"))  # expect: RecursionError
check(lambda: compile("a." * 100_000 + "b", "x", "eval"))  # expect: RecursionError
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
import sys
sys.setrecursionlimit(110_000)
print(depth(100_000))  # expect: 100000
