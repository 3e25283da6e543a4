# TypeVar, ParamSpec, TypeVarTuple and NewType objects.
from typing import NewType, ParamSpec, TypeVar, TypeVarTuple, Unpack
T = TypeVar("T", bound=int, covariant=True)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(T, T.__bound__, T.__covariant__, P, P.args, P.kwargs, Ts, Unpack[Ts], list(Ts), NewType("N", int)(5), TypeVar("D", default=str).__default__, T | None)
# expect: +T <class 'int'> True ~P P.args P.kwargs Ts typing.Unpack[Ts] [typing.Unpack[Ts]] 5 <class 'str'> +T | None
