# isinstance with tuples, unions, __instancecheck__ and __class__ lies.
class M(type):
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, x): return x is int
class C(metaclass=M): pass
print(isinstance(5, C), isinstance(6, C), issubclass(int, C), issubclass(str, C), isinstance(C.__new__(C), C))  # expect: True False True False True
print(isinstance(1, (str, int)), isinstance(1, (str, (float, int))), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str))
# expect: True True True True True
class Liar:
    @property
    def __class__(self): return int
print(isinstance(Liar(), int), isinstance(Liar(), Liar), type(Liar()).__name__)  # expect: True True Liar
from collections.abc import Hashable, Iterable, Sized
print(isinstance([], Iterable), isinstance([], Hashable), issubclass(dict, Sized))  # expect: True False True
