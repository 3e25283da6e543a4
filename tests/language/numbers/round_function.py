# Banker's rounding, negative digits, and the type of the result.
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1e16 + 0.5))  # expect: 0 2 2 0 2.67 10000000000000000
print(round(12345, -2), round(15, -1), round(25, -1), round(1234.5678, -2), round(5, 3))  # expect: 12300 20 20 1200.0 5
print(round(1.0), round(1.0, 0), round(1.25, 1), round(1.35, 1), round(-2.5))  # expect: 1 1.0 1.2 1.4 -2
class R:
    def __round__(self, n="none"): return ("rounded", n)
print(round(R()), round(R(), 2), round(R(), None))  # expect: ('rounded', 'none') ('rounded', 2) ('rounded', 'none')
