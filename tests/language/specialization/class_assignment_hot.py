# __class__ is assigned while attribute access and method calls are hot.
class A:
    x = 1
    def m(self): return "A.m"
class B:
    x = 2
    def m(self): return "B.m"
o = A()
o.y = 5
def f(): return o.x, o.y, o.m()
for _ in range(200): f()
o.__class__ = B
print(f())  # expect: (2, 5, 'B.m')
for _ in range(200): f()
o.__class__ = A
print(f())  # expect: (1, 5, 'A.m')
