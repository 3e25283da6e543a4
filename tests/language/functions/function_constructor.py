# types.FunctionType makes a function from code, globals and a closure.
import types
def outer():
    x = 1
    def f(a, b=2): return a + b + x
    return f
f = outer()
g = types.FunctionType(f.__code__, {}, "g", (5,), (types.CellType(100),))
print(g(1), g.__name__, g.__defaults__, g.__closure__[0].cell_contents)  # expect: 106 g (5,) 100
try:
    types.FunctionType(f.__code__, {})
except TypeError as error:
    print(error)
# expect: arg 5 (closure) must be tuple
