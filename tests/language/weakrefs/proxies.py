# A proxy stands for its object.
import gc, weakref
class C:
    x = 1
    def m(self): return "m"
    def __len__(self): return 3
    def __add__(self, other): return other
c = C()
p = weakref.proxy(c)
p.y = 5
print(p.x, p.m(), len(p), p + 2, c.y, type(p).__name__)  # expect: 1 m 3 2 5 ProxyType
c = None
gc.collect()
try:
    p.x
except ReferenceError as e:
    print(e)
# expect: weakly-referenced object no longer exists
