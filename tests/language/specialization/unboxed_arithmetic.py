"""Several operations in a row on numbers that have got used to their types: every one of them still notices what does not fit."""

import sys


class Loud(float):
    def __radd__(self, other):
        return f"radd({other!r})"

    def __rmul__(self, other):
        return f"rmul({other!r})"

    def __lt__(self, other):
        return f"lt({other!r})"

    def __gt__(self, other):
        return f"gt({other!r})"


class Counted(int):
    def __rsub__(self, other):
        return f"rsub({other!r})"

    def __add__(self, other):
        return f"add({other!r})"


def attempt(function, *arguments):
    try:
        return repr(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error} @{error.__traceback__.tb_next.tb_lineno - function.__code__.co_firstlineno}"


def floats(a, b, c):
    return a * b + c - a / b


def with_constants(a, b, c):
    x = a * 2.0 + 1.5
    y = 3.0 - (a + b)
    return x, y, -(b - c)


def float_test(a, b, c):
    if a + b < c:
        return "less"
    return (a - b > c, c <= a * b)


def ints(a, b, c):
    return a * b + c - a


def sums(a, b, c):
    return a + b + c


def differences(a, b, c):
    return a - (b - c)


def products(a, b, c):
    return a * (b * c), a * b * c


def divisions(a, b, c):
    return (a + b) % c, (a - b) // c, (a * 1) % 7 // 2, c % (a + b), c // (a - b)


def int_test(a, b, c):
    if a + b < c:
        return "less"
    return (a - b > c, c <= a * b, a * 2 == 6)


def indexed(a, b, c):
    return c[a + b], c[a - b]


def stored(a, b, c):
    x = a + b
    y = x
    z = y * c
    return x is y, z is x, z


ALL = [floats, with_constants, float_test, ints, sums, differences, products, divisions, int_test, indexed, stored]
USUAL = {floats: (3.5, 2.0, 1.25), with_constants: (1.5, 2.5, 0.5), float_test: (3.5, 2.0, 1.25), indexed: (2, 1, [5, 6, 7, 8])}
HUGE = 2 ** 62
STRANGE = [
    (1.0, 0.0, 2.0), (float("nan"), 1.0, 2.0), (float("inf"), 0.5, float("-inf")), (0.0, -1.0, 0.0), (-0.0, 1.0, -0.0),
    (2, 1, 0), (-9, 2, 4), (7, 9, -3), (HUGE, HUGE, HUGE), (-HUGE, HUGE, 2), (2 ** 31, 2 ** 31, 2 ** 31), (2 ** 40, 3, 5), (-2 ** 63, 1, -1), (2 ** 63 - 1, 1, 1), (2 ** 70, 2, 3),
    (True, False, True), (1, 2.5, 3), (2.5, 1, 3), (1.5, 2.5, Loud(3.5)), (1.5, Loud(2.5), 3.5), (3, 4, Counted(5)), (Counted(3), 4, 5), (3, Counted(4), 5),
    ("a", 2, "b"), ([1], 2, [3]), (None, 1, 2), (2, 1, (5, 6, 7, 8)), (2, 3, [5, 6, 7]), (1, 3, [5, 6, 7]), (0, 9, [5]), (2, 1, {3: "x", 1: "y"}), (2.0, 1, [1, 2, 3, 4]), (1 + 2j, 2, 3),
]

for function in ALL:
    usual = USUAL.get(function, (3, 4, 5))
    print(function.__name__)
    for strange in STRANGE:
        for _ in range(60):
            expected = function(*usual)
        if function(*usual) != expected:
            print("  the usual changed")
        print("  ", strange, attempt(function, *strange))
