# A special method whose __get__ raises AttributeError is absent for some protocols, an error for others; other exceptions pass.
import math
import operator
import os


class Unbound:
    def __init__(self, kind):
        self.kind = kind

    def __get__(self, instance, owner):
        raise self.kind("bind")


async def wait_for(value):
    await value


def run(coroutine):
    try:
        coroutine.send(None)
    finally:
        coroutine.close()


uses = {
    "__iter__": lambda value: type(iter(value)).__name__,
    "__contains__": lambda value: 1 in value,
    "__repr__": lambda value: repr(value).split(" at")[0],
    "__str__": str,
    "__hash__": hash,
    "__bool__": bool,
    "__len__": len,
    "__round__": round,
    "__trunc__": math.trunc,
    "__floor__": math.floor,
    "__ceil__": math.ceil,
    "__fspath__": os.fspath,
    "__add__": lambda value: value + 1,
    "__radd__": lambda value: 1 + value,
    "__pow__": lambda value: pow(value, 2, 3),
    "__rpow__": lambda value: pow(2, value, 3),
    "__iadd__": lambda value: operator.iadd(value, 1),
    "__eq__": lambda value: value == 1,
    "__aiter__": aiter,
    "__anext__": anext,
    "__await__": lambda value: run(wait_for(value)),
    "__index__": operator.index,
    "__format__": format,
    "__call__": lambda value: value(),
}
for name, use in uses.items():
    for kind in (AttributeError, ValueError):
        for extra in ({}, {"__getitem__": lambda self, i: [1, 2][i], "__len__": lambda self: 2}):
            instance = type("C", (), {**extra, name: Unbound(kind)})()
            try:
                result = use(instance)
            except Exception as error:
                result = f"{type(error).__name__}: {error}"
            print(name, kind.__name__, "sequence" if extra else "plain", "->", result)
