# A union takes any further alternative, tells the module of its type; a ParamSpec's bound is whatever is given.
import typing

print((int | str) | "x")  # expect: int | str | ForwardRef('x')
print("x" | typing.Union[int, str])  # expect: ForwardRef('x') | int | str
print((int | str) | 5)  # expect: int | str | 5
print((int | None).__module__, (int | None).__qualname__)  # expect: typing Union
print(typing.ParamSpec("P", bound=(int, str)).__bound__, typing.ParamSpec("P", bound="x").__bound__)  # expect: (<class 'int'>, <class 'str'>) x


class Three[T, U, V = int]:
    pass


try:
    Three[int]
except TypeError as error:
    print(error)
# expect: Too few arguments for <class '__main__.Three'>; actual 1, expected at least 2
