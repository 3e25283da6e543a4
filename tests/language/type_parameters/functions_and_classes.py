# PEP 695: generic functions and classes.
def f[T](x: T) -> T: return x
class C[T, *Ts, **P]:
    def m[U](self, a: T, b: U): return a, b
print(f(5), f.__type_params__, C.__type_params__, C.m.__type_params__, f.__annotations__)  # expect: 5 (T,) (T, Ts, P) (U,) {'x': T, 'return': T}
T, = f.__type_params__
print(T.__name__, type(T).__name__, T.__bound__, T.__constraints__, C[int, str, [bool]])  # expect: T TypeVar None () __main__.C[int, str, [bool]]
print(C.__mro__[1].__name__, C.__orig_bases__, C.__parameters__)  # expect: Generic (typing.Generic[T, typing.Unpack[Ts], P],) (T, Ts, P)