# expect: floats
# expect:    (1.0, 0.0, 2.0) ZeroDivisionError: division by zero @1
# expect:    (nan, 1.0, 2.0) nan
# expect:    (inf, 0.5, -inf) nan
# expect:    (0.0, -1.0, 0.0) 0.0
# expect:    (-0.0, 1.0, -0.0) 0.0
# expect:    (2, 1, 0) 0.0
# expect:    (-9, 2, 4) -9.5
# expect:    (7, 9, -3) 59.22222222222222
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) 2.1267647932558654e+37
# expect:    (-4611686018427387904, 4611686018427387904, 2) -2.1267647932558654e+37
# expect:    (2147483648, 2147483648, 2147483648) 4.611686020574872e+18
# expect:    (1099511627776, 3, 5) 2932031007407.6665
# expect:    (-9223372036854775808, 1, -1) 0.0
# expect:    (9223372036854775807, 1, 1) 0.0
# expect:    (1180591620717411303424, 2, 3) 1.770887431076117e+21
# expect:    (True, False, True) ZeroDivisionError: division by zero @1
# expect:    (1, 2.5, 3) 5.1
# expect:    (2.5, 1, 3) 3.0
# expect:    (1.5, 2.5, 3.5) TypeError: unsupported operand type(s) for -: 'str' and 'float' @1
# expect:    (1.5, 2.5, 3.5) TypeError: can only concatenate str (not "float") to str @1
# expect:    (3, 4, 5) 16.25
# expect:    (3, 4, 5) 16.25
# expect:    (3, 4, 5) 16.25
# expect:    ('a', 2, 'b') TypeError: unsupported operand type(s) for /: 'str' and 'int' @1
# expect:    ([1], 2, [3]) TypeError: unsupported operand type(s) for /: 'list' and 'int' @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for *: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: unsupported operand type(s) for +: 'int' and 'tuple' @1
# expect:    (2, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (1, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (0, 9, [5]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for +: 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: unsupported operand type(s) for +: 'float' and 'list' @1
# expect:    ((1+2j), 2, 3) (4.5+3j)
# expect: with_constants
# expect:    (1.0, 0.0, 2.0) (3.5, 2.0, 2.0)
# expect:    (nan, 1.0, 2.0) (nan, nan, 1.0)
# expect:    (inf, 0.5, -inf) (inf, -inf, -inf)
# expect:    (0.0, -1.0, 0.0) (1.5, 4.0, 1.0)
# expect:    (-0.0, 1.0, -0.0) (1.5, 2.0, -1.0)
# expect:    (2, 1, 0) (5.5, 0.0, -1)
# expect:    (-9, 2, 4) (-16.5, 10.0, 2)
# expect:    (7, 9, -3) (15.5, -13.0, -12)
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) (9.223372036854776e+18, -9.223372036854776e+18, 0)
# expect:    (-4611686018427387904, 4611686018427387904, 2) (-9.223372036854776e+18, 3.0, -4611686018427387902)
# expect:    (2147483648, 2147483648, 2147483648) (4294967297.5, -4294967293.0, 0)
# expect:    (1099511627776, 3, 5) (2199023255553.5, -1099511627776.0, 2)
# expect:    (-9223372036854775808, 1, -1) (-1.8446744073709552e+19, 9.223372036854776e+18, -2)
# expect:    (9223372036854775807, 1, 1) (1.8446744073709552e+19, -9.223372036854776e+18, 0)
# expect:    (1180591620717411303424, 2, 3) (2.3611832414348226e+21, -1.1805916207174113e+21, 1)
# expect:    (True, False, True) (3.5, 2.0, 1)
# expect:    (1, 2.5, 3) (3.5, -0.5, 0.5)
# expect:    (2.5, 1, 3) (6.5, -0.5, 2)
# expect:    (1.5, 2.5, 3.5) (4.5, -1.0, 1.0)
# expect:    (1.5, 2.5, 3.5) TypeError: unsupported operand type(s) for -: 'float' and 'str' @2
# expect:    (3, 4, 5) TypeError: bad operand type for unary -: 'str' @3
# expect:    (3, 4, 5) TypeError: unsupported operand type(s) for -: 'float' and 'str' @2
# expect:    (3, 4, 5) (7.5, -4.0, 1)
# expect:    ('a', 2, 'b') TypeError: can't multiply sequence by non-int of type 'float' @1
# expect:    ([1], 2, [3]) TypeError: can't multiply sequence by non-int of type 'float' @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for *: 'NoneType' and 'float' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: unsupported operand type(s) for -: 'int' and 'tuple' @3
# expect:    (2, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @3
# expect:    (1, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @3
# expect:    (0, 9, [5]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @3
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for -: 'int' and 'dict' @3
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @3
# expect:    ((1+2j), 2, 3) ((3.5+4j), -2j, 1)
# expect: float_test
# expect:    (1.0, 0.0, 2.0) 'less'
# expect:    (nan, 1.0, 2.0) (False, False)
# expect:    (inf, 0.5, -inf) (True, True)
# expect:    (0.0, -1.0, 0.0) 'less'
# expect:    (-0.0, 1.0, -0.0) (False, True)
# expect:    (2, 1, 0) (True, True)
# expect:    (-9, 2, 4) 'less'
# expect:    (7, 9, -3) (True, True)
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) (False, True)
# expect:    (-4611686018427387904, 4611686018427387904, 2) 'less'
# expect:    (2147483648, 2147483648, 2147483648) (False, True)
# expect:    (1099511627776, 3, 5) (True, True)
# expect:    (-9223372036854775808, 1, -1) 'less'
# expect:    (9223372036854775807, 1, 1) (True, True)
# expect:    (1180591620717411303424, 2, 3) (True, True)
# expect:    (True, False, True) (False, False)
# expect:    (1, 2.5, 3) (False, False)
# expect:    (2.5, 1, 3) (False, False)
# expect:    (1.5, 2.5, 3.5) 'less'
# expect:    (1.5, 2.5, 3.5) TypeError: '<' not supported between instances of 'str' and 'float' @1
# expect:    (3, 4, 5) (False, True)
# expect:    (3, 4, 5) TypeError: '<' not supported between instances of 'str' and 'int' @1
# expect:    (3, 4, 5) TypeError: '>' not supported between instances of 'str' and 'int' @3
# expect:    ('a', 2, 'b') TypeError: can only concatenate str (not "int") to str @1
# expect:    ([1], 2, [3]) TypeError: can only concatenate list (not "int") to list @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for +: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: '<' not supported between instances of 'int' and 'tuple' @1
# expect:    (2, 3, [5, 6, 7]) TypeError: '<' not supported between instances of 'int' and 'list' @1
# expect:    (1, 3, [5, 6, 7]) TypeError: '<' not supported between instances of 'int' and 'list' @1
# expect:    (0, 9, [5]) TypeError: '<' not supported between instances of 'int' and 'list' @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: '<' not supported between instances of 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: '<' not supported between instances of 'float' and 'list' @1
# expect:    ((1+2j), 2, 3) TypeError: '<' not supported between instances of 'complex' and 'int' @1
# expect: ints
# expect:    (1.0, 0.0, 2.0) 1.0
# expect:    (nan, 1.0, 2.0) nan
# expect:    (inf, 0.5, -inf) nan
# expect:    (0.0, -1.0, 0.0) 0.0
# expect:    (-0.0, 1.0, -0.0) 0.0
# expect:    (2, 1, 0) 0
# expect:    (-9, 2, 4) -5
# expect:    (7, 9, -3) 53
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) 21267647932558653966460912964485513216
# expect:    (-4611686018427387904, 4611686018427387904, 2) -21267647932558653961849226946058125310
# expect:    (2147483648, 2147483648, 2147483648) 4611686018427387904
# expect:    (1099511627776, 3, 5) 2199023255557
# expect:    (-9223372036854775808, 1, -1) -1
# expect:    (9223372036854775807, 1, 1) 1
# expect:    (1180591620717411303424, 2, 3) 1180591620717411303427
# expect:    (True, False, True) 0
# expect:    (1, 2.5, 3) 4.5
# expect:    (2.5, 1, 3) 3.0
# expect:    (1.5, 2.5, 3.5) TypeError: unsupported operand type(s) for -: 'str' and 'float' @1
# expect:    (1.5, 2.5, 3.5) TypeError: can only concatenate str (not "float") to str @1
# expect:    (3, 4, 5) 14
# expect:    (3, 4, 5) 'rsub(17)'
# expect:    (3, 4, 5) 14
# expect:    ('a', 2, 'b') TypeError: unsupported operand type(s) for -: 'str' and 'str' @1
# expect:    ([1], 2, [3]) TypeError: unsupported operand type(s) for -: 'list' and 'list' @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for *: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: unsupported operand type(s) for +: 'int' and 'tuple' @1
# expect:    (2, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (1, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (0, 9, [5]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for +: 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: unsupported operand type(s) for +: 'float' and 'list' @1
# expect:    ((1+2j), 2, 3) (4+2j)
# expect: sums
# expect:    (1.0, 0.0, 2.0) 3.0
# expect:    (nan, 1.0, 2.0) nan
# expect:    (inf, 0.5, -inf) nan
# expect:    (0.0, -1.0, 0.0) -1.0
# expect:    (-0.0, 1.0, -0.0) 1.0
# expect:    (2, 1, 0) 3
# expect:    (-9, 2, 4) -3
# expect:    (7, 9, -3) 13
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) 13835058055282163712
# expect:    (-4611686018427387904, 4611686018427387904, 2) 2
# expect:    (2147483648, 2147483648, 2147483648) 6442450944
# expect:    (1099511627776, 3, 5) 1099511627784
# expect:    (-9223372036854775808, 1, -1) -9223372036854775808
# expect:    (9223372036854775807, 1, 1) 9223372036854775809
# expect:    (1180591620717411303424, 2, 3) 1180591620717411303429
# expect:    (True, False, True) 2
# expect:    (1, 2.5, 3) 6.5
# expect:    (2.5, 1, 3) 6.5
# expect:    (1.5, 2.5, 3.5) 'radd(4.0)'
# expect:    (1.5, 2.5, 3.5) TypeError: can only concatenate str (not "float") to str @1
# expect:    (3, 4, 5) 12
# expect:    (3, 4, 5) TypeError: can only concatenate str (not "int") to str @1
# expect:    (3, 4, 5) 12
# expect:    ('a', 2, 'b') TypeError: can only concatenate str (not "int") to str @1
# expect:    ([1], 2, [3]) TypeError: can only concatenate list (not "int") to list @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for +: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: unsupported operand type(s) for +: 'int' and 'tuple' @1
# expect:    (2, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (1, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (0, 9, [5]) TypeError: unsupported operand type(s) for +: 'int' and 'list' @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for +: 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: unsupported operand type(s) for +: 'float' and 'list' @1
# expect:    ((1+2j), 2, 3) (6+2j)
# expect: differences
# expect:    (1.0, 0.0, 2.0) 3.0
# expect:    (nan, 1.0, 2.0) nan
# expect:    (inf, 0.5, -inf) nan
# expect:    (0.0, -1.0, 0.0) 1.0
# expect:    (-0.0, 1.0, -0.0) -1.0
# expect:    (2, 1, 0) 1
# expect:    (-9, 2, 4) -7
# expect:    (7, 9, -3) -5
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) 4611686018427387904
# expect:    (-4611686018427387904, 4611686018427387904, 2) -9223372036854775806
# expect:    (2147483648, 2147483648, 2147483648) 2147483648
# expect:    (1099511627776, 3, 5) 1099511627778
# expect:    (-9223372036854775808, 1, -1) -9223372036854775810
# expect:    (9223372036854775807, 1, 1) 9223372036854775807
# expect:    (1180591620717411303424, 2, 3) 1180591620717411303425
# expect:    (True, False, True) 2
# expect:    (1, 2.5, 3) 1.5
# expect:    (2.5, 1, 3) 4.5
# expect:    (1.5, 2.5, 3.5) 2.5
# expect:    (1.5, 2.5, 3.5) 2.5
# expect:    (3, 4, 5) TypeError: unsupported operand type(s) for -: 'int' and 'str' @1
# expect:    (3, 4, 5) 4
# expect:    (3, 4, 5) 4
# expect:    ('a', 2, 'b') TypeError: unsupported operand type(s) for -: 'int' and 'str' @1
# expect:    ([1], 2, [3]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for -: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: unsupported operand type(s) for -: 'int' and 'tuple' @1
# expect:    (2, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @1
# expect:    (1, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @1
# expect:    (0, 9, [5]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for -: 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: unsupported operand type(s) for -: 'int' and 'list' @1
# expect:    ((1+2j), 2, 3) (2+2j)
# expect: products
# expect:    (1.0, 0.0, 2.0) (0.0, 0.0)
# expect:    (nan, 1.0, 2.0) (nan, nan)
# expect:    (inf, 0.5, -inf) (-inf, -inf)
# expect:    (0.0, -1.0, 0.0) (-0.0, -0.0)
# expect:    (-0.0, 1.0, -0.0) (0.0, 0.0)
# expect:    (2, 1, 0) (0, 0)
# expect:    (-9, 2, 4) (-72, -72)
# expect:    (7, 9, -3) (-189, -189)
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) (98079714615416886934934209737619787751599303819750539264, 98079714615416886934934209737619787751599303819750539264)
# expect:    (-4611686018427387904, 4611686018427387904, 2) (-42535295865117307932921825928971026432, -42535295865117307932921825928971026432)
# expect:    (2147483648, 2147483648, 2147483648) (9903520314283042199192993792, 9903520314283042199192993792)
# expect:    (1099511627776, 3, 5) (16492674416640, 16492674416640)
# expect:    (-9223372036854775808, 1, -1) (9223372036854775808, 9223372036854775808)
# expect:    (9223372036854775807, 1, 1) (9223372036854775807, 9223372036854775807)
# expect:    (1180591620717411303424, 2, 3) (7083549724304467820544, 7083549724304467820544)
# expect:    (True, False, True) (0, 0)
# expect:    (1, 2.5, 3) (7.5, 7.5)
# expect:    (2.5, 1, 3) (7.5, 7.5)
# expect:    (1.5, 2.5, 3.5) TypeError: can't multiply sequence by non-int of type 'float' @1
# expect:    (1.5, 2.5, 3.5) TypeError: can't multiply sequence by non-int of type 'float' @1
# expect:    (3, 4, 5) (60, 60)
# expect:    (3, 4, 5) (60, 60)
# expect:    (3, 4, 5) (60, 60)
# expect:    ('a', 2, 'b') TypeError: can't multiply sequence by non-int of type 'str' @1
# expect:    ([1], 2, [3]) TypeError: can't multiply sequence by non-int of type 'list' @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for *: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) ((5, 6, 7, 8, 5, 6, 7, 8), (5, 6, 7, 8, 5, 6, 7, 8))
# expect:    (2, 3, [5, 6, 7]) ([5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7], [5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7])
# expect:    (1, 3, [5, 6, 7]) ([5, 6, 7, 5, 6, 7, 5, 6, 7], [5, 6, 7, 5, 6, 7, 5, 6, 7])
# expect:    (0, 9, [5]) ([], [])
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for *: 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: can't multiply sequence by non-int of type 'float' @1
# expect:    ((1+2j), 2, 3) ((6+12j), (6+12j))
# expect: divisions
# expect:    (1.0, 0.0, 2.0) (1.0, 0.0, 0.0, 0.0, 2.0)
# expect:    (nan, 1.0, 2.0) (nan, nan, nan, nan, nan)
# expect:    (inf, 0.5, -inf) (nan, nan, nan, nan, nan)
# expect:    (0.0, -1.0, 0.0) ZeroDivisionError: division by zero @1
# expect:    (-0.0, 1.0, -0.0) ZeroDivisionError: division by zero @1
# expect:    (2, 1, 0) ZeroDivisionError: division by zero @1
# expect:    (-9, 2, 4) (1, -3, 2, -3, -1)
# expect:    (7, 9, -3) (-2, 0, 0, 13, 1)
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) ZeroDivisionError: division by zero @1
# expect:    (-4611686018427387904, 4611686018427387904, 2) ZeroDivisionError: division by zero @1
# expect:    (2147483648, 2147483648, 2147483648) ZeroDivisionError: division by zero @1
# expect:    (1099511627776, 3, 5) (4, 219902325554, 1, 5, 0)
# expect:    (-9223372036854775808, 1, -1) (0, 9223372036854775809, 3, -1, 0)
# expect:    (9223372036854775807, 1, 1) (0, 9223372036854775806, 0, 1, 0)
# expect:    (1180591620717411303424, 2, 3) (0, 393530540239137101140, 1, 3, 0)
# expect:    (True, False, True) (0, 1, 0, 0, 1)
# expect:    (1, 2.5, 3) (0.5, -1.0, 0, 3.0, -2.0)
# expect:    (2.5, 1, 3) (0.5, 0.0, 1.0, 3.0, 2.0)
# expect:    (1.5, 2.5, 3.5) (0.5, -1.0, 0.0, 3.5, -4.0)
# expect:    (1.5, 2.5, 3.5) TypeError: not all arguments converted during string formatting @1
# expect:    (3, 4, 5) (2, -1, 1, 5, -5)
# expect:    (3, 4, 5) TypeError: not all arguments converted during string formatting @1
# expect:    (3, 4, 5) TypeError: unsupported operand type(s) for //: 'str' and 'int' @1
# expect:    ('a', 2, 'b') TypeError: can only concatenate str (not "int") to str @1
# expect:    ([1], 2, [3]) TypeError: can only concatenate list (not "int") to list @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for +: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: unsupported operand type(s) for %: 'int' and 'tuple' @1
# expect:    (2, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for %: 'int' and 'list' @1
# expect:    (1, 3, [5, 6, 7]) TypeError: unsupported operand type(s) for %: 'int' and 'list' @1
# expect:    (0, 9, [5]) TypeError: unsupported operand type(s) for %: 'int' and 'list' @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for %: 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: unsupported operand type(s) for %: 'float' and 'list' @1
# expect:    ((1+2j), 2, 3) TypeError: unsupported operand type(s) for %: 'complex' and 'int' @1
# expect: int_test
# expect:    (1.0, 0.0, 2.0) 'less'
# expect:    (nan, 1.0, 2.0) (False, False, False)
# expect:    (inf, 0.5, -inf) (True, True, False)
# expect:    (0.0, -1.0, 0.0) 'less'
# expect:    (-0.0, 1.0, -0.0) (False, True, False)
# expect:    (2, 1, 0) (True, True, False)
# expect:    (-9, 2, 4) 'less'
# expect:    (7, 9, -3) (True, True, False)
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) (False, True, False)
# expect:    (-4611686018427387904, 4611686018427387904, 2) 'less'
# expect:    (2147483648, 2147483648, 2147483648) (False, True, False)
# expect:    (1099511627776, 3, 5) (True, True, False)
# expect:    (-9223372036854775808, 1, -1) 'less'
# expect:    (9223372036854775807, 1, 1) (True, True, False)
# expect:    (1180591620717411303424, 2, 3) (True, True, False)
# expect:    (True, False, True) (False, False, False)
# expect:    (1, 2.5, 3) (False, False, False)
# expect:    (2.5, 1, 3) (False, False, False)
# expect:    (1.5, 2.5, 3.5) 'less'
# expect:    (1.5, 2.5, 3.5) TypeError: '<' not supported between instances of 'str' and 'float' @1
# expect:    (3, 4, 5) (False, True, True)
# expect:    (3, 4, 5) TypeError: '<' not supported between instances of 'str' and 'int' @1
# expect:    (3, 4, 5) TypeError: '>' not supported between instances of 'str' and 'int' @3
# expect:    ('a', 2, 'b') TypeError: can only concatenate str (not "int") to str @1
# expect:    ([1], 2, [3]) TypeError: can only concatenate list (not "int") to list @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for +: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) TypeError: '<' not supported between instances of 'int' and 'tuple' @1
# expect:    (2, 3, [5, 6, 7]) TypeError: '<' not supported between instances of 'int' and 'list' @1
# expect:    (1, 3, [5, 6, 7]) TypeError: '<' not supported between instances of 'int' and 'list' @1
# expect:    (0, 9, [5]) TypeError: '<' not supported between instances of 'int' and 'list' @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: '<' not supported between instances of 'int' and 'dict' @1
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: '<' not supported between instances of 'float' and 'list' @1
# expect:    ((1+2j), 2, 3) TypeError: '<' not supported between instances of 'complex' and 'int' @1
# expect: indexed
# expect:    (1.0, 0.0, 2.0) TypeError: 'float' object is not subscriptable @1
# expect:    (nan, 1.0, 2.0) TypeError: 'float' object is not subscriptable @1
# expect:    (inf, 0.5, -inf) TypeError: 'float' object is not subscriptable @1
# expect:    (0.0, -1.0, 0.0) TypeError: 'float' object is not subscriptable @1
# expect:    (-0.0, 1.0, -0.0) TypeError: 'float' object is not subscriptable @1
# expect:    (2, 1, 0) TypeError: 'int' object is not subscriptable @1
# expect:    (-9, 2, 4) TypeError: 'int' object is not subscriptable @1
# expect:    (7, 9, -3) TypeError: 'int' object is not subscriptable @1
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) TypeError: 'int' object is not subscriptable @1
# expect:    (-4611686018427387904, 4611686018427387904, 2) TypeError: 'int' object is not subscriptable @1
# expect:    (2147483648, 2147483648, 2147483648) TypeError: 'int' object is not subscriptable @1
# expect:    (1099511627776, 3, 5) TypeError: 'int' object is not subscriptable @1
# expect:    (-9223372036854775808, 1, -1) TypeError: 'int' object is not subscriptable @1
# expect:    (9223372036854775807, 1, 1) TypeError: 'int' object is not subscriptable @1
# expect:    (1180591620717411303424, 2, 3) TypeError: 'int' object is not subscriptable @1
# expect:    (True, False, True) TypeError: 'bool' object is not subscriptable @1
# expect:    (1, 2.5, 3) TypeError: 'int' object is not subscriptable @1
# expect:    (2.5, 1, 3) TypeError: 'int' object is not subscriptable @1
# expect:    (1.5, 2.5, 3.5) TypeError: 'Loud' object is not subscriptable @1
# expect:    (1.5, 2.5, 3.5) TypeError: 'float' object is not subscriptable @1
# expect:    (3, 4, 5) TypeError: 'Counted' object is not subscriptable @1
# expect:    (3, 4, 5) TypeError: 'int' object is not subscriptable @1
# expect:    (3, 4, 5) TypeError: 'int' object is not subscriptable @1
# expect:    ('a', 2, 'b') TypeError: can only concatenate str (not "int") to str @1
# expect:    ([1], 2, [3]) TypeError: can only concatenate list (not "int") to list @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for +: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) (8, 6)
# expect:    (2, 3, [5, 6, 7]) IndexError: list index out of range @1
# expect:    (1, 3, [5, 6, 7]) IndexError: list index out of range @1
# expect:    (0, 9, [5]) IndexError: list index out of range @1
# expect:    (2, 1, {3: 'x', 1: 'y'}) ('x', 'y')
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: list indices must be integers or slices, not float @1
# expect:    ((1+2j), 2, 3) TypeError: 'int' object is not subscriptable @1
# expect: stored
# expect:    (1.0, 0.0, 2.0) (True, False, 2.0)
# expect:    (nan, 1.0, 2.0) (True, False, nan)
# expect:    (inf, 0.5, -inf) (True, False, -inf)
# expect:    (0.0, -1.0, 0.0) (True, False, -0.0)
# expect:    (-0.0, 1.0, -0.0) (True, False, -0.0)
# expect:    (2, 1, 0) (True, False, 0)
# expect:    (-9, 2, 4) (True, False, -28)
# expect:    (7, 9, -3) (True, False, -48)
# expect:    (4611686018427387904, 4611686018427387904, 4611686018427387904) (True, False, 42535295865117307932921825928971026432)
# expect:    (-4611686018427387904, 4611686018427387904, 2) (True, True, 0)
# expect:    (2147483648, 2147483648, 2147483648) (True, False, 9223372036854775808)
# expect:    (1099511627776, 3, 5) (True, False, 5497558138895)
# expect:    (-9223372036854775808, 1, -1) (True, False, 9223372036854775807)
# expect:    (9223372036854775807, 1, 1) (True, False, 9223372036854775808)
# expect:    (1180591620717411303424, 2, 3) (True, False, 3541774862152233910278)
# expect:    (True, False, True) (True, True, 1)
# expect:    (1, 2.5, 3) (True, False, 10.5)
# expect:    (2.5, 1, 3) (True, False, 10.5)
# expect:    (1.5, 2.5, 3.5) (True, False, 'rmul(4.0)')
# expect:    (1.5, 2.5, 3.5) TypeError: can't multiply sequence by non-int of type 'float' @3
# expect:    (3, 4, 5) (True, False, 35)
# expect:    (3, 4, 5) (True, False, 'add(4)add(4)add(4)add(4)add(4)')
# expect:    (3, 4, 5) (True, False, 35)
# expect:    ('a', 2, 'b') TypeError: can only concatenate str (not "int") to str @1
# expect:    ([1], 2, [3]) TypeError: can only concatenate list (not "int") to list @1
# expect:    (None, 1, 2) TypeError: unsupported operand type(s) for +: 'NoneType' and 'int' @1
# expect:    (2, 1, (5, 6, 7, 8)) (True, False, (5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8))
# expect:    (2, 3, [5, 6, 7]) (True, False, [5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7])
# expect:    (1, 3, [5, 6, 7]) (True, False, [5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7])
# expect:    (0, 9, [5]) (True, False, [5, 5, 5, 5, 5, 5, 5, 5, 5])
# expect:    (2, 1, {3: 'x', 1: 'y'}) TypeError: unsupported operand type(s) for *: 'int' and 'dict' @3
# expect:    (2.0, 1, [1, 2, 3, 4]) TypeError: can't multiply sequence by non-int of type 'float' @3
# expect:    ((1+2j), 2, 3) (True, False, (9+6j))


