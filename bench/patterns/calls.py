# pattern: f(*args) | CALL_FUNCTION_EX
def f(a, b):
    return a


def site(args):
    return f(*args)


operands = [((1, 2),)]
---
# pattern: f(*args, **kwargs) | CALL_FUNCTION_EX
def f(a, b=1, **more):
    return a


def site(args, kwargs):
    return f(*args, **kwargs)


operands = [((1,), {'b': 2, 'c': 3})]
---
# pattern: f(*list) | CALL_FUNCTION_EX
def f(a, b):
    return a


def site(args):
    return f(*args)


operands = [([1, 2],)]
---
# pattern: max(*args) | CALL_FUNCTION_EX
def site(args):
    return max(*args)


operands = [((1, 2),)]
---
# pattern: cls(*args) | CALL_FUNCTION_EX
class A:
    def __init__(self, *args):
        pass


def site(args):
    return A(*args)


operands = [((1, 2),)]
---
# pattern: o.m(*args) | CALL_FUNCTION_EX
class A:
    def m(self, *args):
        pass


def site(a, args):
    return a.m(*args)


operands = [(A(), (1, 2))]
---
# pattern: a decorator's f(*args, **kwargs), of five functions | CALL_FUNCTION_EX
def make(i):
    def f(a, b):
        return i
    return f


def site(f, args, kwargs):
    return f(*args, **kwargs)


operands = [(make(i), (1,), {'b': 2}) for i in range(5)]
---
# pattern: f(*args) of Python functions and builtins | CALL_FUNCTION_EX
def f(*args):
    return 1


def site(f, args):
    return f(*args)


operands = [(f, (1, 2)), (max, (1, 2))]
---
# pattern: f(a, k=b) | CALL_KW
def f(a, k):
    return a


def site():
    return f(1, k=2)


operands = [()]
---
# pattern: f(k=b), two functions alternate | CALL_KW
def f(k):
    return 1


def g(k):
    return 2


def site(f):
    return f(k=2)


operands = [(f,), (g,)]
---
# pattern: f(k=b), Python function and class alternate | CALL_KW
def f(k):
    return 1


class A:
    def __init__(self, k):
        pass


def site(f):
    return f(k=2)


operands = [(f,), (A,)]
---
# pattern: cls(k=b), a Python class | CALL_KW
class A:
    def __init__(self, k):
        pass


def site():
    return A(k=2)


operands = [()]
---
# pattern: o.m(k=b) | CALL_KW
class A:
    def m(self, k):
        pass


def site(a):
    return a.m(k=2)


operands = [(A(),)]
---
# pattern: bound method (k=b) | CALL_KW
class A:
    def m(self, k):
        pass


def site(m):
    return m(k=2)


operands = [(A().m,)]
---
# pattern: sorted(x, key=f) | CALL_KW
def site(x):
    return sorted(x, key=int)


operands = [([1, 2],)]
---
# pattern: list.sort(key=f), builtin method with keyword | CALL_KW
def site(x):
    return x.sort(key=int)


operands = [([1, 2],)]
---
# pattern: dict(a=1), int('7', base=8) alternate | CALL_KW
def site(f, x):
    return f(x, base=8) if x else f(base=8)


operands = [(int, '7'), (dict, None)]
---
# pattern: f(), defaults | CALL
def f(a, b=1):
    return a


def site():
    return f(1)


operands = [()]
---
# pattern: f(), *args | CALL
def f(*args):
    return 1


def site():
    return f(1, 2)


operands = [()]
---
# pattern: f(), two functions alternate | CALL
def f():
    return 1


def g():
    return 2


def site(f):
    return f()


operands = [(f,), (g,)]
---
# pattern: f(), Python function and builtin alternate | CALL
def f(x):
    return 1


def site(f):
    return f([])


operands = [(f,), (len,)]
---
# pattern: f(), function, class, builtin and partial alternate | CALL
from functools import partial


def f(x):
    return 1


class A:
    def __init__(self, x):
        pass


def site(f):
    return f([])


