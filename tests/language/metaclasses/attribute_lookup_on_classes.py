# Lookup on a class: data descriptors of the metaclass, then the class, then the rest of the metaclass.
class Data:
    def __get__(self, obj, owner): return "metadata"
    def __set__(self, obj, value): print("metaset", value)
class M(type):
    d = Data()
    n = "meta n"
    only = "meta only"
class C(metaclass=M):
    d = "class d"
    n = "class n"
print(C.d, C.n, C.only, C().d, C().n)  # expect: metadata class n meta only class d class n
C.d = 5  # expect: metaset 5
try:
    C().only
except AttributeError as error:
    print(error)
# expect: 'C' object has no attribute 'only'
