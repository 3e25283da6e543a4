"""Shifts, bitwise operations and mixtures of int and float in a row: results stay out of objects, and every operation still notices what does not fit."""


class Loud(int):
    def __rlshift__(self, other):
        return f"rlshift({other!r})"

    def __ror__(self, other):
        return f"ror({other!r})"

    def __rand__(self, other):
        return f"rand({other!r})"


class LoudFloat(float):
    def __rmul__(self, other):
        return f"rmul({other!r})"

    def __rsub__(self, other):
        return f"rsub({other!r})"

    def __rtruediv__(self, other):
        return f"rtruediv({other!r})"


def attempt(function, *arguments):
    try:
        return repr(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def pack(a, b, c):
    return (a << b | c) & 0xFFFF ^ a


def unpack(a, b, c):
    return a >> b & c


def on_stack(a, b, c):
    return a | (b << c), a >> (b & c), a & (b + c), a << (b - c)


def in_place(a, b, c):
    a <<= b
    a |= c
    a ^= 5
    a >>= 1
    a &= 0xFF
    return a


def sum_then_shift(a, b, c):
    return a + b << c, a * b >> c, a - b & c


def mixed(a, b, c):
    return a * 2 + 1, 3 - a * b, a / b * c, (b + c) * a, a - (b + c), (b - c) / a


def mixed_constants(a, b, c):
    return a * 0.5 * 4 / 8 - 1, 1 / (a + b), (b * c) / 2.0, 7 // 2 * a, 1.5 * (b + c)


def divided(a, b, c):
    return a / (b - c)


def inverse(a, b, c):
    return (b + c) / (a - a)


def compared(a, b, c):
    return a * 2 < b, b << 1 > c, (b & c) == 0, a - b <= c


def truths(a, b, c):
    return (a | (b == c)) + (c & (a < b)) - (True ^ b), True << 2 | b


ints = [(1, 2, 3), (-8, 3, 1), (2 ** 62, 1, 0), (1, 63, 7), (1, 62, 0), (-1, 63, 5), (5, -1, 2), (5, 64, 1), (7, 100, 1), (2 ** 70, 3, 2 ** 65), (True, 2, False), (4, True, 3),
        (Loud(6), 1, 2), (6, Loud(1), 2), (6, 1, Loud(2)), (1.5, 2, 3), ({1, 2}, {2}, {2, 5}), ("a", 1, 2), (0, 0, 0), (-2 ** 63, 1, 1), (-2 ** 63, 63, -1)]
for function in (pack, unpack, on_stack, in_place, sum_then_shift, truths):
    for arguments in ints:
        print(function.__name__, attempt(function, *arguments))
        for _ in range(70):
            function(6, 3, 2)
# expect: pack 6
# expect: pack -65479
# expect: pack 4611686018427387904
# expect: pack 6
# expect: pack 1
# expect: pack -6
# expect: pack ValueError: negative shift count
# expect: pack 4
# expect: pack 6
# expect: pack 1180591620717411303424
# expect: pack 5
# expect: pack 15
# expect: pack 8
# expect: pack TypeError: unsupported operand type(s) for |: 'str' and 'int'
# expect: pack TypeError: unsupported operand type(s) for &: 'str' and 'int'
# expect: pack TypeError: unsupported operand type(s) for <<: 'float' and 'int'
# expect: pack TypeError: unsupported operand type(s) for <<: 'set' and 'set'
# expect: pack TypeError: unsupported operand type(s) for <<: 'str' and 'int'
# expect: pack 0
# expect: pack -9223372036854775807
# expect: pack -9223372036854710273
# expect: unpack 0
# expect: unpack 1
# expect: unpack 0
# expect: unpack 0
# expect: unpack 0
# expect: unpack 5
# expect: unpack ValueError: negative shift count
# expect: unpack 0
# expect: unpack 0
# expect: unpack 0
# expect: unpack 0
# expect: unpack 2
# expect: unpack 2
# expect: unpack 2
# expect: unpack 'rand(3)'
# expect: unpack TypeError: unsupported operand type(s) for >>: 'float' and 'int'
# expect: unpack TypeError: unsupported operand type(s) for >>: 'set' and 'set'
# expect: unpack TypeError: unsupported operand type(s) for >>: 'str' and 'int'
# expect: unpack 0
# expect: unpack 0
# expect: unpack -1
# expect: on_stack ValueError: negative shift count
# expect: on_stack (-2, -4, 0, -32)
# expect: on_stack (4611686018427387905, 4611686018427387904, 0, 9223372036854775808)
# expect: on_stack (8065, 0, 0, 72057594037927936)
# expect: on_stack (63, 1, 0, 4611686018427387904)
# expect: on_stack (-1, -1, 68, -288230376151711744)
# expect: on_stack ValueError: negative shift count
# expect: on_stack (133, 5, 1, 46116860184273879040)
# expect: on_stack (207, 7, 5, 4436777100798802905238461218816)
# expect: on_stack OverflowError: too many digits in integer
# expect: on_stack (3, 1, 0, 4)
# expect: on_stack ValueError: negative shift count
# expect: on_stack ValueError: negative shift count
# expect: on_stack ValueError: negative shift count
# expect: on_stack TypeError: unsupported operand type(s) for |: 'int' and 'str'
# expect: on_stack TypeError: unsupported operand type(s) for |: 'float' and 'int'
# expect: on_stack TypeError: unsupported operand type(s) for <<: 'set' and 'set'
# expect: on_stack TypeError: unsupported operand type(s) for |: 'str' and 'int'
# expect: on_stack (0, 0, 0, 0)
# expect: on_stack (-9223372036854775806, -4611686018427387904, 0, -9223372036854775808)
# expect: on_stack ValueError: negative shift count
# expect: in_place 1
# expect: in_place 226
# expect: in_place 2
# expect: in_place 1
# expect: in_place 2
# expect: in_place 0
# expect: in_place ValueError: negative shift count
# expect: in_place 2
# expect: in_place 2
# expect: in_place 2
# expect: in_place 0
# expect: in_place 7
# expect: in_place 5
# expect: in_place TypeError: unsupported operand type(s) for |=: 'str' and 'int'
# expect: in_place TypeError: unsupported operand type(s) for ^=: 'str' and 'int'
# expect: in_place TypeError: unsupported operand type(s) for <<=: 'float' and 'int'
# expect: in_place TypeError: unsupported operand type(s) for <<=: 'set' and 'set'
# expect: in_place TypeError: unsupported operand type(s) for <<=: 'str' and 'int'
# expect: in_place 2
# expect: in_place 2
# expect: in_place 253
# expect: sum_then_shift (24, 0, 3)
# expect: sum_then_shift (-10, -12, 1)
# expect: sum_then_shift (4611686018427387905, 4611686018427387904, 0)
# expect: sum_then_shift (8192, 0, 2)
# expect: sum_then_shift (63, 62, 0)
# expect: sum_then_shift (1984, -2, 0)
# expect: sum_then_shift (16, -2, 2)
# expect: sum_then_shift (138, 160, 1)
# expect: sum_then_shift (214, 350, 1)
# expect: sum_then_shift OverflowError: too many digits in integer
# expect: sum_then_shift (3, 2, 0)
# expect: sum_then_shift (40, 0, 3)
# expect: sum_then_shift (28, 1, 0)
# expect: sum_then_shift (28, 1, 0)
# expect: sum_then_shift ('rlshift(7)', 1, 'rand(5)')
# expect: sum_then_shift TypeError: unsupported operand type(s) for <<: 'float' and 'int'
# expect: sum_then_shift TypeError: unsupported operand type(s) for +: 'set' and 'set'
# expect: sum_then_shift TypeError: can only concatenate str (not "int") to str
# expect: sum_then_shift (0, 0, 0)
# expect: sum_then_shift (-18446744073709551614, -4611686018427387904, 1)
# expect: sum_then_shift ValueError: negative shift count
# expect: truths (-1, 6)
# expect: truths (-9, 7)
# expect: truths (4611686018427387904, 5)
# expect: truths (-60, 63)
# expect: truths (-62, 62)
# expect: truths (-62, 63)
# expect: truths (7, -1)
# expect: truths (-59, 68)
# expect: truths (-93, 100)
# expect: truths (1180591620717411303422, 7)
# expect: truths (-2, 6)
# expect: truths (4, 5)
# expect: truths (6, 5)
# expect: truths (6, 'ror(4)')
# expect: truths (6, 5)
# expect: truths TypeError: unsupported operand type(s) for |: 'float' and 'bool'
# expect: truths TypeError: unsupported operand type(s) for |: 'set' and 'bool'
# expect: truths TypeError: unsupported operand type(s) for |: 'str' and 'bool'
# expect: truths (0, 4)
# expect: truths (-9223372036854775806, 5)
# expect: truths (-9223372036854775869, 63)

for function in (mixed, mixed_constants, divided, inverse, compared):
    for arguments in [(1.5, 2, 3), (2.5, 0, 3), (0.0, 2, 2), (-0.0, 0, 0), (float("nan"), 1, 2), (float("inf"), 0, 1), (1e308, 10, 10), (3, 2, 1), (1.5, 2.5, 3), (2, 1.5, 0), (1.5, 2 ** 53 + 1, 2 ** 62),
                      (1.5, 2 ** 1030, 1), (1.5, True, False), (LoudFloat(1.5), 2, 3), (1.5, LoudFloat(2), 3), (1j, 2, 3), ("a", 2, 3), (1.5, 3, 3)]:
        print(function.__name__, attempt(function, *arguments))
        for _ in range(70):
            attempt(function, 1.5, 4, 3)
# expect: mixed (4.0, 0.0, 2.25, 7.5, -3.5, -0.6666666666666666)
# expect: mixed ZeroDivisionError: division by zero
# expect: mixed ZeroDivisionError: division by zero
# expect: mixed ZeroDivisionError: division by zero
# expect: mixed (nan, nan, nan, nan, nan, nan)
# expect: mixed ZeroDivisionError: division by zero
# expect: mixed (inf, -inf, 1e+308, inf, 1e+308, 0.0)
# expect: mixed (7, -3, 1.5, 9, 0, 0.3333333333333333)
# expect: mixed (4.0, -0.75, 1.7999999999999998, 8.25, -4.0, -0.3333333333333333)
# expect: mixed (5, 0.0, 0.0, 3.0, 0.5, 0.75)
# expect: mixed (4.0, -1.3510798882111484e+16, 768.0, 6.931039826523193e+18, -4.620693217682129e+18, -3.068452546115098e+18)
# expect: mixed OverflowError: int too large to convert to float
# expect: mixed (4.0, 1.5, 0.0, 1.5, 0.5, 0.6666666666666666)
# expect: mixed (4.0, 0.0, 2.25, 'rmul(5)', -3.5, 'rtruediv(-1)')
# expect: mixed TypeError: unsupported operand type(s) for -: 'int' and 'str'
# expect: mixed ((1+2j), (3-2j), 1.5j, 5j, (-5+1j), (-0+1j))
# expect: mixed TypeError: can only concatenate str (not "int") to str
# expect: mixed (4.0, -1.5, 1.5, 9.0, -4.5, 0.0)
# expect: mixed_constants (-0.625, 0.2857142857142857, 3.0, 4.5, 7.5)
# expect: mixed_constants (-0.375, 0.4, 0.0, 7.5, 4.5)
# expect: mixed_constants (-1.0, 0.5, 2.0, 0.0, 6.0)
# expect: mixed_constants ZeroDivisionError: division by zero
# expect: mixed_constants (nan, nan, 1.0, nan, 4.5)
# expect: mixed_constants (inf, 0.0, 0.0, inf, 1.5)
# expect: mixed_constants (inf, 1e-308, 50.0, inf, 30.0)
# expect: mixed_constants (-0.25, 0.2, 1.0, 9, 4.5)
# expect: mixed_constants (-0.625, 0.25, 3.75, 4.5, 8.25)
# expect: mixed_constants (-0.5, 0.2857142857142857, 0.0, 6, 2.25)
# expect: mixed_constants (-0.625, 1.1102230246251563e-16, 2.076918743413931e+34, 4.5, 6.931039826523193e+18)
# expect: mixed_constants OverflowError: int too large to convert to float
# expect: mixed_constants (-0.625, 0.4, 0.0, 4.5, 1.5)
# expect: mixed_constants (-0.625, 0.2857142857142857, 3.0, 'rmul(3)', 7.5)
# expect: mixed_constants (-0.625, 0.2857142857142857, 3.0, 4.5, 7.5)
# expect: mixed_constants ((-1+0.25j), (0.4-0.2j), 3.0, 3j, 7.5)
# expect: mixed_constants TypeError: can't multiply sequence by non-int of type 'float'
# expect: mixed_constants (-0.625, 0.2222222222222222, 4.5, 4.5, 9.0)
# expect: divided -1.5
# expect: divided -0.8333333333333334
# expect: divided ZeroDivisionError: division by zero
# expect: divided ZeroDivisionError: division by zero
# expect: divided nan
# expect: divided -inf
# expect: divided ZeroDivisionError: division by zero
# expect: divided 3.0
# expect: divided -3.0
# expect: divided 1.3333333333333333
# expect: divided -3.25897169655134e-19
# expect: divided OverflowError: int too large to convert to float
# expect: divided 1.5
# expect: divided -1.5
# expect: divided -1.5
# expect: divided (-0-1j)
# expect: divided TypeError: unsupported operand type(s) for /: 'str' and 'int'
# expect: divided ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse nan
# expect: inverse nan
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse OverflowError: int too large to convert to float
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse ZeroDivisionError: division by zero
# expect: inverse TypeError: unsupported operand type(s) for -: 'str' and 'str'
# expect: inverse ZeroDivisionError: division by zero
# expect: compared (False, True, False, True)
# expect: compared (False, False, True, True)
# expect: compared (True, True, False, True)
# expect: compared (False, False, True, True)
# expect: compared (False, False, True, False)
# expect: compared (False, False, True, False)
# expect: compared (False, True, False, False)
# expect: compared (False, True, True, True)
# expect: compared TypeError: unsupported operand type(s) for <<: 'float' and 'int'
# expect: compared TypeError: unsupported operand type(s) for <<: 'float' and 'int'
# expect: compared (True, False, True, True)
# expect: compared OverflowError: int too large to convert to float
# expect: compared (False, True, True, False)
# expect: compared (False, True, False, True)
# expect: compared TypeError: unsupported operand type(s) for <<: 'LoudFloat' and 'int'
# expect: compared TypeError: '<' not supported between instances of 'complex' and 'int'
# expect: compared TypeError: '<' not supported between instances of 'str' and 'int'
# expect: compared (False, True, False, True)


def alternating(count):
    out = []
    for i in range(count):
        number = i if i & 1 else float(i)
        out.append(number * 2 + (i << 1 if i % 3 else i | 1) / 2)
    return sum(out), type(out[0]), type(out[1])


print(alternating(500))  # expect: (353500.5, <class 'float'>, <class 'float'>)


def no_matrices(a, b):
    return a @ b


for pair in ((1, 2), (True, 2), (2, True), (1.5, 2), (True, False)):
    for _ in range(60):
        result = attempt(no_matrices, *pair)
    print(result)
# expect: TypeError: unsupported operand type(s) for @: 'int' and 'int'
# expect: TypeError: unsupported operand type(s) for @: 'bool' and 'int'
# expect: TypeError: unsupported operand type(s) for @: 'int' and 'bool'
# expect: TypeError: unsupported operand type(s) for @: 'float' and 'int'
# expect: TypeError: unsupported operand type(s) for @: 'bool' and 'bool'
