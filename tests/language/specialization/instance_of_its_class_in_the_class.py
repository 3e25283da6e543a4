# An attribute of a class that is an instance of that class (as members of enumerations are): it may become a descriptor, or get another class, after it was read often.
class Plain:
    pass


class Other:
    pass


class Giving:
    def __get__(self, instance, owner):
        return "given"


Plain.one = Plain()


def read():
    return Plain.one


for _ in range(100):
    assert type(read()) is Plain
Plain.__get__ = lambda self, instance, owner: "became a descriptor"
print(read())  # expect: became a descriptor
del Plain.__get__
for _ in range(100):
    assert type(read()) is Plain
one = read()
one.__class__ = Other
print(type(read()).__name__)  # expect: Other
for _ in range(100):
    read()
one.__class__ = Giving
print(read())  # expect: given
one.__class__ = Plain
print(type(read()).__name__)  # expect: Plain
for _ in range(100):
    read()
one.__class__ = Giving
print(read())  # expect: given
del Plain.one
try:
    read()
except AttributeError as error:
    print(error)
# expect: type object 'Plain' has no attribute 'one'
