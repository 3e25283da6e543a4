# pattern: metaclass method | LOAD_ATTR
class M(type):
    def x(cls):
        return 1


class A(metaclass=M):
    pass


def site(a):
    return a.x()


operands = [(A,)]
---
# pattern: cls.x of a class with a metaclass | LOAD_ATTR
class M(type):
    pass


class A(metaclass=M):
    x = 1


def site(a):
    return a.x


operands = [(A,)]
---
# pattern: cls.x of an abstract class | LOAD_ATTR
import abc


class A(abc.ABC):
    x = 1


def site(a):
    return a.x


operands = [(A,)]
---
# pattern: __getattr__ fallback | LOAD_ATTR
class A:
    def __getattr__(self, name):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: an attribute that is there, with __getattr__ | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1

    def __getattr__(self, name):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: property with __getattr__ | LOAD_ATTR
class A:
    @property
    def x(self):
        return 1

    def __getattr__(self, name):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: method with __getattr__ | LOAD_ATTR
class A:
    def x(self):
        return 1

    def __getattr__(self, name):
        return 1


def site(a):
    return a.x()


operands = [(A(),)]
---
# pattern: __getattribute__ of a Python class | LOAD_ATTR
class A:
    def __getattribute__(self, name):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: __getattribute__ that calls super | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        return super().__getattribute__(name)


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: module attribute | LOAD_ATTR
import math


def site(a):
    return a.pi


operands = [(math,)]
---
# pattern: module with __getattr__, an attribute that is there | LOAD_ATTR
import types

m = types.ModuleType('m')
m.x = 1
m.__getattr__ = lambda name: 2


def site(a):
    return a.x


operands = [(m,)]
---
# pattern: module __getattr__ called | LOAD_ATTR
import types

m = types.ModuleType('m')
m.__getattr__ = lambda name: 2


def site(a):
    return a.x


operands = [(m,)]
---
# pattern: module subclass | LOAD_ATTR
import types


class M(types.ModuleType):
    pass


m = M('m')
m.x = 1


def site(a):
    return a.x


operands = [(m,)]
---
# pattern: o.x raises AttributeError each time | LOAD_ATTR
class A:
    pass


def site(a):
    try:
        return a.x
    except AttributeError:
        return None


operands = [(A(),)]
---
# pattern: weakref proxy | LOAD_ATTR
import weakref


class A:
    def __init__(self):
        self.x = 1


a = A()
proxy = weakref.proxy(a)


def site(a):
    return a.x


operands = [(proxy,)]
---
# pattern: partial.func, a builtin's member | LOAD_ATTR
from functools import partial


def site(a):
    return a.func


operands = [(partial(int),)]
---
# pattern: datetime.year, a builtin's getter | LOAD_ATTR
from datetime import datetime


def site(a):
    return a.year


operands = [(datetime(2025, 1, 1),)]
---
# pattern: super() object's attribute | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1

    y = 1


class B(A):
    pass


def site(a):
    return a.y


operands = [(super(B, B()),)]
---
# pattern: a class that keeps being changed | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()


def site(a):
    return a.x


def run(count):
    for i in range(count):
        if i % 3 == 0:
            A.y = i
        site(a)
        look()
---
# pattern: a class changed 2,000 times, then left alone | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()


def site(a):
    return a.x


for i in range(2000):
    A.y = i
    site(a)
operands = [(a,)]
---
# pattern: a class whose counter is a class attribute: cls.n += 1 | LOAD_ATTR
class A:
    n = 0


def site():
    A.n += 1


operands = [()]
---
# pattern: an instance that reads a class attribute which changes | LOAD_ATTR
class A:
    n = 0


a = A()


def site(a):
    return a.n


def run(count):
    for i in range(count):
        A.n = i
        site(a)
        look()
---
# pattern: o.x = 1 | STORE_ATTR
class A:
    def __init__(self):
        self.x = 1


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: o.x = 1, a slot | STORE_ATTR
class A:
    __slots__ = ('x',)


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: self.x = 1 over a class default | STORE_ATTR
class A:
    x = 0


def site():
    a = A()
    a.x = 1


operands = [()]
---
# pattern: self.x = 1 over a class attribute whose class is Python's | STORE_ATTR
class V:
    pass


class A:
    x = V()


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: property setter | STORE_ATTR
class A:
    @property
    def x(self):
        return 1

    @x.setter
    def x(self, value):
        pass


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: data descriptor of a Python class, stored | STORE_ATTR
class V:
    def __get__(self, instance, owner):
        return 1

    def __set__(self, instance, value):
        pass


class A:
    x = V()


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: o.x = 1 with __setattr__ | STORE_ATTR
class A:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: o.x = 1 of a frozen dataclass's __init__ | STORE_ATTR
class A:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: o.x = 1 after o.__dict__ | STORE_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()
a.__dict__


def site(a):
    a.x = 1


operands = [(a,)]
---
# pattern: o.x = 1 after o.__dict__ = dict | STORE_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()
a.__dict__ = {'x': 1}


def site(a):
    a.x = 1


operands = [(a,)]
---
# pattern: 36th of 40 attributes = 1 | STORE_ATTR
class A:
    def __init__(self):
        for i in range(40):
            setattr(self, f'x{i}', i)


a = A()


def site(a):
    a.x36 = 1


operands = [(a,)]
---
# pattern: one of 2,000 attributes = 1 | STORE_ATTR
class A:
    def __init__(self):
        for i in range(2000):
            setattr(self, f'x{i}', i)


a = A()


def site(a):
    a.x1999 = 1


operands = [(a,)]
---
# pattern: attribute of an exception = 1 | STORE_ATTR
def site(a):
    a.x = 1


operands = [(ValueError(1),)]
---
# pattern: exception.__traceback__ = None | STORE_ATTR
def site(a):
    a.__traceback__ = None


operands = [(ValueError(1),)]
---
# pattern: SimpleNamespace attribute = 1 | STORE_ATTR
from types import SimpleNamespace


def site(a):
    a.x = 1


operands = [(SimpleNamespace(x=1),)]
---
# pattern: function attribute = 1 | STORE_ATTR
def f():
    pass


def site(a):
    a.x = 1


operands = [(f,)]
---
# pattern: attribute of a dict subclass = 1 | STORE_ATTR
class A(dict):
    pass


def site(a):
    a.x = 1


operands = [(A(),)]
---
# pattern: module attribute = 1 | STORE_ATTR
import types

m = types.ModuleType('m')


def site(a):
    a.x = 1


operands = [(m,)]
---
# pattern: class attribute = 1 | STORE_ATTR
class A:
    pass


def site(a):
    a.x = 1


operands = [(A,)]
---
# pattern: class attribute = 1, with a metaclass | STORE_ATTR
class M(type):
    pass


class A(metaclass=M):
    pass


def site(a):
    a.x = 1


operands = [(A,)]
