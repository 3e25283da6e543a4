# One site for attributes of several classes and shapes, while classes and instances change.
def get(o): return o.x
def call(o): return o.m()
def put(o, v): o.x = v
class A:
    def __init__(self): self.x = 1
    def m(self): return "A.m"
class B:
    def __init__(self): self.y = 0; self.x = 2
    def m(self): return "B.m"
class C:
    x = 3
    def m(self): return "C.m"
class D:
    __slots__ = "x",
    def m(self): return "D.m"
class E:
    @property
    def x(self): return 5
    @x.setter
    def x(self, v): self.v = v
    def m(self): return "E.m"
class F:
    def __getattr__(self, name): return (lambda: "F." + name) if name == "m" else 6
class G(A):
    def m(self): return super().m() + "G"
d = D(); d.x = 4
objects = [A(), B(), C(), d, E(), F(), G()]
for kinds in range(1, 8):
    for turn in range(230):
        o = objects[turn % kinds]
        r = get(o), call(o)
    print(kinds, r)
# expect: 1 (1, 'A.m')
# expect: 2 (2, 'B.m')
# expect: 3 (2, 'B.m')
# expect: 4 (2, 'B.m')
# expect: 5 (5, 'E.m')
# expect: 6 (2, 'B.m')
# expect: 7 (6, 'F.m')
print([get(o) for o in objects], [call(o) for o in objects])  # expect: [1, 2, 3, 4, 5, 6, 1] ['A.m', 'B.m', 'C.m', 'D.m', 'E.m', 'F.m', 'A.mG']
for kinds in range(1, 8):
    for turn in range(230): put(objects[turn % kinds], turn)
print([get(o) for o in objects], objects[4].v)  # expect: [224, 225, 226, 227, 5, 229, 223] 228
a, b, c = A(), B(), C()
for turn in range(200): get((a, b, c)[turn % 3]); call((a, b, c)[turn % 3])
A.x = property(lambda self: "now a property")
B.m = lambda self: "new B.m"
c.m = lambda: "the instance's"
del b.x
print(get(a), call(b), call(c), get(c))  # expect: now a property new B.m the instance's 3
try: get(b)
except AttributeError as e: print(e)
# expect: 'B' object has no attribute 'x'
b.__dict__ = {"x": "from a dict"}
c.__dict__["x"] = "instance's x"
print(get(b), get(c))  # expect: from a dict instance's x
del A.x
print(get(a))  # expect: 1
a.__class__ = B
print(call(a), get(a))  # expect: new B.m 1
B.__getattribute__ = lambda self, name: "hooked " + name
print(get(a), get(b))  # expect: hooked x hooked x
del B.__getattribute__
print(get(a))  # expect: 1
def late(o): return o.late
class H: pass
hs = [H(), A(), B()]
for h in hs: h.late = 1
for turn in range(200): late(hs[turn % 3])
class Data:
    def __get__(self, o, t): return "data"
    def __set__(self, o, v): pass
H.late = A.late = Data()
print([late(h) for h in hs])  # expect: ['data', 'data', 1]
del Data.__set__
print([late(h) for h in hs])  # expect: [1, 1, 1]
def order(n):
    o = H()
    for k in ("p", "q", "x")[n % 3:] + ("p", "q", "x")[:n % 3]: setattr(o, k, k + str(n))
    return o
del H.late
print([get(order(n % 3)) for n in range(300)][-3:])  # expect: ['x0', 'x1', 'x2']
for turn in range(500):
    H.counter = turn
    h = H(); h.x = turn
    assert get(h) == turn
print("done")  # expect: done
