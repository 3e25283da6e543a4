# Making instances is hot while __init__, __new__ and the metaclass's call change.
class C:
    def __init__(self, x): self.x = x
def make(): return C(1)
for _ in range(200): make()
print(make().x)  # expect: 1
C.__init__ = lambda self, x: setattr(self, "x", "new init")
print(make().x)  # expect: new init
C.__new__ = lambda cls, x: "from new"
print(make())  # expect: from new
del C.__new__
outcomes = set()
for _ in range(200):
    try:
        outcomes.add(make().x)
    except TypeError as e:
        outcomes.add(str(e))
print(*outcomes)
# expect: object.__new__() takes exactly one argument (the type to instantiate)
class D:
    def __init__(self): return 5
try:
    for _ in range(100): D()
except TypeError as e:
    print(e)
# expect: __init__() should return None, not 'int'
class E:
    def __init__(self, n):
        if n > 90: raise ValueError(n)
try:
    for n in range(100): E(n)
except ValueError as e:
    print(e)
# expect: 91
