# Slots and properties in hot access, with the property exchanged.
class S:
    __slots__ = ("v",)
    def __init__(self, v): self.v = v
    @property
    def double(self): return self.v * 2
s = S(3)
def f(o): return o.v, o.double
for _ in range(200): f(s)
print(f(s))  # expect: (3, 6)
S.double = property(lambda self: "other")
print(f(s))  # expect: (3, 'other')
del s.v
try:
    f(s)
except AttributeError as e:
    print(e)
# expect: 'S' object has no attribute 'v'
class T:
    v = 1
    double = 2
print(f(T()))  # expect: (1, 2)
