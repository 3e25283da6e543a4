# Equal numbers of different types have equal hashes.
from decimal import Decimal
from fractions import Fraction
print(hash(0.5) == hash(Fraction(1, 2)) == hash(Decimal("0.5")))  # expect: True
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(10 ** 30), hash(0.1))  # expect: 0 1 -2 -2 465258685558744706 230584300921369408
print(hash(1.5), hash(-0.0), hash(3.0), hash(1e100))  # expect: 1152921504606846977 0 3 1822893315824342674
