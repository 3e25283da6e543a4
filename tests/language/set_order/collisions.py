# Colliding hashes are probed as in the reference.
class H:
    def __init__(self, n, h): self.n, self.h = n, h
    def __hash__(self): return self.h
    def __repr__(self): return f"H{self.n}"
print({H(i, 5) for i in range(6)}, {H(i, i * 8) for i in range(6)}, {H(i, i * 32 % 7) for i in range(12)})
# expect: {H3, H4, H1, H2, H0, H5} {H0, H4, H1, H5, H2, H3} {H0, H2, H4, H6, H1, H3, H5, H7, H8, H9, H10, H11}
