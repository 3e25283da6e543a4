# What a shape remembers of its attributes is forgotten when the class changes, whatever changes it.
def read(o): return o.x
def write(o, value): o.x = value
def call(o): return o.x()
def repeat(function, *arguments):
    for _ in range(30):
        result = function(*arguments)
    return result


class Base:
    pass


class C(Base):
    def __init__(self, x):
        self.x = x


c = C(1)
print(repeat(read, c))  # expect: 1
Base.x = property(lambda self: "base property", lambda self, value: print("base set", value))
print(read(c))  # expect: base property
write(c, 5)  # expect: base set 5
del Base.x
print(read(c), repeat(write, c, 2), read(c))  # expect: 1 None 2


# A property that is made anew in place.
class P:
    x = property(lambda self: "first")


p = P()
print(repeat(read, p))  # expect: first
P.__dict__["x"].__init__(lambda self: "second")
print(read(p))  # expect: second
P.__dict__["x"].__init__(len)
try:
    read(p)
except TypeError as e:
    print(e)
# expect: object of type 'P' has no len()
P.__getattr__ = lambda self, name: "fallback for " + name


def failing(self):
    raise AttributeError("inside")


P.x = property(failing)
print(repeat(read, p))  # expect: fallback for x
del P.__getattr__
try:
    repeat(read, p)
except AttributeError as e:
    print(e)
# expect: inside


# A method, hidden by the instance and found again.
class M:
    def x(self):
        return "method"


m = M()
print(repeat(call, m))  # expect: method
m.x = lambda: "own"
print(call(m))  # expect: own
del m.x
print(repeat(call, m))  # expect: method
M.x = staticmethod(lambda: "static")
print(repeat(call, m))  # expect: static
M.x = classmethod(lambda cls: cls.__name__)
print(repeat(call, m))  # expect: M
M.x = 7
print(repeat(read, m))  # expect: 7
M.x = 8
print(read(m))  # expect: 8
for n in range(20):
    M.x = n
    read(m)
print(read(m))  # expect: 19
m.__dict__ = {"x": "in a dictionary"}
print(repeat(read, m))  # expect: in a dictionary
m.__dict__ = {}
print(repeat(read, m))  # expect: 19


# Members of __slots__.
class S:
    __slots__ = ("x",)


s = S()
try:
    repeat(read, s)
except AttributeError as e:
    print(e)
# expect: 'S' object has no attribute 'x'
repeat(write, s, 3)
print(repeat(read, s))  # expect: 3
del s.x
try:
    read(s)
except AttributeError as e:
    print(e)
# expect: 'S' object has no attribute 'x'


# What the class has becomes a descriptor, through its own class.
class Plain:
    pass


class D:
    x = Plain()


d = D()
print(type(repeat(read, d)).__name__)  # expect: Plain
Plain.__get__ = lambda self, instance, owner: "got"
print(read(d))  # expect: got
Plain.__set__ = lambda self, instance, value: print("set", value)
write(d, 4)  # expect: set 4
print(read(d), d.__dict__)  # expect: got {}


# Own ways to look up and to assign.
class G:
    pass


g = G()
g.x = 1
print(repeat(read, g), repeat(write, g, 2))  # expect: 1 None
G.__getattribute__ = lambda self, name: "overridden " + name
print(read(g))  # expect: overridden x
del G.__getattribute__
G.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value * 10)
write(g, 3)
print(read(g))  # expect: 30
del G.__setattr__
write(g, 3)
print(read(g))  # expect: 3


# Objects of one shape with more or fewer slots inside, and another class.
class Many:
    pass


few = Many()
for n in range(12):
    setattr(few, "a%d" % n, n)
few.x = "few"
many = Many()
for n in range(12):
    setattr(many, "a%d" % n, n)
many.x = "many"
print(repeat(read, few), repeat(read, many))  # expect: few many
repeat(write, few, "f")
repeat(write, many, "m")
print(read(few), read(many), list(few.__dict__)[-1])  # expect: f m x
many.__class__ = M
M.x = property(lambda self: "property of M")
print(read(many), read(few))  # expect: property of M f


# Appending: each object gets the attribute once, in order.
class A:
    def __init__(self):
        self.first = 1
        self.x = 2


objects = [A() for _ in range(30)]
print(list(objects[-1].__dict__), list(objects[0].__dict__))  # expect: ['first', 'x'] ['first', 'x']
A.x = property(lambda self: "p")
try:
    A()
except AttributeError as e:
    print(e)
# expect: property '<lambda>' of 'A' object has no setter

# Functions, comparisons and numbers by base forms: what only looks like them.
class I(int):
    def __add__(self, other): return "added"
    def __lt__(self, other): return "less"
    def __bool__(self): raise ValueError("bool")


def add(a, b): return a + b
def chain(a, b, c): return a * b + c
def less(a, b): return a < b
def truth(a): return not a


print(repeat(add, 1, 2), add(I(1), 2), add(1, I(2)), add(2**63 - 1, 1), add(1.5, 2), add(True, 2))  # expect: 3 added 3 9223372036854775808 3.5 3
print(repeat(chain, 2, 3, 4), chain(2**40, 2**40, 1), chain(2.5, 2.0, I(1)), chain(2.5, 2, "x") if False else "")  # expect: 10 1208925819614629174706177 6.0
print(repeat(less, 1, 2), less(I(1), 2), less(1.0, float("nan")), less("a", "b"))  # expect: True less False True
try:
    truth(I(1))
except ValueError as e:
    print(e)
# expect: bool


def f(a, b=2): return a, b
def caller(g, *arguments): return g(1)


print(repeat(caller, f), repeat(caller, lambda a: a))  # expect: (1, 2) 1
caller.__code__ = (lambda g: g(3)).__code__
print(caller(f))  # expect: (3, 2)
import types
body = types.FunctionType(compile("y = 1\nprint(y, 'y' in globals())", "body", "exec"), {"print": print, "globals": globals, "__builtins__": __builtins__})
for _ in range(3):
    body()
# expect: 1 True
# expect: 1 True
# expect: 1 True
