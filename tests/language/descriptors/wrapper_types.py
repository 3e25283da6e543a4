# Method wrappers of builtin types.
print(type(int.__add__).__name__, type(list.append).__name__, type(dict.__dict__["fromkeys"]).__name__, type(type.__dict__["__name__"] if False else type.__dict__["__mro__"]).__name__)
# expect: wrapper_descriptor method_descriptor classmethod_descriptor getset_descriptor
print(int.__add__(1, 2), int.__add__.__get__(3, int)(4), list.append.__objclass__ is list, "__add__" in dir(5))  # expect: 3 7 True True
try:
    int.__add__("a", 1)
except TypeError as error:
    print(error)
# expect: descriptor '__add__' requires a 'int' object but received a 'str'
try:
    list.append.__get__(5)
except TypeError as error:
    print(error)
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
