# Finalizers run once, in the order of creation, also for objects that come back; errors are reported and do not stop the others.
import gc, sys
log = []
class D:
    kept = None
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(self.n)
        if self.n == 2:
            D.kept = self
        if self.n == 3:
            raise ValueError(self.n)
class Base:
    def __del__(self): log.append("base")
class Derived(Base):
    pass
sys.unraisablehook = lambda args: log.append((args.exc_type.__name__, args.err_msg.split(" <")[0], args.object))
def make():
    a, b, c, d = D(1), D(2), D(3), D(4)
    a.x, b.x, c.x, d.x = d, c, b, a
make()
gc.collect()
print(log)  # expect: [1, 2, 3, ('ValueError', 'Exception ignored while calling deallocator', None), 4]
log.clear()
print(D.kept.n, gc.is_finalized(D.kept))  # expect: 2 True
D.kept = None
gc.collect()
print(log)  # expect: []
def many():
    for i in range(40):
        Derived()
many()
gc.collect()
print(log == ["base"] * 40)  # expect: True
class Late:
    pass
def late():
    Late.__del__ = lambda self: log.append("late")
    x = Late()
    x = None
log.clear()
late()
gc.collect()
print(log)  # expect: ['late']
