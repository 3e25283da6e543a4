# pattern: global whose value changes | LOAD_GLOBAL
n = 0


def site():
    return n


def run(count):
    global n
    for n in range(count):
        site()
        look()
---
# pattern: new global on each call | LOAD_GLOBAL
x = 0


def site():
    return x


def run(count):
    for i in range(count):
        globals()[f'name{i}'] = i
        site()
        look()
---
# pattern: global deleted and added again | LOAD_GLOBAL
x = 0


def site():
    return x


def run(count):
    global x
    for i in range(count):
        del x
        x = i
        site()
        look()
---
# pattern: builtin while new globals come | LOAD_GLOBAL
def site():
    return len


def run(count):
    for i in range(count):
        globals()[f'name{i}'] = i
        site()
        look()
---
# pattern: builtin that a global shadows now and then | LOAD_GLOBAL
# why not: the name means something else at each change; code that does this is not worth a form, and its base form is a probe of two dictionaries
def site():
    return len


def run(count):
    for i in range(count):
        if i % 2:
            globals()['len'] = 1
        else:
            globals().pop('len', None)
        site()
        look()
---
# pattern: one code, two namespaces alternate | LOAD_GLOBAL
# why not: functions share their code among namespaces only where somebody makes them by hand; the base form is one probe of a dictionary
import types

x = 1


def site():
    return x


other = types.FunctionType(site.__code__, {'x': 2})


def run(count):
    for i in range(count // 2):
        site()
        look()
        other()
        look()
---
# pattern: code in a module's own __builtins__ | LOAD_GLOBAL
import types


def site():
    return len


space = {'__builtins__': {'len': len}}
other = types.FunctionType(site.__code__, space)


def run(count):
    for i in range(count):
        other()
        look()
---
# pattern: globals of a dict subclass | LOAD_GLOBAL
# why not: its class may have methods of its own, which must be asked
class D(dict):
    pass


def template():
    return x


import types
site = types.FunctionType(template.__code__, D(x=1))
operands = [()]
---
# pattern: super().m() | LOAD_SUPER_ATTR
class A:
    def m(self):
        return 1


class B(A):
    def m(self):
        return super().m()


watched = B.m
b = B()


def site():
    b.m()


operands = [()]
---
# pattern: super().x | LOAD_SUPER_ATTR
class A:
    x = 1


class B(A):
    def m(self):
        return super().x


watched = B.m
b = B()


def site():
    b.m()


operands = [()]
---
# pattern: super(B, self).m() | LOAD_SUPER_ATTR
class A:
    def m(self):
        return 1


class B(A):
    def m(self):
        return super(B, self).m()


watched = B.m
b = B()


def site():
    b.m()


operands = [()]
---
# pattern: super().m() of a class method | LOAD_SUPER_ATTR
class A:
    @classmethod
    def m(cls):
        return 1


class B(A):
    @classmethod
    def m(cls):
        return super().m()


watched = B.m


def site():
    B.m()


operands = [()]
---
# pattern: super().__init__() of six subclasses | LOAD_SUPER_ATTR
class A:
    def __init__(self):
        super().__init__()


watched = A.__init__
classes = [type(n, (A,), {}) for n in 'BCDEFG']


def site(c):
    c()


operands = [(c,) for c in classes]
---
# pattern: super().__new__(cls) | LOAD_SUPER_ATTR
class A:
    def __new__(cls):
        return super().__new__(cls)


watched = A.__new__


def site():
    A()


operands = [()]
---
# pattern: super().prop, a property of the base | LOAD_SUPER_ATTR
class A:
    @property
    def p(self):
        return 1


class B(A):
    @property
    def p(self):
        return super().p


watched = B.p.fget
b = B()


def site():
    b.p


operands = [()]
---
# pattern: super() shadowed by a function | LOAD_SUPER_ATTR
# why not: it is any call
class A:
    def m(self):
        return 1


real = super


def super(*args):
    return real(*args)


class B(A):
    def m(self):
        return super(B, self).m()


watched = B.m
b = B()


def site():
    b.m()


operands = [()]
