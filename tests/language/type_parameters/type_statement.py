# type X = … makes a lazy alias.
type A = int | B
type B = list[A]
type P[T] = dict[str, T]
print(A, A.__name__, B.__value__, P.__type_params__, P[int], P[int].__origin__ is P, type(A).__name__)  # expect: A A list[A] (T,) P[int] True TypeAliasType
try:
    A.__value__
except TypeError as e:
    print("no", e)
type R = undefined_yet
try:
    R.__value__
except NameError as e:
    print(e)
# expect: name 'undefined_yet' is not defined
undefined_yet = str
print(R.__value__)  # expect: <class 'str'>
class C:
    n = 5
    type Inner = C
print(C.Inner.__value__ is C, A.__module__)  # expect: True __main__
