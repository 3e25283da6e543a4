# References compare and hash like their objects while these live.
import gc, weakref
class C:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return self.n
a, b = C(1), C(1)
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, hash(ra) == 1)  # expect: True True
a = b = None
gc.collect()
print(ra == rb, ra == ra, hash(ra))  # expect: False True 1
