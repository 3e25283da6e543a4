# A site that never settles still gives right answers.
class A: x = 1
class B:
    def __init__(self): self.x = 2
class C:
    @property
    def x(self): return 3
class D: __slots__ = ("x",)
class E:
    def __getattr__(self, n): return 5
class F(dict): pass
d = D()
d.x = 4
f = F()
f.x = 6
things = [A(), A, B(), C(), d, E(), f]
def total(objects):
    t = 0
    for o in objects: t += o.x
    return t
print([total(things) for _ in range(3)], sum(total(things) for _ in range(100)))  # expect: [22, 22, 22] 2200
