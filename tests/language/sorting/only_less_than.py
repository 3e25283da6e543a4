# Only __lt__ is used.
class K:
    count = 0
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        K.count += 1
        return self.n < other.n
    def __repr__(self): return f"K{self.n}"
print(sorted([K(3), K(1), K(2)]), K.count)  # expect: [K1, K2, K3] 6
K.count = 0
sorted([K(i) for i in range(100)])
print(K.count)  # expect: 99
K.count = 0
sorted([K(-i) for i in range(100)])
print(K.count)  # expect: 99
