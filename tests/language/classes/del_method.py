# __del__ runs when a collection finds the object, or at the end.
import gc
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
d = D(1)
d = None
gc.collect()
print(log)  # expect: [1]
def cycle():
    a, b = D(2), D(3)
    a.other, b.other = b, a
cycle()
gc.collect()
print(sorted(log))  # expect: [1, 2, 3]
