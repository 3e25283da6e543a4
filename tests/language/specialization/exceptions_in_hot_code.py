# Errors in the middle of specialized code have the right line and operands.
import traceback
def f(items):
    total = 0
    for x in items:
        total = (total
                 + x)
    return total
for _ in range(100): f([1, 2])
try:
    f([1] * 50 + ["x"])
except TypeError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
# expect: unsupported operand type(s) for +: 'int' and 'str' 6
def g(d, k):
    return d[k]
for _ in range(100): g({"a": 1}, "a")
try:
    g({"a": 1}, "b")
except KeyError as e:
    print(repr(e), e.__traceback__.tb_next.tb_lineno)
# expect: KeyError('b') 16
