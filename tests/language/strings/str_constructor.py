# str() of objects: __str__, then __repr__, then the default.
class A:
    def __repr__(self): return "A-repr"
class B(A):
    def __str__(self): return "B-str"
class C:
    def __str__(self): return 5
print(str(A()), str(B()), repr(B()), [B()], str(), str(None))  # expect: A-repr B-str A-repr [A-repr]  None
try:
    str(C())
except TypeError as error:
    print(error)
# expect: __str__ returned non-string (type int)
class D:
    def __repr__(self): return None
try:
    repr(D())
except TypeError as error:
    print(error)
# expect: __repr__ returned non-string (type NoneType)
