# functools: partial, wraps, reduce, cached_property, singledispatch, total_ordering.
import functools
p = functools.partial(int, base=2)
print(p("101"), p.func, p.keywords, functools.reduce(lambda a, b: a * b, [1, 2, 3, 4], 10))  # expect: 5 <class 'int'> {'base': 2} 240
@functools.singledispatch
def kind(x): return "other"
@kind.register
def _(x: int): return "int"
@kind.register(str)
def _(x): return "str"
print(kind(1), kind("a"), kind(1.5), kind(True))  # expect: int str other int
def deco(f):
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def named(): "doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__)  # expect: named doc named
class C:
    @functools.cached_property
    def x(self):
        print("computed")
        return 5
c = C()
print(c.x + c.x, vars(c))
# expect: computed
# expect: 10 {'x': 5}
print(functools.partial(f := (lambda *a: a), 1, functools.Placeholder, 3)(2))  # expect: (1, 2, 3)