operands = [(f,), (A,), (len,), (partial(len),)]
---
# pattern: f(), two builtins alternate | CALL
def site(f):
    return f([1, 2])


operands = [(len,), (sum,), (sorted,)]
---
# pattern: len(x) of list, str and dict | CALL
def site(x):
    return len(x)


operands = [([],), ('',), ({},)]
---
# pattern: bound method stored | CALL
class A:
    def m(self):
        return 1


def site(m):
    return m()


operands = [(A().m,)]
---
# pattern: bound methods of two classes alternate | CALL
class A:
    def m(self):
        return 1


class B:
    def m(self):
        return 1


def site(m):
    return m()


operands = [(A().m,), (B().m,)]
---
# pattern: class with __init__ | CALL
class A:
    def __init__(self):
        pass


def site():
    return A()


operands = [()]
---
# pattern: classes alternate | CALL
class A:
    def __init__(self):
        pass


class B:
    def __init__(self):
        pass


def site(c):
    return c()


operands = [(A,), (B,)]
---
# pattern: class without __init__ | CALL
class A:
    pass


def site():
    return A()


operands = [()]
---
# pattern: class with __new__ | CALL
class A:
    def __new__(cls):
        return object.__new__(cls)


def site():
    return A()


operands = [()]
---
# pattern: class whose __init__ has defaults | CALL
class A:
    def __init__(self, a=1):
        pass


def site():
    return A()


operands = [()]
---
# pattern: class with a metaclass | CALL
import abc


class A(abc.ABC):
    def __init__(self):
        pass


def site():
    return A()


operands = [()]
---
# pattern: namedtuple(...) | CALL
from collections import namedtuple

P = namedtuple('P', 'x y')


def site():
    return P(1, 2)


operands = [()]
---
# pattern: exception class | CALL
class E(Exception):
    pass


def site():
    return E(1)


operands = [()]
---
# pattern: Enum(value) | CALL
from enum import Enum


class E(Enum):
    A = 1


def site():
    return E(1)


operands = [()]
---
# pattern: __call__ of a Python class | CALL
class A:
    def __call__(self):
        return 1


def site(a):
    return a()


operands = [(A(),)]
---
# pattern: partial(f)() | CALL
from functools import partial


def f():
    return 1


def site(a):
    return a()


operands = [(partial(f),)]
---
# pattern: lru_cache function | CALL
from functools import lru_cache


@lru_cache
def f(x):
    return 1


def site(x):
    return f(x)


operands = [(1,)]
---
# pattern: fresh lambda each time | CALL
def site():
    return (lambda: 1)()


operands = [()]
---
# pattern: closure, made anew by each call | CALL
def make():
    def f():
        return 1
    return f


def site(f):
    return f()


def run(count):
    for _ in range(count):
        site(make())
        look()
---
# pattern: list.append, and append of a deque | CALL
from collections import deque


def site(a):
    a.append(1)


operands = [([],), (deque(),)]
---
# pattern: str.join, dict.get, list.index alternate | CALL
def site(m, x):
    return m(x)


operands = [(','.join, ['a']), ({}.get, 1), ([1].index, 1)]
---
# pattern: isinstance(x, (A, B)) | CALL
def site(x):
    return isinstance(x, (int, str))


operands = [(1,), ('a',), (1.5,)]
---
# pattern: next(iterator), default | CALL
def site(x):
    return next(x, None)


operands = [(iter([]),)]
---
# pattern: generator function | CALL
def g():
    yield 1


def site():
    return g()


operands = [()]
---
# pattern: obj.method(), builtin of three types | CALL
def site(x):
    return x.copy()


operands = [([],), ({},), (set(),)]
---
# pattern: type(x) | CALL
def site(x):
    return type(x)


operands = [(1,), ('a',)]
---
# pattern: str(x), int(x) alternate | CALL
def site(f, x):
    return f(x)


operands = [(str, 1), (int, '1')]
---
# pattern: math.sqrt, abs, ord | CALL
import math


def site(f, x):
    return f(x)


operands = [(math.sqrt, 2.0), (abs, -1), (ord, 'a')]
