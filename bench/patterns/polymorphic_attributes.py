# pattern: o.x, one class | LOAD_ATTR
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    return a.x


operands = [(make('A')(),)]
---
# pattern: o.x, two classes alternate | LOAD_ATTR
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    return a.x


operands = [(make(n)(),) for n in 'AB']
---
# pattern: o.x, nine of one class and one of another | LOAD_ATTR
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


a, b = make('A')(), make('B')()


def site(a):
    return a.x


operands = [(a,)] * 9 + [(b,)]
---
# pattern: o.x, four classes alternate | LOAD_ATTR
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    return a.x


operands = [(make(n)(),) for n in 'ABCD']
---
# pattern: o.x, five classes alternate | LOAD_ATTR
# why not: a site keeps four classes; beyond them it is megamorphic: the base form finds the attribute in the class's own table
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    return a.x


operands = [(make(n)(),) for n in 'ABCDE']
---
# pattern: o.x, twenty classes alternate | LOAD_ATTR
# why not: megamorphic, as above
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    return a.x


operands = [(make(n)(),) for n in 'ABCDEFGHIJKLMNOPQRST']
---
# pattern: o.x, base and subclass | LOAD_ATTR
class A:
    def __init__(self):
        self.x = 1


class B(A):
    pass


def site(a):
    return a.x


operands = [(A(),), (B(),)]
---
# pattern: o.x, one class, attributes in other order | LOAD_ATTR
class A:
    def __init__(self, *names):
        for name in names:
            setattr(self, name, 1)


def site(a):
    return a.x


operands = [(A('x', 'y'),), (A('y', 'x'),)]
---
# pattern: o.x, an instance, a class and a module | LOAD_ATTR
import types


class A:
    x = 1


module = types.ModuleType('m')
module.x = 1


def site(a):
    return a.x


operands = [(A(),), (A,), (module,)]
---
# pattern: o.m(), two classes alternate | LOAD_ATTR
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    return a.m()


operands = [(make(n)(),) for n in 'AB']
---
# pattern: o.m(), six classes alternate | LOAD_ATTR
# why not: megamorphic, as above
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    return a.m()


operands = [(make(n)(),) for n in 'ABCDEF']
---
# pattern: o.append(x) of list and deque | LOAD_ATTR
from collections import deque


def site(a):
    a.append(1)


operands = [([],), (deque(),)]
---
# pattern: o.x = 1, two classes alternate | STORE_ATTR
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    a.x = 1


operands = [(make(n)(),) for n in 'AB']
---
# pattern: o.x = 1, six classes alternate | STORE_ATTR
# why not: megamorphic, as above
def make(name, **more):
    def __init__(self):
        self.__dict__.update({name: 0}) if False else setattr(self, name, 0)
        self.x = 1
    return type(name, (), {'__init__': __init__, 'm': lambda self: 1, **more})


def site(a):
    a.x = 1


operands = [(make(n)(),) for n in 'ABCDEF']
---
# pattern: o.x = 1, base and subclass | STORE_ATTR
class A:
    def __init__(self):
        self.x = 1


class B(A):
    pass


def site(a):
    a.x = 1


operands = [(A(),), (B(),)]
---
# pattern: self.x = 1 in __init__ of four subclasses | STORE_ATTR
class A:
    def __init__(self):
        self.x = 1


watched = A.__init__
classes = [type(n, (A,), {}) for n in 'BCDE']


def site(a):
    a()


operands = [(c,) for c in classes]
