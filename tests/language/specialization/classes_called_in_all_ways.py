# Warm calls of a class, by position, by keyword, with * and **, through a metaclass and from native code, while the class changes.
from abc import ABC, ABCMeta, abstractmethod

class Plain:
    def __init__(self, a, b=2, *r, c=3, **k):
        self.seen = a, b, r, c, k

class Meta(type):
    pass

class Made(metaclass=Meta):
    __init__ = Plain.__init__

class Base(ABC):
    __init__ = Plain.__init__

class Slotted:
    __slots__ = ("seen",)
    __init__ = Plain.__init__

def ways(cls, arguments, options, named):
    return (cls(1), cls(1, 5), cls(1, 5, 6), cls(1, c=7), cls(a=1, b=8), cls(1, x=9), cls(*arguments), cls(*arguments, **options), cls(**named), cls(b=1, **options, a=2), next(map(cls, [4])))

def show(cls, arguments=(1, 2, 3), options={"c": 5, "z": 2}, named={"a": 1, "z": 2}, times=60):
    for _ in range(times):
        try:
            result = ways(cls, arguments, options, named)
        except TypeError as error:
            result = error
    print(cls.__name__, *(getattr(each, "seen", each) for each in result) if isinstance(result, tuple) else [result])

for cls in (Plain, Made, Base, Slotted):
    show(cls)
    show(cls, named={"z": 2})
    show(cls, options={"a": 1})
# expect: Plain (1, 2, (), 3, {}) (1, 5, (), 3, {}) (1, 5, (6,), 3, {}) (1, 2, (), 7, {}) (1, 8, (), 3, {}) (1, 2, (), 3, {'x': 9}) (1, 2, (3,), 3, {}) (1, 2, (3,), 5, {'z': 2}) (1, 2, (), 3, {'z': 2}) (2, 1, (), 5, {'z': 2}) (4, 2, (), 3, {})
# expect: Plain Plain.__init__() missing 1 required positional argument: 'a'
# expect: Plain Plain.__init__() got multiple values for argument 'a'
# expect: Made (1, 2, (), 3, {}) (1, 5, (), 3, {}) (1, 5, (6,), 3, {}) (1, 2, (), 7, {}) (1, 8, (), 3, {}) (1, 2, (), 3, {'x': 9}) (1, 2, (3,), 3, {}) (1, 2, (3,), 5, {'z': 2}) (1, 2, (), 3, {'z': 2}) (2, 1, (), 5, {'z': 2}) (4, 2, (), 3, {})
# expect: Made Plain.__init__() missing 1 required positional argument: 'a'
# expect: Made Plain.__init__() got multiple values for argument 'a'
# expect: Base (1, 2, (), 3, {}) (1, 5, (), 3, {}) (1, 5, (6,), 3, {}) (1, 2, (), 7, {}) (1, 8, (), 3, {}) (1, 2, (), 3, {'x': 9}) (1, 2, (3,), 3, {}) (1, 2, (3,), 5, {'z': 2}) (1, 2, (), 3, {'z': 2}) (2, 1, (), 5, {'z': 2}) (4, 2, (), 3, {})
# expect: Base Plain.__init__() missing 1 required positional argument: 'a'
# expect: Base Plain.__init__() got multiple values for argument 'a'
# expect: Slotted (1, 2, (), 3, {}) (1, 5, (), 3, {}) (1, 5, (6,), 3, {}) (1, 2, (), 7, {}) (1, 8, (), 3, {}) (1, 2, (), 3, {'x': 9}) (1, 2, (3,), 3, {}) (1, 2, (3,), 5, {'z': 2}) (1, 2, (), 3, {'z': 2}) (2, 1, (), 5, {'z': 2}) (4, 2, (), 3, {})
# expect: Slotted Plain.__init__() missing 1 required positional argument: 'a'
# expect: Slotted Plain.__init__() got multiple values for argument 'a'

# The same with what changes: another __init__, a __new__ and none again, a __del__, an instance that is something else.
def other(self, *a, **k):
    self.seen = "other", a, k
