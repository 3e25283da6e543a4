# Attributes of classes that are assigned all the time, and read from the class, from subclasses and from instances, until something else stands there.
import threading


class Meta(type):
    pass


class Base(metaclass=Meta):
    n = 0
    text = "a"


class Derived(Base):
    pass


class Slotted:
    __slots__ = ()
    n = 0


class Plain:
    n = 0

    def __init__(self):
        Plain.n += 1
        self.own = Plain.n


def of(x):
    return x.n


def bump(cls):
    cls.n += 1


base, derived, slotted = Base(), Derived(), Slotted()
for i in range(200):
    bump(Base)
    bump(Slotted)
    seen = of(Base), of(Derived), of(base), of(derived), of(slotted), of(Slotted)
    if i in (0, 1, 5, 199):
        print(seen)
# expect: (1, 1, 1, 1, 1, 1)
# expect: (2, 2, 2, 2, 2, 2)
# expect: (6, 6, 6, 6, 6, 6)
# expect: (200, 200, 200, 200, 200, 200)
print([Plain().own for _ in range(5)], of(Plain), of(Plain()))  # expect: [1, 2, 3, 4, 5] 5 6
print(Base.__dict__["n"], vars(Slotted)["n"], getattr(Derived, "n"), type.__getattribute__(Derived, "n"), object.__getattribute__(derived, "n"))
# expect: 200 200 200 200 200


def reads():
    return of(Base), of(Derived), of(base), of(derived)


# An instance's own value, a subclass's own value, and back.
derived.n = "own"
print(reads())  # expect: (200, 200, 200, 'own')
bump(Base)
print(reads())  # expect: (201, 201, 201, 'own')
del derived.n
Derived.n = "sub"
print(reads())  # expect: (201, 'sub', 201, 'sub')
for i in range(10):
    Derived.n = i
    Base.n += 1
print(reads())  # expect: (211, 9, 211, 9)
del Derived.n
print(reads())  # expect: (211, 211, 211, 211)
Base.n = 5
print(reads())  # expect: (5, 5, 5, 5)


# Other kinds of values: what is no plain value is told to everybody.
class Descriptor:
    def __get__(self, instance, owner):
        return "got", instance is None


for value in (1.5, "s", None, True, 10**30, [], (), Descriptor(), len, property(lambda self: "property"), lambda self: 1, staticmethod(len), 7):
    Base.n = value
    shown = [x if not callable(x) and not isinstance(x, property) else type(x).__name__ for x in reads()]
    print(shown)
    for i in range(6):
        Base.n = i
        assert of(Base) == of(derived) == i, i
    Base.n = value
    shown2 = [x if not callable(x) and not isinstance(x, property) else type(x).__name__ for x in reads()]
    assert shown == shown2
# expect: [1.5, 1.5, 1.5, 1.5]
# expect: ['s', 's', 's', 's']
# expect: [None, None, None, None]
# expect: [True, True, True, True]
# expect: [1000000000000000000000000000000, 1000000000000000000000000000000, 1000000000000000000000000000000, 1000000000000000000000000000000]
# expect: [[], [], [], []]
# expect: [(), (), (), ()]
# expect: [('got', True), ('got', True), ('got', False), ('got', False)]
# expect: ['builtin_function_or_method', 'builtin_function_or_method', 'builtin_function_or_method', 'builtin_function_or_method']
# expect: ['property', 'property', 'property', 'property']
# expect: ['function', 'function', 'method', 'method']
# expect: ['builtin_function_or_method', 'builtin_function_or_method', 'builtin_function_or_method', 'builtin_function_or_method']
# expect: [7, 7, 7, 7]

# The class that the value's class is cannot be changed, but a base can come and go.
Base.n = 1


class Mixin:
    n = "mixin"


class Third(Mixin, Base):
    pass


third = Third()
print(of(third), of(Third))  # expect: mixin mixin
Third.__bases__ = (Base, Mixin)
print(of(third), of(Third))  # expect: 1 1
for i in range(9):
    Base.n += 1
    Mixin.n = i
print(of(third), of(Third), of(Mixin))  # expect: 10 10 8
Third.__bases__ = (Mixin, Base)
print(of(third), of(Third))  # expect: 8 8
Mixin.n = "again"
print(of(third), of(Third))  # expect: again again
del Mixin.n
print(of(third), of(Third))  # expect: 10 10


# The metaclass gets a data descriptor of that name, and loses it.
Meta.n = property(lambda cls: "meta", lambda cls, value: log.append(value))
log = []
print(of(Base), of(base))  # expect: meta 10
bump_error = None
Base.n = 99
print(of(Base), of(base), log)  # expect: meta 10 [99]
del Meta.n
print(of(Base), of(base))  # expect: 10 10
Meta.n = "hidden by the class"
print(of(Base))  # expect: 10
del Base.n
print(of(Base))  # expect: hidden by the class
try:
    print(of(base))
except AttributeError as error:
    print(error)
# expect: 'Base' object has no attribute 'n'
Base.n = 0
for i in range(8):
    Base.n += 1
print(reads())  # expect: (8, 8, 8, 8)


# Changed by a property that is read by the same instruction, by a __getattr__, and by another thread.
class Tricky:
    @property
    def n(self):
        Base.n += 100
        return Base.n


tricky = Tricky()
print([of(x) for x in (base, tricky, base, tricky, derived)])  # expect: [8, 108, 108, 208, 208]
threads = [threading.Thread(target=lambda: [bump(Base) for _ in range(50)]) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(reads())  # expect: (358, 358, 358, 358)
moved = Plain()
moved.__class__ = type("Moved", (), {"n": "of Moved"})
print(of(moved), of(Plain))  # expect: of Moved 7
base.__class__ = Derived
for i in range(5):
    Derived.n = i
print(of(base), of(Base))  # expect: 4 358
