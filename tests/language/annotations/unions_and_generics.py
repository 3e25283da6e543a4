# int | str, list[int], Optional and their reprs.
import types, typing
print(int | str, int | None, (int | str) | float, list[int], dict[str, list[int]], tuple[()], tuple[int, ...], type[int], int | list[int])
# expect: int | str int | None int | str | float list[int] dict[str, list[int]] tuple[()] tuple[int, ...] type[int] int | list[int]
print((int | str).__args__, list[int].__origin__, list[int] == list[int], int | str == str | int, typing.Optional[int], typing.Union[int, str] == int | str, type(int | str))
# expect: (<class 'int'>, <class 'str'>) <class 'list'> True True int | None True <class 'typing.Union'>
print(isinstance(1, int | str), list[int]([1]), typing.get_type_hints(lambda: 0), typing.Literal[1, "a"], typing.Callable[[int], str], typing.Any)
# expect: True [1] {} typing.Literal[1, 'a'] typing.Callable[[int], str] typing.Any
T = typing.TypeVar("T")
print(list[T][int], dict[T, T].__parameters__, (T | int).__parameters__)  # expect: list[int] (~T,) (~T,)
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)
# expect: isinstance() argument 2 cannot be a parameterized generic
