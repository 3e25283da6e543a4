# __mro_entries__ replaces a base that is not a class.
class Fake:
    def __mro_entries__(self, bases):
        print("asked", len(bases))
        return (dict,)
f = Fake()
class C(f): pass  # expect: asked 1
print(C.__bases__, C.__orig_bases__ == (f,))  # expect: (<class 'dict'>,) True
from typing import Generic, TypeVar
T = TypeVar("T")
class G(Generic[T]): pass
class H(G[int]): pass
print(H.__bases__[0].__name__, H.__orig_bases__, G[str])  # expect: G (__main__.G[int],) __main__.G[str]
