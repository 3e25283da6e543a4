# Unary and conversion methods.
class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 4
    def __divmod__(self, other): return "divmod"
    def __rpow__(self, other, mod=None): return ("rpow", other)
    def __trunc__(self): return 9
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
import math
n = N()
print(-n, +n, ~n, abs(n), int(n), float(n), complex(n), divmod(n, 1), 2 ** n, hex(n), math.floor(n), math.ceil(n), math.trunc(n), round(2.567, N()))
# expect: neg pos invert abs 3 2.5 1j divmod ('rpow', 2) 0x4 floor ceil 9 2.567
