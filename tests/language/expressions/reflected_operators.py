# A right operand of a subclass that overrides the reflected method goes first.
class A:
    def __add__(self, other): return "A.add"
    def __radd__(self, other): return "A.radd"
class B(A):
    def __radd__(self, other): return "B.radd"
class C(A): pass
print(A() + B(), A() + C(), B() + A())  # expect: B.radd A.add A.add
print(1 + A(), A() + 1)  # expect: A.radd A.add
class No:
    def __add__(self, other): return NotImplemented
try:
    No() + 1
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +: 'No' and 'int'
