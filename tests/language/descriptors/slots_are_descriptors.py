# A slot is a data descriptor on the class.
class C: __slots__ = ("a",)
c = C()
C.a.__set__(c, 5)
print(C.a.__get__(c, C), type(C.a).__name__, C.a.__name__, C.a.__objclass__ is C)  # expect: 5 member_descriptor a True
C.a.__delete__(c)
print(hasattr(c, "a"))  # expect: False
try:
    C.a.__get__(5, int)
except TypeError as error:
    print(error)
# expect: descriptor 'a' for 'C' objects doesn't apply to a 'int' object