for cls in (Plain, Made, Base, Slotted):
    cls.__init__ = other
    show(cls)
    cls.__new__ = lambda cls, *a, **k: object.__new__(cls)
    show(cls)
    cls.__new__ = lambda cls, *a, **k: ("made", a, k)
    show(cls, times=3)
    del cls.__new__
    show(cls, times=3)
    cls.__init__ = lambda self, *a, **k: 1
    show(cls, times=3)
    del cls.__init__
    show(cls, times=3)
    cls.__init__ = len
    show(cls, times=3)
# expect: Plain ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Plain ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Plain ('made', (1,), {}) ('made', (1, 5), {}) ('made', (1, 5, 6), {}) ('made', (1,), {'c': 7}) ('made', (), {'a': 1, 'b': 8}) ('made', (1,), {'x': 9}) ('made', (1, 2, 3), {}) ('made', (1, 2, 3), {'c': 5, 'z': 2}) ('made', (), {'a': 1, 'z': 2}) ('made', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('made', (4,), {})
# expect: Plain object.__new__() takes exactly one argument (the type to instantiate)
# expect: Plain object.__new__() takes exactly one argument (the type to instantiate)
# expect: Plain object.__new__() takes exactly one argument (the type to instantiate)
# expect: Plain object.__new__() takes exactly one argument (the type to instantiate)
# expect: Made ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Made ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Made ('made', (1,), {}) ('made', (1, 5), {}) ('made', (1, 5, 6), {}) ('made', (1,), {'c': 7}) ('made', (), {'a': 1, 'b': 8}) ('made', (1,), {'x': 9}) ('made', (1, 2, 3), {}) ('made', (1, 2, 3), {'c': 5, 'z': 2}) ('made', (), {'a': 1, 'z': 2}) ('made', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('made', (4,), {})
# expect: Made object.__new__() takes exactly one argument (the type to instantiate)
# expect: Made object.__new__() takes exactly one argument (the type to instantiate)
# expect: Made object.__new__() takes exactly one argument (the type to instantiate)
# expect: Made object.__new__() takes exactly one argument (the type to instantiate)
# expect: Base ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Base ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Base ('made', (1,), {}) ('made', (1, 5), {}) ('made', (1, 5, 6), {}) ('made', (1,), {'c': 7}) ('made', (), {'a': 1, 'b': 8}) ('made', (1,), {'x': 9}) ('made', (1, 2, 3), {}) ('made', (1, 2, 3), {'c': 5, 'z': 2}) ('made', (), {'a': 1, 'z': 2}) ('made', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('made', (4,), {})
# expect: Base object.__new__() takes exactly one argument (the type to instantiate)
# expect: Base object.__new__() takes exactly one argument (the type to instantiate)
# expect: Base object.__new__() takes exactly one argument (the type to instantiate)
# expect: Base object.__new__() takes exactly one argument (the type to instantiate)
# expect: Slotted ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Slotted ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
# expect: Slotted ('made', (1,), {}) ('made', (1, 5), {}) ('made', (1, 5, 6), {}) ('made', (1,), {'c': 7}) ('made', (), {'a': 1, 'b': 8}) ('made', (1,), {'x': 9}) ('made', (1, 2, 3), {}) ('made', (1, 2, 3), {'c': 5, 'z': 2}) ('made', (), {'a': 1, 'z': 2}) ('made', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('made', (4,), {})
# expect: Slotted object.__new__() takes exactly one argument (the type to instantiate)
# expect: Slotted object.__new__() takes exactly one argument (the type to instantiate)
# expect: Slotted object.__new__() takes exactly one argument (the type to instantiate)
# expect: Slotted object.__new__() takes exactly one argument (the type to instantiate)

# The metaclass says what a call is, from the beginning or later.
class Counting(type):
    def __call__(cls, *a, **k):
        made = super().__call__(*a, **k)
        return "counted", made.seen
class Counted(metaclass=Counting):
    __init__ = other
show(Counted)
# expect: Counted ('counted', ('other', (1,), {})) ('counted', ('other', (1, 5), {})) ('counted', ('other', (1, 5, 6), {})) ('counted', ('other', (1,), {'c': 7})) ('counted', ('other', (), {'a': 1, 'b': 8})) ('counted', ('other', (1,), {'x': 9})) ('counted', ('other', (1, 2, 3), {})) ('counted', ('other', (1, 2, 3), {'c': 5, 'z': 2})) ('counted', ('other', (), {'a': 1, 'z': 2})) ('counted', ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2})) ('counted', ('other', (4,), {}))
class Later(metaclass=Meta):
    __init__ = other
