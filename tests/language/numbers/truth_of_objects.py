# __bool__ before __len__; without both an object is true.
class L:
    def __len__(self): return 0
class B(L):
    def __bool__(self): return True
print(bool(L()), bool(B()), bool(object()), bool(0.0), bool(0j), bool(range(0)), bool(b""))  # expect: False True True False False False False
class Neg:
    def __len__(self): return -1
try:
    bool(Neg())
except ValueError as error:
    print(error)
# expect: __len__() should return >= 0
