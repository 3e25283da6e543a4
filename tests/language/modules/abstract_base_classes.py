# ABCMeta: abstract methods, registration, caches that registration invalidates, flags for patterns.
import abc
from collections.abc import Sequence, Mapping

class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...

print(sorted(Base.__abstractmethods__))  # expect: ['f', 'g']
class Half(Base):
    def f(self): return 1
print(sorted(Half.__abstractmethods__))  # expect: ['g']
class Full(Half):
    g = 2
print(Full().f(), Full.__abstractmethods__)  # expect: 1 frozenset()
for cls in (Base, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
# expect: Can't instantiate abstract class Base without an implementation for abstract methods 'f', 'g'
# expect: Can't instantiate abstract class Half without an implementation for abstract method 'g'

class Plain: pass
class Below(Plain): pass
print(isinstance(Plain(), Base), issubclass(Below, Base))  # expect: False False
token = abc.get_cache_token()
print(Base.register(Plain) is Plain, abc.get_cache_token() - token)  # expect: True 1
print(isinstance(Plain(), Base), issubclass(Below, Base), isinstance(Below(), Base))  # expect: True True True
try:
    Base.register(1)
except TypeError as error:
    print(error)
# expect: Can only register classes
try:
    Full.register(Base)
except RuntimeError as error:
    print(error)
# expect: Refusing to create an inheritance cycle

class Hooked(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return {int: True, str: False}.get(other, NotImplemented)

Hooked.register(str)
Hooked.register(float)
print([isinstance(x, Hooked) for x in (1, 'x', 1.5, b'')])  # expect: [True, False, True, False]

class Odd(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 'maybe'

try:
    isinstance(1, Odd)
except AssertionError as error:
    print(error)
# expect: __subclasshook__ must return either False, True, or NotImplemented

class Numbers:
    def __len__(self): return 2
    def __getitem__(self, i): return (10, 20)[i]

def matched(x):
    match x:
        case [a, b]: return a + b
        case {}: return 'mapping'
        case _: return None

print(matched(Numbers()))  # expect: None
Sequence.register(Numbers)
print(matched(Numbers()))  # expect: 30
class Lookups(Mapping):
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __getitem__(self, key): raise KeyError(key)
print(matched(Lookups()))  # expect: mapping

class Liar:
    __class__ = property(lambda self: int)
class Number(abc.ABC): pass
Number.register(int)
print(isinstance(Liar(), Number))  # expect: True
