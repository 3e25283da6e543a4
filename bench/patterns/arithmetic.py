# pattern: float * int | BINARY_OP
def site(a, b):
    return a * b


operands = [(1.5, 3)]
---
# pattern: float + bool | BINARY_OP
def site(a, b):
    return a + b


operands = [(1.5, True)]
---
# pattern: float += int | BINARY_OP
def site(a, b):
    a += b
    return a


operands = [(1.5, 3)]
---
# pattern: int += float | BINARY_OP
def site(a, b):
    a += b
    return a


operands = [(3, 1.5)]
---
# pattern: float *= float, of int and float | BINARY_OP
def site(a, b):
    a *= b
    return a


operands = [(1.5, 2.5), (1.5, 2)]
---
# pattern: a + b, int and float alternate | BINARY_OP
def site(a, b):
    return a + b


operands = [(1, 2), (1.5, 2.5)]
---
# pattern: a + b, int, float and str alternate | BINARY_OP
# why not: three kinds of operands are learnt one after the other; later executions hit
def site(a, b):
    return a + b


operands = [(1, 2), (1.5, 2.5), ('a', 'b')]
---
# pattern: a + b, nine ints and a float | BINARY_OP
def site(a, b):
    return a + b


operands = [(1, 2)] * 9 + [(1.5, 2.5)]
---
# pattern: a + b, four classes with __add__ | BINARY_OP
def make(i):
    class V:
        def __add__(self, other):
            return i
    return V


classes = [make(i) for i in range(4)]


def site(a, b):
    return a + b


operands = [(V(), 1) for V in classes]
---
# pattern: int / int | BINARY_OP
def site(a, b):
    return a / b


operands = [(7, 2)]
---
# pattern: float / float | BINARY_OP
def site(a, b):
    return a / b


operands = [(7.5, 2.5)]
---
# pattern: float / int, int / float | BINARY_OP
def site(a, b):
    return a / b


operands = [(7.5, 2), (7, 2.5)]
---
# pattern: int // int | BINARY_OP
def site(a, b):
    return a // b


operands = [(7, 2)]
---
# pattern: int // negative | BINARY_OP
def site(a, b):
    return a // b


operands = [(7, -2)]
---
# pattern: float // float | BINARY_OP
def site(a, b):
    return a // b


operands = [(7.5, 2.5)]
---
# pattern: int % int | BINARY_OP
def site(a, b):
    return a % b


operands = [(7, 2)]
---
# pattern: float % float | BINARY_OP
def site(a, b):
    return a % b


operands = [(7.5, 2.5)]
---
# pattern: str % tuple | BINARY_OP
def site(a, b):
    return a % b


operands = [('%d', (1,))]
---
# pattern: divmod by // and %, of signs that alternate | BINARY_OP
def site(a, b):
    return a // b


operands = [(7, -2), (7, 2), (-7, 3)]
---
# pattern: int ** int | BINARY_OP
def site(a, b):
    return a ** b


operands = [(7, 2)]
---
# pattern: float ** int | BINARY_OP
def site(a, b):
    return a ** b


operands = [(7.5, 2)]
---
# pattern: float ** float | BINARY_OP
def site(a, b):
    return a ** b


operands = [(7.5, 0.5)]
---
# pattern: int << int | BINARY_OP
def site(a, b):
    return a << b


operands = [(7, 2)]
---
# pattern: int >> int | BINARY_OP
def site(a, b):
    return a >> b


operands = [(7, 2)]
---
# pattern: 1 << 70 | BINARY_OP
def site(a, b):
    return a << b


operands = [(1, 70)]
---
# pattern: int & int | BINARY_OP
def site(a, b):
    return a & b


operands = [(7, 2)]
---
# pattern: bool & bool | BINARY_OP
def site(a, b):
    return a & b


operands = [(True, False)]
---
# pattern: bool + bool | BINARY_OP
def site(a, b):
    return a + b


operands = [(True, True)]
---
# pattern: int + bool | BINARY_OP
def site(a, b):
    return a + b


operands = [(3, True)]
---
# pattern: big int + big int | BINARY_OP
def site(a, b):
    return a + b


operands = [(10**40, 10**39)]
---
# pattern: big int & big int | BINARY_OP
def site(a, b):
    return a & b


operands = [(10**40, 10**39)]
---
# pattern: big int % int | BINARY_OP
def site(a, b):
    return a % b


operands = [(10**40, 97)]
---
# pattern: small and big ints alternate | BINARY_OP
def site(a, b):
    return a * b


operands = [(3, 4), (10**40, 3)]
---
# pattern: list + list | BINARY_OP
def site(a, b):
    return a + b


operands = [([1], [2])]
---
# pattern: tuple + tuple | BINARY_OP
def site(a, b):
    return a + b


operands = [((1,), (2,))]
---
# pattern: str * int | BINARY_OP
def site(a, b):
    return a * b


operands = [('ab', 3)]
---
# pattern: list * int | BINARY_OP
def site(a, b):
    return a * b


operands = [([0], 3)]
---
# pattern: bytes + bytes | BINARY_OP
def site(a, b):
    return a + b


operands = [(b'a', b'b')]
---
# pattern: dict | dict | BINARY_OP
def site(a, b):
    return a | b


operands = [({1: 1}, {2: 2})]
---
# pattern: set & set | BINARY_OP
def site(a, b):
    return a & b


operands = [({1}, {2})]
---
# pattern: complex * complex | BINARY_OP
def site(a, b):
    return a * b


operands = [(1j, 2j)]
---
# pattern: Fraction + Fraction | BINARY_OP
from fractions import Fraction


def site(a, b):
    return a + b


operands = [(Fraction(1, 3), Fraction(1, 7))]
---
# pattern: Decimal + Decimal | BINARY_OP
from decimal import Decimal


def site(a, b):
    return a + b


operands = [(Decimal(1), Decimal(2))]
---
# pattern: datetime - datetime | BINARY_OP
from datetime import datetime


def site(a, b):
    return a - b


operands = [(datetime(2025, 1, 1), datetime(2024, 1, 1))]
---
# pattern: path / str | BINARY_OP
from pathlib import PurePosixPath


def site(a, b):
    return a / b


operands = [(PurePosixPath('a'), 'b')]
---
# pattern: __radd__ of a Python class | BINARY_OP
class V:
    def __radd__(self, other):
        return self


def site(a, b):
    return a + b


operands = [(1, V())]
---
# pattern: list += list | BINARY_OP
def site(a, b):
    a += b
    return a


operands = [([], [])]
---
# pattern: str += str, in place | BINARY_OP
def site(a):
    a += 'x'
    return a


operands = [('y',)]
