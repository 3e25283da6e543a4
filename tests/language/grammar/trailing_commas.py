# A trailing comma is allowed in calls, definitions, displays and imports.
def f(a, b=2, *, c=3,): return a, b, c,
print(f(1, 2, c=4,))  # expect: (1, 2, 4)
print((1,), [1,], {1,}, {1: 2,})  # expect: (1,) [1] {1} {1: 2}
from math import (pi, e,)
print(round(pi + e))  # expect: 6
(x,) = [1]
print(x)  # expect: 1
