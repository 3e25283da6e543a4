def f[T, T](): pass  ### SyntaxError: duplicate type parameter 'T'
---
class C[T](x := 1): pass  ### SyntaxError: named expression cannot be used within the definition of a generic
---
def f[T: (yield)](): pass  ### SyntaxError: yield expression cannot be used within a TypeVar bound
---
def f[](): pass  ### SyntaxError: Type parameter list cannot be empty
---
class C[]: pass  ### SyntaxError: Type parameter list cannot be empty
---
type X[T, T] = int  ### SyntaxError: duplicate type parameter 'T'
---
type X = (yield)  ### SyntaxError: yield expression cannot be used within a type alias
---
type X = await y  ### SyntaxError: await expression cannot be used within a type alias
---
def f[T = int, U](): pass  ### SyntaxError: non-default type parameter 'U' follows default type parameter
---
def f[*T: int](): pass  ### SyntaxError: cannot use bound with TypeVarTuple
---
def f[**T: int](): pass  ### SyntaxError: cannot use bound with ParamSpec
---
type = 1
type x y  ### SyntaxError: invalid syntax
---
type a.b = int  ### SyntaxError: invalid syntax
---
class C[T]:
    nonlocal T  ### SyntaxError: nonlocal binding not allowed for type parameter 'T'
---
def f[__debug__](): pass  ### SyntaxError: cannot assign to __debug__
---
from typing import TypeVar
TypeVar("T", int)  ### TypeError: A single constraint is not allowed
---
from typing import TypeVar
TypeVar("T", covariant=True, contravariant=True)  ### ValueError: Bivariant types are not supported.
---
from typing import Generic
Generic[int]  ### TypeError: Parameters to Generic[...] must all be type variables or parameter specification variables.
---
class C[T]: pass
C[int, str]  ### TypeError: Too many arguments for <class '__main__.C'>; actual 2, expected 1
