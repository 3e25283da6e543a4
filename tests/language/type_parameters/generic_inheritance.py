# Generic classes and their subclasses.
from typing import Generic, get_args, get_origin
class Box[T]:
    def __init__(self, x: T): self.x = x
class IntBox(Box[int]): pass
class Pair[A, B](Box[A]): pass
print(IntBox(5).x, IntBox.__orig_bases__, Pair[int, str], get_args(Pair[int, str]), get_origin(Box[int]) is Box, Box[int](3).x, Box[int](3).__orig_class__)
# expect: 5 (__main__.Box[int],) __main__.Pair[int, str] (<class 'int'>, <class 'str'>) True 3 __main__.Box[int]
print([k.__name__ for k in Pair.__mro__])  # expect: ['Pair', 'Box', 'Generic', 'object']
