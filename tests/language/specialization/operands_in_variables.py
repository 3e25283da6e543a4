# An operation with two variables, or with a variable and a small int, is executed at once with them: the kinds of both are looked at each time.
import sys
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def rem(a, b): return a % b
def both(a, b): return a & b
def div(a, b): return a / b
def less(a, b):
    if a < b: return "less"
    return "not less"
def item(a, b): return a[b]
def chain(a, b): return a * b + a - b
def plus_one(a): return a + 1
def minus_one(a): return a - 1
def rest(a): return a % 7
def below(a): return a < 5
class Int(int):
    def __add__(self, other): return "Int.__add__"
    def __radd__(self, other): return "Int.__radd__"
    def __rmod__(self, other): return "Int.__rmod__"
    def __lt__(self, other): return "Int.__lt__"
    def __gt__(self, other): return ""
class Float(float):
    def __radd__(self, other): return "Float.__radd__"
    def __mul__(self, other): return "Float.__mul__"
class List(list):
    def __getitem__(self, index): return "List.__getitem__"
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
ints = [(7, 3), (-7, 3), (2**62, 2**62), (-2**63, 1), (2**63 - 1, 1), (2**40, 2**40), (True, 2), (2, False), (Int(4), 2), (2, Int(4)), (7, 0), (7, -3), (1, 2.5), (2.5, 1), ("a", "b"), (3, "a"), (2**70, 3)]
floats = [(1.5, 2.5), (1e308, 1e308), (1.5, 0.0), (float("nan"), 1.0), (1.5, 2), (2, 1.5), (Float(1.5), 2.5), (1.5, Float(2.5)), (True, 1.5)]
for warm, operands in (((6, 4), ints), ((1.5, 0.5), floats), ((6, 4), floats), ((1.5, 0.5), ints)):
    for function in (add, sub, mul, rem, both, div, less, chain):
        for _ in range(40):
            attempt(function, *warm)
        print(function.__name__, [attempt(function, *pair) for pair in operands])
