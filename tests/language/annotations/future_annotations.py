# With the future statement they are strings.
from __future__ import annotations
def f(a: int | None, b: undefined[1, 2], *c: "x", d: lambda y: y) -> list[ int ]: pass
print(f.__annotations__)  # expect: {'a': 'int | None', 'b': 'undefined[1, 2]', 'c': "'x'", 'd': 'lambda y: y', 'return': 'list[int]'}
class C:
    x: not_there.at_all = 1
print(C.__annotations__)  # expect: {'x': 'not_there.at_all'}
