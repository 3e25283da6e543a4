# Cycles of objects die.
import gc, weakref
class N: pass
a, b = N(), N()
a.b, b.a = b, a
r = weakref.ref(a)
del a, b
gc.collect()
print(r())  # expect: None
