# Dataclasses and named tuples bring __match_args__.
from dataclasses import dataclass
from collections import namedtuple
@dataclass
class D:
    x: int
    y: int
N = namedtuple("N", "a b")
for v in (D(1, 2), N(3, 4), (5, 6)):
    match v:
        case D(x, y): print("D", x, y)
        case N(a, b): print("N", a, b)
        case (p, q): print("tuple", p, q)
# expect: D 1 2
# expect: N 3 4
# expect: tuple 5 6
