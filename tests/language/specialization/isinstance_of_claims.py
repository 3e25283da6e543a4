"""isinstance() in hot code: classes that say __class__ is another, hooks of metaclasses, and classes that begin and stop to do so."""


class Base:
    pass


class Root:
    pass


class Other(Root):
    pass


class Claims:
    @property
    def __class__(self):
        return Base


class Fails:
    @property
    def __class__(self):
        raise LookupError("no class")


class Asks:
    def __getattribute__(self, name):
        return Base if name == "__class__" else object.__getattribute__(self, name)


class Meta(type):
    def __instancecheck__(cls, value):
        return value == 7


class Hooked(metaclass=Meta):
    pass


class Slotted:
    __slots__ = ("__dict__",)


def test(value, kind):
    try:
        return isinstance(value, kind)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


instance = Other()
instance.__dict__["__class__"] = Base
kinds = [Base, Other, int, (str, Base), (int, (str, (Other,))), int | str, Base | None, Hooked, (Hooked, Base), object, type, 5, (Base, 5), []]
values = [Base(), Other(), Claims(), Fails(), Asks(), instance, Slotted(), 7, True, None, Base, Meta, "x", Hooked()]
for kind in kinds:
    for _ in range(60):
        results = [test(value, kind) for value in values]
    print(results)
# expect: [True, False, True, 'LookupError: no class', True, False, False, False, False, False, False, False, False, False]
# expect: [False, True, False, 'LookupError: no class', False, True, False, False, False, False, False, False, False, False]
# expect: [False, False, False, 'LookupError: no class', False, False, False, True, True, False, False, False, False, False]
# expect: [True, False, True, 'LookupError: no class', True, False, False, False, False, False, False, False, True, False]
# expect: [False, True, False, 'LookupError: no class', False, True, False, True, True, False, False, False, True, False]
# expect: [False, False, False, 'LookupError: no class', False, False, False, True, True, False, False, False, True, False]
# expect: [True, False, True, 'LookupError: no class', True, False, False, False, False, True, False, False, False, False]
# expect: [False, False, False, False, False, False, False, True, False, False, False, False, False, True]
# expect: [True, False, True, 'LookupError: no class', True, False, False, True, False, False, False, False, False, True]
# expect: [True, True, True, True, True, True, True, True, True, True, True, True, True, True]
# expect: [False, False, False, 'LookupError: no class', False, False, False, False, False, False, True, True, False, False]
# expect: ['TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union']
# expect: [True, 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', True, 'LookupError: no class', True, 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union']
# expect: ['TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union', 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union']


def hot(value):
    return isinstance(value, Base)


plain = Other()
print([hot(plain) for _ in range(60)][-1])  # expect: False
Other.__bases__ = (Claims,)
print(hot(plain))  # expect: True
Other.__bases__ = (Root,)
print(hot(plain))  # expect: False
Other.__getattribute__ = lambda self, name: Base if name == "__class__" else object.__getattribute__(self, name)
print(hot(plain))  # expect: True
del Other.__getattribute__
print(hot(plain))  # expect: False
Other.__bases__ = (Base,)
print(hot(plain))  # expect: True
