# __init_subclass__ and __set_name__.
class Named:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
class Base:
    def __init_subclass__(cls, /, tag=None, **rest):
        super().__init_subclass__(**rest)
        cls.tag = tag
        print("subclass", cls.__name__, tag)
class A(Base, tag="x"):
    n = Named()
# expect: named A n
# expect: subclass A x
class B(A): pass  # expect: subclass B None
print(A.tag, B.tag)  # expect: x None
class Broken:
    def __set_name__(self, owner, name): raise ValueError("no")
try:
    class C:
        b = Broken()
except ValueError as error:
    print(error, error.__notes__)
# expect: no ["Error calling __set_name__ on 'Broken' instance 'b' in 'C'"]
