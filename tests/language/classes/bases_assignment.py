# __bases__ can be assigned; lookups follow.
class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
class C(A): pass
c = C()
print(c.f())  # expect: A
C.__bases__ = (B,)
print(c.f(), [k.__name__ for k in C.__mro__], C in A.__subclasses__(), B.__subclasses__() == [C])  # expect: B ['C', 'B', 'object'] False True
try:
    C.__bases__ = (int,)
except TypeError as error:
    print(error)
# expect: __bases__ assignment: 'int' deallocator differs from 'B'
