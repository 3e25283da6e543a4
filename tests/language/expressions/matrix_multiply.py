# The @ operator and its forms.
class M:
    def __init__(self, n): self.n = n
    def __matmul__(self, other): return M(self.n * other.n)
    def __rmatmul__(self, other): return f"r{other}"
    def __imatmul__(self, other):
        self.n = -1
        return self
print((M(2) @ M(3)).n, 5 @ M(1))  # expect: 6 r5
m = M(1)
m @= 1
print(m.n)  # expect: -1