show(Later)
# expect: Later ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
Later.__class__ = Counting
show(Later)
# expect: Later ('counted', ('other', (1,), {})) ('counted', ('other', (1, 5), {})) ('counted', ('other', (1, 5, 6), {})) ('counted', ('other', (1,), {'c': 7})) ('counted', ('other', (), {'a': 1, 'b': 8})) ('counted', ('other', (1,), {'x': 9})) ('counted', ('other', (1, 2, 3), {})) ('counted', ('other', (1, 2, 3), {'c': 5, 'z': 2})) ('counted', ('other', (), {'a': 1, 'z': 2})) ('counted', ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2})) ('counted', ('other', (4,), {}))
Later.__class__ = Meta
show(Later)
# expect: Later ('other', (1,), {}) ('other', (1, 5), {}) ('other', (1, 5, 6), {}) ('other', (1,), {'c': 7}) ('other', (), {'a': 1, 'b': 8}) ('other', (1,), {'x': 9}) ('other', (1, 2, 3), {}) ('other', (1, 2, 3), {'c': 5, 'z': 2}) ('other', (), {'a': 1, 'z': 2}) ('other', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('other', (4,), {})
Meta.__call__ = lambda cls, *a, **k: ("meta", a, k)
Made.__init__ = other
show(Made)
# expect: Made ('meta', (1,), {}) ('meta', (1, 5), {}) ('meta', (1, 5, 6), {}) ('meta', (1,), {'c': 7}) ('meta', (), {'a': 1, 'b': 8}) ('meta', (1,), {'x': 9}) ('meta', (1, 2, 3), {}) ('meta', (1, 2, 3), {'c': 5, 'z': 2}) ('meta', (), {'a': 1, 'z': 2}) ('meta', (), {'b': 1, 'c': 5, 'z': 2, 'a': 2}) ('meta', (4,), {})
del Meta.__call__
show(Made)  # expect: Made object.__new__() takes exactly one argument (the type to instantiate)

# Abstract classes.
class Abstract(ABC):
    __init__ = other
    @abstractmethod
    def m(self): pass
def make(): return Abstract(1, x=2)
for _ in range(60):
    try:
        make()
    except TypeError as error:
        text = str(error)
print(text)  # expect: Can't instantiate abstract class Abstract without an implementation for abstract method 'm'
Abstract.__abstractmethods__ = frozenset()
print(make().seen)  # expect: ('other', (1,), {'x': 2})

# Bound methods with **, whose values are bound and not kept.
class Owner:
    def method(self, a=0, /, b=1, *, c=2, **k):
        k["new"] = 1
        return a, b, c, k
def call(method, *a, **k):
    return method(*a, **k)
owner = Owner()
options = {"b": 3, "c": 4, "d": 5}
for _ in range(60):
    r = call(owner.method, 1, **options), call(owner.method, **options), call(owner.method, *range(2)), call("a{b}".format, **options)
print(r, options)  # expect: ((1, 3, 4, {'d': 5, 'new': 1}), (0, 3, 4, {'d': 5, 'new': 1}), (0, 1, 2, {'new': 1}), 'a3') {'b': 3, 'c': 4, 'd': 5}
for bad in ({"self": 1, "a": 2}, {"b": 1}, {1: 2}):
    try:
        print(call(owner.method, 1, 2, **bad))
    except TypeError as error:
        print(error)
# expect: (1, 2, 2, {'self': 1, 'a': 2, 'new': 1})
# expect: Owner.method() got multiple values for argument 'b'
# expect: keywords must be strings
class Wide:
    def __init__(self, *a, **k): self.seen = a, k
for _ in range(60):
    r = Wide(1, 2, 3, 4, 5, 6, 7, 8, 9), Wide(*range(12), **{"x": 1}), Wide(1, 2, 3, 4, 5, 6, 7, y=8)
print(*(each.seen for each in r))
# expect: ((1, 2, 3, 4, 5, 6, 7, 8, 9), {}) ((0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), {'x': 1}) ((1, 2, 3, 4, 5, 6, 7), {'y': 8})
