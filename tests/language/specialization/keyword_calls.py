# Calls with keywords, warm, to changing targets.
def f(a, *, k): return "f", a, k
def g(a, k=0): return "g", a, k
def h(**kw): return "h", kw
class C:
    def __init__(self, a, k): self.v = ("C", a, k)
    def m(self, a, k): return "m", a, k
def call(t): return t(a=1, k=2)
for t in (f, g, h, C(0, 0).m, dict):
    for _ in range(80): r = call(t)
    print(r)
# expect: ('f', 1, 2)
# expect: ('g', 1, 2)
# expect: ('h', {'a': 1, 'k': 2})
# expect: ('m', 1, 2)
# expect: {'a': 1, 'k': 2}
for _ in range(80): r = call(C)
print(r.v)  # expect: ('C', 1, 2)
try:
    call(len)
except TypeError as e:
    print(e)
# expect: len() takes no keyword arguments
