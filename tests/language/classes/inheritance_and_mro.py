# C3 linearization.
class O: pass
class A(O):
    def f(self): return ["A"]
class B(O):
    def f(self): return ["B"]
class C(A, B):
    def f(self): return ["C"] + super().f()
print([k.__name__ for k in C.__mro__], C().f(), C.__bases__, C.__base__.__name__)
# expect: ['C', 'A', 'B', 'O', 'object'] ['C', 'A'] (<class '__main__.A'>, <class '__main__.B'>) A
try:
    class D(O, A): pass
except TypeError as error:
    print(error)
# expect: Cannot create a consistent method resolution order (MRO) for bases O, A
