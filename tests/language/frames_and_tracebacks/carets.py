# Carets show which part of a line failed.
import traceback
def show(f, *args):
    try:
        f(*args)
    except Exception as e:
        lines = traceback.format_exception(e)
        print("".join(l.split("\n", 1)[1] for l in lines[2:-1]) + lines[-1], end="")
def attribute(x): return x.a.b.c
def binary(a, b): return 1 + a * (2 - b) + 5
def subscript(d): return d["x"]["y"]["z"]
def call(f, g): return f(1, g(2), 3)
def multi(a):
    return (a +
            None) * 2
show(attribute, 5)
# expect:     def attribute(x): return x.a.b.c
# expect:                              ^^^
# expect: AttributeError: 'int' object has no attribute 'a'
show(binary, 1, "x")
# expect:     def binary(a, b): return 1 + a * (2 - b) + 5
# expect:                                       ~~^~~
# expect: TypeError: unsupported operand type(s) for -: 'int' and 'str'
show(subscript, {"x": {}})
# expect:     def subscript(d): return d["x"]["y"]["z"]
# expect:                              ~~~~~~^^^^^
# expect: KeyError: 'y'
show(call, len, lambda x: 1 / 0)
# expect:     def call(f, g): return f(1, g(2), 3)
# expect:                                 ~^^^
# expect:     show(call, len, lambda x: 1 / 0)
# expect:                               ~~^~~
# expect: ZeroDivisionError: division by zero
show(multi, 1)
# expect:     return (a +
# expect:             ~~^
# expect:             None) * 2
# expect:             ~~~~
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'
