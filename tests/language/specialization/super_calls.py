# super() is hot while bases, methods and the name super change.
class A:
    def m(self): return "A"
class A2:
    def m(self): return "A2"
class B(A):
    def m(self): return "B" + super().m()
b = B()
def call(): return b.m()
for _ in range(200): call()
A.m = lambda self: "changed"
print(call())  # expect: Bchanged
B.__bases__ = (A2,)
print(call())  # expect: BA2
class X(B): pass
class Y(A2):
    def m(self): return "Y"
class Z(X, Y): pass
z = Z()
for _ in range(100): r = z.m()
print(r)  # expect: BY
super = lambda: A()
print(call())  # expect: Bchanged
del super
print(call())  # expect: BA2
