# ABCMeta: abstract methods and virtual subclasses.
from abc import ABC, ABCMeta, abstractmethod
class Base(ABC):
    @property
    @abstractmethod
    def p(self): ...
    @abstractmethod
    def f(self): return "base f"
    @classmethod
    def __subclasshook__(cls, other): return hasattr(other, "quacks") or NotImplemented
class Full(Base):
    p = 1
    def f(self): return super().f()
class Duck: quacks = True
print(Full().f(), issubclass(Duck, Base), isinstance(Duck(), Base), issubclass(int, Base), sorted(Base.__abstractmethods__))
# expect: base f True True False ['f', 'p']
Base.register(int)
print(issubclass(int, Base), isinstance(5, Base))  # expect: True True
