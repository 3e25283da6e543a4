# __class__ stays right where its owner's type, its class or what the class says of __class__ changes.
class A: pass
class B: pass
class Liar:
    __class__ = property(lambda self: int)
class Slotted:
    __slots__ = ("x",)
class Hooked:
    def __getattribute__(self, name): return name

def kind(o):
    return o.__class__

for i in range(50):
    assert kind("a") is str
for o in 1, "a", A(), B(), Liar(), Slotted(), Hooked(), A, None, type:
    print(kind(o))
# expect: <class 'int'>
# expect: <class 'str'>
# expect: <class '__main__.A'>
# expect: <class '__main__.B'>
# expect: <class 'int'>
# expect: <class '__main__.Slotted'>
# expect: __class__
# expect: <class 'type'>
# expect: <class 'NoneType'>
# expect: <class 'type'>
a = A()
for i in range(50):
    assert kind(a) is A
a.__class__ = B
print(kind(a))  # expect: <class '__main__.B'>
for i in range(50):
    assert kind(a) is B
B.__class__ = property(lambda self: "said by B")
print(kind(a))
del B.__class__
print(kind(a))
a.__dict__["__class__"] = "own"
print(kind(a))
# expect-error: TypeError: __class__ must be set to a class, not 'property' object
