def f(a, b): pass
f()  ### TypeError: f() missing 2 required positional arguments: 'a' and 'b'
---
def f(a, b): pass
f(1)  ### TypeError: f() missing 1 required positional argument: 'b'
---
def f(a, b): pass
f(1, 2, 3)  ### TypeError: f() takes 2 positional arguments but 3 were given
---
def f(a, b=1): pass
f(1, 2, 3)  ### TypeError: f() takes from 1 to 2 positional arguments but 3 were given
---
def f(): pass
f(1)  ### TypeError: f() takes 0 positional arguments but 1 was given
---
def f(a, *, k): pass
f(1)  ### TypeError: f() missing 1 required keyword-only argument: 'k'
---
def f(a, *, k, l, m): pass
f(1)  ### TypeError: f() missing 3 required keyword-only arguments: 'k', 'l', and 'm'
---
def f(a, b, c, d): pass
f(1)  ### TypeError: f() missing 3 required positional arguments: 'b', 'c', and 'd'
---
def f(a): pass
f(1, a=2)  ### TypeError: f() got multiple values for argument 'a'
---
def f(a): pass
f(b=2)  ### TypeError: f() got an unexpected keyword argument 'b'
---
def f(alpha): pass
f(1, alhpa=2)  ### TypeError: f() got an unexpected keyword argument 'alhpa'. Did you mean 'alpha'?
---
def f(a, /): pass
f(a=1)  ### TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'
---
def f(a, /, b): pass
f(b=1, c=2)  ### TypeError: f() got an unexpected keyword argument 'c'
---
def f(a, *, k=1): pass
f(1, 2)  ### TypeError: f() takes 1 positional argument but 2 were given
---
def f(a, *, k): pass
f(1, 2, k=3)  ### TypeError: f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
---
def f(a): pass
f(*5)  ### TypeError: __main__.f() argument after * must be an iterable, not int
---
def f(a): pass
f(**5)  ### TypeError: __main__.f() argument after ** must be a mapping, not int
---
def f(**k): pass
f(**{1: 2})  ### TypeError: keywords must be strings
---
def f(**k): pass
f(a=1, **{"a": 2})  ### TypeError: __main__.f() got multiple values for keyword argument 'a'
---
class C:
    def m(self): pass
C().m(1)  ### TypeError: C.m() takes 1 positional argument but 2 were given
---
class C:
    def m(): pass
C().m()  ### TypeError: C.m() takes 0 positional arguments but 1 was given
---
class C: pass
C(1)  ### TypeError: C() takes no arguments
---
class C:
    def __init__(self, a): pass
C()  ### TypeError: C.__init__() missing 1 required positional argument: 'a'
---
class C:
    def __new__(cls, a): return object.__new__(cls)
C()  ### TypeError: C.__new__() missing 1 required positional argument: 'a'
---
object(1)  ### TypeError: object() takes no arguments
---
len()  ### TypeError: len() takes exactly one argument (0 given)
---
len(1, 2)  ### TypeError: len() takes exactly one argument (2 given)
---
len(x=1)  ### TypeError: len() takes no keyword arguments
---
[].append()  ### TypeError: list.append() takes exactly one argument (0 given)
---
[].append(1, 2)  ### TypeError: list.append() takes exactly one argument (2 given)
---
"a".split(1)  ### TypeError: must be str or None, not int
---
"a".split(sep=1, nope=2)  ### TypeError: split() got an unexpected keyword argument 'nope'
---
int(1, 2, 3)  ### TypeError: int expected at most 2 arguments, got 3
---
isinstance(1)  ### TypeError: isinstance expected 2 arguments, got 1
---
isinstance(1, 2)  ### TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
---
print(nope=1)  ### TypeError: print() got an unexpected keyword argument 'nope'
---
print(sep=1)  ### TypeError: sep must be None or a string, not int
---
sorted()  ### TypeError: sorted expected 1 argument, got 0
---
sorted([1], 2)  ### TypeError: sorted expected 1 argument, got 2
---
dict(1, 2)  ### TypeError: dict expected at most 1 argument, got 2
---
max()  ### TypeError: max expected at least 1 argument, got 0
---
max(1, key=5)  ### TypeError: 'int' object is not iterable
---
list.append([], 1, 2)  ### TypeError: list.append() takes exactly one argument (2 given)
---
str.upper(1)  ### TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
---
list.append(1, 2)  ### TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
---
(lambda x: x)()  ### TypeError: <lambda>() missing 1 required positional argument: 'x'
---
def f(a, *args, **kwargs): pass
f(*[1], a=2)  ### TypeError: f() got multiple values for argument 'a'
