# pattern: __slots__ | LOAD_ATTR
class A:
    __slots__ = ('x',)

    def __init__(self):
        self.x = 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: property | LOAD_ATTR
class A:
    @property
    def x(self):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: property, with keywords or closure in the getter | LOAD_ATTR
class A:
    @property
    def x(self, *more):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: cached_property | LOAD_ATTR
from functools import cached_property


class A:
    @cached_property
    def x(self):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: namedtuple field | LOAD_ATTR
from collections import namedtuple

P = namedtuple('P', 'x y')


def site(a):
    return a.x


operands = [(P(1, 2),)]
---
# pattern: Enum.MEMBER | LOAD_ATTR
from enum import Enum


class E(Enum):
    x = 1


def site(a):
    return a.x


operands = [(E,)]
---
# pattern: member.value | LOAD_ATTR
from enum import Enum


class E(Enum):
    A = 1


def site(a):
    return a.value


operands = [(E.A,)]
---
# pattern: class method through the class | LOAD_ATTR
class A:
    @classmethod
    def x(cls):
        return 1


def site(a):
    return a.x()


operands = [(A,)]
---
# pattern: class method through an instance | LOAD_ATTR
class A:
    @classmethod
    def x(cls):
        return 1


def site(a):
    return a.x()


operands = [(A(),)]
---
# pattern: static method through the class | LOAD_ATTR
class A:
    @staticmethod
    def x():
        return 1


def site(a):
    return a.x()


operands = [(A,)]
---
# pattern: static method through an instance | LOAD_ATTR
class A:
    @staticmethod
    def x():
        return 1


def site(a):
    return a.x()


operands = [(A(),)]
---
# pattern: bound method, not called | LOAD_ATTR
class A:
    def x(self):
        return 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: builtin bound method, not called | LOAD_ATTR
def site(a):
    return a.append


operands = [([],)]
---
# pattern: class attribute of a builtin class | LOAD_ATTR
class A:
    x = 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: class attribute whose class is Python's | LOAD_ATTR
class V:
    pass


class A:
    x = V()


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: descriptor of a Python class | LOAD_ATTR
class V:
    def __get__(self, instance, owner):
        return 1


class A:
    x = V()


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: data descriptor of a Python class | LOAD_ATTR
class V:
    def __get__(self, instance, owner):
        return 1

    def __set__(self, instance, value):
        pass


class A:
    x = V()


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: instance value over a class attribute whose class is Python's | LOAD_ATTR
class V:
    pass


class A:
    x = V()

    def __init__(self):
        self.x = 1


def site(a):
    return a.x


operands = [(A(),)]
---
# pattern: class default overridden in half of the instances | LOAD_ATTR
class A:
    x = 0


b = A()
b.x = 1


def site(a):
    return a.x


operands = [(A(),), (b,)]
---
# pattern: read after o.__dict__ | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()
a.__dict__


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: read after vars(o) | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()
vars(a)


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: read after copy.copy(o) | LOAD_ATTR
import copy


class A:
    def __init__(self):
        self.x = 1


a = copy.copy(A())


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: read after o.__dict__.update | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()
a.__dict__.update({'y': 1, 'z': 2})


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: read after o.__dict__ = dict | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()
a.__dict__ = {'x': 1}


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: read after del o.y | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()
a.y = 1
del a.y


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: first of 40 attributes | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 0
        for i in range(40):
            setattr(self, f'x{i}', i)


a = A()


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: 36th of 40 attributes | LOAD_ATTR
class A:
    def __init__(self):
        for i in range(40):
            setattr(self, f'x{i}', i)


a = A()


def site(a):
    return a.x36


operands = [(a,)]
---
# pattern: one of 2,000 attributes | LOAD_ATTR
class A:
    def __init__(self):
        for i in range(2000):
            setattr(self, f'x{i}', i)


a = A()


def site(a):
    return a.x1999


operands = [(a,)]
---
# pattern: attribute of an exception | LOAD_ATTR
a = ValueError(1)
a.x = 1


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: exception.args | LOAD_ATTR
def site(a):
    return a.args


operands = [(ValueError(1),)]
---
# pattern: attribute of a Python exception | LOAD_ATTR
class E(Exception):
    def __init__(self):
        self.x = 1


def site(a):
    return a.x


operands = [(E(),)]
---
# pattern: SimpleNamespace | LOAD_ATTR
from types import SimpleNamespace


def site(a):
    return a.x


operands = [(SimpleNamespace(x=1),)]
---
# pattern: argparse.Namespace | LOAD_ATTR
from argparse import Namespace


def site(a):
    return a.x


operands = [(Namespace(x=1),)]
---
# pattern: function attribute | LOAD_ATTR
def f():
    pass


f.x = 1


def site(a):
    return a.x


operands = [(f,)]
---
# pattern: function.__name__ | LOAD_ATTR
def load_name():
    pass


def site(a):
    return a.__name__


operands = [(load_name,)]
---
# pattern: attribute of a dict subclass | LOAD_ATTR
class A(dict):
    def __init__(self):
        self.x = 1


a = A()


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: attribute of an int subclass | LOAD_ATTR
class A(int):
    pass


a = A()
a.x = 1


def site(a):
    return a.x


operands = [(a,)]
---
# pattern: o.__class__ | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()


def site(a):
    return a.__class__


operands = [(a,)]
---
# pattern: o.__dict__ | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


a = A()


def site(a):
    return a.__dict__


operands = [(a,)]
---
# pattern: cls.__name__ | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


def site(a):
    return a.__name__


operands = [(A,)]
---
# pattern: metaclass attribute | LOAD_ATTR
class M(type):
    x = 1


class A(metaclass=M):
    pass


def site(a):
    return a.x


operands = [(A,)]
