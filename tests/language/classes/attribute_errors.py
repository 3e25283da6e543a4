class C: pass
C().x  ### AttributeError: 'C' object has no attribute 'x'
---
class C: pass
C.x  ### AttributeError: type object 'C' has no attribute 'x'
---
class C: pass
del C().x  ### AttributeError: 'C' object has no attribute 'x'
---
class C: __slots__ = ("a",)
C().a  ### AttributeError: 'C' object has no attribute 'a'
---
class C: __slots__ = ("a",)
C().b = 1  ### AttributeError: 'C' object has no attribute 'b' and no __dict__ for setting new attributes
---
class C: __slots__ = ("a",)
del C().a  ### AttributeError: a
---
object().x = 1  ### AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
---
(5).x = 1  ### AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
---
int.x = 1  ### TypeError: cannot set 'x' attribute of immutable type 'int'
---
None.x  ### AttributeError: 'NoneType' object has no attribute 'x'
---
[].x  ### AttributeError: 'list' object has no attribute 'x'
---
import math
math.nope  ### AttributeError: module 'math' has no attribute 'nope'
---
class C:
    @property
    def p(self): return 1
C().p = 2  ### AttributeError: property 'p' of 'C' object has no setter
---
class C:
    @property
    def p(self): return 1
del C().p  ### AttributeError: property 'p' of 'C' object has no deleter
---
class C: pass
C().__class__ = 5  ### TypeError: __class__ must be set to a class, not 'int' object
---
class C: pass
C().__class__ = int  ### TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
---
class C: pass
C.__name__ = 5  ### TypeError: can only assign string to C.__name__, not 'int'
---
class C: pass
C().__dict__ = 5  ### TypeError: __dict__ must be set to a dictionary, not a 'int'
---
class C:
    __slots__ = ()
C().__dict__  ### AttributeError: 'C' object has no attribute '__dict__'
---
class C:  ### ValueError: 'x' in __slots__ conflicts with class variable
    __slots__ = ("x",)
    x = 1
---
class C:  ### TypeError: __slots__ must be identifiers
    __slots__ = ("1x",)
---
class C(int):  ### TypeError: nonempty __slots__ not supported for subtype of 'int'
    __slots__ = ("x",)
---
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
class C(A, B): pass  ### TypeError: multiple bases have instance lay-out conflict
---
class C(bool): pass  ### TypeError: type 'bool' is not an acceptable base type
---
class C(type(None)): pass  ### TypeError: type 'NoneType' is not an acceptable base type
---
class C(1): pass  ### TypeError: int expected at most 2 arguments, got 3
---
class A: pass
class C(A, A): pass  ### TypeError: duplicate base class A
---
class A: pass
class B(A): pass
class C(A, B): pass  ### TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B
---
class C(int, str): pass  ### TypeError: multiple bases have instance lay-out conflict
---
class C(undefined_base): pass  ### NameError: name 'undefined_base' is not defined
---
class C(object, x=1): pass  ### TypeError: C.__init_subclass__() takes no keyword arguments
---
class C(metaclass=5): pass  ### TypeError: 'int' object is not callable
---
super().x  ### RuntimeError: super(): no arguments
---
class C:
    def f(): super()
C.f()  ### RuntimeError: super(): no arguments
---
type("C")()
---
type("C", (), 5)  ### TypeError: type.__new__() argument 3 must be dict, not int
---
type(1, 2)  ### TypeError: type() takes 1 or 3 arguments
---
setattr(object(), 1, 2)  ### TypeError: attribute name must be string, not 'int'
---
getattr(1, 2)  ### TypeError: attribute name must be string, not 'int'
---
class C:
    def __getattr__(self, name): raise AttributeError("mine " + name)
C().x  ### AttributeError: mine x
---
class C:
    def __init__(self): return 1
C()  ### TypeError: __init__() should return None, not 'int'
---
class C:
    __hash__ = None
hash(C())  ### TypeError: unhashable type: 'C'
---
class C:
    def __eq__(self, other): return True
{C()}  ### TypeError: cannot use 'C' as a set element (unhashable type: 'C')
---
class C:
    def __len__(self): return "a"
len(C())  ### TypeError: 'str' object cannot be interpreted as an integer
---
class C:
    def __len__(self): return -1
len(C())  ### ValueError: __len__() should return >= 0
---
class C:
    def __iter__(self): return 5
iter(C())  ### TypeError: iter() returned non-iterator of type 'int'
---
class C: pass
iter(C())  ### TypeError: 'C' object is not iterable
---
class C: pass
C()()  ### TypeError: 'C' object is not callable
---
class C: pass
C()[0]  ### TypeError: 'C' object is not subscriptable
---
class C: pass
C()[0] = 1  ### TypeError: 'C' object does not support item assignment
---
class C: pass
len(C())  ### TypeError: object of type 'C' has no len()
---
class C: pass
C[0]  ### TypeError: type 'C' is not subscriptable
---
from abc import ABC, abstractmethod
class C(ABC):
    @abstractmethod
    def f(self): pass
C()  ### TypeError: Can't instantiate abstract class C without an implementation for abstract method 'f'
---
from abc import ABC, abstractmethod
class C(ABC):
    @abstractmethod
    def f(self): pass
    @abstractmethod
    def g(self): pass
C()  ### TypeError: Can't instantiate abstract class C without an implementation for abstract methods 'f', 'g'
