# pattern: int < float | COMPARE_OP
def site(a, b):
    return a < b


operands = [(1, 2.5)]
---
# pattern: float < int | COMPARE_OP
def site(a, b):
    return a < b


operands = [(1.5, 2)]
---
# pattern: int < int and int < float alternate | COMPARE_OP
def site(a, b):
    return a < b


operands = [(1, 2), (1, 2.5)]
---
# pattern: str < str | COMPARE_OP
def site(a, b):
    return a < b


operands = [('a', 'b')]
---
# pattern: str == None, str == str | COMPARE_OP
def site(a, b):
    return a == b


operands = [('a', None), ('a', 'b')]
---
# pattern: tuple == tuple | COMPARE_OP
def site(a, b):
    return a == b


operands = [((1, 2), (1, 2))]
---
# pattern: tuple < tuple | COMPARE_OP
def site(a, b):
    return a < b


operands = [((1, 2), (1, 3))]
---
# pattern: list == list | COMPARE_OP
def site(a, b):
    return a == b


operands = [([1, 2], [1, 2])]
---
# pattern: dict == dict | COMPARE_OP
def site(a, b):
    return a == b


operands = [({1: 2}, {1: 2})]
---
# pattern: set <= set | COMPARE_OP
def site(a, b):
    return a <= b


operands = [({1}, {1, 2})]
---
# pattern: big int < big int | COMPARE_OP
def site(a, b):
    return a < b


operands = [(10**40, 10**41)]
---
# pattern: small and big ints alternate | COMPARE_OP
def site(a, b):
    return a < b


operands = [(1, 10**41), (10**41, 1), (1, 2)]
---
# pattern: bool == bool | COMPARE_OP
def site(a, b):
    return a == b


operands = [(True, False)]
---
# pattern: int == str | COMPARE_OP
def site(a, b):
    return a == b


operands = [(1, 'a')]
---
# pattern: bytes == bytes | COMPARE_OP
def site(a, b):
    return a == b


operands = [(b'a', b'b')]
---
# pattern: None == None | COMPARE_OP
def site(a, b):
    return a == b


operands = [(None, None)]
---
# pattern: type == type | COMPARE_OP
def site(a, b):
    return a == b


operands = [(int, str)]
---
# pattern: object == object, by identity | COMPARE_OP
def site(a, b):
    return a == b


operands = [(object(), object())]
---
# pattern: __eq__ of a Python class | COMPARE_OP
class V:
    def __eq__(self, other):
        return True


def site(a, b):
    return a == b


operands = [(V(), V())]
---
# pattern: __lt__ of four classes | COMPARE_OP
def make(i):
    class V:
        def __lt__(self, other):
            return True
    return V


classes = [make(i) for i in range(4)]


def site(a, b):
    return a < b


operands = [(V(), V()) for V in classes]
---
# pattern: IntEnum == int | COMPARE_OP
from enum import IntEnum


class E(IntEnum):
    A = 1


def site(a, b):
    return a == b


operands = [(E.A, 1)]
---
# pattern: Decimal < int | COMPARE_OP
from decimal import Decimal


def site(a, b):
    return a < b


operands = [(Decimal(1), 2)]
---
# pattern: a dataclass == a dataclass | COMPARE_OP
from dataclasses import dataclass


@dataclass
class P:
    x: int


def site(a, b):
    return a == b


operands = [(P(1), P(1))]
