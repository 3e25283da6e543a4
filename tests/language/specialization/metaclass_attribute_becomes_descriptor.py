# An attribute of a class is found there, until the one of the metaclass that it hides becomes a data descriptor.
class Attribute:
    pass


class Meta(type):
    value = Attribute()
    method = Attribute()


class Class(metaclass=Meta):
    value = "of the class"

    def method():
        return "method of the class"


def read():
    return Class.value


def call():
    return Class.method()


print({read() for _ in range(100)}, {call() for _ in range(100)})  # expect: {'of the class'} {'method of the class'}
Attribute.__get__ = lambda self, instance, owner: (lambda: "of the metaclass")
print(read(), call())  # expect: of the class method of the class
Attribute.__set__ = lambda self, instance, value: None
print(read()(), call())  # expect: of the metaclass of the metaclass
del Attribute.__set__
print(read(), call())  # expect: of the class method of the class
