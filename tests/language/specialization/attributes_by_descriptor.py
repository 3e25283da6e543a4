# Attributes that need a descriptor, a metaclass or __getattr__, while each of these changes.
import functools, types
def get(o): return o.x
def call(o): return o.x()
def put(o, v): o.x = v
def warm(f, *args):
    for i in range(60): r = f(*args)
    return r
class C:
    @classmethod
    def x(cls): return "class method of " + cls.__name__
class D(C): pass
print(warm(call, C), warm(call, D), warm(call, D()), warm(get, C).__self__ is C)  # expect: class method of C class method of D class method of D True
C.x = staticmethod(lambda: "static")
print(call(C), call(D), call(D()), warm(call, C))  # expect: static static static static
C.x = lambda self: "plain"
print(call(D()), warm(get, D())())  # expect: plain plain
d = D()
bound = warm(get, d)
d.x = lambda: "instance"
print(bound(), get(d)(), call(d), call(D()))  # expect: plain instance instance plain
class Cached:
    n = 0
    @functools.cached_property
    def x(self):
        Cached.n += 1
        return Cached.n
print([get(Cached()) for i in range(60)][-1], warm(get, Cached()))  # expect: 60 61
class Later: pass
class Holder: x = Later()
h = Holder()
print(type(warm(get, h)).__name__, type(warm(get, Holder)).__name__)  # expect: Later Later
Later.__get__ = lambda self, o, t: "bound now"
print(get(h), get(Holder))  # expect: bound now bound now
Later.__set__ = lambda self, o, v: None
h.__dict__["x"] = "hidden"
print(get(h))  # expect: bound now
del Later.__set__
print(get(h))  # expect: hidden
del Later.__get__
del h.x
print(type(get(h)).__name__)  # expect: Later
class Meta(type):
    @property
    def x(cls): return "meta " + cls.__name__
class M(metaclass=Meta): x = "own"
print(warm(get, M), get(M()))  # expect: meta M own
del Meta.x
print(get(M))  # expect: own
Meta.x = "in the metaclass"
print(get(M), warm(get, M))  # expect: own own
del M.x
print(get(M))  # expect: in the metaclass
class G:
    def __getattr__(self, name): return "getattr " + name
g = G()
print(warm(get, g))  # expect: getattr x
g.x = "set"
print(get(g), get(G()))  # expect: set getattr x
G.x = "class"
print(get(G()))  # expect: class
del G.x
G.__getattr__ = lambda self, name: "new " + name
print(get(G()), warm(get, G()))  # expect: new x new x
del G.__getattr__
try: get(G())
except AttributeError as e: print(e)
# expect: 'G' object has no attribute 'x'
class P:
    def __init__(self): self.log = []
    def _set(self, v): self.log.append(v)
    x = property(lambda self: self.log, _set)
p = P()
warm(put, p, 1)
print(len(p.log))  # expect: 60
P.x = property(lambda self: 0)
try: put(p, 2)
except AttributeError as e: print(e)
# expect: property '<lambda>' of 'P' object has no setter
del P.x
put(p, 3)
print(p.x, len(p.log))  # expect: 3 60
class R:
    @property
    def x(self): raise AttributeError("from the getter")
for i in range(3):
    try: get(R())
    except AttributeError as e: print(e)
# expect: from the getter
# expect: from the getter
# expect: from the getter
R.__getattr__ = lambda self, name: "fallback"
print(get(R()), warm(get, R()))  # expect: fallback fallback
e = ValueError("a")
def args(e): return e.args, e.__traceback__
print(warm(args, e), args(KeyError(1)))  # expect: (('a',), None) ((1,), None)
class Ex(Exception):
    def __init__(self): self.x = "ex"
    def m(self): return "Ex.m"
def em(e): return e.m(), e.x
print(warm(em, Ex()))  # expect: ('Ex.m', 'ex')
Ex.m = lambda self: "changed"
print(em(Ex()))  # expect: ('changed', 'ex')
def name(t): return t.__name__, t.__class__
print(warm(name, int), name(M), warm(name, len)[0])  # expect: ('int', <class 'type'>) ('M', <class '__main__.Meta'>) len
slots = types.SimpleNamespace(x=1)
print(warm(get, slots))  # expect: 1
slots.x = 2
print(get(slots))  # expect: 2