# expect: add [10, -4, 9223372036854775808, -9223372036854775807, 9223372036854775808, 2199023255552, 3, 2, 'Int.__add__', 'Int.__radd__', 7, 4, 3.5, 3.5, 'ab', "TypeError: unsupported operand type(s) for +: 'int' and 'str'", 1180591620717411303427]
# expect: sub [4, -10, 0, -9223372036854775809, 9223372036854775806, 0, -1, 2, 2, -2, 7, 10, -1.5, 1.5, "TypeError: unsupported operand type(s) for -: 'str' and 'str'", "TypeError: unsupported operand type(s) for -: 'int' and 'str'", 1180591620717411303421]
# expect: mul [21, -21, 21267647932558653966460912964485513216, -9223372036854775808, 9223372036854775807, 1208925819614629174706176, 2, 0, 8, 8, 0, -21, 2.5, 2.5, "TypeError: can't multiply sequence by non-int of type 'str'", 'aaa', 3541774862152233910272]
# expect: rem [1, 2, 0, 0, 0, 0, 1, 'ZeroDivisionError: division by zero', 0, 'Int.__rmod__', 'ZeroDivisionError: division by zero', -2, 1.0, 0.5, 'TypeError: not all arguments converted during string formatting', "TypeError: unsupported operand type(s) for %: 'int' and 'str'", 1]
# expect: both [3, 1, 4611686018427387904, 0, 1, 1099511627776, 0, 0, 0, 0, 0, 5, "TypeError: unsupported operand type(s) for &: 'int' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'int'", "TypeError: unsupported operand type(s) for &: 'str' and 'str'", "TypeError: unsupported operand type(s) for &: 'int' and 'str'", 0]
# expect: div [2.3333333333333335, -2.3333333333333335, 1.0, -9.223372036854776e+18, 9.223372036854776e+18, 1.0, 0.5, 'ZeroDivisionError: division by zero', 2.0, 0.5, 'ZeroDivisionError: division by zero', -2.3333333333333335, 0.4, 2.5, "TypeError: unsupported operand type(s) for /: 'str' and 'str'", "TypeError: unsupported operand type(s) for /: 'int' and 'str'", 3.935305402391371e+20]
# expect: less ['not less', 'less', 'not less', 'less', 'not less', 'not less', 'less', 'not less', 'less', 'not less', 'not less', 'not less', 'less', 'not less', 'less', "TypeError: '<' not supported between instances of 'int' and 'str'", 'not less']
# expect: chain [25, -31, 21267647932558653966460912964485513216, -18446744073709551617, 18446744073709551613, 1208925819614629174706176, 1, 2, "TypeError: unsupported operand type(s) for -: 'str' and 'int'", 6, 7, -11, 1.0, 4.0, "TypeError: can't multiply sequence by non-int of type 'str'", 'TypeError: can only concatenate str (not "int") to str', 4722366482869645213693]
# expect: add [4.0, inf, 1.5, nan, 3.5, 3.5, 4.0, 'Float.__radd__', 2.5]
# expect: sub [-1.0, 0.0, 1.5, nan, -0.5, 0.5, -1.0, -1.0, -0.5]
# expect: mul [3.75, inf, 0.0, nan, 3.0, 3.0, 'Float.__mul__', 3.75, 1.5]
# expect: rem [1.5, 0.0, 'ZeroDivisionError: division by zero', nan, 1.5, 0.5, 1.5, 1.5, 1.0]
# expect: both ["TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'int'", "TypeError: unsupported operand type(s) for &: 'int' and 'float'", "TypeError: unsupported operand type(s) for &: 'Float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'Float'", "TypeError: unsupported operand type(s) for &: 'bool' and 'float'"]
# expect: div [0.6, 1.0, 'ZeroDivisionError: division by zero', nan, 0.75, 1.3333333333333333, 0.6, 0.6, 0.6666666666666666]
# expect: less ['less', 'not less', 'not less', 'not less', 'less', 'not less', 'less', 'less', 'less']
# expect: chain [2.75, inf, 1.5, nan, 2.5, 3.5, "TypeError: unsupported operand type(s) for -: 'str' and 'float'", 2.75, 1.0]
# expect: add [4.0, inf, 1.5, nan, 3.5, 3.5, 4.0, 'Float.__radd__', 2.5]
# expect: sub [-1.0, 0.0, 1.5, nan, -0.5, 0.5, -1.0, -1.0, -0.5]
# expect: mul [3.75, inf, 0.0, nan, 3.0, 3.0, 'Float.__mul__', 3.75, 1.5]
# expect: rem [1.5, 0.0, 'ZeroDivisionError: division by zero', nan, 1.5, 0.5, 1.5, 1.5, 1.0]
# expect: both ["TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'int'", "TypeError: unsupported operand type(s) for &: 'int' and 'float'", "TypeError: unsupported operand type(s) for &: 'Float' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'Float'", "TypeError: unsupported operand type(s) for &: 'bool' and 'float'"]
# expect: div [0.6, 1.0, 'ZeroDivisionError: division by zero', nan, 0.75, 1.3333333333333333, 0.6, 0.6, 0.6666666666666666]
# expect: less ['less', 'not less', 'not less', 'not less', 'less', 'not less', 'less', 'less', 'less']
# expect: chain [2.75, inf, 1.5, nan, 2.5, 3.5, "TypeError: unsupported operand type(s) for -: 'str' and 'float'", 2.75, 1.0]
# expect: add [10, -4, 9223372036854775808, -9223372036854775807, 9223372036854775808, 2199023255552, 3, 2, 'Int.__add__', 'Int.__radd__', 7, 4, 3.5, 3.5, 'ab', "TypeError: unsupported operand type(s) for +: 'int' and 'str'", 1180591620717411303427]
# expect: sub [4, -10, 0, -9223372036854775809, 9223372036854775806, 0, -1, 2, 2, -2, 7, 10, -1.5, 1.5, "TypeError: unsupported operand type(s) for -: 'str' and 'str'", "TypeError: unsupported operand type(s) for -: 'int' and 'str'", 1180591620717411303421]
# expect: mul [21, -21, 21267647932558653966460912964485513216, -9223372036854775808, 9223372036854775807, 1208925819614629174706176, 2, 0, 8, 8, 0, -21, 2.5, 2.5, "TypeError: can't multiply sequence by non-int of type 'str'", 'aaa', 3541774862152233910272]
# expect: rem [1, 2, 0, 0, 0, 0, 1, 'ZeroDivisionError: division by zero', 0, 'Int.__rmod__', 'ZeroDivisionError: division by zero', -2, 1.0, 0.5, 'TypeError: not all arguments converted during string formatting', "TypeError: unsupported operand type(s) for %: 'int' and 'str'", 1]
# expect: both [3, 1, 4611686018427387904, 0, 1, 1099511627776, 0, 0, 0, 0, 0, 5, "TypeError: unsupported operand type(s) for &: 'int' and 'float'", "TypeError: unsupported operand type(s) for &: 'float' and 'int'", "TypeError: unsupported operand type(s) for &: 'str' and 'str'", "TypeError: unsupported operand type(s) for &: 'int' and 'str'", 0]
# expect: div [2.3333333333333335, -2.3333333333333335, 1.0, -9.223372036854776e+18, 9.223372036854776e+18, 1.0, 0.5, 'ZeroDivisionError: division by zero', 2.0, 0.5, 'ZeroDivisionError: division by zero', -2.3333333333333335, 0.4, 2.5, "TypeError: unsupported operand type(s) for /: 'str' and 'str'", "TypeError: unsupported operand type(s) for /: 'int' and 'str'", 3.935305402391371e+20]
# expect: less ['not less', 'less', 'not less', 'less', 'not less', 'not less', 'less', 'not less', 'less', 'not less', 'not less', 'not less', 'less', 'not less', 'less', "TypeError: '<' not supported between instances of 'int' and 'str'", 'not less']
# expect: chain [25, -31, 21267647932558653966460912964485513216, -18446744073709551617, 18446744073709551613, 1208925819614629174706176, 1, 2, "TypeError: unsupported operand type(s) for -: 'str' and 'int'", 6, 7, -11, 1.0, 4.0, "TypeError: can't multiply sequence by non-int of type 'str'", 'TypeError: can only concatenate str (not "int") to str', 4722366482869645213693]
for _ in range(40):
    item([1, 2, 3], 1)
