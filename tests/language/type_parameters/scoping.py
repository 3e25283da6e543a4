# Type parameters have a scope of their own, around the function.
T = "global"
def f[T](x: T): return T
print(f(1), T, type(f(1)).__name__)  # expect: T global TypeVar
class C[T]:
    inner = T
    def m(self): return T
    T2 = [T for _ in range(1)]
print(C.inner, C().m() is C.inner, C.T2, hasattr(C, "T"))  # expect: T True [T] False
def outer():
    n = 7
    def g[U: lambda: n](): return n
    return g
print(outer()())  # expect: 7
def deco(x):
    return lambda f: f
@deco(T)
def h[T](): pass
print(h.__type_params__)  # expect: (T,)
