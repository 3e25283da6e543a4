# property: getter, setter, deleter, doc, inheritance.
class C:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, value): self._x = value
    @x.deleter
    def x(self): del self._x
c = C()
c.x = 5
print(c.x, C.x.__doc__, C.x.fget.__name__, C.x.__name__, type(C.x).__name__)  # expect: 5 the x x x property
del c.x
try:
    c.x
except AttributeError as error:
    print(error)
# expect: 'C' object has no attribute '_x'
class D(C):
    @C.x.getter
    def x(self): return "overridden"
print(D().x)  # expect: overridden
class N:
    p = property(doc="nothing")
try:
    N().p
except AttributeError as error:
    print(error)
# expect: property 'p' of 'N' object has no getter
