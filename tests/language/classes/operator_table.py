# Every binary operator calls its method, with the operands in order.
class R:
    def __init__(self, name): self.name = name
for op in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    def method(self, other, op=op): return f"{op}"
    def reflected(self, other, op=op): return f"r{op}"
    setattr(R, f"__{op}__", method)
    setattr(R, f"__r{op}__", reflected)
r = R("r")
print(r + 1, r - 1, r * 1, r / 1, r // 1, r % 1, r ** 1, r << 1, r >> 1, r & 1, r | 1, r ^ 1, r @ 1)
# expect: add sub mul truediv floordiv mod pow lshift rshift and or xor matmul
print(1 + r, 1 - r, 1 * r, 1 / r, 1 // r, 1 % r, 1 ** r, 1 << r, 1 >> r, 1 & r, 1 | r, 1 ^ r, 1 @ r)
# expect: radd rsub rmul rtruediv rfloordiv rmod rpow rlshift rrshift rand ror rxor rmatmul
