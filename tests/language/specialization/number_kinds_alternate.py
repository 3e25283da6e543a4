# One site for all kinds of numbers, in every order: what each gives, and its type, does not depend on what came before.
import operator
OPERATORS = "+ - * / // % ** << >> & | ^".split()
FUNCTIONS = {}
for op in OPERATORS:
    names = {}
    exec(f"def plain(a, b): return a {op} b\ndef inplace(a, b):\n a {op}= b\n return a", names)
    FUNCTIONS[op] = names["plain"], names["inplace"]
VALUES = [3, 2.5, True, 2 ** 70, -7, -0.0, False, 0, 1e300, float("inf"), -2 ** 65, 1]
def show(f, a, b):
    try:
        r = f(a, b)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return f"{type(r).__name__} {r!r}"[:60]
for op in OPERATORS:
    seen = {}
    for step in (1, 5, 7):
        for turn in range(len(VALUES) ** 2 if op != "**" and op != "<<" else 60):
            a, b = VALUES[turn * step % len(VALUES)], VALUES[turn * step // len(VALUES) % len(VALUES)]
            if op in ("**", "<<") and (abs(b) > 60 or type(a) is float and type(b) is not float and abs(a) > 1e200): continue
            for f in FUNCTIONS[op]:
                got = show(f, a, b)
                key = f.__name__, repr(a), repr(b)
                assert seen.setdefault(key, got) == got, (op, key, got, seen[key])
    print(op, len(seen), seen["plain", "3", "2.5"], seen["inplace", "3", "True"], seen.get(("plain", "3", "0")))
# expect: + 288 float 5.5 int 4 int 3
# expect: - 288 float 0.5 int 2 int 3
# expect: * 288 float 7.5 int 3 int 0
# expect: / 288 float 1.2 float 3.0 ZeroDivisionError: division by zero
# expect: // 288 float 1.0 int 3 ZeroDivisionError: division by zero
# expect: % 288 float 0.5 int 0 ZeroDivisionError: division by zero
# expect: ** 136 float 15.588457268119896 int 3 int 1
# expect: << 136 TypeError: unsupported operand type(s) for <<: 'int' and 'float' int 6 int 3
# expect: >> 288 TypeError: unsupported operand type(s) for >>: 'int' and 'float' int 1 int 3
# expect: & 288 TypeError: unsupported operand type(s) for &: 'int' and 'float' int 1 int 0
# expect: | 288 TypeError: unsupported operand type(s) for |: 'int' and 'float' int 3 int 3
# expect: ^ 288 TypeError: unsupported operand type(s) for ^: 'int' and 'float' int 2 int 3
class Odd(int):
    def __add__(self, other): return "odd"
    __radd__ = __add__
class Strange(float):
    def __rmul__(self, other): return "strange"
def add(a, b): return a + b
def mul(a, b): return a * b
for a, b in [(1, 2), (1.5, 2), (True, 2.5), (2 ** 70, 1)] * 60 + [(1, Odd(2)), (Odd(1), 2.5), (True, Odd(1))]: r = add(a, b)
print(r, add(2.5, Odd(1)), add(1, 1))  # expect: 2 3.5 2
for a, b in [(1, 2), (1.5, 2), (True, 2.5)] * 80 + [(2, Strange(2))]: r = mul(a, b)
print(r, mul(1.5, Strange(2)), mul(True, Strange(2)), mul(Strange(2), 2))  # expect: strange strange strange 4.0
big = 2 ** 2000
try:
    for a in [1.5] * 100 + [1, 2.5] * 100 + [1.5]: r = add(a, 1)
    add(1.5, big)
except OverflowError as e:
    print(e)
# expect: int too large to convert to float