# expect: __iter__ AttributeError plain -> TypeError: 'C' object is not iterable
# expect: __iter__ AttributeError sequence -> iterator
# expect: __iter__ ValueError plain -> ValueError: bind
# expect: __iter__ ValueError sequence -> ValueError: bind
# expect: __contains__ AttributeError plain -> TypeError: argument of type 'C' is not a container or iterable
# expect: __contains__ AttributeError sequence -> True
# expect: __contains__ ValueError plain -> ValueError: bind
# expect: __contains__ ValueError sequence -> ValueError: bind
# expect: __repr__ AttributeError plain -> <C object
# expect: __repr__ AttributeError sequence -> <C object
# expect: __repr__ ValueError plain -> ValueError: bind
# expect: __repr__ ValueError sequence -> ValueError: bind
# expect: __str__ AttributeError plain -> AttributeError: bind
# expect: __str__ AttributeError sequence -> AttributeError: bind
# expect: __str__ ValueError plain -> ValueError: bind
# expect: __str__ ValueError sequence -> ValueError: bind
# expect: __hash__ AttributeError plain -> TypeError: unhashable type: 'C'
# expect: __hash__ AttributeError sequence -> TypeError: unhashable type: 'C'
# expect: __hash__ ValueError plain -> ValueError: bind
# expect: __hash__ ValueError sequence -> ValueError: bind
# expect: __bool__ AttributeError plain -> True
# expect: __bool__ AttributeError sequence -> True
# expect: __bool__ ValueError plain -> ValueError: bind
# expect: __bool__ ValueError sequence -> ValueError: bind
# expect: __len__ AttributeError plain -> AttributeError: bind
# expect: __len__ AttributeError sequence -> AttributeError: bind
# expect: __len__ ValueError plain -> ValueError: bind
# expect: __len__ ValueError sequence -> ValueError: bind
# expect: __round__ AttributeError plain -> TypeError: type C doesn't define __round__ method
# expect: __round__ AttributeError sequence -> TypeError: type C doesn't define __round__ method
# expect: __round__ ValueError plain -> ValueError: bind
# expect: __round__ ValueError sequence -> ValueError: bind
# expect: __trunc__ AttributeError plain -> TypeError: type C doesn't define __trunc__ method
# expect: __trunc__ AttributeError sequence -> TypeError: type C doesn't define __trunc__ method
# expect: __trunc__ ValueError plain -> ValueError: bind
# expect: __trunc__ ValueError sequence -> ValueError: bind
# expect: __floor__ AttributeError plain -> TypeError: must be real number, not C
# expect: __floor__ AttributeError sequence -> TypeError: must be real number, not C
# expect: __floor__ ValueError plain -> ValueError: bind
# expect: __floor__ ValueError sequence -> ValueError: bind
# expect: __ceil__ AttributeError plain -> TypeError: must be real number, not C
# expect: __ceil__ AttributeError sequence -> TypeError: must be real number, not C
# expect: __ceil__ ValueError plain -> ValueError: bind
# expect: __ceil__ ValueError sequence -> ValueError: bind
# expect: __fspath__ AttributeError plain -> TypeError: expected str, bytes or os.PathLike object, not C
# expect: __fspath__ AttributeError sequence -> TypeError: expected str, bytes or os.PathLike object, not C
# expect: __fspath__ ValueError plain -> TypeError: expected str, bytes or os.PathLike object, not C
# expect: __fspath__ ValueError sequence -> TypeError: expected str, bytes or os.PathLike object, not C
# expect: __add__ AttributeError plain -> TypeError: unsupported operand type(s) for +: 'C' and 'int'
# expect: __add__ AttributeError sequence -> TypeError: unsupported operand type(s) for +: 'C' and 'int'
# expect: __add__ ValueError plain -> ValueError: bind
# expect: __add__ ValueError sequence -> ValueError: bind
# expect: __radd__ AttributeError plain -> TypeError: unsupported operand type(s) for +: 'int' and 'C'
# expect: __radd__ AttributeError sequence -> TypeError: unsupported operand type(s) for +: 'int' and 'C'
# expect: __radd__ ValueError plain -> ValueError: bind
# expect: __radd__ ValueError sequence -> ValueError: bind
# expect: __pow__ AttributeError plain -> TypeError: unsupported operand type(s) for ** or pow(): 'C', 'int', 'int'
# expect: __pow__ AttributeError sequence -> TypeError: unsupported operand type(s) for ** or pow(): 'C', 'int', 'int'
# expect: __pow__ ValueError plain -> ValueError: bind
# expect: __pow__ ValueError sequence -> ValueError: bind
# expect: __rpow__ AttributeError plain -> TypeError: unsupported operand type(s) for ** or pow(): 'int', 'C', 'int'
# expect: __rpow__ AttributeError sequence -> TypeError: unsupported operand type(s) for ** or pow(): 'int', 'C', 'int'
# expect: __rpow__ ValueError plain -> ValueError: bind
# expect: __rpow__ ValueError sequence -> ValueError: bind
# expect: __iadd__ AttributeError plain -> AttributeError: bind
# expect: __iadd__ AttributeError sequence -> AttributeError: bind
# expect: __iadd__ ValueError plain -> ValueError: bind
# expect: __iadd__ ValueError sequence -> ValueError: bind
# expect: __eq__ AttributeError plain -> False
# expect: __eq__ AttributeError sequence -> False
# expect: __eq__ ValueError plain -> ValueError: bind
# expect: __eq__ ValueError sequence -> ValueError: bind
# expect: __aiter__ AttributeError plain -> AttributeError: object C does not have __aiter__ method
# expect: __aiter__ AttributeError sequence -> AttributeError: object C does not have __aiter__ method
# expect: __aiter__ ValueError plain -> ValueError: bind
# expect: __aiter__ ValueError sequence -> ValueError: bind
# expect: __anext__ AttributeError plain -> AttributeError: object C does not have __anext__ method
# expect: __anext__ AttributeError sequence -> AttributeError: object C does not have __anext__ method
# expect: __anext__ ValueError plain -> ValueError: bind
# expect: __anext__ ValueError sequence -> ValueError: bind
# expect: __await__ AttributeError plain -> AttributeError: object C does not have __await__ method
# expect: __await__ AttributeError sequence -> AttributeError: object C does not have __await__ method
# expect: __await__ ValueError plain -> ValueError: bind
# expect: __await__ ValueError sequence -> ValueError: bind
# expect: __index__ AttributeError plain -> AttributeError: bind
# expect: __index__ AttributeError sequence -> AttributeError: bind
# expect: __index__ ValueError plain -> ValueError: bind
# expect: __index__ ValueError sequence -> ValueError: bind
# expect: __format__ AttributeError plain -> AttributeError: bind
# expect: __format__ AttributeError sequence -> AttributeError: bind
# expect: __format__ ValueError plain -> ValueError: bind
# expect: __format__ ValueError sequence -> ValueError: bind
# expect: __call__ AttributeError plain -> AttributeError: bind
# expect: __call__ AttributeError sequence -> AttributeError: bind
# expect: __call__ ValueError plain -> ValueError: bind
# expect: __call__ ValueError sequence -> ValueError: bind


class Descriptor:
    __get__ = Unbound(ValueError)


class Owner:
    attribute = Descriptor()


try:
    Owner().attribute
except TypeError as error:
    print(error)
# expect: 'Unbound' object is not callable
