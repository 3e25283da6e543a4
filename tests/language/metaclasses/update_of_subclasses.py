# A method put on a base is seen by subclasses and instances at once.
class A: pass
class B(A): pass
b = B()
A.f = lambda self: 1
print(b.f())  # expect: 1
B.f = lambda self: 2
print(b.f())  # expect: 2
del B.f
print(b.f())  # expect: 1
A.__len__ = lambda self: 5
print(len(b), [k.__name__ for k in A.__subclasses__()])  # expect: 5 ['B']
A.__eq__ = lambda self, other: True
print(b == 3)  # expect: True
