# A class whose mro() puts classes into its order that it does not inherit from, or leaves itself out.
class Base:
    value = 1


class Meta(type):
    def mro(cls):
        return (cls, Base, object)


class Weird(metaclass=Meta):
    pass


def hot():
    seen = []
    for i in range(60):
        if i % 20 == 0:
            Base.value += 1
        seen.append((Weird.value, Weird().value))
    return sorted(set(seen))


print(hot())  # expect: [(2, 2), (3, 3), (4, 4)]
print(Weird.__bases__, issubclass(Weird, Base), Weird.__mro__ is Weird.__mro__)  # expect: (<class 'object'>,) True True


class Circle(type):
    pairs = []

    def mro(cls):
        return (cls, *Circle.pairs, object)


class First(metaclass=Circle):
    x = 1


Circle.pairs.append(First)


class Second(metaclass=Circle):
    y = 2


Circle.pairs[:] = [Second]
First.__bases__ = (object,) if First.__bases__ != (object,) else First.__bases__
First.x = 5
Second.y = 6
print(First.x, First.y, Second.x, Second.y)  # expect: 5 6 5 6


class Without(type):
    def mro(cls):
        return (Base,)


try:
    Without("Lost", (), {})
except TypeError as error:
    print(error)
# expect: super(type, obj): obj (type Lost) is not an instance or subtype of type (Lost).


class Early(type):
    def mro(cls):
        print("mro", cls.__mro__)
        if cls.__name__ == "Outer":
            try:
                type("Inner", (cls,), {})
            except TypeError as error:
                print(error)
        return type.mro(cls)


class Outer(metaclass=Early):
    pass
# expect: mro None
# expect: mro None
# expect: Cannot extend an incomplete type 'Outer'
