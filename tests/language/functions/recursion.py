# Recursion and its limit.
import sys
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(500))  # expect: 500
def endless(): return endless()
try:
    endless()
except RecursionError as error:
    print(error)
# expect: maximum recursion depth exceeded
old = sys.getrecursionlimit()
sys.setrecursionlimit(5000)
print(depth(4000), old)  # expect: 4000 1000
class R:
    def __repr__(self): return repr(self)
try:
    repr(R())
except RecursionError as error:
    print(type(error).__name__)
# expect: RecursionError
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
# expect: recursion limit must be greater or equal than 1
