# Functions bind through __get__.
def f(self, x): return self, x
bound = f.__get__(1, int)
print(bound(2), f.__get__(None, int) is f, bound.__self__)  # expect: (1, 2) True 1
class C: pass
C.m = f
c = C()
print(c.m(3)[1])  # expect: 3
c.own = f
print(c.own(1, 2))  # expect: (1, 2)
class Callable:
    def __call__(self, *a): return a
C.k = Callable()
print(c.k(1))  # expect: (1,)
C.b = len
try:
    c.b([1])
except TypeError as error:
    print(error)
print(c.b("xyz"))  # expect: 3
