# A comprehension in a class's body does not see the class's own variables __class__ and the like
__class__ = "the module's"


class A:
    __class__ = "the class's"
    seen = [__class__ for _ in [1]]
    also = [(lambda: __class__)() for _ in [1]]


print(A.seen, A.also)


def limit(depth):
    text = "i for i in r"
    for _ in range(depth - 1):
        text = "[" + text + "] for i in r"
    return "x = [" + text + "]"


compile(limit(21), "f", "exec")
try:
    compile(limit(22), "f", "exec")
except SyntaxError as error:
    print(error.msg)
try:
    exec("__conditional_annotations__ = 0\nx: int\n", {})
except TypeError as error:
    print(error)
# expect-error: NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
