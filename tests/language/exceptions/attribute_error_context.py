# An AttributeError raised by __getattr__ or a property learns what was looked for, unless it says so itself.
class A:
    def __getattr__(self, name):
        raise AttributeError
    @property
    def p(self):
        raise AttributeError("own text", name="own", obj=3)
for get in (lambda a: a.x, lambda a: getattr(a, "y"), lambda a: a.p):
    try:
        get(A())
    except AttributeError as e:
        print(e.name, type(e.obj).__name__, e)
# expect: x A
# expect: y A
# expect: p A
print(getattr(A(), "z", 5), hasattr(A(), "z"))  # expect: 5 False


# Properties, descriptors and a metaclass as well, however often they were asked before. (CPython forgets it where it has specialized a property or __getattribute__; here specialization
# cannot be noticed.)
class Descriptor:
    def __get__(self, instance, owner=None):
        raise AttributeError("no")


class Meta(type):
    @property
    def m(cls):
        raise AttributeError("no")


class B(metaclass=Meta):
    d = Descriptor()

    @property
    def q(self):
        raise AttributeError("no")

    def __getattribute__(self, name):
        if name == "g":
            raise AttributeError("no")
        return object.__getattribute__(self, name)


class C:
    d = Descriptor()

    @property
    def q(self):
        raise AttributeError("no")


def context(read, owner):
    try:
        read(owner)
    except AttributeError as e:
        return e.name, e.obj is owner


for read, owner in ((lambda o: o.d, C()), (lambda o: o.d, C), (lambda o: o.q, C()), (lambda o: o.m, B), (lambda o: o.g, B())):
    print({context(read, owner) for _ in range(60)})
# expect: {('d', True)}
# expect: {('d', True)}
# expect: {('q', True)}
# expect: {('m', True)}
# expect: {('g', True)}
