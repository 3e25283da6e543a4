# nan, signed zero and identity survive hot float code.
import math
def f(a, b): return a * b + 0.0, a - b
for _ in range(100): f(1.0, 2.0)
print(f(-1.0, 0.0), f(float("inf"), 0.0), math.copysign(1, f(-0.0, 0.0)[1]))  # expect: (0.0, -1.0) (nan, inf) -1.0
nan = float("nan")
def keep(x):
    y = x
    for _ in range(100): y = x
    return y
print(keep(nan) is nan, [keep(nan)] == [nan])  # expect: True True