print([attempt(item, *pair) for pair in (([1, 2], 0), ([1, 2], -1), ([1, 2], 2), ([1, 2], True), (List(), 0), ((1, 2), 1), ("ab", 1), ({5: 6}, 5), ([], 0), ([1], 2**70), ([1], 1.0), (List([1]), 5))])
# expect: [1, 2, 'IndexError: list index out of range', 2, 'List.__getitem__', 2, 'b', 6, 'IndexError: list index out of range', "IndexError: cannot fit 'int' into an index-sized integer", 'TypeError: list indices must be integers or slices, not float', 'List.__getitem__']
for function in (plus_one, minus_one, rest, below):
    for _ in range(40):
        function(6)
    print(function.__name__, [attempt(function, a) for a in (2**63 - 1, -2**63, True, 2.5, Int(4), "a", "%d", None, 4, -1)])
# expect: plus_one [9223372036854775808, -9223372036854775807, 2, 3.5, 'Int.__add__', 'TypeError: can only concatenate str (not "int") to str', 'TypeError: can only concatenate str (not "int") to str', "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'", 5, 0]
# expect: minus_one [9223372036854775806, -9223372036854775809, 0, 1.5, 3, "TypeError: unsupported operand type(s) for -: 'str' and 'int'", "TypeError: unsupported operand type(s) for -: 'str' and 'int'", "TypeError: unsupported operand type(s) for -: 'NoneType' and 'int'", 3, -2]
# expect: rest [0, 6, 1, 2.5, 4, 'TypeError: not all arguments converted during string formatting', '7', "TypeError: unsupported operand type(s) for %: 'NoneType' and 'int'", 4, 6]
# expect: below [False, True, True, True, 'Int.__lt__', "TypeError: '<' not supported between instances of 'str' and 'int'", "TypeError: '<' not supported between instances of 'str' and 'int'", "TypeError: '<' not supported between instances of 'NoneType' and 'int'", True, True]
# What is not taken by the operation stays the object that it was.
def pair(a, b): return (a, a + b, b, a) if a < b else (b, a)
big, other = int("123456789"), int("223456789")
for _ in range(40):
    pair(big, other)
got = pair(big, other)
print(got[0] is big, got[2] is other, got[3] is big)  # expect: True True True
def kept(a, b):
    try:
        return a + b
    except TypeError:
        return a
print([kept(big, 1) for _ in range(40)][-1], kept(big, None) is big)  # expect: 123456790 True
# Watched in the middle.
def hot(n):
    total = i = 0
    while i < n:
        total = total + i
        if i == 20:
            sys.settrace(tracer)
            sys._getframe().f_trace = tracer
        if i == 22:
            sys.settrace(None)
            sys._getframe().f_trace = None
        i = i + 1
    return total
lines = []
def tracer(frame, event, argument):
    lines.append((frame.f_lineno - frame.f_code.co_firstlineno, event, dict(frame.f_locals).get("total")))
    return tracer
print(hot(40), lines)
# expect: 780 [(7, 'line', 210), (10, 'line', 210), (2, 'line', 210), (3, 'line', 210), (4, 'line', 231), (7, 'line', 231), (10, 'line', 231), (2, 'line', 231), (3, 'line', 231), (4, 'line', 253), (7, 'line', 253), (8, 'line', 253)]
# A variable is changed behind its back.
def changed(a, b):
    for i in range(60):
        if i == 50:
            sys._getframe().f_locals["a"] = "text "
            b = "end"
        result = a + b
    return result
print(changed(1, 2))  # expect: text end
