# A weak reference gives its object or None.
import gc, weakref
class C: pass
c = C()
r = weakref.ref(c)
print(r() is c, weakref.getweakrefcount(c), r is weakref.ref(c), r == weakref.ref(c), repr(r).startswith("<weakref at"))  # expect: True 1 True True True
c = None
gc.collect()
print(r(), repr(r).endswith("dead>"))  # expect: None True
