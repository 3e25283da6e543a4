# Annotations of a class, its bases, and names without values.
class A:
    x: int
    y: "str" = "y"
class B(A):
    z: A
class N: pass
print(A.__annotations__, B.__annotations__ == {"z": A}, N.__annotations__, hasattr(A, "x"), A.y)  # expect: {'x': <class 'int'>, 'y': 'str'} True {} False y
A.__annotations__["w"] = float
print(A.__annotations__)  # expect: {'x': <class 'int'>, 'y': 'str', 'w': <class 'float'>}
del A.__annotations__
print(A.__annotations__)  # expect: {}
