# After a collection nothing that a frame has popped, deleted or passed on is alive.
import gc, weakref
class C: pass
def ref(x): return weakref.ref(x)
def deleted():
    x = C(); r = weakref.ref(x); del x; gc.collect(); return r()
def popped():
    r = ref(C()); gc.collect(); return r()
def looped():
    for x in [C(), C()]:
        r = weakref.ref(x)
    del x; gc.collect(); return r()
def argument(x):
    r = weakref.ref(x); del x; gc.collect(); return r()
def keyword(*, x):
    r = weakref.ref(x); return r
def generator():
    x = C(); r = weakref.ref(x); yield 1; del x; gc.collect(); yield r()
def caught():
    x = C(); r = weakref.ref(x)
    try: raise ValueError(x)
    except ValueError: del x
    gc.collect(); return r()
def nested():
    r = (lambda: ref(C()))()
    return [gc.collect() and r() or r() for _ in range(1)][0]
print(deleted(), popped(), looped(), argument(C()), list(generator())[1], caught(), nested())  # expect: None None None None None None None
r = keyword(x=C()); gc.collect(); print(r())  # expect: None
for _ in range(50): ref(C())
print(deleted(), popped(), looped())  # expect: None None None
x = C(); r = weakref.ref(x); del x; gc.collect(); print(r())  # expect: None
