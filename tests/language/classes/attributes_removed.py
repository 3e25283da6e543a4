# Attributes that instances lose, over and over, in the middle and at the end, and what the classes do meanwhile.
class Plain:
    def __init__(self):
        self.a, self.b, self.c, self.d = 1, 2, 3, 4


class Slotted(Plain):
    __slots__ = ("x", "__weakref__")

    def __init__(self):
        super().__init__()
        self.x = 0


for cls in Plain, Slotted:
    for turn in range(4):
        one = cls()
        del one.b
        print(vars(one), end=" ")
        del one.a, one.c
        print(vars(one), end=" ")
        one.b = 5
        one.a = 6
        print(list(vars(one).items()))
    two = cls()
    del two.a
    del two.d
    print(vars(two), hasattr(two, "a"), getattr(two, "a", "none"))
    try:
        del two.a
    except AttributeError as error:
        print(error)
    cls.a = "of the class"
    print(two.a, getattr(two, "a"), getattr(cls(), "a"))
    cls.a = property(lambda self: "a property")
    print(two.a, getattr(two, "a"))
    try:
        cls()
    except AttributeError as error:
        print(error)
    del cls.a
    print(getattr(cls(), "a"), getattr(two, "a", "none"))

many = Plain()
for number in range(20):
    setattr(many, f"n{number}", number)
for number in range(0, 20, 3):
    delattr(many, f"n{number}")
print(vars(many))
print([getattr(many, f"n{number}", None) for number in range(20)])
# expect-error: TypeError: __weakref__ slot disallowed: we already got one
