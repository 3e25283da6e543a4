# __index__ in slices, huge numbers, None.
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
a = list(range(5))
print(a[I(1):I(3)], a[:10 ** 30], a[-10 ** 30:2], a[::10 ** 20], a[I(4)], a[None:None:None])  # expect: [1, 2] [0, 1, 2, 3, 4] [0, 1] [0] 4 [0, 1, 2, 3, 4]
