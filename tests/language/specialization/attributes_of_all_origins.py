# Attributes from dictionaries, over Python descriptors, of metaclasses, by hooks: read and stored hot, cold, and while the ground changes.
import threading
import types
import weakref
from functools import cached_property


class Lazy:
    count = 0

    @cached_property
    def value(self):
        Lazy.count += 1
        return [Lazy.count]


class Thing:
    pass


class Over:
    x = Thing()

    def __init__(self):
        self.x = 1


class Get:
    def __get__(self, instance, owner):
        return "get"


class Data(Get):
    def __set__(self, instance, value):
        log.append(value)


class Meta(type):
    kind = "of Meta"

    def method(cls):
        return "method of " + cls.__name__

    @property
    def shown(cls):
        return "shown " + cls.__name__


class Made(metaclass=Meta):
    pass


class Falls:
    @property
    def good(self):
        return "good"

    @property
    def bad(self):
        return self.missing

    @property
    def wrong(self):
        raise ValueError("wrong")

    def __getattr__(self, name):
        return "fallback " + name


class Guarded:
    def __setattr__(self, name, value):
        log.append((name, value))
        object.__setattr__(self, name, value)


def x(o):
    return o.x


def put(o, value):
    o.x = value


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__, str(error)


log = []
# ---- cached properties, and what a value hides
for many in (1, 2, 100):
    lazies = [Lazy() for _ in range(many)]
    print(len({id(lazy.value) for lazy in lazies for _ in range(3)}), Lazy.count)
# expect: 1 1
# expect: 2 3
# expect: 100 103
over = Over()
print([x(over) for _ in range(100)][-1])  # expect: 1
Thing.__get__ = lambda self, instance, owner: "thing"
print(x(over))  # expect: 1
Thing.__set__ = lambda self, instance, value: log.append(value)
print(x(over))  # expect: thing
put(over, 5)
print(log.pop())  # expect: 5
del Thing.__set__
print(x(over), x(Over))  # expect: 1 thing
Over.x.__class__ = Data
print(x(over))
Over.x.__class__ = Thing
print(x(over))
put(over, 2)
del Over.x
print(x(over))

# ---- dictionaries of the objects' own
many = Over()
for i in range(600):
    setattr(many, f"a{i}", i)
given = Over()
given.__dict__ = {"x": "given"}


class Sub(dict):
    def __getitem__(self, key):
        return "never asked"


odd = Over()
odd.__dict__ = Sub(x="sub")
space = types.SimpleNamespace(x="space")


def function():
    pass


function.x = "function"
module = types.ModuleType("module")
module.x = "module"


class Module(types.ModuleType):
    pass


submodule = Module("submodule")
submodule.x = "submodule"
owners = [many, given, odd, space, function, module, submodule]
for owner in owners:
    for i in range(60):
        last = x(owner)
    print(last)
for _ in range(100):
    print_me = [x(owner) for owner in owners]
print(print_me)
for i in range(100):
    for owner in owners:
        put(owner, i)
print([x(owner) for owner in owners], given.__dict__, odd.__dict__["x"], dict.__getitem__(odd.__dict__, "x"))
for owner in owners:
    del owner.x
print([attempt(x, owner) for owner in owners])
Over.x = "class"
print([attempt(x, owner) for owner in owners[:3]])
Over.x = property(lambda self: "property")
print([attempt(x, owner) for owner in owners[:3]], [attempt(put, owner, 1) for owner in owners[:3]])
Over.x = Get()
print([attempt(x, owner) for owner in owners[:3]])
for owner in owners[:3]:
    put(owner, "back")
print([attempt(x, owner) for owner in owners[:3]])
del Over.x
given.__dict__ = {"x": "another"}
print(x(given))
thread = threading.Thread(target=lambda: given.__dict__.clear())
thread.start()
thread.join()
print(attempt(x, given))
types.ModuleType.__getattr__ if hasattr(types.ModuleType, "__getattr__") else None
module.__getattr__ = lambda name: "module's " + name
submodule.__getattr__ = lambda name: "submodule's " + name
for _ in range(100):
    print_me = x(module), x(submodule), module.y
print(print_me)
del module.__getattr__
print(attempt(x, module))


# ---- metaclasses
def kinds(cls):
    return cls.kind, cls.method(), cls.shown


for _ in range(100):
    print_me = kinds(Made)
print(print_me)
Made.kind = "of Made"
print(kinds(Made))
Meta.kind = Data()
print(kinds(Made))
Meta.kind = Get()
print(kinds(Made))
del Made.kind
print(kinds(Made))
Meta.method = lambda cls: "another method"
del Meta.kind
print(attempt(kinds, Made))
Meta.kind = 1
print(kinds(Made))


# ---- properties before a __getattr__
def good(o):
    return o.good


def bad(o):
    return o.bad


def wrong(o):
    return o.wrong


falls = Falls()
for _ in range(100):
    print_me = good(falls), bad(falls), attempt(wrong, falls), falls.nothing
print(print_me)
del Falls.__getattr__
print(good(falls), attempt(bad, falls), attempt(wrong, falls))
Falls.__getattr__ = lambda self, name: "new " + name
print(good(falls), bad(falls))


# ---- stores by hooks, into classes and over descriptors of Python classes
class Target:
    x = Data()


guarded, target = Guarded(), Target()
log.clear()
for i in range(100):
    put(guarded, i)
    put(target, i)
    put(Made, i)
print(log[-2:], len(log), guarded.x, Made.x)
del Guarded.__setattr__
put(guarded, "plain")
print(len(log), guarded.x)
del Data.__set__
put(target, "in the object")
print(x(target), target.__dict__)
Data.__set__ = lambda self, instance, value: log.append("again")
put(target, 1)
print(log[-1], x(target))
Meta.__setattr__ = lambda cls, name, value: log.append((cls.__name__, name, value))
put(Made, 5)
print(log[-1], Made.x)
del Meta.__setattr__
proxy = weakref.proxy(guarded)
for _ in range(60):
    put(proxy, 8)
print(x(proxy), guarded.x)
for bad_owner in (5, None, "s", object(), int, [].append):
    print(attempt(put, bad_owner, 1))
for bad_owner in (5, None, object(), Made(), module):
    print([attempt(x, bad_owner) for _ in range(60)][-1])


class Final:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        if name == "x" and len(log) % 2:
            log.append("hit")
            raise AttributeError("no x")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        log.append("fell")
        return "fell"


final = Final()
print([x(final) for _ in range(100)][-2:])
# expect-error: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
