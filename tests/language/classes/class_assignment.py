# __class__ can be assigned between compatible classes.
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A()
a.x = 1
a.__class__ = B
print(a.who(), a.x, type(a).__name__, isinstance(a, A))  # expect: B 1 B False
class S1: __slots__ = ("v",)
class S2: __slots__ = ("v",)
s = S1()
s.v = 3
s.__class__ = S2
print(s.v)  # expect: 3
class S3: __slots__ = ("w",)
try:
    s.__class__ = S3
except TypeError as error:
    print(error)
# expect: __class__ assignment: 'S3' object layout differs from 'S2'
