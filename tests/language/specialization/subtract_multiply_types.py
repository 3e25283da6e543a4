# Subtraction and multiplication change their operands' types.
def f(a, b): return a - b, a * b
def warm(a, b):
    for _ in range(100): r = f(a, b)
    return r
print(warm(7, 3), warm(7.5, 0.5), warm(7, 0.5), warm(0.5, 7), warm(10 ** 20, 10 ** 19), warm(True, False), warm(1j, 2))
# expect: (4, 21) (7.0, 3.75) (6.5, 3.5) (-6.5, 3.5) (90000000000000000000, 1000000000000000000000000000000000000000) (1, 0) ((-2+1j), 2j)
try:
    warm("a", 3)
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for -: 'str' and 'int'
def repeat(a, b): return a * b
for _ in range(100): r = repeat(3, 4)
for _ in range(100): s = repeat("ab", 2)
for _ in range(100): t = repeat([0], 3)
print(r, s, t, repeat(2, "x"))  # expect: 12 abab [0, 0, 0] xx
