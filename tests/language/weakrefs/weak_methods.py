# WeakMethod and references to bound methods.
import gc, weakref
class C:
    def m(self): return 5
c = C()
r = weakref.WeakMethod(c.m)
print(r()())  # expect: 5
dead = weakref.ref(c.m)
gc.collect()
c = None
gc.collect()
print(r(), dead())  # expect: None None
