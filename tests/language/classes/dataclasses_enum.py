# Dataclasses and enums work as the library defines them.
from dataclasses import FrozenInstanceError, asdict, dataclass, field
from enum import Enum, Flag, IntEnum, auto
@dataclass(order=True)
class P:
    x: int
    y: list = field(default_factory=list, compare=False)
print(P(1), P(1, [2]) == P(1), P(1) < P(2), asdict(P(1, [P(2)])), P.__match_args__)
# expect: P(x=1, y=[]) True True {'x': 1, 'y': [{'x': 2, 'y': []}]} ('x', 'y')
@dataclass(frozen=True, slots=True, kw_only=True)
class F:
    a: int = 1
try:
    F().a = 2
except FrozenInstanceError as error:
    print(error)
# expect: cannot assign to field 'a'
class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
    def shout(self): return self.name + "!"
print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], list(Color), Color.CRIMSON is Color.RED, Color.RED.shout(), Color.RED in Color)
# expect: Color.RED <Color.GREEN: 2> Color.GREEN Color.RED [<Color.RED: 1>, <Color.GREEN: 2>] True RED! True
class Perm(Flag):
    R = auto()
    W = auto()
print(Perm.R | Perm.W, Perm(3), Perm.R in Perm(3), ~Perm.R, IntEnum("N", "A B").B + 1)  # expect: Perm.R|W Perm.R|W True Perm.W 3
try:
    Color(9)
except ValueError as error:
    print(error)
# expect: 9 is not a valid Color