def watched(a, b):
    x = a * b + a - 1.0
    if x + a > b * 2.0:
        x = -x
    return x


def lines_of(call):
    seen = []

    def trace(frame, event, arg):
        if frame.f_code is watched.__code__:
            frame.f_trace_opcodes = True
            seen.append((event, frame.f_lineno - watched.__code__.co_firstlineno))
        return trace
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(None)
    return seen


for _ in range(100):
    watched(3.0, 4.0)
print(lines_of(lambda: watched(3.0, 4.0)))
# expect: [('call', 0), ('line', 1), ('opcode', 1), ('opcode', 1), ('opcode', 1), ('opcode', 1), ('opcode', 1), ('opcode', 1), ('opcode', 1), ('line', 2), ('opcode', 2), ('opcode', 2), ('opcode', 2), ('opcode', 2), ('opcode', 2), ('opcode', 2), ('opcode', 2), ('opcode', 2), ('line', 3), ('opcode', 3), ('opcode', 3), ('opcode', 3), ('line', 4), ('opcode', 4), ('opcode', 4), ('return', 4)]
for _ in range(100):
    watched(3.0, 4.0)
monitoring = sys.monitoring
monitoring.use_tool_id(3, "count")
executed = []
monitoring.register_callback(3, monitoring.events.INSTRUCTION, lambda code, offset: executed.append(offset))
monitoring.set_local_events(3, watched.__code__, monitoring.events.INSTRUCTION)
watched(3.0, 4.0)
monitoring.set_local_events(3, watched.__code__, 0)
monitoring.free_tool_id(3)
print(executed)  # expect: [2, 4, 16, 18, 30, 32, 44, 46, 48, 60, 62, 64, 76, 80, 84, 86, 88, 90, 92, 94]
for _ in range(100):
    result = watched(3.0, 4.0)
print(result, len(executed))  # expect: -14.0 20
